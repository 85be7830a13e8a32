package org.recoupe.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Days and moments as somebody outside writes them. Java can count to the year 999,999,999, and the database cannot; a newsroom means
 * none but those with four digits.
 */
public final class Days {
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9998;

    private Days() {}

    /** @throws DateTimeException if it is no day ({@code 2026-03-01}), or none that anybody means */
    public static LocalDate day(String word) {
        var day = LocalDate.parse(word);
        meant(day.getYear());
        return day;
    }

    /** @throws DateTimeException if it is no time with its zone, or none that anybody means */
    public static OffsetDateTime time(String word) {
        var time = OffsetDateTime.parse(word);
        meant(time.getYear());
        return time;
    }

    /** @throws DateTimeException if it is no moment, or none that anybody means */
    public static Instant moment(String word) {
        var moment = Instant.parse(word);
        meant(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
    }

    private static void meant(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw new DateTimeException("nobody means the year " + year);
    }
}
