package org.recoupe.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recoupe.report.DeskFigures.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was counted on each day. A day that is over everywhere does not change any more and is kept, so that it is read once. */
class CountedDays {
    /** The longest period and the one before it. */
    private static final int KEPT = 2 * Period.LONGEST_DAYS;

    private static final String COUNTS = """
            select day, desk, kind, what, late, count(*) n from milestone
            where day between :from and :to group by day, kind, what, late, desk""";

    private static final String TIMES = """
            select day, desk, array_agg(took) took from milestone
            where kind = 'DECIDED' and day between :from and :to and took is not null group by day, desk""";

    private final JdbcClient sql;
    private final Clock clock;
    private final Map<LocalDate, Day> over = new ConcurrentHashMap<>();

    CountedDays(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Count(String desk, Kind kind, @Nullable String what, boolean late, int n) {}

    /** @param took seconds from selection to approval, by desk */
    record Day(List<Count> counts, Map<String, Integer[]> took) {
        private Day() {
            this(new ArrayList<>(), new HashMap<>());
        }
    }

    /** Every day of the period. */
    Map<LocalDate, Day> of(Period period) {
        var days = new TreeMap<LocalDate, Day>();
        var missing = new ArrayList<LocalDate>();
        period.first().datesUntil(period.last().plusDays(1)).forEach(day -> {
            var kept = over.get(day);
            if (kept == null) missing.add(day);
            else days.put(day, kept);
        });
        if (missing.isEmpty()) return days;
        var read = read(new Period(missing.get(0), missing.get(missing.size() - 1)));
        days.putAll(read);
        keep(read);
        return days;
    }

    private Map<LocalDate, Day> read(Period period) {
        var days = new TreeMap<LocalDate, Day>();
        period.first().datesUntil(period.last().plusDays(1)).forEach(day -> days.put(day, new Day()));
        sql.sql(COUNTS).param("from", period.first()).param("to", period.last()).query(row -> {
            days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new Day())
                    .counts()
                    .add(new Count(
                            row.getString("desk"),
                            Kind.valueOf(row.getString("kind")),
                            row.getString("what"),
                            row.getBoolean("late"),
                            row.getInt("n")));
        });
        sql.sql(TIMES).param("from", period.first()).param("to", period.last()).query(row -> {
            days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new Day())
                    .took()
                    .put(row.getString("desk"), (Integer[]) row.getArray("took").getArray());
        });
        return days;
    }

    /** Nowhere on earth is it still the day before yesterday. */
    private void keep(Map<LocalDate, Day> read) {
        if (over.size() > KEPT) over.clear();
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        read.forEach((day, counted) -> {
            if (day.isBefore(yesterday)) over.put(day, counted);
        });
    }
}
