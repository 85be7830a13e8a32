package org.recoupe.extraction.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.NumberWord;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Span;

/**
 * A number of something, with its bounds: "au moins 17 personnes", "entre 300 et 2 000 habitants", "une quarantaine de blessés".
 *
 * @param low at least so many
 * @param high at most so many; infinite if nobody says
 * @param counted what is counted, as a term: what happens to people if that is said, otherwise the noun; empty if the number stands alone
 * @param whom who is counted, if they are a kind of people: children, soldiers; empty for people in general
 * @param part whether it is part of another number: "dont 13 enfants"
 * @param place of the number with its unit in the text
 */
public record Quantity(double low, double high, Unit unit, String counted, String whom, boolean part, Span place) {
    /** What a number measures. */
    public enum Unit {
        COUNT,
        PERCENT,
        MONEY
    }

    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}([.,]\\d{3})+");
    private static final double ABOUT = 0.1;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int LONGEST_BOUND = 3;
    /** How far a verb stands from the people it counts. */
    private static final int CLAUSE = 10;
    /** How many words a list of those counted may have: "40 soldats, 3 policiers et 12 civils". */
    private static final int LONGEST_LIST = 20;

    /** Concepts that say what happens to people. */
    private static final Set<String> FATES = Set.of("DEATH", "INJURY", "DISPLACED", "ARREST", "DISMISS");

    private static final String PEOPLE = "CIVILIAN";
    private static final String HOURS = "hour";

    boolean excludes(Quantity other) {
        if (unit != other.unit) return false;
        if (whom.equals(other.whom)) return high < other.low || other.high < low;
        // Children are among people: fewer of them is no contradiction, more of them is.
        if (whom.isEmpty()) return other.low > high;
        return other.whom.isEmpty() && low > other.high;
    }

    /** Whether both may be the same number: "3 marins tués" does not answer "12 morts". */
    boolean agrees(Quantity other) {
        return unit == other.unit && whom.equals(other.whom) && !excludes(other);
    }

    Quantity counting(String other) {
        return new Quantity(low, high, unit, other, whom, part, place);
    }

    /** What the text says of it, to be held against the world; the words are those of its terms. */
    Value asValue(Map<String, String> words) {
        var kind = switch (unit) {
            case COUNT -> Value.Kind.COUNT;
            case PERCENT -> Value.Kind.PERCENT;
            case MONEY -> Value.Kind.MONEY;
        };
        var what = words.getOrDefault(counted, "");
        var about = whom.isEmpty() ? what : words.getOrDefault(whom, "") + " " + what;
        return new Value(place, kind, low, high, about, null, null);
    }

    static List<Quantity> in(Reading reading, int from, int to, Terms terms) {
        var found = new ArrayList<Quantity>();
        for (var i = from; i < to; ) {
            var number = number(reading, i, to);
            if (number == null || isDate(reading, i, to) || isTimeOfDay(reading, i, number, to)) {
                i++;
                continue;
            }
            found.add(new Counting(reading, from, to, terms).quantity(i, number));
            i = number.end();
        }
        return found;
    }

    /** A number as written: "300", "trois", "entre 300 et 2 000" from its first number on. */
    private record Written(double low, double high, int end) {
        Written times(double factor, int newEnd) {
            return new Written(low * factor, high * factor, newEnd);
        }
    }

    private static @Nullable Written number(Reading reading, int i, int to) {
        var first = single(reading, i, to);
        if (first == null) return null;
        if (reading.is(i - 1, WordClass.BETWEEN) && reading.is(first.end(), WordClass.CONJUNCTION)
                || reading.is(first.end(), WordClass.RANGE)
                        && (reading.is(i - 1, WordClass.PREPOSITION) || reading.is(i - 1, WordClass.OF))) {
            var second = first.end() + 1 < to ? single(reading, first.end() + 1, to) : null;
            if (second != null && second.high() >= first.low())
                return new Written(first.low(), second.high(), second.end());
        }
        return first;
    }

    private static @Nullable Written single(Reading reading, int i, int to) {
        var word = reading.word(i);
        Written number = null;
        if (reading.token(i).isNumber()) {
            var value = value(word);
            if (value != null) number = new Written(value, value, i + 1);
        } else {
            var spelt = spelt(reading, i);
            if (spelt != null) number = new Written(spelt.low(), spelt.high(), i + 1);
        }
        if (number == null) return null;
        for (var factor = factor(reading, number.end(), to); factor > 1; factor = factor(reading, number.end(), to))
            number = number.times(factor, number.end() + 1);
        return number;
    }

    /** A day of a month, or a year: four digits with no plain noun behind them. */
    private static boolean isDate(Reading reading, int i, int to) {
        if (reading.is(i + 1, WordClass.MONTH)
                || reading.is(i - 1, WordClass.MONTH)
                || reading.is(i - 1, WordClass.DAY)) return true;
        return When.isYear(reading, i, to) || isPartOfName(reading, i);
    }

    /** "02H20", "à 6 heures", "at 9:30": when, not how many. */
    private static boolean isTimeOfDay(Reading reading, int i, Written number, int to) {
        var end = number.end();
        if (isClock(reading.word(i - 1))
                && reading.token(i - 1).end() == reading.token(i).start()) return true;
        if (reading.is(end, ":")
                && end + 1 < to
                && reading.token(end).end() == reading.token(end + 1).start()
                && reading.token(end + 1).isNumber()) return true;
        if (reading.is(i - 1, ":")
                && i > 1
                && reading.token(i - 1).end() == reading.token(i).start()
                && reading.token(i - 2).isNumber()
                && reading.token(i - 2).end() == reading.token(i - 1).start()) return true;
        return end < to
                && reading.is(end, WordClass.CLOCK)
                && number.high() <= HOURS_OF_A_DAY
                && isAtTime(reading, i, end);
    }

    /** "à 6 heures", "dès 18 h"; but "depuis 6 heures", "à 6 heures de route" tell how long. */
    private static boolean isAtTime(Reading reading, int i, int clock) {
        if (!reading.is(i - 1, WordClass.AT_TIME)) return false;
        if (!reading.is(clock, WordClass.HOUR)) return true;
        var lasts = reading.is(clock + 1, WordClass.OF)
                && !reading.is(clock + 1, WordClass.DETERMINER)
                && !reading.is(clock + 2, WordClass.DETERMINER);
        return !lasts && !reading.is(i - 1, WordClass.SINCE) && !reading.is(i - 1, WordClass.AFTER);
    }

    /** "09H", "11h": a number with the letter of the hour. */
    private static boolean isClock(String word) {
        return word.length() > 1
                && word.length() < 4
                && word.endsWith("h")
                && word.chars().limit(word.length() - 1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** "Satan 2", "BA.5", "le numéro 2": what is numbered, not counted. */
    private static boolean isPartOfName(Reading reading, int i) {
        if (!reading.token(i).isNumber() || i == 0) return false;
        if (reading.is(i - 1, WordClass.NUMBERED)) return true;
        var name = reading.is(i - 1, ".")
                        && reading.token(i - 1).end() == reading.token(i).start()
                ? i - 2
                : i - 1;
        return name > 0
                && reading.isCapital(name)
                && reading.token(name).isWord()
                && !reading.isAny(name, Terms.WEIGHTLESS)
                && (reading.token(name + 1).end() == reading.token(i).start()
                        || !reading.token(i - 1).isPunctuation())
                && (i + 1 >= reading.size()
                        || !reading.token(i + 1).isWord()
                        || reading.isAny(i + 1, Terms.WEIGHTLESS)
                        || reading.isFiniteVerb(i + 1));
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

    /** "six", "vingt-trois", "une quarantaine"; one is left out, being an article as often. */
    private static @Nullable NumberWord spelt(Reading reading, int i) {
        if (!reading.token(i).isWord()) return null;
        var word = reading.word(i);
        var known = reading.lexicon.number(word);
        if (known != null) return known;
        var numeral = reading.lexicon.listed(WordClass.NUMERAL).indexOf(word);
        if (numeral > 1) return new NumberWord(numeral, numeral);
        return word.indexOf('-') > 0 ? compound(reading, word) : null;
    }

    /** "quatre-vingt-dix-sept", "twenty-three": parts add up, except that a smaller one multiplies what follows it. */
    private static @Nullable NumberWord compound(Reading reading, String word) {
        var sum = 0.0;
        for (var part : word.split("-")) {
            var numeral = (double) reading.lexicon.listed(WordClass.NUMERAL).indexOf(part);
            if (numeral < 0) {
                var known = reading.lexicon.number(part);
                if (known == null || !known.isExact()) return null;
                numeral = known.low();
            }
            sum = sum > 0 && sum < 10 && numeral >= 20 ? sum * numeral : sum + numeral;
        }
        return new NumberWord(sum, sum);
    }

    private static double factor(Reading reading, int i, int to) {
        if (i >= to) return 1;
        if (reading.is(i, WordClass.HUNDRED)) return 1e2;
        if (reading.is(i, WordClass.THOUSAND)) return 1e3;
        if (reading.is(i, WordClass.MILLION)) return 1e6;
        if (reading.is(i, WordClass.BILLION)) return 1e9;
        if (reading.is(i, WordClass.DOZEN)) return 12;
        return 1;
    }

    /** What stands around a number: its bound, its unit, what it counts. */
    private record Counting(Reading reading, int from, int to, Terms terms) {
        Quantity quantity(int i, Written number) {
            var currencyBefore = reading.is(i - 1, WordClass.CURRENCY);
            var before = currencyBefore ? i - 1 : i;
            var negative = isNegative(before);
            if (negative) before--;
            var end = number.end();
            var unit = Unit.COUNT;
            var percent = end < to ? reading.phraseEnd(WordClass.PERCENT, end, to) : -1;
            if (percent > 0) {
                unit = Unit.PERCENT;
                end = percent;
            } else if (currencyBefore) unit = Unit.MONEY;
            else {
                var coin = end < to && reading.is(end, WordClass.OF) ? end + 1 : end;
                var currency = coin < to ? reading.phraseEnd(WordClass.CURRENCY, coin, to) : -1;
                if (currency > 0) {
                    unit = Unit.MONEY;
                    end = currency;
                }
            }
            var at = noun(end);
            var noun = isHours(end) ? HOURS : at < 0 ? null : terms.termAt(at);
            var fate = unit == Unit.MONEY || isHours(end) ? null : fate(before, end);
            // "-12 morts": a dash of a list, for nobody counts less than none.
            var below = negative && fate == null;
            var low = below ? -number.high() : number.low();
            var high = below ? -number.low() : number.high();
            if (isBound(before, WordClass.AT_LEAST)) high = Double.POSITIVE_INFINITY;
            else if (isBound(before, WordClass.AT_MOST)) low = 0;
            else if (low == high && isBound(before, WordClass.APPROXIMATELY)) {
                low -= ABOUT * number.high();
                high += ABOUT * number.high();
            }
            return new Quantity(
                    low,
                    high,
                    unit,
                    fate != null ? fate : noun == null ? "" : noun,
                    fate == null || noun == null || noun.equals(fate) ? "" : noun,
                    isPart(before),
                    reading.span(negative && !below ? before + 1 : before, behindNoun(end)));
        }

        /** "9 heures de pluie" counts no rains. */
        private boolean isHours(int end) {
            return end < to && reading.is(end, WordClass.HOUR);
        }

        /** "-5 %", "−12 degrés": a sign that touches the number and nothing before it. */
        private boolean isNegative(int i) {
            if (!reading.is(i - 1, "-") && !reading.is(i - 1, "–")) return false;
            var sign = reading.token(i - 1);
            return sign.end() == reading.token(i).start()
                    && (i < 2 || reading.token(i - 2).end() < sign.start());
        }

        private boolean isBound(int i, WordClass bound) {
            for (var start = Math.max(from, i - LONGEST_BOUND); start < i; start++)
                if (reading.phraseEnd(bound, start, i) == i) return true;
            return false;
        }

        private boolean isPart(int i) {
            return reading.is(i - 1, WordClass.TAIL)
                    || reading.phraseEnd(WordClass.TAIL, Math.max(from, i - 2), i) == i;
        }

        /** The first weighty word behind the number, before any verb or mark, or -1. */
        private int noun(int end) {
            for (var i = end; i < Math.min(to, end + 4); i++) {
                if (reading.token(i).isPunctuation() || reading.is(i, WordClass.CONJUNCTION) || isVerbOfMany(i))
                    return -1;
                if (reading.is(i, WordClass.PREPOSITION) && !reading.is(i, WordClass.OF)) return -1;
                if (terms.termAt(i) != null) return i;
            }
            return -1;
        }

        /** Behind a number, what could only be the verb of one is a noun: "ninety-seven bridges closed". */
        private boolean isVerbOfMany(int i) {
            return reading.isFiniteVerb(i)
                    && reading.forms(i).stream().anyMatch(form -> form.plural() || form.person() == 0);
        }

        /** Behind the word that stands directly after the number, the noun as a rule. */
        private int behindNoun(int end) {
            var next = end < to && reading.is(end, WordClass.OF) ? end + 1 : end;
            var hasNoun = next < to
                    && reading.token(next).isWord()
                    && !reading.isAny(next, Terms.WEIGHTLESS)
                    && !isVerbOfMany(next);
            return hasNoun ? next + 1 : end;
        }

        /** What happens to those counted: what the noun says ("12 morts"), the verb behind ("… ont été tuées") or before ("a tué …"). */
        private @Nullable String fate(int before, int end) {
            var fate = fateBehind(end);
            return fate == null ? fateBefore(before, end) : fate;
        }

        private @Nullable String fateBehind(int end) {
            var others = false;
            var people = isPeople(end);
            for (int i = end, reach = end + CLAUSE; i < Math.min(to, reach); i++) {
                var number = people ? coordinated(i) : -1;
                if (number > 0) {
                    others = true;
                    reach = Math.min(number, end + LONGEST_LIST) + CLAUSE;
                    i = number - 1;
                    continue;
                }
                if (reading.token(i).isPunctuation()
                        || reading.token(i).isNumber()
                        || reading.is(i, WordClass.RELATIVE)) break;
                var term = terms.termAt(i);
                if (isFate(term) && !hasObject(i) && (!others || reading.verbAt(i) != null)) return term;
            }
            return null;
        }

        private @Nullable String fateBefore(int before, int end) {
            var reach = isPeople(end) ? CLAUSE : CLAUSE / 2;
            for (var i = before - 1; i >= Math.max(from, before - reach); i--) {
                var mark = reading.token(i).isPunctuation();
                if ((mark || reading.token(i).isNumber()) && (reach < CLAUSE || mark && coordinated(i) < 0)) break;
                var term = terms.termAt(i);
                if (!isFate(term)) continue;
                return reading.verbAt(i) == null && !reading.is(i - 1, WordClass.CONJUNCTION) ? null : term;
            }
            return null;
        }

        /** Behind the number that goes on with an enumeration: "245 soldats et 12 civils"; otherwise -1. */
        private int coordinated(int i) {
            if (!reading.is(i, WordClass.CONJUNCTION) && !reading.is(i, ",")) return -1;
            for (var k = i + 1; k < Math.min(to, i + 2 + LONGEST_BOUND); k++) {
                if (reading.token(k).isPunctuation() || reading.isFiniteVerb(k)) return -1;
                var number = number(reading, k, to);
                if (number != null)
                    return k == i + 1
                                    || isBound(k, WordClass.AT_LEAST)
                                    || isBound(k, WordClass.APPROXIMATELY)
                                    || isBound(k, WordClass.AT_MOST)
                            ? number.end()
                            : -1;
            }
            return -1;
        }

        private boolean isPeople(int end) {
            var at = noun(end);
            return at >= 0 && (reading.lexicon.person(reading.word(at)) != null || PEOPLE.equals(terms.termAt(at)));
        }

        /** "injured three sailors" says nothing of who did it. */
        private boolean hasObject(int i) {
            var verb = reading.verbAt(i);
            // "a blessé 15 personnes et tué 9 autres"
            if (verb == null)
                return reading.is(i - 1, WordClass.CONJUNCTION) && i + 1 < to && number(reading, i + 1, to) != null;
            if (verb.passive() || verb.to() >= to) return false;
            return reading.token(verb.to()).isNumber()
                    || reading.is(verb.to(), WordClass.NUMERAL)
                    || reading.is(verb.to(), WordClass.DETERMINER)
                            && verb.to() + 1 < to
                            && !reading.token(verb.to() + 1).isNumber();
        }

        private static boolean isFate(@Nullable String term) {
            return term != null && FATES.contains(term);
        }
    }
}
