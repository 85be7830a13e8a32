package org.recoupe.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What came of a check.
 *
 * @param at when it began
 * @param findings the heaviest first; not all of one kind at one place, if they are many
 * @param left out what could not be looked at, and why
 */
public record Checked(
        Instant at, Duration took, Depth depth, Counts counts, List<Finding> findings, List<String> leftOut) {

    /** How much was looked at. */
    public record Counts(int tables, int indexes, long pages, long rows, long chains, long entries, int questions) {}

    public boolean isFine() {
        return findings.isEmpty();
    }

    public boolean isDamaged() {
        return findings.stream().anyMatch(finding -> finding.kind().isDamage());
    }
}
