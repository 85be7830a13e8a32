package org.recoupe.extraction.parse;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What was learnt, ready to be asked: for each feature the classes it speaks for or against. A feature is known by a number mixed from
 * what it sees, so that no word list is needed.
 */
final class Weights {
    /** Free places in the table, as a share of it: few enough to stay small, enough to find quickly. */
    private static final int SPREAD = 2;

    private final int[] keys;
    private final int[] starts;
    /** Class and weight in one number, so that both come at once. */
    private final int[] votes;
    /** Feature and its number plus one in one place, for the same reason; 0 where there is none. */
    private final long[] table;

    private final int mask;

    /** @param keys ascending; the votes of {@code keys[i]} stand from {@code starts[i]} to {@code starts[i + 1]} */
    Weights(int[] keys, int[] starts, int[] votes) {
        this.keys = keys;
        this.starts = starts;
        this.votes = votes;
        this.table = new long[Math.max(2, Integer.highestOneBit(Math.max(1, keys.length)) * 2 * SPREAD)];
        this.mask = table.length - 1;
        for (var i = 0; i < keys.length; i++) {
            var slot = slot(keys[i]);
            while (table[slot] != 0) slot = slot + 1 & mask;
            table[slot] = (long) keys[i] << 32 | i + 1;
        }
    }

    static int vote(int type, int weight) {
        return type << 8 | weight & 255;
    }

    private int slot(int key) {
        return key * 0x9E3779B9 >>> 7 & mask;
    }

    /** Adds what the feature says of each class to the scores. */
    void add(int key, int[] scores) {
        var slot = slot(key);
        for (var entry = table[slot]; entry != 0; entry = table[slot]) {
            if ((int) (entry >> 32) == key) {
                var i = (int) entry - 1;
                for (int v = starts[i], end = starts[i + 1]; v < end; v++) scores[votes[v] >> 8] += (byte) votes[v];
                return;
            }
            slot = slot + 1 & mask;
        }
    }

    int features() {
        return keys.length;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(keys.length);
        out.writeInt(votes.length);
        for (var key : keys) out.writeInt(key);
        for (var i = 0; i < keys.length; i++) out.writeByte(starts[i + 1] - starts[i]);
        for (var vote : votes) out.writeByte(vote >> 8);
        for (var vote : votes) out.writeByte(vote);
    }

    static Weights read(DataInputStream in) throws IOException {
        var keys = new int[in.readInt()];
        var votes = new int[in.readInt()];
        var starts = new int[keys.length + 1];
        ByteBuffer.wrap(in.readNBytes(keys.length * Integer.BYTES))
                .asIntBuffer()
                .get(keys);
        var bytes = in.readNBytes(keys.length);
        for (var i = 0; i < keys.length; i++) starts[i + 1] = starts[i] + (bytes[i] & 255);
        var types = in.readNBytes(votes.length);
        bytes = in.readNBytes(votes.length);
        for (var i = 0; i < votes.length; i++) votes[i] = vote(types[i] & 255, bytes[i]);
        return new Weights(keys, starts, votes);
    }
}
