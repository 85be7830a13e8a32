package org.recoupe.web.article;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dispatches of the reader's desks, newest first. */
@Page
class ArticlesPage {
    private static final int ON_A_PAGE = 20;

    private final Intake intake;
    private final ClaimFile claims;

    ArticlesPage(Intake intake, ClaimFile claims) {
        this.intake = intake;
        this.claims = claims;
    }

    /**
     * A dispatch in the list.
     *
     * @param next what this reader could do about it now, as the tail of a message key
     */
    record Row(
            UUID id,
            String title,
            @Nullable String language,
            @Nullable String publisher,
            String desk,
            String received,
            String receivedAt,
            ArticleStatus status,
            int claims,
            String next) {}

    @GetMapping("/articles")
    String show(@RequestParam(defaultValue = "1") int page, Actor actor, Wording words, Model model) {
        var all = intake.newest(actor);
        var from = (int) Math.min(all.size(), Math.max(0L, page - 1L) * ON_A_PAGE);
        var to = Math.min(all.size(), from + ON_A_PAGE);
        var shown = all.subList(from, to);
        var counts = claims.count(shown.stream().map(Article::id).toList());
        model.addAttribute(
                "rows",
                shown.stream()
                        .map(a -> row(a, counts.getOrDefault(a.id(), 0), actor, words))
                        .toList());
        model.addAttribute("newer", from == 0 ? null : from / ON_A_PAGE);
        model.addAttribute("older", to == all.size() ? null : from / ON_A_PAGE + 2);
        model.addAttribute("mayImport", !desks(actor).isEmpty());
        return "articles";
    }

    /** The desks this person may bring dispatches to. */
    static List<String> desks(Actor actor) {
        return actor.desks().stream()
                .filter(desk -> actor.may(Permission.IMPORT, desk))
                .sorted()
                .toList();
    }

    private Row row(Article article, int count, Actor actor, Wording words) {
        return new Row(
                article.id(),
                article.title(),
                article.language(),
                intake.currentRevision(article).publisher(),
                article.desk(),
                words.moment(article.receivedAt()),
                words.machine(article.receivedAt()),
                article.status(),
                count,
                next(article, actor));
    }

    private static String next(Article article, Actor actor) {
        var accepts = actor.may(Permission.ACCEPT, article.desk());
        return switch (article.status()) {
            case READY -> accepts ? "check" : "read";
            case FAILED -> accepts ? "enter" : "read";
            case EXTRACTING, ACCEPTED -> "read";
        };
    }
}
