package org.recoupe.article;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How much of a text stands in another one word for word: the share of its runs of five words that both have. */
final class Resemblance {
    /** From here on two texts are probably versions of one dispatch. */
    static final double PROBABLY_THE_SAME = 0.25;

    private static final int RUN = 5;
    private static final int LONGEST = 3000;
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<Integer> runs;

    Resemblance(String text) {
        this.runs = runs(text);
    }

    /** From 0, nothing in common, to 1: the shorter of the two stands in the longer. */
    double to(String other) {
        var others = runs(other);
        var fewer = Math.min(runs.size(), others.size());
        if (fewer == 0) return 0;
        others.retainAll(runs);
        return (double) others.size() / fewer;
    }

    private static Set<Integer> runs(String text) {
        List<String> words = Arrays.asList(NOT_WORDS.split(text.toLowerCase(Locale.ROOT), LONGEST + 1));
        var runs = new HashSet<Integer>();
        for (int i = 0; i + RUN <= Math.min(LONGEST, words.size()); i++)
            runs.add(words.subList(i, i + RUN).hashCode());
        return runs;
    }
}
