package org.recoupe.web.dashboard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.recoupe.report.DeskFigures.Figures;
import org.recoupe.report.DeskFigures.Kind;
import org.recoupe.report.Period;
import org.recoupe.web.Wording;

/**
 * What came in beside what was decided, day by day or week by week: where each bar stands. All lengths in units of the drawing.
 *
 * @param lines of the scale, from zero
 */
record FlowChart(List<Stretch> stretches, List<Line> lines, boolean weekly) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 230;
    private static final int LEFT = 40;
    private static final int TOP = 22;
    private static final int FOOT = 196;
    /** More bars than that are drawn by the week. */
    private static final int DAYS_DRAWN = 31;
    /** With more than that there is no room for a number on each bar, nor for all their names. */
    private static final int NUMBERED = 7;

    /** A bar. */
    record Bar(double x, double y, double width, double height) {}

    record Line(int value, double y) {}

    /**
     * A day or a week.
     *
     * @param label empty where there is no room
     */
    record Stretch(
            Period days,
            String name,
            String label,
            double middle,
            int cameIn,
            int decided,
            Bar in,
            Bar out,
            boolean numbered) {}

    static FlowChart of(Figures figures, Wording words) {
        var period = figures.period();
        var weekly = period.days() > DAYS_DRAWN;
        var parts = weekly ? weeks(period) : days(period);
        var most = 1;
        for (var part : parts)
            most = Math.max(most, Math.max(sum(figures, Kind.CAME_IN, part), sum(figures, Kind.DECIDED, part)));
        var step = step(most);
        var top = (most + step - 1) / step * step;
        var stretches = new ArrayList<Stretch>();
        var slot = (double) (WIDTH - LEFT - 8) / parts.size();
        var everyNth = (parts.size() + NUMBERED - 1) / NUMBERED;
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var in = sum(figures, Kind.CAME_IN, part);
            var out = sum(figures, Kind.DECIDED, part);
            var left = LEFT + i * slot;
            var name = weekly ? words.date(part.first()) : words.weekday(part.first());
            stretches.add(new Stretch(
                    part,
                    weekly ? words.say("dashboard.week", words.date(part.first())) : words.date(part.first()),
                    i % everyNth == 0 ? name : "",
                    rounded(left + slot / 2),
                    in,
                    out,
                    bar(left + slot * 0.12, slot * 0.36, in, top),
                    bar(left + slot * 0.52, slot * 0.36, out, top),
                    parts.size() <= NUMBERED));
        }
        var lines = new ArrayList<Line>();
        for (var value = 0; value <= top; value += step) lines.add(new Line(value, y(value, top)));
        return new FlowChart(stretches, lines, weekly);
    }

    private static Bar bar(double x, double width, int value, int top) {
        var y = y(value, top);
        return new Bar(rounded(x), y, rounded(width), rounded(FOOT - y));
    }

    private static double y(int value, int top) {
        return rounded(FOOT - (double) (FOOT - TOP) * value / top);
    }

    private static double rounded(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** 1, 2 or 5 times a power of ten, so that there are at most five lines. */
    static int step(int most) {
        for (var ten = 1; ; ten *= 10) {
            for (var times : new int[] {1, 2, 5}) if (ten * times * 5 >= most) return ten * times;
        }
    }

    private static int sum(Figures figures, Kind kind, Period days) {
        return days.first()
                .datesUntil(days.last().plusDays(1))
                .mapToInt(day -> figures.count(kind, day))
                .sum();
    }

    private static List<Period> days(Period period) {
        return period.first()
                .datesUntil(period.last().plusDays(1))
                .map(day -> new Period(day, day))
                .toList();
    }

    /** Monday to Sunday; the first and the last may be cut. */
    private static List<Period> weeks(Period period) {
        var weeks = new ArrayList<Period>();
        var first = period.first();
        while (!first.isAfter(period.last())) {
            LocalDate sunday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            var last = sunday.isAfter(period.last()) ? period.last() : sunday;
            weeks.add(new Period(first, last));
            first = last.plusDays(1);
        }
        return weeks;
    }
}
