package org.recoupe.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the desks are doing: counts and times of claims, never of persons. */
@Service
@Transactional(readOnly = true)
public class DeskFigures {
    private static final String BACKLOG = """
            select width_bucket(extract(epoch from :now - since), array[14400, 86400, 259200]) age, count(*) n,
              count(*) filter (where deadline < :now) late
            from backlog where :everyDesk or desk = any (:desks) group by 1""";

    private static final String DESKS = """
            with recursive known (desk) as (
              (select min(desk) from article_view_story)
              union all
              select (select min(a.desk) from article_view_story a where a.desk > k.desk) from known k where k.desk is not null)
            select desk from known where desk is not null""";

    private final JdbcClient sql;
    private final Clock clock;
    private final CountedDays days;

    DeskFigures(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.days = new CountedDays(sql, clock);
    }

    /** What is counted. */
    public enum Kind {
        CAME_IN,
        SET_ASIDE,
        RETURNED,
        DECIDED
    }

    /** How long a claim has waited since its selection. */
    public enum Age {
        UNDER_4_HOURS(Duration.ZERO, Duration.ofHours(4)),
        UNDER_A_DAY(Duration.ofHours(4), Duration.ofDays(1)),
        UNDER_3_DAYS(Duration.ofDays(1), Duration.ofDays(3)),
        OVER_3_DAYS(Duration.ofDays(3), null);

        private final Duration from;
        private final @Nullable Duration to;

        Age(Duration from, @Nullable Duration to) {
            this.from = from;
            this.to = to;
        }

        /** Who has waited this long was selected at this moment or before. */
        Instant latest(Instant now) {
            return now.minus(from);
        }

        /** And after this one; null if however early. */
        @Nullable
        Instant after(Instant now) {
            return to == null ? null : now.minus(to);
        }
    }

    /**
     * One period's figures.
     *
     * @param late decided after their deadline
     * @param setAside by reason, the most frequent first
     * @param verdicts by kind, the most frequent first
     * @param median of the time from selection to approval; null if nothing was decided
     * @param ninth nine in ten were faster
     */
    public record Figures(
            Period period,
            Map<Kind, Integer> counts,
            int late,
            Map<String, Integer> setAside,
            Map<String, Integer> verdicts,
            Map<LocalDate, Map<Kind, Integer>> days,
            @Nullable Duration median,
            @Nullable Duration ninth) {
        public int count(Kind kind) {
            return counts.getOrDefault(kind, 0);
        }

        /** On one day. */
        public int count(Kind kind, LocalDate day) {
            return days.getOrDefault(day, Map.of()).getOrDefault(kind, 0);
        }
    }

    /**
     * What waits at this moment.
     *
     * @param late past their deadline
     */
    public record Backlog(Map<Age, Integer> ages, int late) {
        public int all() {
            return ages.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A period beside the one before it, and what waits now. */
    public record Compared(Figures now, Figures before, Backlog backlog) {}

    /** @param desks null for every desk */
    public Compared of(Period period, @Nullable Collection<String> desks) {
        var before = period.before();
        var counted = days.of(new Period(before.first(), period.last()));
        return new Compared(figures(period, counted, desks), figures(before, counted, desks), backlog(desks));
    }

    /** Every desk that ever got a story. */
    public List<String> desks() {
        return sql.sql(DESKS).query(String.class).list();
    }

    private static Figures figures(
            Period period, Map<LocalDate, CountedDays.Day> all, @Nullable Collection<String> desks) {
        var counts = new EnumMap<Kind, Integer>(Kind.class);
        var reasons = new TreeMap<String, Integer>();
        var verdicts = new TreeMap<String, Integer>();
        var days = new TreeMap<LocalDate, Map<Kind, Integer>>();
        var took = new ArrayList<Integer>();
        var late = 0;
        for (var day : all.entrySet()) {
            if (!period.holds(day.getKey())) continue;
            for (var counted : day.getValue().counts()) {
                if (desks != null && !desks.contains(counted.desk())) continue;
                counts.merge(counted.kind(), counted.n(), Integer::sum);
                days.computeIfAbsent(day.getKey(), key -> new EnumMap<>(Kind.class))
                        .merge(counted.kind(), counted.n(), Integer::sum);
                if (counted.late()) late += counted.n();
                var what = counted.what();
                if (what == null) continue;
                (counted.kind() == Kind.DECIDED ? verdicts : reasons).merge(what, counted.n(), Integer::sum);
            }
            day.getValue().took().forEach((desk, times) -> {
                if (desks == null || desks.contains(desk)) took.addAll(List.of(times));
            });
        }
        Collections.sort(took);
        return new Figures(
                period,
                counts,
                late,
                mostFirst(reasons),
                mostFirst(verdicts),
                days,
                noLongerThan(took, 0.5),
                noLongerThan(took, 0.9));
    }

    /** What this share of them did not exceed. */
    private static @Nullable Duration noLongerThan(List<Integer> sorted, double share) {
        if (sorted.isEmpty()) return null;
        return Duration.ofSeconds(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }

    private static Map<String, Integer> mostFirst(Map<String, Integer> counts) {
        var sorted = new LinkedHashMap<String, Integer>();
        var entries = new ArrayList<>(counts.entrySet());
        entries.sort(
                Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private Backlog backlog(@Nullable Collection<String> desks) {
        var ages = new EnumMap<Age, Integer>(Age.class);
        for (var age : Age.values()) ages.put(age, 0);
        var late = new int[1];
        on(sql.sql(BACKLOG), desks)
                .param("now", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(row -> {
                    ages.put(Age.values()[row.getInt("age")], row.getInt("n"));
                    late[0] += row.getInt("late");
                });
        return new Backlog(ages, late[0]);
    }

    static JdbcClient.StatementSpec on(JdbcClient.StatementSpec asked, @Nullable Collection<String> desks) {
        return asked.param("everyDesk", desks == null)
                .param("desks", desks == null ? new String[0] : desks.toArray(String[]::new));
    }
}
