package org.recoupe.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.tasklist.Facet;
import org.recoupe.tasklist.TaskFilter;
import org.recoupe.tasklist.TaskFilter.View;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The address of the list as it is shown: everything that was chosen is in it, so it survives opening, going back and reloading.
 *
 * @param grouped by story
 * @param selected the claim, or the story, whose preview is shown
 */
record TaskAddress(
        View view,
        boolean grouped,
        Map<Facet, List<String>> chosen,
        @Nullable String cursor,
        @Nullable UUID selected) {
    private static final String PATH = "/tasks";
    private static final String STORY = "story";

    static TaskAddress of(MultiValueMap<String, String> params) {
        var chosen = new EnumMap<Facet, List<String>>(Facet.class);
        for (var facet : Facet.values()) {
            var values = params.getOrDefault(name(facet), List.of()).stream()
                    .filter(value -> !value.isBlank() && value.chars().noneMatch(Character::isISOControl))
                    .distinct()
                    .toList();
            if (!values.isEmpty()) chosen.put(facet, values);
        }
        return new TaskAddress(
                view(params.getFirst("view")),
                STORY.equals(params.getFirst("group")),
                chosen,
                blankIsNone(params.getFirst("cursor")),
                id(params.getFirst("claim")));
    }

    /** The whole list, in the same order and grouping. */
    public TaskAddress cleared() {
        return new TaskAddress(view, grouped, Map.of(), null, null);
    }

    TaskAddress seenAs(View other) {
        return new TaskAddress(other, grouped, chosen, null, null);
    }

    public TaskAddress regrouped() {
        return new TaskAddress(view, !grouped, chosen, null, null);
    }

    public TaskAddress at(@Nullable String page) {
        return new TaskAddress(view, grouped, chosen, page, null);
    }

    /** As this, with only these values of the facet. */
    TaskAddress with(Facet facet, List<String> values) {
        var changed = new EnumMap<Facet, List<String>>(Facet.class);
        changed.putAll(chosen);
        if (values.isEmpty()) changed.remove(facet);
        else changed.put(facet, values);
        return new TaskAddress(view, grouped, changed, null, null);
    }

    /** As this, with the preview of another row. */
    public TaskAddress selecting(@Nullable UUID other) {
        return new TaskAddress(view, grouped, chosen, cursor, other);
    }

    /** Whether something is chosen beside the view. */
    public boolean filtered() {
        return !chosen.isEmpty();
    }

    public String viewWord() {
        return word(view);
    }

    TaskFilter filter(Instant now, ZoneId zone, @Nullable Instant until) {
        var midnight =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return new TaskFilter(view, chosen, now, midnight, until);
    }

    /** Address of what is opened from here, so that it leads back here. */
    String opening(String page) {
        var here = selecting(null).href();
        if (here.equals(PATH)) return page;
        return page + "?from=" + URLEncoder.encode(here.substring(PATH.length() + 1), StandardCharsets.UTF_8);
    }

    public String href() {
        var params = new ArrayList<String>();
        kept().forEach((name, value) -> params.add(name + "=" + value));
        for (var facet : Facet.values()) {
            for (var value : chosen.getOrDefault(facet, List.of())) {
                params.add(name(facet) + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        }
        if (cursor != null) params.add("cursor=" + UriUtils.encode(cursor, StandardCharsets.UTF_8));
        if (selected != null) params.add("claim=" + selected);
        return params.isEmpty() ? PATH : PATH + "?" + String.join("&", params);
    }

    /** What of it a form must send along beside the facets. */
    public Map<String, String> kept() {
        var kept = new LinkedHashMap<String, String>();
        if (view != View.ALL) kept.put("view", word(view));
        if (grouped) kept.put("group", STORY);
        return kept;
    }

    static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    static String word(View view) {
        return view.name().toLowerCase(Locale.ROOT);
    }

    private static View view(@Nullable String word) {
        return Arrays.stream(View.values())
                .filter(view -> word(view).equals(word))
                .findFirst()
                .orElse(View.ALL);
    }

    private static @Nullable UUID id(@Nullable String word) {
        try {
            return word == null ? null : UUID.fromString(word);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable String blankIsNone(@Nullable String word) {
        return word == null || word.isBlank() ? null : word;
    }
}
