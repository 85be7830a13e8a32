package org.recoupe.extraction;

import java.util.Collection;
import java.util.stream.Collectors;

/** How a pair of statements is explained to a reviewer, in the language of the article. Arguments as in {@link String#format}. */
record Wording(
        String denies, String excludes, String opposes, String numbers, String open, String repeats, String terms) {
    /** What was found, with the terms both statements have. */
    String explained(String what, Collection<String> shared, Terms.Of statement) {
        var words = shared.stream()
                .map(t -> statement.words().getOrDefault(t, t))
                .limit(MOST_TERMS)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? what : what + " ; " + terms.formatted(words);
    }

    private static final int MOST_TERMS = 6;
}
