package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.text.Token;

/** What speaks for checking a statement and what against it, each with its weight: {@code worth.txt}. */
public final class CheckSignals {
    private final Map<String, Double> weights = new LinkedHashMap<>();
    private final Set<String> untold = new HashSet<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Phrases<String> phrases = new Phrases<>();
    private final Phrases<String> openings = new Phrases<>();

    void weigh(String key, double weight, boolean silent) {
        weights.put(key, weight);
        if (silent) untold.add(key);
    }

    void addWord(String dictionaryForm, String key) {
        var keys = words.computeIfAbsent(dictionaryForm, w -> new ArrayList<>(1));
        if (!keys.contains(key)) keys.add(key);
    }

    void addPhrase(List<String> expression, String key) {
        phrases.put(expression, key);
    }

    void addOpening(List<String> expression, String key) {
        openings.put(expression, key);
    }

    /** What the signal adds to the worth of a statement; nothing if the language does not know it. */
    public double weight(String key) {
        return weights.getOrDefault(key, 0.0);
    }

    /** Whether people are told of the signal: not of how a sentence is built. */
    public boolean isTold(String key) {
        return !untold.contains(key);
    }

    /** The signals a word gives in its dictionary form. */
    public List<String> ofWord(String dictionaryForm) {
        return words.getOrDefault(dictionaryForm, List.of());
    }

    /** The signal an expression of several words gives that begins at the token, or null. */
    public @Nullable String ofPhrase(List<Token> tokens, int from, int limit) {
        var match = from >= limit ? null : phrases.at(tokens, from, limit);
        return match == null ? null : match.meaning();
    }

    /** The signal the first words of a statement give, or null. */
    public @Nullable String ofOpening(List<Token> tokens, int from, int limit) {
        var match = from >= limit ? null : openings.at(tokens, from, limit);
        return match == null ? null : match.meaning();
    }
}
