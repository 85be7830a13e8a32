package org.recoupe.tasklist;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of what waits to show: of a view, those that have one of the chosen values of each facet.
 *
 * @param chosen nothing for a facet means all of it
 * @param now what is late, soon and put off is reckoned from here
 * @param midnight the end of the newsroom's day
 * @param until leaves out what came up later, for a list that must not move; null for everything
 */
public record TaskFilter(
        View view,
        Map<Facet, List<String>> chosen,
        Instant now,
        Instant midnight,
        @Nullable Instant until) {
    private static final int MOST_CHOSEN = 50;

    /** The whole list, or a part of it that people ask for all day. What somebody put off is in {@link #LATER} only. */
    public enum View {
        ALL("not later"),
        MINE("not later and mine"),
        FREE("not later and free"),
        LATE("not later and late"),
        RETURNED("not later and returned"),
        LATER("later");

        private final String condition;

        View(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /** Values beyond a sensible number are left out. */
    public TaskFilter {
        var kept = new EnumMap<Facet, List<String>>(Facet.class);
        chosen.forEach((facet, values) -> {
            if (!values.isEmpty())
                kept.put(facet, values.stream().distinct().limit(MOST_CHOSEN).toList());
        });
        chosen = Map.copyOf(kept);
    }

    /** Everything in a view. */
    public static TaskFilter of(View view, Instant now, Instant midnight) {
        return new TaskFilter(view, Map.of(), now, midnight, null);
    }

    List<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, List.of());
    }

    /** The chosen facets, without this one if it is among them. */
    Stream<Facet> chosenBut(Facet... left) {
        return Stream.of(Facet.values())
                .filter(facet -> chosen.containsKey(facet) && !List.of(left).contains(facet));
    }

    static String all(Collection<String> conditions) {
        return conditions.isEmpty() ? "true" : conditions.stream().collect(Collectors.joining(" and "));
    }
}
