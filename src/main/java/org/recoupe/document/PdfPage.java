package org.recoupe.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A page as the eye takes it: lines, and columns where a gutter runs through many of them. */
final class PdfPage {
    /** Between words it is less, between columns more; in units of the letters' size. */
    private static final double GAP = 0.8;

    private static final double SPACE = 0.17;
    private static final double SAME_LINE = 0.3;
    /** A small letter set higher or lower still belongs to its line. */
    private static final double RAISED = 0.6;

    private static final int FEWEST_LINES = 3;
    /** Columns of words have several in a line; columns of figures have one. */
    private static final double WORDS_IN_A_LINE = 2.5;

    private static final double BESIDE = 0.4;
    private static final int MOST_CANDIDATES = 60;
    private static final int DEEPEST = 6;

    private final List<List<Line>> blocks = new ArrayList<>();
    private boolean columns;
    private boolean unsure;

    private PdfPage() {}

    record Letter(String words, double x, double y, double width, double size) {
        double end() {
            return x + width;
        }
    }

    /** Words that stand together on one line. */
    record Line(String words, double x, double end, double y, double size) {
        int count() {
            return words.strip().split("\\s+").length;
        }

        Line and(Line right) {
            return new Line(words + " " + right.words, x, right.end, y, Math.max(size, right.size));
        }
    }

    static PdfPage of(List<Letter> letters) {
        var page = new PdfPage();
        page.order(pieces(letters), 0);
        return page;
    }

    /** Parts of the page in the order they are read, each with its lines from top to bottom. */
    List<List<Line>> blocks() {
        return blocks;
    }

    boolean hasColumns() {
        return columns;
    }

    boolean isUnsure() {
        return unsure;
    }

    /** Its blocks without the lines that only repeat on every page. */
    List<List<Line>> without(RunningHeads heads) {
        return blocks.stream()
                .map(block ->
                        block.stream().filter(line -> !heads.are(line, this)).toList())
                .filter(block -> !block.isEmpty())
                .toList();
    }

    double top() {
        return blocks.stream().flatMap(List::stream).mapToDouble(Line::y).min().orElse(0);
    }

    double bottom() {
        return blocks.stream().flatMap(List::stream).mapToDouble(Line::y).max().orElse(0);
    }

    private static List<Line> pieces(List<Letter> letters) {
        var sorted = new ArrayList<>(letters);
        sorted.sort(Comparator.comparingDouble(Letter::y));
        var pieces = new ArrayList<Line>();
        var row = new ArrayList<Letter>();
        for (var letter : sorted) {
            if (!row.isEmpty() && !isOnRow(letter, row.get(0))) {
                pieces.addAll(piecesOf(row));
                row.clear();
            }
            row.add(letter);
        }
        pieces.addAll(piecesOf(row));
        return pieces;
    }

    private static boolean isOnRow(Letter letter, Letter first) {
        var larger = Math.max(letter.size, first.size);
        var reach = Math.min(letter.size, first.size) < 0.8 * larger ? RAISED : SAME_LINE;
        return letter.y - first.y <= reach * larger;
    }

    private static List<Line> piecesOf(List<Letter> row) {
        var pieces = new ArrayList<Line>();
        var sorted = new ArrayList<>(row);
        sorted.sort(Comparator.comparingDouble(Letter::x));
        var seen = new HashSet<String>();
        var words = new StringBuilder();
        @Nullable Letter first = null;
        @Nullable Letter last = null;
        for (var letter : sorted) {
            // printed twice to look bold
            if (!letter.words.isBlank() && !seen.add(letter.words + Math.round(letter.x))) continue;
            if (last != null && first != null) {
                var gap = letter.x - last.end();
                if (gap > GAP * letter.size && !words.toString().isBlank()) {
                    add(pieces, words, first, last);
                    first = null;
                } else if (gap > SPACE * letter.size && !words.toString().endsWith(" ") && !letter.words.isBlank()) {
                    words.append(' ');
                }
            }
            if (letter.words.isBlank()) {
                // a space that is drawn says nothing about how wide the gap is
                if (!words.isEmpty() && !words.toString().endsWith(" ")) words.append(' ');
                continue;
            }
            if (first == null) first = letter;
            words.append(letter.words);
            last = letter;
        }
        if (first != null && last != null) add(pieces, words, first, last);
        return pieces;
    }

    private static void add(List<Line> pieces, StringBuilder words, Letter first, Letter last) {
        pieces.add(new Line(words.toString().strip(), first.x, last.end(), first.y, first.size));
        words.setLength(0);
    }

    private void order(List<Line> pieces, int depth) {
        if (pieces.isEmpty()) return;
        var gutter = depth < DEEPEST ? gutter(pieces) : null;
        if (gutter == null) {
            blocks.add(rows(pieces));
            return;
        }
        columns = true;
        for (var band : bands(pieces, gutter)) {
            if (!isColumned(band, gutter)) {
                order(band, DEEPEST);
                continue;
            }
            order(band.stream().filter(piece -> piece.end <= gutter).toList(), depth + 1);
            order(band.stream().filter(piece -> piece.x >= gutter).toList(), depth + 1);
        }
    }

    /** Where most lines stand left and right of an empty stripe; null if nowhere. */
    private @Nullable Double gutter(List<Line> pieces) {
        var starts = new TreeMap<Long, Integer>();
        for (var piece : pieces) starts.merge(Math.round(piece.x / 2), 1, Integer::sum);
        @Nullable Double best = null;
        var most = 0;
        var candidates = starts.entrySet().stream()
                .filter(start -> start.getValue() >= FEWEST_LINES)
                .sorted(Comparator.comparing(start -> -start.getValue()))
                .limit(MOST_CANDIDATES)
                .toList();
        for (var start : candidates) {
            var x = start.getKey() * 2 - 2.0;
            var lines = 0;
            for (var band : bands(pieces, x)) {
                if (!hasTwoSides(band, x)) continue;
                if (isColumned(band, x)) lines += band.size();
                else unsure = true;
            }
            if (lines > most) {
                most = lines;
                best = x;
            }
        }
        if (best != null) unsure = false;
        return best;
    }

    /** From top to bottom, cut where a line runs across. */
    private static List<List<Line>> bands(List<Line> pieces, double x) {
        var sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble(Line::y));
        var bands = new ArrayList<List<Line>>();
        var band = new ArrayList<Line>();
        var crossing = false;
        for (var piece : sorted) {
            var crosses = piece.x < x && piece.end > x;
            if (crosses != crossing && !band.isEmpty()) {
                bands.add(band);
                band = new ArrayList<>();
            }
            crossing = crosses;
            band.add(piece);
        }
        if (!band.isEmpty()) bands.add(band);
        return bands;
    }

    private static boolean hasTwoSides(List<Line> band, double x) {
        var left = band.stream().filter(piece -> piece.end <= x).toList();
        var right = band.stream().filter(piece -> piece.x >= x).toList();
        if (left.size() < FEWEST_LINES || right.size() < FEWEST_LINES) return false;
        var from = Math.max(left.get(0).y, right.get(0).y);
        var to = Math.min(left.get(left.size() - 1).y, right.get(right.size() - 1).y);
        var lower =
                Math.min(left.get(left.size() - 1).y - left.get(0).y, right.get(right.size() - 1).y - right.get(0).y);
        return to - from >= lower / 2;
    }

    private static boolean isColumned(List<Line> band, double x) {
        if (!hasTwoSides(band, x)) return false;
        var left = band.stream().filter(piece -> piece.end <= x).toList();
        var right = band.stream().filter(piece -> piece.x >= x).toList();
        var gap = right.stream().mapToDouble(Line::x).min().orElse(0)
                - left.stream().mapToDouble(Line::end).max().orElse(0);
        return gap >= BESIDE * band.get(0).size && words(left) >= WORDS_IN_A_LINE && words(right) >= WORDS_IN_A_LINE;
    }

    private static double words(List<Line> pieces) {
        return pieces.stream().mapToInt(Line::count).average().orElse(0);
    }

    /** What stands on one height becomes one line. */
    private static List<Line> rows(List<Line> pieces) {
        var sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble(Line::y));
        var rows = new ArrayList<Line>();
        var row = new ArrayList<Line>();
        for (var piece : sorted) {
            if (!row.isEmpty() && piece.y - row.get(0).y > SAME_LINE * row.get(0).size) {
                rows.add(joined(row));
                row.clear();
            }
            row.add(piece);
        }
        if (!row.isEmpty()) rows.add(joined(row));
        return rows;
    }

    private static Line joined(List<Line> row) {
        return row.stream()
                .sorted(Comparator.comparingDouble(Line::x))
                .reduce(Line::and)
                .orElseThrow();
    }
}
