package org.recoupe.extraction.reading;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People the text names in full anywhere, so that a surname alone is known to be theirs: "Jeanne Morel", then "Morel". */
public final class FullNames {
    private static final String SEVERAL = "";

    private final Map<String, String> bySurname = new HashMap<>();

    FullNames(Reading reading) {
        for (var i = 0; i + 1 < reading.size(); i++) {
            if (!reading.isCapital(i) || reading.lexicon.givenName(reading.word(i)) == null) continue;
            var end = i + 1;
            while (end < reading.size() && end < i + 4 && isName(reading, end)) end++;
            if (end == i + 1) continue;
            var full = reading.words(reading.span(i, end)).replaceAll("\\s+", " ");
            bySurname.merge(reading.word(end - 1), full, (known, other) -> known.equals(other) ? known : SEVERAL);
            i = end - 1;
        }
    }

    private static boolean isName(Reading reading, int i) {
        return reading.isCapital(i)
                && !reading.isFiniteVerb(i)
                && reading.token(i).isWord();
    }

    /** The full name of the only one who has the surname, or null. */
    public @Nullable String of(String surname) {
        var full = bySurname.get(surname.toLowerCase(Locale.ROOT));
        return SEVERAL.equals(full) ? null : full;
    }
}
