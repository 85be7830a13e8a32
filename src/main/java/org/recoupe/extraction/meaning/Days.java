package org.recoupe.extraction.meaning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Value;

/** The days a statement names, as dates: "samedi", "29 février", "fin juillet", "en mai 2019". */
final class Days {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2099;
    private static final int THIRD = 10;

    private final Reading reading;
    private final @Nullable LocalDate date;
    private final List<String> days;
    private final List<String> months;

    /** @param date the day the text is of, without which no weekday is a date; null if nobody knows */
    Days(Reading reading, @Nullable LocalDate date) {
        this.reading = reading;
        this.date = date;
        this.days = reading.lexicon.listed(WordClass.DAY);
        this.months = reading.lexicon.listed(WordClass.MONTH);
    }

    List<Value> in(int from, int to) {
        var found = new ArrayList<Value>();
        for (var i = from; i < to; i++) {
            var value = month(i, from, to);
            if (value == null && !nextToMonth(i, to)) value = nearDay(i, from, to);
            if (value != null) found.add(value);
        }
        return found;
    }

    /** "samedi 29 février" is told by its month. */
    private boolean nextToMonth(int i, int to) {
        for (var k = i + 1; k < Math.min(to, i + 3); k++) if (monthAt(k) > 0) return true;
        return false;
    }

    /** "le pont fermera samedi": the verb of the clause is in the future; not what was done before. */
    private boolean liesAhead(int i, int from, int to) {
        for (var k = i - 1; k >= from && !reading.is(k, ";"); k--) {
            if (isPlanned(k)) break;
            if (reading.isFiniteVerb(k)) return isFuture(k);
            if (isDone(k)) return false;
        }
        for (var k = i + 1; k < to && !reading.is(k, ";"); k++) if (reading.isFiniteVerb(k)) return isFuture(k);
        return false;
    }

    /** "le vote prévu mardi": what comes behind tells whether it was held. */
    private boolean isPlanned(int k) {
        var verb = reading.verbAt(k);
        return reading.is(k, WordClass.PLANNED) && (verb == null || verb.from() == k);
    }

    /** "les hommes interpellés mardi", but not a noun: "l'accusé", "d'été", "en fait". */
    private boolean isDone(int k) {
        return !reading.is(k - 1, WordClass.DETERMINER)
                && !reading.is(k - 1, WordClass.OF)
                && !reading.is(k - 1, WordClass.PREPOSITION)
                && LanguageRules.reading(reading.forms(k), f -> f.tense() == Tense.PARTICIPLE) != null;
    }

    private boolean isFuture(int token) {
        var verb = reading.verbAt(token);
        return verb != null && (verb.tense() == Tense.FUTURE || reading.is(verb.from(), WordClass.FUTURE));
    }

    private @Nullable Value nearDay(int i, int from, int to) {
        if (date == null) return null;
        LocalDate day = null;
        if (reading.is(i, WordClass.TODAY)) day = date;
        else if (reading.is(i, WordClass.YESTERDAY)) day = date.minusDays(1);
        else if (reading.is(i, WordClass.TOMORROW)) day = date.plusDays(1);
        else if (reading.is(i, WordClass.DAY)) {
            var weekday = DayOfWeek.of(days.indexOf(reading.word(i)) % 7 + 1);
            var ahead = reading.is(i + 1, WordClass.COMING)
                    || reading.is(i - 1, WordClass.COMING)
                    || liesAhead(i, from, to);
            var before = i + 1 < to && reading.is(i + 1, WordClass.GONE) || reading.is(i - 1, WordClass.GONE);
            day = date.with(
                    ahead
                            ? TemporalAdjusters.next(weekday)
                            : before ? TemporalAdjusters.previous(weekday) : TemporalAdjusters.previousOrSame(weekday));
        }
        return day == null ? null : Value.day(reading.span(i, i + 1), day, day);
    }

    private @Nullable Value month(int i, int from, int to) {
        var month = monthAt(i);
        if (month == 0) return null;
        var start = i;
        var end = i + 1;
        var day = i > from ? dayAt(i - 1) : 0;
        if (day > 0) start = i - 1;
        else if (end < to) {
            day = dayAt(end);
            if (day > 0) end++;
        }
        var year = 0;
        var next = end < to && reading.is(end, ",") ? end + 1 : end;
        if (next < to) year = yearAt(next);
        if (year > 0) end = next + 1;
        else year = nearestYear(month);
        if (year == 0) return null;
        var whole = YearMonth.of(year, month);
        if (day > whole.lengthOfMonth()) return null;
        if (day > 0) return Value.day(reading.span(start, end), whole.atDay(day), whole.atDay(day));
        return part(i, start > from ? start - 1 : start, end, whole);
    }

    /** "début juillet", "mi-juillet", "fin juillet": a third of the month. */
    private Value part(int i, int before, int end, YearMonth month) {
        var early = reading.is(before, WordClass.EARLY);
        var middle = reading.is(before, WordClass.MIDDLE) || reading.word(i).indexOf('-') > 0;
        var late = reading.is(before, WordClass.LATE);
        var first = late ? 2 * THIRD + 1 : middle ? THIRD + 1 : 1;
        var last = early ? THIRD : middle ? 2 * THIRD : month.lengthOfMonth();
        var start = early || late || reading.is(before, WordClass.MIDDLE) ? before : i;
        return Value.day(reading.span(start, end), month.atDay(first), month.atDay(last));
    }

    /** 1 to 12, or 0: "mars", "mi-mars". */
    private int monthAt(int i) {
        var word = reading.word(i);
        if (!reading.is(i, WordClass.MONTH)) {
            var hyphen = word.indexOf('-');
            if (hyphen < 0 || !reading.lexicon.is(word.substring(0, hyphen), WordClass.MIDDLE)) return 0;
            word = word.substring(hyphen + 1);
        }
        var index = months.indexOf(word);
        return index < 0 ? 0 : index % 12 + 1;
    }

    /** "1er", "29", "3rd": 1 to 31, or 0. */
    private int dayAt(int i) {
        var word = reading.word(i);
        var digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') digits++;
        if (digits == 0 || digits > 2 || word.length() > digits + 2) return 0;
        var day = Integer.parseInt(word.substring(0, digits));
        return day > 31 ? 0 : day;
    }

    private int yearAt(int i) {
        var word = reading.word(i);
        if (word.length() != 4 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) return 0;
        var year = Integer.parseInt(word);
        return year < FIRST_YEAR || year > LAST_YEAR ? 0 : year;
    }

    /** The year that brings the month nearest to the day of the text. */
    private int nearestYear(int month) {
        if (date == null) return 0;
        var nearest = date.getYear();
        var distance = Long.MAX_VALUE;
        for (var year = date.getYear() - 1; year <= date.getYear() + 1; year++) {
            var away = Math.abs(ChronoUnit.MONTHS.between(YearMonth.from(date), YearMonth.of(year, month)));
            if (away < distance) {
                distance = away;
                nearest = year;
            }
        }
        return nearest;
    }
}
