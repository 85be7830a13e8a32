package org.recoupe.extraction.parse;

/** The features of one decision, each mixed into a number. */
final class Features {
    final int[] keys;
    int count;
    private int template;

    Features(int most) {
        keys = new int[most];
    }

    void clear() {
        count = 0;
        template = 0;
    }

    void add(int a) {
        keys[count++] = mixed(mixed(++template, a), 0);
    }

    void add(int a, int b) {
        keys[count++] = mixed(mixed(mixed(++template, a), b), 1);
    }

    void add(int a, int b, int c) {
        keys[count++] = mixed(mixed(mixed(mixed(++template, a), b), c), 2);
    }

    void add(int a, int b, int c, int d) {
        keys[count++] = mixed(mixed(mixed(mixed(mixed(++template, a), b), c), d), 3);
    }

    private static int mixed(int hash, int value) {
        var h = (hash ^ value * 0xCC9E2D51) * 0x1B873593;
        return (h ^ h >>> 15) * 0x85EBCA6B ^ h >>> 13;
    }
}
