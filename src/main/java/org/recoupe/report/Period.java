package org.recoupe.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Some days of the newsroom, the first and the last included. */
public record Period(LocalDate first, LocalDate last) {
    /** Longest one. */
    public static final int LONGEST_DAYS = 366;

    public Period {
        if (last.isBefore(first)) throw new IllegalArgumentException("ends before it begins");
    }

    /** The last so many days, today included. */
    public static Period ofLast(int days, LocalDate today) {
        return new Period(today.minusDays(days - 1L), today);
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** As many days, just before these. */
    public Period before() {
        return new Period(first.minusDays(days()), first.minusDays(1));
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
