package org.recoupe.process;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.process.TaskFilter.View;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what waits, by view and facet, in one statement over one reading of the steps. */
@Component
class TaskCounting {
    /** Of the sources, so many are offered. */
    private static final int SOURCES = 12;

    private static final List<Facet> COUNTED =
            Stream.of(Facet.values()).filter(facet -> facet != Facet.STORY).toList();

    private static final String SEEN = """
            with seen as materialized (
              select o.since, o.returned, later, mine, free, late, %s from %s where %s)""";

    private final JdbcClient sql;

    TaskCounting(JdbcClient sql) {
        this.sql = sql;
    }

    private record Counted(
            String group, String value, @Nullable String name, int count) {}

    TaskCounts count(ReviewInbox.Query query, TaskFilter filter, Instant since) {
        var parts = new ArrayList<String>();
        for (var facet : COUNTED) parts.add(facet(facet, filter));
        parts.add(totals(filter));
        // the values that are asked for only: a story's is long, and counted for none
        var columns = Stream.concat(COUNTED.stream(), filter.chosenBut().filter(facet -> facet == Facet.STORY))
                .map(facet -> facet.value() + " " + column(facet))
                .collect(Collectors.joining(", "));
        var text = SEEN.formatted(columns, TaskSql.STEPS, TaskSql.VISIBLE) + String.join(" union all ", parts);
        var found = TaskSql.asked(sql, text, query, filter)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counted(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
        return counts(found, filter);
    }

    private static String facet(Facet facet, TaskFilter filter) {
        var conditions = Stream.concat(
                        Stream.of(filter.view().condition(), column(facet) + " is not null"), matches(filter, facet))
                .toList();
        var groups = "select '" + facet + "' g, " + column(facet) + " v, count(*) n from seen where "
                + TaskFilter.all(conditions) + " group by 2";
        if (facet != Facet.WHO) return " select g, v, null::text, n from (" + groups + ") counted";
        return " (select g, v, s.name, n from (select * from (" + groups
                + ") counted order by v = any (:" + facet.chosen() + ") desc, n desc, v limit " + SOURCES
                + ") most left join source s on s.id::text = v)";
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
                Stream.concat(Stream.of("since > :since", filter.view().condition()), matches(filter))
                        .toList());
        var names = new ArrayList<String>();
        var counts = new ArrayList<String>();
        totals.forEach((name, conditions) -> {
            names.add("(" + name + ", t" + names.size() + ")");
            counts.add("count(*) filter (where " + TaskFilter.all(conditions) + ") t" + counts.size());
        });
        return " select g, v, null, n from (select " + String.join(", ", counts)
                + " from seen) totals cross join lateral (values " + String.join(", ", names) + ") one (g, v, n)";
    }

    private static Stream<String> matches(TaskFilter filter, Facet... left) {
        return filter.chosenBut(left).map(facet -> column(facet) + " = any (:" + facet.chosen() + ")");
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
