package org.recoupe.web.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.ClaimView.OriginView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.web.Wording;

/** The evidence on a claim, laid out as origins and not as papers: an organisation, its spokesman and who cites them share a box. */
public record EvidenceBoard(List<Column> columns, List<Piece> withdrawn) {

    /** @param independent how many origins corroborate, or refute, on their own */
    public record Column(EvidenceStance stance, int pieces, int independent, List<Group> groups) {}

    /**
     * @param letter the same origin has the same letter in every column
     * @param origin its name
     * @param because why its pieces are one, in words
     */
    public record Group(String letter, OriginView view, String origin, List<String> because, List<Piece> pieces) {}

    public record Piece(
            EvidenceView view,
            String added,
            String by,
            @Nullable String withdrawn,
            @Nullable String cites,
            List<String> why) {}

    public static EvidenceBoard of(ClaimView claim, Wording words) {
        Map<String, String> letters = new LinkedHashMap<>();
        var columns = Stream.of(EvidenceStance.values())
                .map(stance -> {
                    var groups = groups(claim, stance, letters, words);
                    var counting = groups.stream()
                            .filter(group -> group.view().counts())
                            .count();
                    return new Column(stance, claim.standing(stance).size(), (int) counting, groups);
                })
                .toList();
        return new EvidenceBoard(
                columns,
                claim.evidence().stream()
                        .filter(piece -> !piece.stands())
                        .map(piece -> piece(piece, words))
                        .toList());
    }

    /** Whether a piece that stands is from a confidential source. */
    public boolean confides() {
        return columns.stream()
                .flatMap(column -> column.groups().stream())
                .flatMap(group -> group.pieces().stream())
                .anyMatch(piece -> piece.view().confidential());
    }

    /**
     * Sides with at least two pieces, of which somebody may say whether they have one origin.
     *
     * @param confidential whether only those from confidential sources matter
     */
    public List<Column> sortable(boolean confidential) {
        return columns.stream()
                .filter(column -> column.groups().stream()
                                .flatMap(group -> group.pieces().stream())
                                .filter(piece -> !confidential || piece.view().confidential())
                                .count()
                        > 1)
                .toList();
    }

    /** How many pieces stand. */
    public int count() {
        return columns.stream().mapToInt(Column::pieces).sum();
    }

    private static List<Group> groups(
            ClaimView claim, EvidenceStance stance, Map<String, String> letters, Wording words) {
        var pieces = claim.evidence().stream().collect(Collectors.toMap(EvidenceView::id, Function.identity()));
        return claim.origins().stream()
                .filter(origin -> origin.stance() == stance)
                .map(origin -> {
                    var from = origin.id().substring(origin.id().indexOf(' '));
                    return new Group(
                            letters.computeIfAbsent(from, one -> letter(letters.size())),
                            origin,
                            name(origin, words),
                            origin.because().stream()
                                    .map(code -> words.known("evidence.because.", code))
                                    .toList(),
                            // one that cites several is told once, at the first of them
                            origin.pieces().stream()
                                    .map(id -> Objects.requireNonNull(pieces.get(id)))
                                    .filter(piece -> origin.id().equals(piece.origin()))
                                    .map(piece -> piece(piece, words))
                                    .toList());
                })
                .filter(group -> !group.pieces().isEmpty())
                .toList();
    }

    private static String name(OriginView origin, Wording words) {
        var root = origin.root();
        if (root != null) return root.name();
        return origin.because().contains("attested")
                ? words.say("evidence.attested")
                : origin.because().contains("confidential")
                        ? words.say("evidence.because.confidential")
                        : words.say("evidence.because.unnamed");
    }

    private static Piece piece(EvidenceView piece, Wording words) {
        var withdrawn = piece.withdrawnAt();
        return new Piece(
                piece,
                words.moment(piece.addedAt()),
                words.who(piece.addedBy()),
                withdrawn == null ? null : words.moment(withdrawn),
                piece.cites().isEmpty()
                        ? null
                        : piece.cites().stream().map(ClaimView.NamedView::name).collect(Collectors.joining(", ")),
                piece.why().stream()
                        .map(code -> words.known("evidence.why.", code))
                        .toList());
    }

    /** A to Z, then 27 and on. */
    private static String letter(int i) {
        return i < 26 ? String.valueOf((char) ('A' + i)) : String.valueOf(i + 1);
    }
}
