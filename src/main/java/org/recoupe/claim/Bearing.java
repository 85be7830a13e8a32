package org.recoupe.claim;

import java.util.Set;
import org.recoupe.extraction.statement.Relation;

/** How one claim of a pair bears on the other. */
public enum Bearing {
    CONTRADICTS,
    /** Found by extraction only, as is {@link #REPEATS}. */
    IN_TENSION,
    REPEATS,
    /** One proposition, said twice. */
    SAME,
    /** It says more exactly what the other says. */
    SPECIFIES,
    /** It stands where the other stood. */
    REPLACES;

    /** What people say of two claims; the rest is found by extraction. */
    public static final Set<Bearing> BY_HAND = Set.of(CONTRADICTS, SAME, SPECIFIES, REPLACES);

    static Bearing of(Relation.Kind kind) {
        return switch (kind) {
            case CONTRADICTS -> CONTRADICTS;
            case IN_TENSION -> IN_TENSION;
            case REPEATS -> REPEATS;
        };
    }

    /** Whether it reads otherwise from the other claim. */
    public boolean isOneWay() {
        return this == SPECIFIES || this == REPLACES;
    }
}
