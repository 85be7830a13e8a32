package org.recoupe.web.article;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.MissedClaim;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Triage;
import org.recoupe.claim.Words;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Span;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Reader;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One dispatch: read it, check what was extracted, sort the claims, stand by them. What is put right: {@link CorrectionPage}. */
@Page
@RequestMapping("/articles/{id}")
class ArticlePage {
    private static final int AROUND = 40;
    private static final int MOST_PLACES = 10;

    private final ArticleView view;
    private final Intake intake;
    private final ClaimFile claims;
    private final ClaimRegistration registration;
    private final Triage triage;

    ArticlePage(ArticleView view, Intake intake, ClaimFile claims, ClaimRegistration registration, Triage triage) {
        this.view = view;
        this.intake = intake;
        this.claims = claims;
        this.registration = registration;
        this.triage = triage;
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam @Nullable String claim,
            @RequestParam @Nullable String ends,
            Reader reader,
            HttpServletResponse response) {
        // nothing can be typed here while it is being read, so the page may renew itself
        if (intake.article(id, reader.actor()).status() == ArticleStatus.EXTRACTING) response.setHeader("Refresh", "3");
        return view.show(id, new ArticleSheet.Choice(claim, ends), reader);
    }

    @GetMapping("/card")
    String card(@PathVariable UUID id, @RequestParam String claim, Reader reader) {
        return view.card(id, ArticleSheet.Choice.of(claim), reader);
    }

    @PostMapping(params = "do=accept")
    String accept(@PathVariable UUID id, Reader reader, Answer answer) {
        return answer.to(
                "accept",
                ArticleView.at(id, null),
                () -> intake.accept(id, reader.actor()),
                () -> view.show(id, ArticleSheet.Choice.NONE, reader));
    }

    @PostMapping(params = "do=entered")
    String entered(@PathVariable UUID id, Reader reader, Answer answer) {
        return answer.to(
                "entered",
                ArticleView.at(id, null),
                () -> intake.enteredByHand(id, reader.actor()),
                () -> view.show(id, ArticleSheet.Choice.NONE, reader));
    }

    @PostMapping(params = "do=read-again")
    String readAgain(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String language, Reader reader, Answer answer) {
        return answer.to(
                "read-again",
                ArticleView.at(id, null),
                () -> intake.readAgain(id, Language.of(language), reader.actor()),
                () -> view.show(id, ArticleSheet.Choice.NONE, reader));
    }

    @PostMapping(params = "do=add")
    String add(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String passage,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String source,
            @RequestParam @Nullable Stance stance,
            @RequestParam(defaultValue = "") String cue,
            Reader reader,
            Answer answer) {
        var added = new UUID[1];
        return answer.to(
                "add",
                () -> ArticleView.at(id, number(added[0], reader.actor())),
                () -> {
                    var found = place(id, passage, place, reader.actor(), reader.model());
                    added[0] = registration.addByHand(
                            id, new MissedClaim(found.passage(), found.place(), source, stance, cue), reader.actor());
                    var claim = claims.claim(added[0], reader.actor());
                    var begun = claim.state() == ClaimState.IN_VERIFICATION;
                    answer.undoneBy(
                            "/articles/" + id,
                            Map.of(
                                    "do", "set-aside",
                                    "claim", String.valueOf(claim.number()),
                                    "reason",
                                            (begun ? SetAsideReason.SUPERSEDED : SetAsideReason.OUT_OF_SCOPE).name()));
                },
                () -> view.show(id, ArticleSheet.Choice.NONE, reader));
    }

    private String number(UUID claim, Actor actor) {
        return String.valueOf(claims.claim(claim, actor).number());
    }

    private record Found(String passage, @Nullable Span place) {}

    /** One of several places where the words stand, for the form to ask which is meant. */
    record Occurrence(String place, String before, String words, String after) {}

    /**
     * A passage that was copied from a screen may have lost its narrow spaces and curly apostrophes; the text's own words are wanted.
     *
     * @throws Invalid if they stand there more than once and nobody says which
     */
    private Found place(UUID id, String typed, String place, Actor actor, Model model) {
        var text = view.text(id, actor);
        var passage = asItStands(typed, text);
        var marked = ClaimBench.parse(place);
        if (!marked.isEmpty()) return new Found(passage, marked.get(0));
        var places = Words.places(passage, text);
        if (places.size() < 2) return new Found(passage, null);
        model.addAttribute(
                "occurrences",
                places.stream()
                        .limit(MOST_PLACES)
                        .map(span -> occurrence(span, text))
                        .toList());
        throw new Invalid("place", "several", "these words stand in the text " + places.size() + " times");
    }

    private static Occurrence occurrence(Span span, String text) {
        var from = text.offsetByCodePoints(span.start(), -Math.min(AROUND, text.codePointCount(0, span.start())));
        var to = text.offsetByCodePoints(span.end(), Math.min(AROUND, text.codePointCount(span.end(), text.length())));
        return new Occurrence(
                ClaimBench.join(List.of(span.inCodePoints(text))),
                text.substring(from, span.start()),
                span.in(text),
                text.substring(span.end(), to));
    }

    private static String asItStands(String typed, String text) {
        if (typed.isBlank() || text.contains(typed.strip())) return typed;
        var loosely = Stream.of(typed.strip().split("[\\s\\u00a0\\u202f]+", -1))
                .map(word ->
                        Stream.of(word.split("['’]", -1)).map(Pattern::quote).collect(Collectors.joining("['’]")))
                .collect(Collectors.joining("[\\s\\u00a0\\u202f]+"));
        var found = Pattern.compile(loosely).matcher(text);
        return found.find() ? found.group() : typed;
    }

    @PostMapping(params = "do=select")
    String select(@PathVariable UUID id, @RequestParam String claim, Reader reader, Answer answer) {
        return answer.to(
                "select",
                ArticleView.at(id, claim),
                () -> {
                    var before = view.claim(id, claim, reader.actor());
                    triage.select(before.id(), reader.actor());
                    var aside = before.setAside();
                    if (aside == null || before.hand() != null && before.hand().mergedInto() != null) return;
                    var now = view.claim(id, claim, reader.actor());
                    // once its verification has begun, not every reason is left; with a verdict it is not theirs to
                    // undo
                    if (now.state() == ClaimState.IN_VERIFICATION
                            && !aside.reason().stopsVerification()) return;
                    if (now.inForce() != null && !reader.actor().may(Permission.REOPEN, now.desk())) return;
                    var back = new LinkedHashMap<>(Map.of(
                            "do",
                            "set-aside",
                            "claim",
                            claim,
                            "reason",
                            aside.reason().name()));
                    if (aside.other() != null) back.put("other", aside.other().toString());
                    answer.undoneBy("/articles/" + id, back);
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }

    @PostMapping(params = "do=set-aside")
    String setAside(
            @PathVariable UUID id,
            @RequestParam String claim,
            @RequestParam @Nullable SetAsideReason reason,
            @RequestParam @Nullable UUID other,
            Reader reader,
            Answer answer) {
        return answer.to(
                "set-aside",
                ArticleView.at(id, claim),
                () -> {
                    triage.setAside(
                            view.claim(id, claim, reader.actor()).id(),
                            ClaimCard.chosen(reason),
                            other,
                            reader.actor());
                    answer.undoneBy("/articles/" + id, Map.of("do", "select", "claim", claim));
                },
                () -> view.show(id, ArticleSheet.Choice.of(claim), reader));
    }
}
