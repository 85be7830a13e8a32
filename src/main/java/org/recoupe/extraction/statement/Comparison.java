package org.recoupe.extraction.statement;

/**
 * How two statements bear on each other.
 *
 * @param because the evidence for it
 */
public record Comparison(Relation.Kind kind, Grounds because) {
    /** Whether both cannot be so, or can hardly be. */
    public boolean isConflict() {
        return kind != Relation.Kind.REPEATS;
    }
}
