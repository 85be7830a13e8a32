package org.recoupe.claim;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * For what somebody alone is competent, "taux de chômage": whether a claim is about that is read from its words, in whatever form they stand
 * there. Every word that says something has to be in it; so the same office's word on its own strike is not covered.
 */
final class Matter {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Say what kind of thing is published, and not about what. */
    private static final Set<String> GENERIC = Set.of(
            "a",
            "an",
            "and",
            "au",
            "aux",
            "by",
            "chiffre",
            "chiffres",
            "d",
            "data",
            "de",
            "des",
            "donnees",
            "du",
            "en",
            "et",
            "figure",
            "figures",
            "for",
            "in",
            "indice",
            "index",
            "l",
            "la",
            "le",
            "les",
            "nombre",
            "number",
            "numbers",
            "of",
            "officiel",
            "officielle",
            "officielles",
            "officiels",
            "official",
            "on",
            "par",
            "pour",
            "rate",
            "rates",
            "s",
            "statistic",
            "statistics",
            "statistique",
            "statistiques",
            "sur",
            "taux",
            "the",
            "un",
            "une");

    /** Endings differ, "chômage", "chômeurs": as long a beginning as this is the same word. */
    private static final int STEM = 5;

    private Matter() {}

    /** Whether a text is about it. A matter of generic words alone is none. */
    static boolean isOf(String matter, String text) {
        var wanted =
                words(matter).stream().filter(word -> !GENERIC.contains(word)).toList();
        var there = words(text);
        return !wanted.isEmpty()
                && wanted.stream().allMatch(word -> there.stream().anyMatch(other -> same(word, other)));
    }

    private static boolean same(String word, String other) {
        if (word.equals(other)) return true;
        return word.length() >= STEM
                && other.length() >= STEM
                && word.substring(0, STEM).equals(other.substring(0, STEM));
    }

    private static List<String> words(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return WORDS.matcher(plain).results().map(found -> found.group()).toList();
    }
}
