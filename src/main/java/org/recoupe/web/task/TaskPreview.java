package org.recoupe.web.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.recoupe.article.Revision;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.recoupe.web.claim.Lacking;
import org.recoupe.web.claim.Passages;

/**
 * A claim beside the list, as far as one needs it to decide whether to take it.
 *
 * @param passage the paragraph that says it
 * @param missing verdicts the evidence does not allow yet, and what is missing for them
 */
record TaskPreview(ClaimCard card, List<Passages.Paragraph> passage, List<Pieces> evidence, List<Missing> missing) {
    private static final int TITLES = 3;

    /** Evidence of one stance: how much of it there is, from how many, and what the first pieces are. */
    record Pieces(EvidenceStance stance, int count, int independent, List<String> titles) {}

    record Missing(Wording.Chip verdict, String what) {}

    static TaskPreview of(ClaimView claim, Revision revision, Rulings rulings, Actor actor, Wording words) {
        var allowed = rulings.allowed(claim.id(), actor);
        var card = ClaimCard.of(claim, words);
        return new TaskPreview(
                card,
                claim.inText()
                        ? Passages.of(revision.text(), Map.of(card.n(), claim.spans())).paragraphs().stream()
                                .filter(paragraph -> paragraph.marks(card.n()))
                                .toList()
                        : List.of(),
                Stream.of(EvidenceStance.values())
                        .map(stance -> pieces(stance, claim))
                        .filter(pieces -> pieces.count() > 0)
                        .toList(),
                Stream.of(Verdict.Kind.CONFIRMED, Verdict.Kind.DISPUTED)
                        .filter(allowed::containsKey)
                        .map(kind -> Map.entry(kind, Objects.requireNonNull(allowed.get(kind))))
                        .filter(ruling -> !ruling.getValue().sufficient())
                        .map(ruling -> new Missing(
                                words.chip(ruling.getKey(), null), Lacking.inWords(ruling.getValue(), words)))
                        .toList());
    }

    private static Pieces pieces(EvidenceStance stance, ClaimView claim) {
        var standing = claim.standing(stance);
        return new Pieces(
                stance,
                standing.size(),
                (int) claim.origins().stream()
                        .filter(origin -> origin.stance() == stance && origin.counts())
                        .count(),
                standing.stream()
                        .limit(TITLES)
                        .map(ClaimView.EvidenceView::title)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
