package org.recoupe.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What stands at the head or the foot of page after page: the paper's name, the page's number. */
final class RunningHeads {
    private static final int FEWEST_PAGES = 3;
    /** On a single page too, this is no part of a text: "Le Courrier - page 3", "3/12". */
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)(.*[^.!?]\\s)?(page|p\\.)\\s*\\d{1,4}(\\s*(/|sur|of)\\s*\\d{1,4})?\\W*|\\W*\\d{1,4}(\\s*/\\s*\\d{1,4})?\\W*");

    private final Set<String> lines;
    private final Set<String> words;

    private RunningHeads(Set<String> lines, Set<String> words) {
        this.lines = lines;
        this.words = words;
    }

    static RunningHeads of(List<PdfPage> pages) {
        var counts = new HashMap<String, Integer>();
        var words = new HashMap<String, String>();
        for (var page : pages) {
            var here = new HashSet<String>();
            for (var block : page.blocks())
                for (var line : block)
                    if (isAtTheEdge(line, page) && here.add(sign(line))) {
                        counts.merge(sign(line), 1, Integer::sum);
                        words.putIfAbsent(sign(line), line.words());
                    }
        }
        var heads = new HashSet<String>();
        var told = new TreeSet<String>();
        counts.forEach((line, count) -> {
            if (count < FEWEST_PAGES
                    && !NUMBERED.matcher(words.getOrDefault(line, "")).matches()) return;
            heads.add(line);
            told.add(words.getOrDefault(line, ""));
        });
        return new RunningHeads(heads, told);
    }

    boolean are(PdfPage.Line line, PdfPage page) {
        return lines.contains(sign(line)) && isAtTheEdge(line, page);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    Set<String> words() {
        return words;
    }

    private static boolean isAtTheEdge(PdfPage.Line line, PdfPage page) {
        return line.y() - page.top() < 2 * line.size() || page.bottom() - line.y() < 2 * line.size();
    }

    /** The number changes from page to page. */
    private static String sign(PdfPage.Line line) {
        return line.words().replaceAll("\\d+", "#");
    }
}
