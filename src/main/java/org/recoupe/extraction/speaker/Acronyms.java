package org.recoupe.extraction.speaker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;

/** Abbreviations the text itself explains: "l'Office national des eaux (ONE)". They may be used before they are explained. */
final class Acronyms {
    private static final int LONGEST_NAME = 14;

    private final Map<String, String> names = new HashMap<>();

    Acronyms(Reading reading) {
        for (var i = 1; i + 2 < reading.size(); i++) {
            if (!reading.is(i, "(") || !reading.is(i + 2, ")") || !isAcronym(reading, i + 1)) continue;
            var start = nameStart(reading, i, reading.word(i + 1));
            if (start < i)
                names.putIfAbsent(
                        reading.word(i + 1),
                        reading.words(reading.span(start, i)).replaceAll("\\s+", " "));
        }
    }

    private static boolean isAcronym(Reading reading, int i) {
        var token = reading.token(i);
        return token.end() - token.start() >= 2
                && token.end() - token.start() <= 8
                && token.isWord()
                && token.word()
                        .toUpperCase(Locale.ROOT)
                        .contentEquals(reading.text.subSequence(token.start(), token.end()));
    }

    /** Where words begin whose first letters spell the abbreviation, small words left out, or -1. */
    private static int speltStart(Reading reading, int bracket, String acronym) {
        var letter = acronym.length() - 1;
        for (var i = bracket - 1; i >= 0 && i >= bracket - LONGEST_NAME && letter >= 0; i--) {
            var token = reading.token(i);
            if (token.isPunctuation()) return -1;
            var small = reading.is(i, WordClass.OF)
                    || reading.is(i, WordClass.DETERMINER)
                    || reading.is(i, WordClass.CONJUNCTION);
            if (token.word().charAt(0) == acronym.charAt(letter) && (!small || token.capital())) {
                if (letter-- == 0) return i;
            } else if (!small) return -1;
        }
        return -1;
    }

    /** The furthest word to the left that begins with the acronym's first letter and a capital, with no mark between. */
    private static int nameStart(Reading reading, int bracket, String acronym) {
        var spelt = speltStart(reading, bracket, acronym);
        if (spelt >= 0) return spelt;
        var start = bracket;
        for (var i = bracket - 1; i >= 0 && i >= bracket - LONGEST_NAME; i--) {
            var token = reading.token(i);
            if (token.isPunctuation() || reading.isFiniteVerb(i)) break;
            if (token.capital() && !reading.is(i, WordClass.DETERMINER)) {
                start = i;
                if (token.word().charAt(0) == acronym.charAt(0)) return i;
            } else if (reading.is(i, WordClass.PREPOSITION) && !reading.is(i, WordClass.OF)) break;
        }
        return start;
    }

    /** The full name behind the abbreviation, or null. */
    @Nullable
    String nameOf(String acronym) {
        return names.get(acronym.toLowerCase(Locale.ROOT));
    }
}
