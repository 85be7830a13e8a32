package org.recoupe.extraction.parse;

/** What the parser sees of a half parsed sentence when it decides on its next move. */
final class Sight {
    static final int FEATURES = 96;
    private static final int NONE = -5;
    private static final int ROOT = -3;

    private final Words words;
    private final int[] tags;
    /** Marks before each word: how many stand between two words. */
    private final int[] marks;

    Sight(Words words, int[] tags) {
        this.words = words;
        this.tags = tags;
        marks = new int[words.size + 1];
        for (var i = 0; i < words.size; i++) marks[i + 1] = marks[i] + ((words.shape[i] & 3) == 2 ? 1 : 0);
    }

    private int form(int i) {
        return i < 0 ? NONE : i >= words.size ? ROOT : words.form[i];
    }

    private int lemma(int i) {
        return i < 0 ? NONE : i >= words.size ? ROOT : words.lemma[i];
    }

    private int tag(int i) {
        return i < 0 ? NONE : i >= words.size ? ROOT : tags[i];
    }

    private static int label(State state, int i) {
        return i < 0 ? NONE : state.labels[i];
    }

    private int verb(int i) {
        return i < 0 || i >= words.size ? NONE : words.verb[i];
    }

    void look(State state, Features features) {
        features.clear();
        int s0 = state.stack(0), s1 = state.stack(1), s2 = state.stack(2);
        int b0 = state.queue(0), b1 = state.queue(1), b2 = state.queue(2);
        int s0w = form(s0), s1w = form(s1), b0w = form(b0), b1w = form(b1);
        int s0m = lemma(s0), s1m = lemma(s1), b0m = lemma(b0);
        int s0t = tag(s0), s1t = tag(s1), s2t = tag(s2), b0t = tag(b0), b1t = tag(b1), b2t = tag(b2);
        int s0l = s0 < 0 ? -1 : state.firstLeft[s0], s0l2 = s0 < 0 ? -1 : state.secondLeft[s0];
        int s0r = s0 < 0 ? -1 : state.lastRight[s0], s0r2 = s0 < 0 ? -1 : state.secondRight[s0];
        int s1l = s1 < 0 ? -1 : state.firstLeft[s1], s1r = s1 < 0 ? -1 : state.lastRight[s1];
        int s1r2 = s1 < 0 ? -1 : state.secondRight[s1];
        int b0l = b0 < 0 ? -1 : state.firstLeft[b0], b0l2 = b0 < 0 ? -1 : state.secondLeft[b0];
        var s0left = s0 < 0 ? 0 : Math.min(3, state.lefts[s0]);
        var s0right = s0 < 0 ? 0 : Math.min(3, state.rights[s0]);
        var s1right = s1 < 0 ? 0 : Math.min(3, state.rights[s1]);
        var s1left = s1 < 0 ? 0 : Math.min(3, state.lefts[s1]);
        var b0left = b0 < 0 ? 0 : Math.min(3, state.lefts[b0]);
        var distance = s0 < 0 || b0 < 0 ? 0 : bucket(b0 - s0);
        var below = s0 < 0 || s1 < 0 ? 0 : bucket(s0 - s1);
        var between = s0 < 0 || b0 < 0 ? 0 : Math.min(3, marks[b0] - marks[s0 + 1]);
        var betweenBelow = s0 < 0 || s1 < 0 ? 0 : Math.min(3, marks[s0] - marks[s1 + 1]);

        features.add(0);
        features.add(s0w, s0t);
        features.add(s0t);
        features.add(s0m);
        features.add(s1w, s1t);
        features.add(s1t);
        features.add(s1m);
        features.add(b0w, b0t);
        features.add(b0t);
        features.add(b0m);
        features.add(b1w, b1t);
        features.add(b1t);
        features.add(b2t);
        features.add(s2t);

        features.add(s0w, b0w);
        features.add(s0t, b0t);
        features.add(s0m, b0t);
        features.add(s0t, b0m);
        features.add(s0w, s0t, b0t);
        features.add(s0t, b0w, b0t);
        features.add(s1w, s0w);
        features.add(s1t, s0t);
        features.add(s1m, s0t);
        features.add(s1t, s0m);
        features.add(s1t, b0t);
        features.add(s1m, b0t);
        features.add(b0t, b1t);
        features.add(b0w, b1t);

        features.add(s0t, b0t, b1t);
        features.add(b0t, b1t, b2t);
        features.add(s1t, s0t, b0t);
        features.add(s2t, s1t, s0t);
        features.add(s1m, s0t, b0t);
        features.add(s1t, s0m, b0t);
        features.add(s1t, s0t, b0m);
        features.add(s1t, s0t, b0t, b1t);

        features.add(s0t, tag(s0l), b0t);
        features.add(s0t, tag(s0r), b0t);
        features.add(s0t, tag(b0l), b0t);
        features.add(s1t, tag(s1l), s0t);
        features.add(s1t, tag(s1r), s0t);
        features.add(s1t, s0t, tag(s0l));
        features.add(s1t, s0t, tag(s0r));
        features.add(s0t, tag(s0l), tag(s0l2));
        features.add(s0t, tag(s0r), tag(s0r2));
        features.add(b0t, tag(b0l), tag(b0l2));
        features.add(s1t, s0t, tag(b0l), b0t);

        features.add(s0m, label(state, s0l));
        features.add(s0m, label(state, s0r));
        features.add(s1m, label(state, s1l));
        features.add(s1m, label(state, s1r));
        features.add(b0m, label(state, b0l));
        features.add(s0t, label(state, s0l), label(state, s0l2));
        features.add(s0t, label(state, s0r), label(state, s0r2));
        features.add(s1t, label(state, s1r), label(state, s1r2));
        features.add(b0t, label(state, b0l), label(state, b0l2));
        features.add(s1t, s0t, label(state, s1l), label(state, s0l));
        features.add(s1t, s0t, label(state, s1r), label(state, s0l));
        features.add(s0t, b0t, label(state, s0l), label(state, b0l));
        features.add(form(s0l), s0t, s1t);
        features.add(form(s0l), s0t, b0t);
        features.add(form(b0l), b0t, s0t);

        features.add(s0t, s0left, s0right);
        features.add(s1t, s1left, s1right);
        features.add(b0t, b0left);
        features.add(s0m, s0right, b0t);
        features.add(s0t, b0t, distance);
        features.add(s1t, s0t, below);
        features.add(s0m, distance);
        features.add(s1m, below);
        features.add(s0t, b0t, between);
        features.add(s1t, s0t, betweenBelow);
        features.add(verb(s1), s0t, b0t);
        features.add(verb(s0), b0t, verb(b0));
        features.add(verb(s1), verb(s0), label(state, s0l), betweenBelow);
    }

    private static int bucket(int distance) {
        if (distance < 5) return distance;
        return distance < 8 ? 5 : distance < 14 ? 6 : 7;
    }
}
