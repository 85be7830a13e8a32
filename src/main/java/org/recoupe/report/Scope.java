package org.recoupe.report;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report or a register covers; null leaves a side open.
 *
 * @param from first moment, inclusive
 * @param to last moment, exclusive
 * @param desks empty for all
 * @param claim only this one
 * @param story only this one and its claims
 * @param source only what this one says: its id, or its name as the trail has it
 */
public record Scope(
        @Nullable Instant from,
        @Nullable Instant to,
        Collection<String> desks,
        @Nullable UUID claim,
        @Nullable UUID story,
        @Nullable String source) {}
