package org.recoupe.tasklist;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many wait, by view and by facet; each count is what choosing it would show, with all other choices standing.
 *
 * @param views with the facets' choices
 * @param facets each value with its count, the most frequent first; chosen ones are there even if nothing has them
 * @param unfiltered how many the view has without the facets' choices
 * @param news how many of what is shown came up since a moment
 */
public record TaskCounts(
        Map<TaskFilter.View, Integer> views, Map<Facet, List<Value>> facets, int unfiltered, int news) {

    /** @param name of a source, null for values that have their own word */
    public record Value(String value, @Nullable String name, int count, boolean chosen) {}

    public int of(TaskFilter.View view) {
        return views.getOrDefault(view, 0);
    }

    public List<Value> of(Facet facet) {
        return facets.getOrDefault(facet, List.of());
    }
}
