package org.recoupe.web.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.source.Source;
import org.recoupe.web.Wording;

/** The evidence on a claim, laid out as independent sources and not as papers: an organisation and its spokesman share a box. */
public record EvidenceBoard(List<Column> columns, List<Piece> withdrawn) {

    /** @param independent how many independent sources its pieces come from */
    public record Column(EvidenceStance stance, int pieces, int independent, List<Group> groups) {}

    /** @param letter the same origin has the same letter in every column */
    public record Group(String letter, String origin, List<Piece> pieces) {}

    public record Piece(
            EvidenceView view,
            String added,
            String by,
            @Nullable String withdrawn) {}

    /**
     * @param line of a source: itself first, its origin last
     * @param counted how many independent sources some pieces come from
     */
    public static EvidenceBoard of(
            ClaimView claim,
            Function<UUID, List<Source>> line,
            Function<List<EvidenceView>, Integer> counted,
            Wording words) {
        Map<UUID, Source> origins = new HashMap<>();
        for (var piece : claim.evidence()) {
            if (piece.source() != null)
                origins.computeIfAbsent(piece.source().id(), id -> {
                    var whole = line.apply(id);
                    return whole.get(whole.size() - 1);
                });
        }
        Map<String, String> letters = new LinkedHashMap<>();
        var columns = Stream.of(EvidenceStance.values())
                .map(stance -> {
                    var pieces = claim.standing(stance);
                    return new Column(
                            stance, pieces.size(), counted.apply(pieces), groups(pieces, origins, letters, words));
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

    /** How many pieces stand. */
    public int count() {
        return columns.stream().mapToInt(Column::pieces).sum();
    }

    private static List<Group> groups(
            List<EvidenceView> pieces, Map<UUID, Source> origins, Map<String, String> letters, Wording words) {
        var groups = new LinkedHashMap<String, Group>();
        for (var piece : pieces) {
            var known =
                    piece.source() == null ? null : origins.get(piece.source().id());
            if (known == null && !piece.confidential()) continue;
            var origin = known == null
                    ? Objects.requireNonNullElse(piece.title(), words.say("confidential.source"))
                    : known.name();
            var same = known == null
                    ? "alias " + origin.toLowerCase(Locale.ROOT)
                    : known.id().toString();
            var letter = letters.computeIfAbsent(same, one -> letter(letters.size()));
            groups.computeIfAbsent(letter, l -> new Group(l, origin, new ArrayList<>()))
                    .pieces()
                    .add(piece(piece, words));
        }
        return List.copyOf(groups.values());
    }

    private static Piece piece(EvidenceView piece, Wording words) {
        var withdrawn = piece.withdrawnAt();
        return new Piece(
                piece,
                words.moment(piece.addedAt()),
                words.who(piece.addedBy()),
                withdrawn == null ? null : words.moment(withdrawn));
    }

    /** A to Z, then 27 and on. */
    private static String letter(int i) {
        return i < 26 ? String.valueOf((char) ('A' + i)) : String.valueOf(i + 1);
    }
}
