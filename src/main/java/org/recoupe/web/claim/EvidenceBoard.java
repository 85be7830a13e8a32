package org.recoupe.web.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Origins;
import org.recoupe.web.Wording;

/** The evidence on a claim, laid out as independent sources and not as papers: an organisation and its spokesman share a box. */
public record EvidenceBoard(List<Column> columns, List<Piece> withdrawn) {

    /** @param independent how many independent sources its pieces come from */
    public record Column(EvidenceStance stance, int pieces, int independent, List<Group> groups) {}

    /**
     * @param letter the same origin has the same letter in every column
     * @param origin its name
     */
    public record Group(String letter, String key, String origin, List<Piece> pieces) {}

    public record Piece(
            EvidenceView view,
            String added,
            String by,
            @Nullable String withdrawn) {}

    /** @param origins of its pieces, by their ids */
    public static EvidenceBoard of(ClaimView claim, Map<UUID, Origins.Origin> origins, Wording words) {
        Map<String, String> letters = new LinkedHashMap<>();
        var columns = Stream.of(EvidenceStance.values())
                .map(stance -> {
                    var pieces = claim.standing(stance);
                    var groups = groups(pieces, origins, letters, words);
                    return new Column(stance, pieces.size(), groups.size(), groups);
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
            List<EvidenceView> pieces, Map<UUID, Origins.Origin> origins, Map<String, String> letters, Wording words) {
        var groups = new LinkedHashMap<String, Group>();
        for (var piece : pieces) {
            var from = Objects.requireNonNull(origins.get(piece.id()));
            var name = from.name() != null
                    ? from.name()
                    : Objects.requireNonNullElse(piece.title(), words.say("confidential.source"));
            var letter = letters.computeIfAbsent(from.key(), one -> letter(letters.size()));
            groups.computeIfAbsent(letter, l -> new Group(l, from.key(), name, new ArrayList<>()))
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
