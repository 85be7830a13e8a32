package org.recoupe.extraction.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An averaged perceptron while it learns. The average of all its states is what is kept: the last one knows best what came last. */
final class Learning {
    /** Weights are kept in one byte each. */
    private static final int LARGEST = 127;

    private static final class Row {
        private int[] classes = new int[2];
        private float[] now = new float[2];
        private double[] sum = new double[2];
        private int[] since = new int[2];
        private int size;
        private int updates;

        void add(int type, float by, int step) {
            var i = 0;
            while (i < size && classes[i] != type) i++;
            if (i == size) grow(type);
            sum[i] += (double) now[i] * (step - since[i]);
            since[i] = step;
            now[i] += by;
        }

        private void grow(int type) {
            if (size == classes.length) {
                classes = Arrays.copyOf(classes, 2 * size);
                now = Arrays.copyOf(now, 2 * size);
                sum = Arrays.copyOf(sum, 2 * size);
                since = Arrays.copyOf(since, 2 * size);
            }
            classes[size++] = type;
        }

        double average(int i, int step) {
            return (sum[i] + (double) now[i] * (step - since[i])) / step;
        }
    }

    private final Map<Integer, Row> rows = new HashMap<>();
    private int step;

    /** The scores of all classes, in hundredths. */
    void score(int[] features, int count, float[] scores) {
        Arrays.fill(scores, 0);
        for (var f = 0; f < count; f++) {
            var row = rows.get(features[f]);
            if (row == null) continue;
            for (var i = 0; i < row.size; i++) scores[row.classes[i]] += row.now[i];
        }
    }

    void step() {
        step++;
    }

    /** One class should have scored higher than the other. */
    void update(int[] features, int count, int right, int wrong) {
        for (var f = 0; f < count; f++) {
            var row = rows.computeIfAbsent(features[f], k -> new Row());
            row.updates++;
            row.add(right, 1, step);
            row.add(wrong, -1, step);
        }
    }

    /** The averages in bytes, without those too small to tell and the features that were hardly ever needed. */
    Weights weights(double smallest, int fewest) {
        var largest = 0.0;
        for (var row : rows.values())
            for (var i = 0; i < row.size; i++) largest = Math.max(largest, Math.abs(row.average(i, step)));
        // The few largest weights are cut, so that the many small ones keep their differences.
        var unit = Math.min(largest, 16) / LARGEST;
        var kept = new int[rows.size()];
        var starts = new int[rows.size() + 1];
        var votes = new int[1024];
        var features = 0;
        var size = 0;
        for (var entry : new TreeMap<>(rows).entrySet()) {
            var row = entry.getValue();
            var before = size;
            if (row.updates < fewest) continue;
            for (var i = 0; i < row.size; i++) {
                var average = row.average(i, step);
                var weight = Math.round(Math.max(-LARGEST, Math.min(LARGEST, average / unit)));
                if (Math.abs(average) < smallest || weight == 0) continue;
                if (size == votes.length) votes = Arrays.copyOf(votes, 2 * size);
                votes[size++] = Weights.vote(row.classes[i], (int) weight);
            }
            if (size == before) continue;
            kept[features++] = entry.getKey();
            starts[features] = size;
        }
        return new Weights(
                Arrays.copyOf(kept, features), Arrays.copyOf(starts, features + 1), Arrays.copyOf(votes, size));
    }
}
