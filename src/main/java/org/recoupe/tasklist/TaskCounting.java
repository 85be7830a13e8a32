package org.recoupe.tasklist;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.tasklist.TaskFilter.View;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what waits, by view and facet, in one statement over one reading of the steps. */
@Component
class TaskCounting {
    /** Of the sources, so many are offered. */
    private static final int SOURCES = 12;

    private static final List<Facet> COUNTED =
            Stream.of(Facet.values()).filter(facet -> facet != Facet.STORY).toList();

    /** Facets of so many values that steps are not put together by them. */
    private static final Set<Facet> MANY_VALUED = EnumSet.of(Facet.WHO, Facet.STORY);

    /** Steps alike in all that is counted, put together first: some hundred kinds instead of ten thousand steps. */
    private static final String KINDS = """
            with kind as materialized (
              select %s, count(*) n %s where %s group by %s)""";

    /** The sources, counted for themselves. */
    private static final String WHO = """
             (select 'WHO' g, coalesce(most.source::text, 'none') v, s.name, n from (
              select o.source, count(*) n %s where %s and o.claim is not null group by 1
              order by coalesce(o.source::text, 'none') = any (:%s) desc, n desc, 1 limit %d) most
              left join source_view_speaker s on s.id = most.source)""";

    private final JdbcClient sql;

    TaskCounting(JdbcClient sql) {
        this.sql = sql;
    }

    private record Counted(
            String group, String value, @Nullable String name, int count) {}

    TaskCounts count(ReviewInbox.Query query, TaskFilter filter, Instant since) {
        var parts = COUNTED.stream()
                .map(facet -> facet == Facet.WHO ? who(filter) : facet(facet, filter))
                .collect(Collectors.toCollection(ArrayList::new));
        parts.add(totals(filter));
        var found = TaskSql.asked(sql, kinds(filter) + String.join(" union all ", parts), query, filter)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counted(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
        return counts(found, filter);
    }

    private static String kinds(TaskFilter filter) {
        var columns =
                new ArrayList<>(List.of("o.since > :since news, o.returned, later, mine, free, late".split(", ")));
        for (var facet : Facet.values())
            if (!MANY_VALUED.contains(facet)) columns.add(facet.value() + " " + column(facet));
            else if (!filter.chosen(facet).isEmpty()) columns.add(facet.matches() + " " + column(facet));
        var places = IntStream.rangeClosed(1, columns.size()).mapToObj(Integer::toString);
        return KINDS.formatted(
                String.join(", ", columns), TaskSql.STEPS, TaskSql.VISIBLE, places.collect(Collectors.joining(", ")));
    }

    private static String facet(Facet facet, TaskFilter filter) {
        var conditions = Stream.concat(
                Stream.of(filter.view().condition(), column(facet) + " is not null"), matches(filter, facet));
        return " select '" + facet + "' g, " + column(facet) + " v, null::text, sum(n) n from kind where "
                + TaskFilter.all(conditions.toList()) + " group by 2";
    }

    private static String who(TaskFilter filter) {
        var conditions = Stream.concat(
                Stream.of("(" + TaskSql.VISIBLE + ")", filter.view().condition()),
                filter.chosenBut(Facet.WHO).map(Facet::matches));
        return WHO.formatted(TaskSql.STEPS, TaskFilter.all(conditions.toList()), Facet.WHO.chosen(), SOURCES);
    }

    /** All that is one number, in one reading. */
    private static String totals(TaskFilter filter) {
        var totals = new LinkedHashMap<String, List<String>>();
        for (var view : View.values())
            totals.put(
                    "'view', '" + view + "'",
                    Stream.concat(Stream.of(view.condition()), matches(filter)).toList());
        totals.put("'rest', 'unfiltered'", List.of(filter.view().condition()));
        totals.put(
                "'rest', 'news'",
                Stream.concat(Stream.of("news", filter.view().condition()), matches(filter))
                        .toList());
        var names = new ArrayList<String>();
        var counts = new ArrayList<String>();
        totals.forEach((name, conditions) -> {
            names.add("(" + name + ", t" + names.size() + ")");
            counts.add("coalesce(sum(n) filter (where " + TaskFilter.all(conditions) + "), 0) t" + counts.size());
        });
        return " select g, v, null, n from (select " + String.join(", ", counts)
                + " from kind) totals cross join lateral (values " + String.join(", ", names) + ") one (g, v, n)";
    }

    private static Stream<String> matches(TaskFilter filter, Facet... left) {
        return filter.chosenBut(left)
                .map(facet -> MANY_VALUED.contains(facet)
                        ? column(facet)
                        : column(facet) + " = any (:" + facet.chosen() + ")");
    }

    private static String column(Facet facet) {
        return "f" + facet.ordinal();
    }

    private static TaskCounts counts(List<Counted> found, TaskFilter filter) {
        var views = new EnumMap<View, Integer>(View.class);
        var facets = new EnumMap<Facet, List<TaskCounts.Value>>(Facet.class);
        var rest = found.stream()
                .filter(c -> c.group.equals("rest"))
                .collect(Collectors.toMap(Counted::value, Counted::count));
        found.stream().filter(c -> c.group.equals("view")).forEach(c -> views.put(View.valueOf(c.value), c.count));
        for (var facet : COUNTED) {
            var chosen = filter.chosen(facet);
            var known = new HashSet<String>();
            var values = new ArrayList<TaskCounts.Value>();
            found.stream()
                    .filter(c -> c.group.equals(facet.name()))
                    .sorted(Comparator.comparingInt(Counted::count).reversed().thenComparing(Counted::value))
                    .forEach(c -> {
                        known.add(c.value);
                        values.add(new TaskCounts.Value(c.value, c.name, c.count, chosen.contains(c.value)));
                    });
            chosen.stream()
                    .filter(value -> !known.contains(value))
                    .forEach(value -> values.add(new TaskCounts.Value(value, null, 0, true)));
            facets.put(facet, List.copyOf(values));
        }
        return new TaskCounts(
                Map.copyOf(views),
                Map.copyOf(facets),
                rest.getOrDefault("unfiltered", 0),
                rest.getOrDefault("news", 0));
    }
}
