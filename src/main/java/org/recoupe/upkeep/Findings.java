package org.recoupe.upkeep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a check finds. */
final class Findings {
    /** One question may find a thousand rows wrong by one cause; the first few lead to it. */
    static final int NAMED = 20;

    private final int named;
    private final List<Finding> all = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Findings(int named) {
        this.named = named;
    }

    /** So many of one kind at most. */
    int named() {
        return named;
    }

    void add(Finding.Kind kind, String where, String what) {
        all.add(new Finding(kind, where, what));
    }

    void leftOut(String what) {
        leftOut.add(what);
    }

    /**
     * A question that PostgreSQL could not answer: because of what lies on the disk, or for another reason.
     *
     * @throws SQLException if there is nobody to ask any more
     */
    void failed(String where, SQLException failure) throws SQLException {
        var state = String.valueOf(failure.getSQLState());
        var gone = state.startsWith("08") || state.startsWith("57P0");
        if (gone) throw failure;
        var first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        // XX: internal, as a page that is not what its checksum says; 58: the system, as a file that is not there
        var damaged = state.startsWith("XX") || state.startsWith("58");
        // named once, by the table that could not be read; whatever else needed it could not be looked at
        var known = all.stream().anyMatch(finding -> finding.what().equals(first));
        if (damaged && !known) add(Finding.Kind.DAMAGED, where, first);
        else leftOut(where + ": " + first);
    }

    List<Finding> found() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    List<String> leftOut() {
        return leftOut.stream().distinct().toList();
    }
}
