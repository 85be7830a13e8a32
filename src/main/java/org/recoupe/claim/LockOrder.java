package org.recoupe.claim;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * In which order several claims are locked, so that nobody waits in a circle: by id as PostgreSQL sorts them, which is how a story locks its own.
 * Java compares the halves of an id with their sign and would begin with those from "8" on.
 */
final class LockOrder {
    static final Comparator<UUID> BY_ID = (one, other) -> {
        var most = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return most != 0 ? most : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private LockOrder() {}

    /** Each once. */
    static List<UUID> of(Collection<UUID> ids) {
        return ids.stream().distinct().sorted(BY_ID).toList();
    }
}
