package org.recoupe.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;

/**
 * A number of something, with its bounds: "au moins 38 personnes", "entre 700 et 1 000 habitants".
 *
 * @param counted what is counted, as a term; empty if the number stands alone
 * @param part whether it is part of another number: "dont 13 enfants"
 * @param words as they stand
 */
record Quantity(double low, double high, String counted, boolean part, String words) {
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}([.,]\\d{3})+");
    private static final double ABOUT = 0.1;

    boolean excludes(Quantity other) {
        return high < other.low || other.high < low;
    }

    static List<Quantity> in(Reading reading, int from, int to, Terms terms) {
        var found = new ArrayList<Quantity>();
        for (var i = from; i < to; i++) {
            if (!reading.token(i).isNumber() && !reading.is(i, WordClass.NUMERAL) || isDate(reading, i)) continue;
            var end = i + 1;
            var value = reading.token(i).isNumber() ? value(reading.word(i)) : spelt(reading, i);
            if (value == null) continue;
            var low = value;
            var high = value;
            if (isBound(reading, i - 1, from, WordClass.AT_LEAST)) high = Double.POSITIVE_INFINITY;
            else if (isBound(reading, i - 1, from, WordClass.AT_MOST)) low = 0.0;
            else if (isBound(reading, i - 1, from, WordClass.APPROXIMATELY)) {
                low = value * (1 - ABOUT);
                high = value * (1 + ABOUT);
            }
            if (reading.is(i - 1, WordClass.BETWEEN)
                    && reading.is(i + 1, WordClass.CONJUNCTION)
                    && end + 1 < to
                    && reading.token(i + 2).isNumber()) {
                var upper = value(reading.word(i + 2));
                if (upper != null) high = upper;
                end = i + 3;
            }
            var factor = factor(reading, end);
            if (factor > 1) end++;
            var part = reading.is(i - 1, WordClass.TAIL)
                    || reading.phraseEnd(WordClass.TAIL, Math.max(from, i - 2), i) == i;
            found.add(new Quantity(
                    low * factor,
                    high * factor,
                    counted(reading, end, to, terms),
                    part,
                    reading.words(reading.span(i, Math.min(end + 1, to)))));
            i = end - 1;
        }
        return found;
    }

    private static boolean isBound(Reading reading, int last, int from, WordClass bound) {
        for (var start = Math.max(from, last - 2); start <= last; start++)
            if (reading.phraseEnd(bound, start, last + 1) == last + 1) return true;
        return false;
    }

    private static boolean isDate(Reading reading, int i) {
        if (reading.is(i + 1, WordClass.MONTH)
                || reading.is(i - 1, WordClass.MONTH)
                || reading.is(i - 1, WordClass.DAY)) return true;
        var word = reading.word(i);
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && (reading.is(i - 1, "en")
                        || reading.is(i - 1, "in")
                        || reading.is(i - 1, "de")
                        || reading.is(i - 1, "since")
                        || reading.is(i - 1, "depuis"));
    }

    private static @Nullable Double value(String word) {
        var plain = word.replace(" ", "").toLowerCase(Locale.ROOT);
        // "1.500" and "1,500" are thousands, "3,5" and "3.5" are not: three digits behind every mark make the
        // difference.
        plain = THOUSANDS.matcher(plain).matches() ? plain.replace(".", "").replace(",", "") : plain.replace(',', '.');
        try {
            return Double.valueOf(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** "six"; one is left out, being an article as often. */
    private static @Nullable Double spelt(Reading reading, int i) {
        if (!reading.is(i, WordClass.NUMERAL)) return null;
        var value = reading.lexicon.listed(WordClass.NUMERAL).indexOf(reading.word(i));
        return value < 2 ? null : (double) value;
    }

    private static double factor(Reading reading, int i) {
        if (reading.is(i, WordClass.HUNDRED)) return 1e2;
        if (reading.is(i, WordClass.THOUSAND)) return 1e3;
        if (reading.is(i, WordClass.MILLION)) return 1e6;
        if (reading.is(i, WordClass.BILLION)) return 1e9;
        if (reading.is(i, WordClass.DOZEN)) return 12;
        return 1;
    }

    /** The first noun behind the number; what is killed or hurt counts by that, whatever the noun. */
    private static String counted(Reading reading, int from, int to, Terms terms) {
        for (var i = from; i < Math.min(to, from + 4); i++) {
            if (reading.token(i).isPunctuation()) return "";
            var term = terms.termAt(i);
            if (term != null) return term;
        }
        return "";
    }
}
