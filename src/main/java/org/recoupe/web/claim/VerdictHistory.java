package org.recoupe.web.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.VerdictView;
import org.recoupe.web.Wording;

/** The verdicts that were proposed so far and decided, the newest first, each with what is new in it. */
record VerdictHistory(List<Version> versions) {

    /** @param changes against the one before, in words; empty for the first */
    record Version(ClaimSheet.Round round, List<String> changes) {}

    static VerdictHistory of(ClaimView claim, Wording words) {
        var all = Stream.concat(claim.earlierVerdicts().stream(), Stream.ofNullable(claim.verdict()))
                .toList();
        var versions = new ArrayList<Version>();
        VerdictView before = null;
        for (var verdict : all) {
            if (verdict.decision() != null) {
                versions.add(new Version(
                        ClaimSheet.round(verdict, words),
                        before == null ? List.of() : changes(claim, before, verdict, words)));
            }
            before = verdict;
        }
        Collections.reverse(versions);
        return new VerdictHistory(versions);
    }

    /** What this proposal says otherwise than the one before, and what happened to the evidence between them. */
    static List<String> changes(ClaimView claim, VerdictView before, VerdictView now, Wording words) {
        var changes = new ArrayList<String>();
        if (before.verdict() != now.verdict() || before.reason() != now.reason()) {
            changes.add(words.say("since.verdict", words.quoted(word(before, words)), words.quoted(word(now, words))));
        }
        if (!before.rationale().equals(now.rationale())) {
            changes.add(words.say("since.rationale", length(before.rationale()), length(now.rationale())));
        }
        if (!before.missing().equals(now.missing())) {
            changes.add(now.missing().isEmpty() ? words.say("since.nothing-missing") : words.say("since.missing"));
        }
        if (!Objects.equals(before.exception(), now.exception())) {
            changes.add(words.say(now.exception() == null ? "since.no-exception" : "since.exception"));
        }
        var added = claim.evidence().stream()
                .filter(piece -> piece.addedAt().isAfter(before.proposedAt())
                        && !piece.addedAt().isAfter(now.proposedAt()))
                .count();
        var gone = claim.evidence().stream()
                .filter(piece -> piece.withdrawnAt() != null
                        && piece.withdrawnAt().isAfter(before.proposedAt())
                        && !piece.withdrawnAt().isAfter(now.proposedAt()))
                .count();
        if (added > 0) changes.add(words.say("since.added", added));
        if (gone > 0) changes.add(words.say("since.withdrawn", gone));
        return changes.isEmpty() ? List.of(words.say("since.nothing")) : changes;
    }

    private static String word(VerdictView verdict, Wording words) {
        return words.chip(verdict.verdict(), verdict.reason()).word();
    }

    private static int length(@Nullable String text) {
        var bare = text == null ? "" : text.strip();
        return bare.isEmpty() ? 0 : bare.split("\\s+", -1).length;
    }
}
