package org.recoupe.extraction;

/**
 * Two statements of one text that bear on each other.
 *
 * @param from index of the earlier statement in {@link Extraction#statements()}
 * @param to index of the later one
 * @param because the evidence for it, in words a reviewer reads ("nie « … » ; mêmes termes : civils, coalition")
 */
public record Relation(int from, int to, Kind kind, String because) {
    public enum Kind {
        CONTRADICTS,
        IN_TENSION,
        REPEATS
    }
}
