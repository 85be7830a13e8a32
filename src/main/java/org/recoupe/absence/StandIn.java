package org.recoupe.absence;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody does another's work for a while.
 *
 * @param absent whose claims they are
 * @param person who stands in
 * @param until not included
 * @param saidBy who arranged it: the absent person, or a supervisor of the desk
 */
public record StandIn(UUID id, String desk, String absent, String person, Instant from, Instant until, String saidBy) {
    /** Whether it is under way at that time. */
    public boolean isOn(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
