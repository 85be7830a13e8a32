package org.recoupe.web.article;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of a text, word by word: paragraphs are compared first, then the words of those that changed (Myers 1986, the shortest
 * script of insertions and deletions). Nothing is lost: what is kept and removed is the old text, what is kept and added the new one.
 */
final class WordDiff {
    private static final Pattern PARAGRAPH = Pattern.compile("(?s).+?(?:\\R\\s*\\R\\s*|$)");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+|\\s+|.", Pattern.DOTALL);
    /** Two paragraphs with less in common are not one that was changed, but another one. */
    private static final double ALIKE = 0.4;
    /** Beyond this many differences nobody reads them word by word. */
    private static final int MOST_CHANGES = 2000;

    private WordDiff() {}

    /** What happened to a piece of text. */
    enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    record Piece(Fate fate, String text) {}

    /** A paragraph: unchanged, changed within, or wholly removed or added. */
    record Paragraph(List<Piece> pieces) {
        boolean isKept() {
            return pieces.stream().allMatch(piece -> piece.fate() == Fate.KEPT);
        }
    }

    static List<Paragraph> paragraphs(String before, String after) {
        var script = script(cut(PARAGRAPH, before), cut(PARAGRAPH, after), String::strip);
        var paragraphs = new ArrayList<Paragraph>();
        for (int i = 0; i < script.size(); ) {
            if (script.get(i).fate() == Fate.KEPT) {
                paragraphs.add(new Paragraph(List.of(script.get(i++))));
                continue;
            }
            var removed = new ArrayList<Piece>();
            var added = new ArrayList<Piece>();
            for (; i < script.size() && script.get(i).fate() != Fate.KEPT; i++) {
                (script.get(i).fate() == Fate.REMOVED ? removed : added).add(script.get(i));
            }
            pair(removed, added, paragraphs);
        }
        return paragraphs;
    }

    /** Each paragraph that went with the first one alike that came; what has no partner stands alone. */
    private static void pair(List<Piece> removed, List<Piece> added, List<Paragraph> into) {
        var next = 0;
        for (var old : removed) {
            var partner = -1;
            for (int j = next; j < added.size() && partner < 0; j++) {
                if (likeness(old.text(), added.get(j).text()) >= ALIKE) partner = j;
            }
            if (partner < 0) {
                into.add(new Paragraph(List.of(old)));
                continue;
            }
            for (; next < partner; next++) into.add(new Paragraph(List.of(added.get(next))));
            into.add(new Paragraph(words(old.text(), added.get(next++).text())));
        }
        for (; next < added.size(); next++) into.add(new Paragraph(List.of(added.get(next))));
    }

    /** Word by word, neighbouring pieces of one fate joined. */
    static List<Piece> words(String before, String after) {
        var joined = new ArrayList<Piece>();
        for (var piece : script(cut(TOKEN, before), cut(TOKEN, after), Function.identity())) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.fate() == piece.fate()) {
                joined.set(joined.size() - 1, new Piece(piece.fate(), last.text() + piece.text()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    /** How much two texts have in common, 0 to 1, by their words. */
    static double likeness(String one, String other) {
        var a = new ArrayList<>(wordsOf(one));
        var b = wordsOf(other);
        var all = a.size() + b.size();
        if (all == 0) return 1;
        var common = 0;
        for (var word : b) if (a.remove(word)) common++;
        return 2.0 * common / all;
    }

    private static List<String> wordsOf(String text) {
        return Stream.of(text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}\\p{M}]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> cut(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).toList();
    }

    /** Myers' greedy algorithm over what the two do not begin and end with alike. */
    private static List<Piece> script(List<String> before, List<String> after, Function<String, String> compared) {
        var a = before.stream().map(compared).toArray(String[]::new);
        var b = after.stream().map(compared).toArray(String[]::new);
        var head = 0;
        while (head < a.length && head < b.length && a[head].equals(b[head])) head++;
        var tail = 0;
        while (tail < a.length - head
                && tail < b.length - head
                && a[a.length - 1 - tail].equals(b[b.length - 1 - tail])) tail++;
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < head; i++) pieces.add(new Piece(Fate.KEPT, after.get(i)));
        pieces.addAll(middle(
                before.subList(head, a.length - tail),
                after.subList(head, b.length - tail),
                Arrays.copyOfRange(a, head, a.length - tail),
                Arrays.copyOfRange(b, head, b.length - tail)));
        for (int i = b.length - tail; i < b.length; i++) pieces.add(new Piece(Fate.KEPT, after.get(i)));
        return pieces;
    }

    private static List<Piece> middle(List<String> before, List<String> after, String[] a, String[] b) {
        var trace = new ArrayList<int[]>();
        var most = Math.min(a.length + b.length, MOST_CHANGES);
        var reach = new int[2 * most + 3];
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                var down = k == -d || (k != d && reach[most + k] < reach[most + k + 2]);
                var x = down ? reach[most + k + 2] : reach[most + k] + 1;
                while (x < a.length && x - k < b.length && a[x].equals(b[x - k])) x++;
                reach[most + k + 1] = x;
                if (x >= a.length && x - k >= b.length) return walkBack(before, after, trace, d, k, most, x);
            }
            // row d is needed between -d and d only
            trace.add(Arrays.copyOfRange(reach, most - d, most + d + 3));
        }
        return Stream.concat(
                        before.stream().map(text -> new Piece(Fate.REMOVED, text)),
                        after.stream().map(text -> new Piece(Fate.ADDED, text)))
                .toList();
    }

    private static List<Piece> walkBack(
            List<String> before, List<String> after, List<int[]> trace, int changes, int diagonal, int most, int end) {
        var pieces = new ArrayList<Piece>();
        var x = end;
        var k = diagonal;
        for (int d = changes; d > 0; d--) {
            var row = trace.get(d - 1);
            // reach[most + i] was copied to row[i + d - 1]
            var left = k == -d ? -1 : at(row, k - 1, d);
            var right = k == d ? -1 : at(row, k + 1, d);
            var down = k == -d || (k != d && left < right);
            var from = down ? right : left + 1;
            for (; x > from; x--) pieces.add(new Piece(Fate.KEPT, after.get(x - 1 - k)));
            if (down) {
                pieces.add(new Piece(Fate.ADDED, after.get(x - k - 1)));
                k++;
            } else {
                pieces.add(new Piece(Fate.REMOVED, before.get(x - 1)));
                x--;
                k--;
            }
        }
        for (; x > 0; x--) pieces.add(new Piece(Fate.KEPT, after.get(x - 1)));
        java.util.Collections.reverse(pieces);
        return ordered(pieces);
    }

    private static int at(int[] row, int k, int d) {
        return row[k + d];
    }

    /** Within one change, what was removed comes before what was added. */
    private static List<Piece> ordered(List<Piece> pieces) {
        var ordered = new ArrayList<Piece>();
        var added = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece.fate() == Fate.KEPT) {
                ordered.addAll(added);
                added.clear();
                ordered.add(piece);
            } else if (piece.fate() == Fate.REMOVED) {
                ordered.add(piece);
            } else {
                added.add(piece);
            }
        }
        ordered.addAll(added);
        return ordered;
    }
}
