package org.recoupe.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, field by field: words, numbers, yes or no, and what is put together of them. The names are on disk for ever; whoever
 * reads them asks by name and never takes a sentence apart.
 */
public final class Facts {
    public static final Facts NONE = new Facts(new TreeMap<>());

    private final TreeMap<String, Object> values;

    private Facts(TreeMap<String, Object> values) {
        this.values = values;
    }

    public static Facts of(String name, @Nullable Object value) {
        return NONE.with(name, value);
    }

    /** As they were read back from JSON. */
    @SuppressWarnings("unchecked")
    public static Facts read(Map<String, ?> json) {
        return new Facts(new TreeMap<>((Map<String, Object>) json));
    }

    /** The same and one more; what is null or empty is left out. A time is written in UTC, a constant by its name. */
    public Facts with(String name, @Nullable Object value) {
        var plain = plain(value);
        if (plain == null || "".equals(plain) || plain instanceof Map<?, ?> map && map.isEmpty()) return this;
        var more = new TreeMap<>(values);
        more.put(name, plain);
        return new Facts(more);
    }

    /** The same but for one. */
    public Facts without(String name) {
        var fewer = new TreeMap<>(values);
        fewer.remove(name);
        return new Facts(fewer);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Facts facts) return facts.values();
        if (value instanceof Enum<?> constant) return constant.name();
        if (value instanceof UUID || value instanceof Instant || value instanceof Reference) return value.toString();
        if (value instanceof Collection<?> all)
            return all.stream().map(Facts::plain).toList();
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean)
            return value;
        throw new IllegalArgumentException("no fact is a " + value.getClass());
    }

    /** In the order of their names: text, numbers, booleans, lists and maps of these. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Words, a constant, a time; null if nothing is said. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** The same where a page needs something to show: "" if nothing is said. */
    public String word(String name) {
        return Objects.requireNonNullElse(text(name), "");
    }

    public Optional<Integer> number(String name) {
        return values.get(name) instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    public boolean yes(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** What is put together under this name; empty if nothing is. */
    @SuppressWarnings("unchecked")
    public Facts within(String name) {
        return values.get(name) instanceof Map<?, ?> map ? read((Map<String, ?>) map) : NONE;
    }

    /** Several put together; empty if there are none. */
    @SuppressWarnings("unchecked")
    public List<Facts> each(String name) {
        if (!(values.get(name) instanceof List<?> list)) return List.of();
        return list.stream()
                .filter(Map.class::isInstance)
                .map(map -> read((Map<String, ?>) map))
                .toList();
    }

    /** Several words. */
    public List<String> texts(String name) {
        if (!(values.get(name) instanceof List<?> list)) return List.of();
        return list.stream().map(String::valueOf).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && values.equals(facts.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
