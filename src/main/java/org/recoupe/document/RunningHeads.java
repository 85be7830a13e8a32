package org.recoupe.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What stands at the head or the foot of page after page: the paper's name, the page's number. */
final class RunningHeads {
    private static final int FEWEST_PAGES = 3;
    /** On a single page too, and away from the text, this is no part of it: "page 3", "- 3 -", "3/12". */
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)[\\s–—|·•-]*(page\\s*|p\\.\\s*)?\\d{1,4}(\\s*(/|sur|of)\\s*\\d{1,4})?[\\s–—|·•-]*");
    /** How far from the text, in units of the letters' size: more than between the lines of a paragraph. */
    private static final double APART = 2;

    private final Set<String> repeated;
    private final TreeMap<String, String> told = new TreeMap<>();

    private RunningHeads(Set<String> repeated) {
        this.repeated = repeated;
    }

    static RunningHeads of(List<PdfPage> pages) {
        var counts = new HashMap<String, Integer>();
        for (var page : pages) {
            var here = new HashSet<String>();
            for (var block : page.blocks())
                for (var line : block)
                    if (isAtTheEdge(line, page) && here.add(sign(line))) counts.merge(sign(line), 1, Integer::sum);
        }
        counts.values().removeIf(count -> count < FEWEST_PAGES);
        var heads = new RunningHeads(Set.copyOf(counts.keySet()));
        for (var page : pages)
            for (var block : page.blocks())
                for (var line : block) if (heads.are(line, page)) heads.told.putIfAbsent(sign(line), line.words());
        return heads;
    }

    boolean are(PdfPage.Line line, PdfPage page) {
        if (!isAtTheEdge(line, page)) return false;
        return repeated.contains(sign(line)) || NUMBERED.matcher(line.words()).matches() && standsApart(line, page);
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    int size() {
        return told.size();
    }

    /** Each once, the first of those that differ in the number alone. */
    Iterable<String> words() {
        return told.values();
    }

    private static boolean isAtTheEdge(PdfPage.Line line, PdfPage page) {
        return line.y() - page.top() < 2 * line.size() || page.bottom() - line.y() < 2 * line.size();
    }

    /** The last line of a paragraph may be a number too. */
    private static boolean standsApart(PdfPage.Line line, PdfPage page) {
        var distance = page.blocks().stream()
                .flatMap(List::stream)
                .filter(other -> other != line)
                .mapToDouble(other -> Math.abs(other.y() - line.y()))
                .min();
        return distance.isPresent() && distance.getAsDouble() > APART * line.size();
    }

    /** The number changes from page to page. */
    private static String sign(PdfPage.Line line) {
        return line.words().replaceAll("\\d+", "#");
    }
}
