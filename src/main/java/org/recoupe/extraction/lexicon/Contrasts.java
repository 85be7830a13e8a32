package org.recoupe.extraction.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.text.Token;

/** Which words oppose one another, which exclude one another, and where places lie. */
public final class Contrasts {
    /**
     * One of several things of which only one holds at a time.
     *
     * @param group what they are: PLACE, ROLE …
     * @param value which of them, the same for all its spellings
     * @param within the larger place a place lies in; empty if it lies in none, and for everything else
     * @param named whether it is a name, meant only where it is written with a capital: Nice, but not "français"
     */
    public record Value(String group, String value, String within, boolean named) {}

    /** A value found in a text, and where it ends. */
    public record Found(Value value, int end) {}

    /** The group of places, whose values may lie in one another. */
    public static final String PLACE = "PLACE";

    private static final int DEEPEST = 5;

    private final Map<String, String> larger = new HashMap<>();
    private final Map<String, Set<String>> opposites = new HashMap<>();
    private final Phrases<Value> values = new Phrases<>();

    void oppose(List<String> some, List<String> others) {
        for (var one : some) for (var other : others) opposeBoth(one, other);
    }

    private void opposeBoth(String one, String other) {
        opposites.computeIfAbsent(one, w -> new HashSet<>()).add(other);
        opposites.computeIfAbsent(other, w -> new HashSet<>()).add(one);
    }

    void exclude(String group, List<String> spelling, String value) {
        values.put(spelling, new Value(group, value, "", false));
    }

    void place(List<String> spelling, String name, String within, boolean named) {
        values.put(spelling, new Value(PLACE, name, within, named));
        if (!within.isEmpty()) larger.putIfAbsent(name, within);
    }

    /** Whether a place is another one or lies in it, nearer or farther. */
    public boolean liesIn(String place, String other) {
        var larger = place;
        for (var steps = 0; larger != null && steps < DEEPEST; steps++) {
            if (larger.equals(other)) return true;
            larger = this.larger.get(larger);
        }
        return false;
    }

    /** Calls all words as statements are compared: by the terms a language makes of them. */
    void callBy(UnaryOperator<String> term) {
        var asListed = new HashMap<>(opposites);
        opposites.clear();
        asListed.forEach((word, others) -> others.forEach(o -> opposeBoth(term.apply(word), term.apply(o))));
    }

    /** The terms that oppose a term. */
    public Set<String> opposites(String term) {
        return opposites.getOrDefault(term, Set.of());
    }

    /** The exclusive value that begins at the token, or null. */
    public @Nullable Found valueAt(List<Token> tokens, int from, int limit) {
        var match = from >= limit ? null : values.at(tokens, from, limit);
        return match == null ? null : new Found(match.meaning(), match.end());
    }
}
