package org.recoupe.web.article;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.Intake;
import org.recoupe.article.Revision;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two revisions of a dispatch: what changed in the text, and which claims came, went or changed. */
@Page
class RevisionsPage {
    private final Intake intake;
    private final ClaimFile claims;

    RevisionsPage(Intake intake, ClaimFile claims) {
        this.intake = intake;
        this.claims = claims;
    }

    /** @param paragraphs that changed one by one, and those between them that did not folded into one row */
    record Sheet(
            Article article,
            List<Version> versions,
            Revision from,
            Revision to,
            List<Row> paragraphs,
            boolean same,
            ClaimChanges claims) {}

    record Version(int number, String received, String by) {}

    /** @param folded unchanged paragraphs in a row, of which only the number shows; else 0 */
    record Row(int folded, List<WordDiff.Piece> pieces) {}

    @GetMapping("/articles/{id}/revisions")
    String show(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer from,
            @RequestParam @Nullable Integer to,
            Actor actor,
            Wording words,
            Model model) {
        var article = intake.article(id, actor);
        var revisions = intake.revisions(article);
        var newer = revision(revisions, to == null ? article.revision() : to);
        var older = revision(revisions, from == null ? Math.max(1, newer.number() - 1) : from);
        var paragraphs = WordDiff.paragraphs(older.text(), newer.text());
        model.addAttribute("lang", article.language());
        model.addAttribute(
                "sheet",
                new Sheet(
                        article,
                        revisions.stream()
                                .map(r -> new Version(
                                        r.number(), words.moment(r.receivedAt()), words.who(r.receivedBy())))
                                .toList(),
                        older,
                        newer,
                        folded(paragraphs),
                        paragraphs.stream().allMatch(WordDiff.Paragraph::isKept),
                        ClaimChanges.between(claims.ofArticle(id, actor), older.number(), newer.number())));
        return "revisions";
    }

    private static Revision revision(List<Revision> revisions, int number) {
        return revisions.stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow(() -> new Unknown("revision"));
    }

    private static List<Row> folded(List<WordDiff.Paragraph> paragraphs) {
        var rows = new java.util.ArrayList<Row>();
        var kept = new java.util.ArrayList<WordDiff.Piece>();
        for (var paragraph : paragraphs) {
            if (paragraph.isKept()) {
                kept.addAll(paragraph.pieces());
                continue;
            }
            if (!kept.isEmpty()) rows.add(new Row(kept.size(), List.copyOf(kept)));
            kept.clear();
            rows.add(new Row(0, paragraph.pieces()));
        }
        if (!kept.isEmpty()) rows.add(new Row(kept.size(), List.copyOf(kept)));
        return List.copyOf(rows);
    }
}
