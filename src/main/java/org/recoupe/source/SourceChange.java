package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That somebody changed what a source counts for: a hand in the claims that rest on it. Never changed; the database keeps the order. */
@Entity
@Table(name = "source_change")
class SourceChange {
    /** What of it is otherwise since. */
    enum What {
        GRADE,
        STANDING,
        COMPETENCE,
        HOLD,
        TIE,
        MERGE,
        SPLIT
    }

    @Id
    private UUID id;

    private UUID source;

    @Enumerated(EnumType.STRING)
    private What what;

    private String person;
    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected SourceChange() {}

    SourceChange(UUID source, What what, String person, Instant at) {
        this.id = UUID.randomUUID();
        this.source = source;
        this.what = what;
        this.person = person;
        this.at = at;
    }
}
