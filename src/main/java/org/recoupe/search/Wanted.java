package org.recoupe.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; null leaves a side open.
 *
 * @param words as typed: quotation marks, a minus and "or" mean what they mean elsewhere; cut where it gets absurd
 * @param typing whether the last word may still be going on
 * @param state of a claim, a story, or the kind of a source
 * @param source only what this source says
 * @param page from 0
 */
public record Wanted(
        String words,
        boolean typing,
        @Nullable Kind kind,
        @Nullable String state,
        @Nullable String desk,
        @Nullable Period period,
        @Nullable UUID source,
        int page) {
    private static final int LONGEST = 200;

    /** What can be found. */
    public enum Kind {
        CLAIM,
        ARTICLE,
        SOURCE
    }

    /** How long ago it came in, at most. */
    public enum Period {
        DAY(1),
        WEEK(7),
        MONTH(30),
        YEAR(365);

        private final int days;

        Period(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }
    }

    public Wanted {
        words = words.replace("\u0000", " ").strip();
        if (words.codePointCount(0, words.length()) > LONGEST)
            words = words.substring(0, words.offsetByCodePoints(0, LONGEST));
        page = Math.max(0, Math.min(page, Search.MOST_PAGES - 1));
    }

    /** Whether nothing is looked for. */
    public boolean isEmpty() {
        return words.isEmpty() && source == null;
    }
}
