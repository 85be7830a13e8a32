package org.recoupe.document;

import java.util.ArrayList;
import java.util.List;

/** Lines of pages put together again to what their author wrote: paragraphs, and words that were divided at a line's end. */
final class PdfText {
    /** A line this much shorter than the longest was ended by its author, not by the margin. */
    private static final double FULL_LINE = 0.7;
    /** Where no line is longer than this, no margin ended them. */
    private static final int SHORTEST_MARGIN = 20;

    /** Between paragraphs there is more than between lines. */
    private static final double WIDE = 1.4;

    private static final double INDENT = 0.8;
    private static final double OTHER_SIZE = 0.12;

    private final int longest;
    private final List<List<PdfPage.Line>> blocks = new ArrayList<>();

    PdfText(int longest) {
        this.longest = longest;
    }

    void add(List<List<PdfPage.Line>> page) {
        blocks.addAll(page);
    }

    String text() {
        var hyphens = new Hyphens(
                blocks.stream().flatMap(List::stream).map(PdfPage.Line::words).toList());
        var paragraphs = new Paragraphs(longest);
        var paragraph = new StringBuilder();
        var runsOn = false;
        for (var block : blocks) {
            var measure = Measure.of(block);
            for (var i = 0; i < block.size(); i++) {
                var line = block.get(i);
                var begins = i == 0 ? !runsOn || !continues(line) : measure.begins(block.get(i - 1), line);
                if (begins) {
                    paragraphs.add(paragraph);
                    paragraph.setLength(0);
                    paragraph.append(line.words());
                } else if (i > 0
                        && !measure.isFull(block.get(i - 1))
                        && !Hyphens.divides(block.get(i - 1).words())) {
                    paragraph.append('\n').append(line.words());
                } else {
                    hyphens.join(paragraph, line.words());
                }
            }
            runsOn = !block.isEmpty() && runsOn(block.get(block.size() - 1), measure);
        }
        paragraphs.add(paragraph);
        return paragraphs.text();
    }

    /** Whether a sentence goes on behind the last line of a column. */
    private static boolean runsOn(PdfPage.Line last, Measure measure) {
        return Hyphens.divides(last.words()) || (measure.isFull(last) && !endsSentence(last.words()));
    }

    private static boolean continues(PdfPage.Line line) {
        var first = line.words().codePointAt(0);
        return Character.isLowerCase(first) || Character.isDigit(first) || "«»“”\"(–".indexOf(first) >= 0;
    }

    private static boolean endsSentence(String words) {
        return words.matches(".*[.!?…:][\\s\u00a0\u202f]*[»”\"')]*");
    }

    /** How the lines of a block usually stand. */
    private record Measure(double left, double right, double leading, int longest) {
        static Measure of(List<PdfPage.Line> block) {
            var left = block.stream().mapToDouble(PdfPage.Line::x).min().orElse(0);
            var right = block.stream().mapToDouble(PdfPage.Line::end).max().orElse(0);
            var steps = new ArrayList<Double>();
            for (var i = 1; i < block.size(); i++)
                steps.add(block.get(i).y() - block.get(i - 1).y());
            steps.sort(Double::compare);
            // the usual distance is the smaller one: paragraphs of one line each are set wide
            return new Measure(
                    left,
                    right,
                    steps.isEmpty() ? 0 : steps.get(steps.size() / 4),
                    block.stream().mapToInt(line -> line.words().length()).max().orElse(0));
        }

        boolean isFull(PdfPage.Line line) {
            return longest >= SHORTEST_MARGIN && line.end() - left >= FULL_LINE * (right - left);
        }

        boolean begins(PdfPage.Line before, PdfPage.Line line) {
            if (line.y() - before.y() > WIDE * leading) return true;
            if (Math.abs(line.size() - before.size()) > OTHER_SIZE * line.size()) return true;
            var indented = line.x() > left + INDENT * line.size();
            if (indented && before.x() <= left + INDENT * line.size()) return true;
            return !isFull(before) && endsSentence(before.words());
        }
    }
}
