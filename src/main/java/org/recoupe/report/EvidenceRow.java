package org.recoupe.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Facts;

/**
 * A piece of evidence was added, changed or withdrawn: what it was then. Of a confidential one nothing that names.
 *
 * @param seq of the entry that tells of it
 * @param change ADDED, WITHDRAWN, or what else the trail calls it
 * @param by who did it, {@code at} that moment, {@code standingInFor} whom
 * @param piece its id; of what was written down before 30 November 2026 a confidential piece has its first eight signs, any other none
 * @param sourceId and {@code source}: its own, not the claim's
 * @param outlet where it was found, if that is not its source
 * @param basis OWN, CITES or UNKNOWN; {@code cites}: the names of those it cites
 * @param credibility 1 to 6; null if nobody assessed it
 * @param digest of a confidential piece, keyed: shows later that a text is the one
 * @param addedBy null if that is not told, as {@code withdrawnBy} is as long as it stands
 */
public record EvidenceRow(
        long seq,
        String change,
        Instant at,
        String by,
        @Nullable String standingInFor,
        String desk,
        @Nullable UUID storyId,
        @Nullable String storyTitle,
        @Nullable UUID claimId,
        @Nullable String claimReference,
        @Nullable String claimNumber,
        @Nullable String claimText,
        @Nullable String piece,
        @Nullable String stance,
        @Nullable String kind,
        @Nullable UUID sourceId,
        @Nullable String source,
        @Nullable String outlet,
        @Nullable String basis,
        List<String> cites,
        @Nullable String title,
        @Nullable String quote,
        @Nullable String url,
        @Nullable String note,
        @Nullable Integer credibility,
        @Nullable Boolean primary,
        boolean confidential,
        @Nullable String digest,
        @Nullable String addedBy,
        @Nullable Instant addedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBecause,
        String chain,
        int n,
        String hash) {

    private static final String ADDED = "claim.evidence-attached";
    private static final String WITHDRAWN = "claim.evidence-withdrawn";

    static EvidenceRow of(Moment moment) {
        var entry = moment.entry();
        var piece = entry.facts().within("piece");
        var confidential = piece.yes("confidential");
        // what a confidential piece says is on no record; should it ever be, it goes no further
        var open = confidential ? Facts.NONE : piece;
        var source = SourceThen.named(open.within("source"));
        var added = entry.name().equals(ADDED) ? entry : added(piece, moment);
        var withdrawn = entry.name().equals(WITHDRAWN);
        return new EvidenceRow(
                entry.seq(),
                change(entry),
                entry.at(),
                entry.actor(),
                entry.standingInFor(),
                entry.desk(),
                moment.story(),
                moment.title(),
                entry.claim(),
                moment.reference(),
                moment.number(),
                moment.claim().words(),
                piece.text("id"),
                piece.text("stance"),
                piece.text("kind"),
                source.id(),
                source.called(),
                open.within("outlet").text("name"),
                open.text("basis"),
                open.each("cites").stream().map(cited -> cited.word("name")).toList(),
                open.text("title"),
                open.text("quote"),
                open.text("url"),
                open.text("note"),
                piece.number("credibility").orElse(null),
                piece.yes("primary") ? true : null,
                confidential,
                confidential ? piece.text("digest") : null,
                added == null ? null : added.actor(),
                added == null ? null : added.at(),
                withdrawn ? entry.actor() : null,
                withdrawn ? entry.at() : null,
                withdrawn ? entry.facts().text("reason") : null,
                entry.subject(),
                entry.n(),
                entry.hash());
    }

    private static String change(AuditEntry entry) {
        return switch (entry.name()) {
            case ADDED -> "ADDED";
            case WITHDRAWN -> "WITHDRAWN";
            default ->
                entry.action()
                        .substring("evidence-".length())
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_');
        };
    }

    private static @Nullable AuditEntry added(Facts piece, Moment moment) {
        return moment.earlier().stream()
                .filter(earlier ->
                        earlier.name().equals(ADDED) && isSame(earlier.facts().within("piece"), piece))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    /** Entries of before do not say which piece it is, or only how its id begins; two that are called the same are one there. */
    private static boolean isSame(Facts earlier, Facts piece) {
        return earlier.has("id")
                ? piece.word("id").startsWith(earlier.word("id"))
                : earlier.has("title")
                        && earlier.word("title").equals(piece.text("title"))
                        && earlier.word("stance").equals(piece.text("stance"));
    }
}
