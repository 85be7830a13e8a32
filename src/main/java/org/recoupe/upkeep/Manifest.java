package org.recoupe.upkeep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, so that it can be seen whether it is whole and whether it can be put back here.
 *
 * @param format of the file; a Recoupe reads those it knows
 * @param at the moment all of it shows
 * @param server PostgreSQL's major version: each takes words apart for the search in its own way
 * @param identityKeys fingerprints of the keys that the confidential identities are sealed with; the keys are not in here
 */
record Manifest(
        int format,
        Instant at,
        int server,
        List<Migration> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<String> identityKeys) {

    static final int FORMAT = 1;

    /** Its name in the file; the last entry, so that a file without it was not written to its end. */
    static final String NAME = "manifest.json";

    /** One step of the tables' history. */
    record Migration(String version, @Nullable Integer checksum) {}

    /** @param sha256 of its rows as they lie in the file */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /** @param called whether that value was given already */
    record Sequence(String name, long last, boolean called) {}

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
