package org.recoupe.process;

import java.time.Instant;
import java.util.List;

/**
 * A decision table as it was deployed; cells as they stand in it.
 *
 * @param picks which line counts if several fit: {@code FIRST}
 */
public record DecisionTable(
        String key,
        String name,
        String explained,
        int version,
        Instant deployed,
        String picks,
        List<Column> inputs,
        List<Column> outputs,
        List<Line> lines) {

    /** @param fact what it is about, as programs call it */
    public record Column(String label, String fact) {}

    /** @param cells those of the inputs, then those of the outputs */
    public record Line(List<String> cells, String explained) {}
}
