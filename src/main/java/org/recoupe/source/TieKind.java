package org.recoupe.source;

import java.util.List;

/** What a source has to do with another. */
public enum TieKind {
    SPEAKS_FOR,
    PART_OF,
    OWNED_BY,
    FUNDED_BY,
    /** Passes on what it says. Two may do so for each other. */
    RELAYS;

    /** These make two sources one origin; the others are shown and merge nobody. */
    public static final List<TieKind> OF_A_LINE = List.of(SPEAKS_FOR, PART_OF);

    public boolean isOfALine() {
        return OF_A_LINE.contains(this);
    }

    /** Those that say of whose origin a source is, or that it has a side; the others are shown only. */
    boolean changesWhatCounts() {
        return isOfALine() || this == OWNED_BY;
    }

    /** Those that must not close a circle with it. */
    List<TieKind> akin() {
        return isOfALine() ? OF_A_LINE : List.of(this);
    }
}
