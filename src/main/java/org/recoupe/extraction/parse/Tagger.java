package org.recoupe.extraction.parse;

import java.util.Arrays;

/** Tells the part of speech of each word, from left to right. */
final class Tagger {
    private static final int EDGE = -7;
    static final int FEATURES = 32;

    private final Weights weights;
    private final int tags;

    Tagger(Weights weights, int tags) {
        this.weights = weights;
        this.tags = tags;
    }

    int[] tags(Words words) {
        var found = new int[words.size];
        var scores = new int[tags];
        var features = new Features(FEATURES);
        for (var i = 0; i < words.size; i++) {
            see(words, i, found, features);
            Arrays.fill(scores, 0);
            for (var f = 0; f < features.count; f++) weights.add(features.keys[f], scores);
            var best = 0;
            for (var t = 1; t < tags; t++) if (scores[t] > scores[best]) best = t;
            found[i] = best;
        }
        return found;
    }

    /** What is seen of the word: itself, its neighbours, the two tags before it. */
    static void see(Words words, int i, int[] before, Features features) {
        features.clear();
        var word = words.form[i];
        var one = i > 0 ? before[i - 1] : EDGE;
        var two = i > 1 ? before[i - 2] : EDGE;
        var next = at(words.form, i + 1);
        features.add(0);
        features.add(word);
        features.add(word, words.shape[i]);
        features.add(words.lastThree[i], words.shape[i]);
        features.add(words.lastTwo[i]);
        features.add(words.beginning[i]);
        features.add(words.verb[i], words.shape[i]);
        features.add(words.shape[i], one);
        features.add(one);
        features.add(one, two);
        features.add(one, word);
        features.add(one, words.verb[i]);
        features.add(one, words.lastThree[i]);
        features.add(two, one, words.verb[i]);
        features.add(at(words.form, i - 1));
        features.add(at(words.form, i - 1), word);
        features.add(at(words.form, i - 2));
        features.add(at(words.lastThree, i - 1));
        features.add(next);
        features.add(word, next);
        features.add(at(words.lastThree, i + 1));
        features.add(at(words.lastTwo, i + 1), words.lastTwo[i]);
        features.add(at(words.shape, i + 1), words.shape[i]);
        features.add(at(words.verb, i + 1), words.verb[i], one);
        features.add(at(words.form, i + 2));
        features.add(at(words.form, i - 1), next, words.verb[i]);
        features.add(words.lemma[i], one);
        features.add(at(words.verb, i + 1), at(words.shape, i + 1), word);
    }

    private static int at(int[] values, int i) {
        return i < 0 || i >= values.length ? EDGE : values[i];
    }
}
