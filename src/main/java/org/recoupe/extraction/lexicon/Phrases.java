package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.text.Token;

/** Expressions of one or several words, each with what it means. The longest that fits is found. */
final class Phrases<T> {
    private record Entry<T>(List<String> words, T meaning) {}

    /** An expression found in a text: where it ends, and what it means. */
    record Match<T>(int end, T meaning) {}

    private final Map<String, List<Entry<T>>> byFirstWord = new HashMap<>();

    void put(List<String> words, T meaning) {
        var entries = byFirstWord.computeIfAbsent(words.get(0), w -> new ArrayList<>());
        entries.removeIf(e -> e.words().equals(words));
        entries.add(new Entry<>(words, meaning));
        entries.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
    }

    @Nullable
    Match<T> at(List<Token> tokens, int from, int limit) {
        var entries = byFirstWord.get(tokens.get(from).word());
        if (entries == null) return null;
        for (var entry : entries) {
            var n = entry.words().size();
            if (from + n <= limit && fits(entry.words(), tokens, from)) return new Match<>(from + n, entry.meaning());
        }
        return null;
    }

    private static boolean fits(List<String> words, List<Token> tokens, int from) {
        for (var k = 1; k < words.size(); k++) if (!tokens.get(from + k).is(words.get(k))) return false;
        return true;
    }
}
