package org.recoupe.web.claim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recoupe.kernel.Span;

/**
 * A text cut into paragraphs and, within them, into the pieces that claims mark. Nothing is lost: {@link #text} is the text again. A
 * claim within another is nested; where two cross, the one that begins later is cut in two.
 *
 * @param before what stands before the first paragraph
 */
public record Passages(String before, List<Paragraph> paragraphs) {
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final int LONGEST_HEADING = 110;

    /**
     * @param start in code points of the text
     * @param after what separates it from the next
     */
    public record Paragraph(int start, List<Piece> pieces, String after) {
        String text() {
            return Passages.text(pieces);
        }

        /** Whether it looks like a heading between paragraphs: short, unmarked and without a full stop. */
        public boolean isHeading() {
            var text = text();
            return text.length() <= LONGEST_HEADING
                    && !text.endsWith(".")
                    && !text.matches("(?s).*[.!?…:;,»”\"]")
                    && pieces.stream().noneMatch(Piece::marked);
        }

        /** The numbers of the claims some of it belongs to. */
        public Set<String> claims() {
            var numbers = new LinkedHashSet<String>();
            collect(pieces, numbers);
            return numbers;
        }

        private static void collect(List<Piece> pieces, Set<String> numbers) {
            for (var piece : pieces) {
                if (piece.marked()) numbers.add(piece.claim);
                collect(piece.inside, numbers);
            }
        }

        /** Whether some of it belongs to the claim of this number. */
        public boolean marks(String claim) {
            return Passages.marks(pieces, claim);
        }
    }

    /**
     * Words as they stand, or a mark around further pieces.
     *
     * @param claim number of the claim that is marked, "" for mere words
     * @param first whether the claim begins here
     * @param last whether the claim ends here: the place for its link
     */
    public record Piece(String words, String claim, List<Piece> inside, boolean first, boolean last) {
        public boolean marked() {
            return !claim.isEmpty();
        }

        private static Piece of(String words) {
            return new Piece(words, "", List.of(), false, false);
        }
    }

    /** @param spans of each claim, by its number, in code points */
    public static Passages of(String text, Map<String, List<Span>> spans) {
        var marks = new ArrayList<Mark>();
        var ends = new HashMap<String, int[]>();
        var units = units(text);
        spans.forEach((claim, places) -> {
            for (var place : places) marks.add(new Mark(claim, units[place.start()], units[place.end()]));
        });
        var cut = cutAtParagraphs(text);
        for (var paragraph : cut) {
            for (var mark : marks) {
                var from = Math.max(mark.from, paragraph.start());
                var to = Math.min(mark.to, paragraph.end());
                if (from >= to) continue;
                ends.merge(mark.claim, new int[] {from, to}, (a, b) ->
                        new int[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
            }
        }
        var paragraphs = new ArrayList<Paragraph>();
        var counted = 0;
        var upTo = 0;
        for (int i = 0; i < cut.size(); i++) {
            var here = cut.get(i);
            counted += text.codePointCount(upTo, here.start());
            upTo = here.start();
            var next = i + 1 < cut.size() ? cut.get(i + 1).start() : text.length();
            paragraphs.add(new Paragraph(
                    counted, new Cutter(text, here, marks, ends).pieces(), text.substring(here.end(), next)));
        }
        return new Passages(cut.isEmpty() ? text : text.substring(0, cut.get(0).start()), List.copyOf(paragraphs));
    }

    /** Where each code point begins in UTF-16 units, counted once for all marks. */
    private static int[] units(String text) {
        var units = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 0, at = 0; i < units.length; i++) {
            units[i] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return units;
    }

    /** The text that was cut. */
    String text() {
        return before + paragraphs.stream().map(p -> p.text() + p.after()).collect(Collectors.joining());
    }

    /** The paragraphs a claim stands in. */
    public List<Paragraph> around(String claim) {
        return paragraphs.stream().filter(paragraph -> paragraph.marks(claim)).toList();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(p -> p.marked() ? text(p.inside) : p.words).collect(Collectors.joining());
    }

    private static boolean marks(List<Piece> pieces, String claim) {
        return pieces.stream()
                .anyMatch(piece -> (piece.marked() && piece.claim.equals(claim)) || marks(piece.inside, claim));
    }

    /** Blank lines divide paragraphs; in a text without any, every line is one. */
    private static List<Span> cutAtParagraphs(String text) {
        var body = text.strip();
        var dividing = BLANK.matcher(body).results().anyMatch(run -> lineBreaks(run.group()) > 1) ? 2 : 1;
        var paragraphs = new ArrayList<Span>();
        var start = text.indexOf(body);
        var end = start + body.length();
        var runs = BLANK.matcher(text).region(start, end);
        while (runs.find()) {
            if (lineBreaks(runs.group()) < dividing) continue;
            paragraphs.add(new Span(start, runs.start()));
            start = runs.end();
        }
        if (start < end) paragraphs.add(new Span(start, end));
        return paragraphs;
    }

    private static long lineBreaks(String blank) {
        return blank.chars().filter(c -> c == '\n').count()
                + (blank.indexOf('\n') < 0 && blank.indexOf('\r') >= 0 ? 1 : 0);
    }

    private record Mark(String claim, int from, int to) {}

    /** Cuts one paragraph. */
    private static final class Cutter {
        /** The outer mark before the inner; of two alike, the lower number. */
        private static final Comparator<Mark> OUTER_FIRST = Comparator.comparingInt(Mark::from)
                .thenComparing(Comparator.comparingInt(Mark::to).reversed())
                .thenComparing(mark -> mark.claim.length())
                .thenComparing(Mark::claim);

        private final String text;
        private final Span paragraph;
        private final Map<String, int[]> ends;
        private final PriorityQueue<Mark> waiting = new PriorityQueue<>(OUTER_FIRST);
        private final ArrayDeque<Open> open = new ArrayDeque<>();
        private int at;

        private record Open(Mark mark, List<Piece> pieces) {}

        Cutter(String text, Span paragraph, List<Mark> marks, Map<String, int[]> ends) {
            this.text = text;
            this.paragraph = paragraph;
            this.ends = ends;
            this.at = paragraph.start();
            for (var mark : marks) {
                var from = Math.max(mark.from, paragraph.start());
                var to = Math.min(mark.to, paragraph.end());
                if (from < to) waiting.add(new Mark(mark.claim, from, to));
            }
        }

        List<Piece> pieces() {
            open.push(new Open(new Mark("", paragraph.start(), paragraph.end()), new ArrayList<>()));
            while (!waiting.isEmpty()) {
                var mark = waiting.remove();
                closeUntil(mark.from);
                var around = open.element().mark;
                if (mark.to > around.to) {
                    // they cross: the rest begins where the other ends
                    waiting.add(new Mark(mark.claim, around.to, mark.to));
                    mark = new Mark(mark.claim, mark.from, around.to);
                }
                words(mark.from);
                open.push(new Open(mark, new ArrayList<>()));
            }
            closeUntil(paragraph.end());
            words(paragraph.end());
            return List.copyOf(open.pop().pieces);
        }

        private void closeUntil(int position) {
            while (open.size() > 1 && open.element().mark.to <= position) {
                words(open.element().mark.to);
                var closed = open.pop();
                var whole = ends.getOrDefault(closed.mark.claim, new int[] {0, 0});
                open.element()
                        .pieces
                        .add(new Piece(
                                "",
                                closed.mark.claim,
                                List.copyOf(closed.pieces),
                                closed.mark.from == whole[0],
                                closed.mark.to == whole[1]));
            }
        }

        private void words(int until) {
            if (at < until) open.element().pieces.add(Piece.of(text.substring(at, until)));
            at = Math.max(at, until);
        }
    }
}
