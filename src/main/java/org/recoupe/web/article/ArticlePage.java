package org.recoupe.web.article;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Triage;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.Source;
import org.recoupe.source.SourceRegistry;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One dispatch: read it, check what was extracted, sort the claims, stand by them. */
@Page
@RequestMapping("/articles/{id}")
class ArticlePage {
    private final View view;
    private final Intake intake;
    private final ClaimFile claims;
    private final ClaimRegistration registration;
    private final Triage triage;

    ArticlePage(View view, Intake intake, ClaimFile claims, ClaimRegistration registration, Triage triage) {
        this.view = view;
        this.intake = intake;
        this.claims = claims;
        this.registration = registration;
        this.triage = triage;
    }

    /** Fills the page; apart from the forms' handlers, which all end here when they are refused. */
    @Component
    static class View {
        private final Intake intake;
        private final ClaimFile claims;
        private final SourceRegistry sources;

        View(Intake intake, ClaimFile claims, SourceRegistry sources) {
            this.intake = intake;
            this.claims = claims;
            this.sources = sources;
        }

        String show(UUID id, @Nullable String claim, Actor actor, Wording words, Model model) {
            var article = intake.article(id, actor);
            var sheet = ArticleSheet.of(
                    article, intake.revisions(article), claims.ofArticle(id, actor), claim, actor, words);
            model.addAttribute("sheet", sheet);
            model.addAttribute(
                    "sources",
                    sources.all(ClaimCard.SOURCES_SUGGESTED).stream()
                            .map(Source::name)
                            .toList());
            return "article";
        }
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam @Nullable String claim,
            Actor actor,
            Wording words,
            Model model,
            HttpServletResponse response) {
        // nothing can be typed here while it is being read, so the page may renew itself
        if (intake.article(id, actor).status() == ArticleStatus.EXTRACTING) response.setHeader("Refresh", "2");
        return view.show(id, claim, actor, words, model);
    }

    @PostMapping(params = "do=accept")
    String accept(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "accept",
                "/articles/" + id,
                () -> intake.accept(id, actor),
                () -> view.show(id, null, actor, words, model));
    }

    @PostMapping(params = "do=entered")
    String entered(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "entered",
                "/articles/" + id,
                () -> intake.enteredByHand(id, actor),
                () -> view.show(id, null, actor, words, model));
    }

    @PostMapping(params = "do=add")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String passage,
            @RequestParam(defaultValue = "") String source,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "add",
                "/articles/" + id + "#claims",
                () -> registration.addByHand(id, asItStands(id, passage, actor), source, actor),
                () -> view.show(id, null, actor, words, model));
    }

    @PostMapping(params = "do=select")
    String select(
            @PathVariable UUID id, @RequestParam String claim, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "select",
                selected(id, claim),
                () -> triage.select(claim(id, claim, actor), actor),
                () -> view.show(id, claim, actor, words, model));
    }

    @PostMapping(params = "do=set-aside")
    String setAside(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam @Nullable SetAsideReason reason,
            @RequestParam @Nullable UUID other,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "set-aside",
                selected(id, claim),
                () -> triage.setAside(claim(id, claim, actor), ClaimCard.chosen(reason), other, actor),
                () -> view.show(id, claim, actor, words, model));
    }

    @PostMapping(params = "do=correct")
    String correct(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam(defaultValue = "") String source,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "correct",
                selected(id, claim),
                () -> triage.correctSource(claim(id, claim, actor), source, actor),
                () -> view.show(id, claim, actor, words, model));
    }

    private static String selected(UUID article, String number) {
        return "/articles/" + article + "?claim=" + number + "#t-" + number;
    }

    private UUID claim(UUID article, String number, Actor actor) {
        return claims.ofArticle(article, actor).stream()
                .filter(claim -> claim.number().equals("C-" + number))
                .map(ClaimView::id)
                .findFirst()
                .orElseThrow(() -> new Unknown("claim"));
    }

    /** A passage that was copied from a screen may have lost its narrow spaces and curly apostrophes; the text's own words are wanted. */
    private String asItStands(UUID id, String typed, Actor actor) {
        var text = intake.currentRevision(intake.article(id, actor)).text();
        if (typed.isBlank() || text.contains(typed.strip())) return typed;
        var loosely = Stream.of(typed.strip().split("[\\s\\u00a0\\u202f]+", -1))
                .map(word ->
                        Stream.of(word.split("['’]", -1)).map(Pattern::quote).collect(Collectors.joining("['’]")))
                .collect(Collectors.joining("[\\s\\u00a0\\u202f]+"));
        var found = Pattern.compile(loosely).matcher(text);
        return found.find() ? found.group() : typed;
    }
}
