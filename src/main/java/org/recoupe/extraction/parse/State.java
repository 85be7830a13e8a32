package org.recoupe.extraction.parse;

import java.util.Arrays;

/**
 * A sentence half parsed, arc-hybrid: words wait on a stack and in a queue; the top of the stack becomes a dependent of the next word
 * (LEFT) or of the one below it (RIGHT), or the next word is shifted onto the stack. The root stands behind the last word.
 */
final class State {
    static final int SHIFT = 0;
    static final int LEFT = 1;
    static final int RIGHT = 2;

    final int size;
    final int[] heads;
    final int[] labels;
    private final int[] stack;
    private int depth;
    int next;
    final int[] firstLeft;
    final int[] secondLeft;
    final int[] lastRight;
    final int[] secondRight;
    final int[] lefts;
    final int[] rights;

    State(int size) {
        this.size = size;
        heads = filled(size);
        labels = filled(size);
        stack = new int[size + 1];
        firstLeft = filled(size + 1);
        secondLeft = filled(size + 1);
        lastRight = filled(size + 1);
        secondRight = filled(size + 1);
        lefts = new int[size + 1];
        rights = new int[size + 1];
    }

    private static int[] filled(int size) {
        var none = new int[size];
        Arrays.fill(none, -1);
        return none;
    }

    /** Whether every word has its head. */
    boolean isDone() {
        return depth == 0 && next == size;
    }

    /** The word so far below the top of the stack, or -1. */
    int stack(int below) {
        return below < depth ? stack[depth - 1 - below] : -1;
    }

    /** The word so far behind the next one, the root behind the last, or -1. */
    int queue(int behind) {
        return next + behind <= size ? next + behind : -1;
    }

    boolean may(int move) {
        return switch (move) {
            case SHIFT -> next < size;
            case LEFT -> depth > 0;
            default -> depth > 1;
        };
    }

    void make(int move, int label) {
        switch (move) {
            case SHIFT -> stack[depth++] = next++;
            case LEFT -> {
                var dependent = stack[--depth];
                attach(dependent, next, label);
                secondLeft[next] = firstLeft[next];
                firstLeft[next] = dependent;
                lefts[next]++;
            }
            default -> {
                var dependent = stack[--depth];
                var head = stack[depth - 1];
                attach(dependent, head, label);
                secondRight[head] = lastRight[head];
                lastRight[head] = dependent;
                rights[head]++;
            }
        }
    }

    private void attach(int dependent, int head, int label) {
        heads[dependent] = head;
        labels[dependent] = label;
    }

    /** How many arcs of the right tree can no longer be made after the move (Goldberg and Nivre's dynamic oracle). */
    int cost(int move, int[] right) {
        var cost = 0;
        if (move == SHIFT) {
            for (var k = 0; k < depth; k++) {
                if (right[stack[k]] == next) cost++;
                if (k < depth - 1 && right[next] == stack[k]) cost++;
            }
            return cost;
        }
        var top = stack[depth - 1];
        for (var word = next; word < size; word++) if (right[word] == top) cost++;
        var head = right[top];
        if (move == LEFT) {
            if (head > next || depth > 1 && head == stack[depth - 2]) cost++;
        } else if (head >= next) cost++;
        return cost;
    }
}
