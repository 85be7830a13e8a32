package org.recoupe.web.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.search.Wanted;

/**
 * A search as it stands in the address. What makes no sense there is as good as not there.
 *
 * @param parameters those that make sense, in the order of the address; without the page
 */
record Asked(Wanted wanted, Map<String, String> parameters) {

    static Asked of(Map<String, String> query) {
        var kind = constant(Wanted.Kind.class, query.get("kind"));
        var period = constant(Wanted.Period.class, query.get("period"));
        var source = id(query.get("source"));
        var wanted = new Wanted(
                Objects.requireNonNullElse(query.get("q"), ""),
                query.containsKey("typing"),
                kind,
                plain(query.get("state")),
                plain(query.get("desk")),
                period,
                source,
                page(query.get("page")));
        var kept = new LinkedHashMap<String, String>();
        put(kept, "q", wanted.words().isEmpty() ? null : wanted.words());
        put(kept, "kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
        put(kept, "state", wanted.state());
        put(kept, "desk", wanted.desk());
        put(kept, "period", period == null ? null : period.name().toLowerCase(Locale.ROOT));
        put(kept, "source", source == null ? null : source.toString());
        return new Asked(wanted, kept);
    }

    /** The same search with another value of one filter, from its first page. */
    public String with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        if (name.equals("kind")) changed.remove("state");
        return address(changed);
    }

    public String without(String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        if (name.equals("kind")) changed.remove("state");
        return address(changed);
    }

    public String onPage(int page) {
        return page == 0 ? address(parameters) : with("page", Integer.toString(page));
    }

    /** The words alone. */
    public String unfiltered() {
        var words = parameters.get("q");
        return words == null ? "/search" : address(Map.of("q", words));
    }

    public boolean isFiltered() {
        return parameters.keySet().stream().anyMatch(name -> !name.equals("q"));
    }

    /** The filters as hidden fields, so that other words keep them. */
    public Map<String, String> filters() {
        var filters = new LinkedHashMap<>(parameters);
        filters.remove("q");
        return filters;
    }

    private static String address(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/search?", ""));
    }

    private static void put(Map<String, String> kept, String name, @Nullable String value) {
        if (value != null) kept.put(name, value);
    }

    private static @Nullable String plain(@Nullable String value) {
        return value == null || value.isBlank() || value.indexOf('\0') >= 0 ? null : value;
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static int page(@Nullable String number) {
        return number != null && number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }
}
