package org.recoupe.web.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.ClaimView.VerdictView;
import org.recoupe.web.Wording;

/**
 * What changed between two proposals on one claim, field by field.
 *
 * @param before the first of the two
 * @param rows only the fields that changed
 * @param inWords the changed fields by name
 */
record Difference(VerdictView before, List<Row> rows, String inWords, int unchanged) {
    private static final int LONGEST_COMPARISON = 1_000_000;

    /**
     * A field.
     *
     * @param name the tail of the key of its name
     */
    record Row(
            String name,
            List<Run> before,
            List<Run> after,
            Wording.@Nullable Chip chipBefore,
            Wording.@Nullable Chip chipAfter) {}

    /** A run of words: {@code same}, {@code ins} or {@code del}. */
    record Run(String kind, String words) {}

    static Difference of(ClaimView claim, VerdictView before, VerdictView after, Wording words) {
        var rows = Stream.of(
                        verdict(before, after, words),
                        words("retraction", reason(before, words), reason(after, words)),
                        words("rationale", before.rationale(), after.rationale()),
                        words("missing", missing(before, words), missing(after, words)),
                        words("exception", before.exception(), after.exception()),
                        words("rule", words.known("rule.", before.rule()), words.known("rule.", after.rule())),
                        evidence(claim, before, words))
                .toList();
        var changed = rows.stream().filter(Objects::nonNull).toList();
        var names = String.join(
                ", ",
                changed.stream().map(row -> words.say("diff." + row.name())).toList());
        return new Difference(before, changed, names, rows.size() - changed.size());
    }

    private static @Nullable Row verdict(VerdictView before, VerdictView after, Wording words) {
        if (before.verdict() == after.verdict()) return null;
        return new Row(
                "verdict",
                List.of(),
                List.of(),
                words.chip(before.verdict(), before.reason()),
                words.chip(after.verdict(), after.reason()));
    }

    private static @Nullable String reason(VerdictView verdict, Wording words) {
        var reason = verdict.reason();
        return reason == null ? null : words.say("retraction." + reason);
    }

    private static String missing(VerdictView verdict, Wording words) {
        return verdict.missing().isEmpty() ? words.say("verdict.nothing-missing") : verdict.missing();
    }

    private static @Nullable Row words(String name, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) return null;
        var runs = runs(before == null ? "" : before, after == null ? "" : after);
        return new Row(
                name,
                runs.stream().filter(run -> !run.kind().equals("ins")).toList(),
                runs.stream().filter(run -> !run.kind().equals("del")).toList(),
                null,
                null);
    }

    /** Pieces that came, and pieces that went, since the first one was proposed. */
    private static @Nullable Row evidence(ClaimView claim, VerdictView before, Wording words) {
        var came = claim.evidence().stream()
                .filter(piece -> piece.stands() && piece.addedAt().isAfter(before.proposedAt()))
                .map(piece -> new Run("ins", said(piece, words)))
                .toList();
        var went = claim.evidence().stream()
                .filter(piece -> !piece.addedAt().isAfter(before.proposedAt()))
                .filter(piece -> {
                    var withdrawn = piece.withdrawnAt();
                    return withdrawn != null && withdrawn.isAfter(before.proposedAt());
                })
                .map(piece -> new Run("del", said(piece, words)))
                .toList();
        return came.isEmpty() && went.isEmpty() ? null : new Row("evidence", went, came, null, null);
    }

    private static String said(EvidenceView piece, Wording words) {
        var from = piece.source() == null
                ? words.say("confidential.source")
                : piece.source().name();
        return words.say("evidence." + piece.stance()) + ", " + from + ", "
                + Objects.requireNonNullElse(piece.title(), piece.reference());
    }

    /** The longest common run of words stays, the rest came or went. */
    static List<Run> runs(String before, String after) {
        var a = tokens(before);
        var b = tokens(after);
        if ((long) a.size() * b.size() > LONGEST_COMPARISON) {
            return List.of(new Run("del", before), new Run("ins", after));
        }
        var common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var runs = new ArrayList<Run>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                add(runs, "same", a.get(i));
                i++;
                j++;
            } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(runs, "del", a.get(i++));
            } else {
                add(runs, "ins", b.get(j++));
            }
        }
        // too little in common to read the two as one text
        if (common[0][0] * 3 < Math.max(a.size(), b.size()) && !a.isEmpty() && !b.isEmpty()) {
            return List.of(new Run("del", before), new Run("ins", after));
        }
        return runs;
    }

    private static void add(List<Run> runs, String kind, String words) {
        var last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.kind().equals(kind)) runs.set(runs.size() - 1, new Run(kind, last.words() + words));
        else runs.add(new Run(kind, words));
    }

    /** Words, each with the space after it. */
    private static List<String> tokens(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\\s)(?=\\S)", -1));
    }
}
