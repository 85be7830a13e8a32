package org.recoupe.extraction.meaning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;

/**
 * When something happened, as far as a statement says: on a weekday, on a date, over a period since some day.
 *
 * @param period whether it counts from a day on, so that it is no statement about one day
 */
public record When(@Nullable DayOfWeek weekday, @Nullable MonthDay day, boolean period) {
    private static final Pattern YEAR = Pattern.compile("1\\d{3}|20\\d{2}");

    static final When UNKNOWN = new When(null, null, false);

    boolean isKnown() {
        return weekday != null || day != null || period;
    }

    /** Read from the tokens; {@code date} is the text's own, for today and yesterday. */
    static When of(Reading reading, List<int[]> pieces, Months calendar, @Nullable LocalDate date) {
        DayOfWeek weekday = null;
        MonthDay day = null;
        var period = false;
        for (var piece : pieces) {
            for (var i = piece[0]; i < piece[1]; i++) {
                if (reading.is(i, WordClass.SINCE)) period = true;
                if (weekday == null) weekday = calendar.weekday(reading, i, date);
                if (day == null) day = calendar.day(reading, i);
            }
        }
        if (date != null && weekday != null && day == null)
            day = MonthDay.from(date.with(TemporalAdjusters.previousOrSame(weekday)));
        return new When(weekday, day, period);
    }

    /** A year: four digits with no plain noun behind them. */
    static boolean isYear(Reading reading, int i, int to) {
        if (!reading.token(i).isNumber() || !YEAR.matcher(reading.word(i)).matches()) return false;
        var next = i + 1;
        return next >= to
                || !reading.token(next).isWord()
                || reading.isCapital(next)
                || reading.isFiniteVerb(next)
                || reading.isAny(next, Terms.WEIGHTLESS);
    }

    /** Whether both may speak of one time. What says no time may be about any, unless the other counts over a period. */
    public boolean mayBe(When other) {
        if (!isKnown() || !other.isKnown()) return true;
        if (period != other.period) return false;
        if (weekday != null && other.weekday != null) return weekday == other.weekday;
        if (day != null && other.day != null) return day.equals(other.day);
        return true;
    }

    /** The order of days and months in the lexicon's lists is theirs in the week and the year. */
    record Months(List<String> days, List<String> months) {
        @Nullable
        DayOfWeek weekday(Reading reading, int i, @Nullable LocalDate date) {
            if (reading.is(i, WordClass.DAY)) return DayOfWeek.of(days.indexOf(reading.word(i)) % 7 + 1);
            if (date == null) return null;
            if (reading.is(i, WordClass.TODAY)) return date.getDayOfWeek();
            if (reading.is(i, WordClass.YESTERDAY)) return date.minusDays(1).getDayOfWeek();
            if (reading.is(i, WordClass.TOMORROW)) return date.plusDays(1).getDayOfWeek();
            return null;
        }

        @Nullable
        MonthDay day(Reading reading, int i) {
            if (!reading.is(i, WordClass.MONTH)) return null;
            var month = months.indexOf(reading.word(i));
            var before = number(reading, i - 1);
            var number = before > 0 ? before : number(reading, i + 1);
            return number < 1 || number > 28 + (month % 12 == 1 ? 1 : 2) ? null : MonthDay.of(month % 12 + 1, number);
        }

        private static int number(Reading reading, int i) {
            var word = reading.word(i);
            return word.length() <= 2 && !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9')
                    ? Integer.parseInt(word)
                    : 0;
        }
    }
}
