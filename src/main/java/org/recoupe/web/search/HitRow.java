package org.recoupe.web.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.Verdict;
import org.recoupe.search.Found;
import org.recoupe.search.Wanted;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.InForce;

/**
 * Something that was found, in the list.
 *
 * @param id of its link, for the keyboard
 * @param heading what the link says when it is not the passage itself: a story's title
 * @param chip of a claim
 * @param again the verdict that is in force while a claim is verified again
 * @param status of a story
 * @param of the story a claim is in
 */
record HitRow(
        String id,
        String href,
        Wanted.Kind kind,
        String language,
        @Nullable String reference,
        @Nullable String heading,
        List<Found.Piece> words,
        Wording.@Nullable Chip chip,
        @Nullable InForce again,
        @Nullable ArticleStatus status,
        @Nullable String source,
        @Nullable String of,
        String desk,
        @Nullable Integer claims,
        @Nullable String moment,
        @Nullable String machine) {

    static HitRow of(Found.Hit hit, Wording words) {
        var claim = hit.kind() == Wanted.Kind.CLAIM;
        var article = hit.kind() == Wanted.Kind.ARTICLE;
        return new HitRow(
                "hit-" + hit.id() + "-" + hit.desk().hashCode(),
                switch (hit.kind()) {
                    case CLAIM -> "/claims/" + hit.id();
                    case ARTICLE -> "/articles/" + hit.id();
                    case SOURCE -> "/search?kind=claim&source=" + hit.id();
                },
                hit.kind(),
                hit.language(),
                hit.reference(),
                article ? hit.title() : null,
                hit.words(),
                claim ? words.chip(ClaimState.valueOf(hit.state()), reason(hit.reason())) : null,
                again(hit.again(), words),
                article ? ArticleStatus.valueOf(hit.state()) : null,
                claim ? hit.source() : null,
                claim ? hit.title() : null,
                hit.desk(),
                hit.claims(),
                hit.at() == null ? null : words.moment(hit.at()),
                hit.at() == null ? null : words.machine(hit.at()));
    }

    private static @Nullable InForce again(Found.@Nullable Standing verdict, Wording words) {
        return verdict == null
                ? null
                : new InForce(
                        words.chip(Verdict.Kind.valueOf(verdict.verdict()), reason(verdict.reason())),
                        verdict.number(),
                        words.moment(verdict.approvedAt()),
                        true);
    }

    private static @Nullable RetractionReason reason(@Nullable String code) {
        return code == null ? null : RetractionReason.valueOf(code);
    }
}
