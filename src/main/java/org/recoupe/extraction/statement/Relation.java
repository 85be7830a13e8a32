package org.recoupe.extraction.statement;

/**
 * Two statements of one text that bear on each other.
 *
 * @param from index of the earlier statement in {@link Extraction#statements()}
 * @param to index of the later one
 * @param because the evidence for it
 */
public record Relation(int from, int to, Kind kind, Grounds because) {
    public enum Kind {
        CONTRADICTS,
        IN_TENSION,
        REPEATS
    }
}
