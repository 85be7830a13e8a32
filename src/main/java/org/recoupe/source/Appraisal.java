package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody said of a source, and why. Never changed; a second person may join in. */
@Entity
@Table(name = "source_appraisal")
class Appraisal {
    /** What of the source it is about. */
    enum About {
        GRADE,
        STANDING,
        COMPETENCE,
        HOLD
    }

    @Id
    private UUID id;

    private UUID source;

    @Enumerated(EnumType.STRING)
    private About about;

    private String said;
    private String reason;
    private String saidBy;
    private Instant saidAt;

    /** Null while it waits for a second person. */
    @Nullable
    private Instant standsAt;

    @Nullable
    private String secondBy;

    @Nullable
    private String secondReason;

    /** Since when it is not so any more, or will not come to be so. */
    @Nullable
    private Instant overAt;

    @SuppressWarnings("NullAway.Init")
    protected Appraisal() {}

    Appraisal(UUID source, About about, String said, String reason, String saidBy, Instant saidAt, boolean stands) {
        this.id = UUID.randomUUID();
        this.source = source;
        this.about = about;
        this.said = said;
        this.reason = reason;
        this.saidBy = saidBy;
        this.saidAt = saidAt;
        this.standsAt = stands ? saidAt : null;
    }

    /** Somebody else says the same: it stands. */
    void second(String by, String because, Instant at) {
        secondBy = by;
        secondReason = because;
        standsAt = at;
    }

    void isOver(Instant at) {
        overAt = at;
    }

    boolean isWaiting() {
        return standsAt == null && overAt == null;
    }

    boolean isOver() {
        return overAt != null;
    }

    About about() {
        return about;
    }

    UUID source() {
        return source;
    }

    String said() {
        return said;
    }

    String reason() {
        return reason;
    }

    String saidBy() {
        return saidBy;
    }

    Instant saidAt() {
        return saidAt;
    }

    @Nullable
    Instant standsAt() {
        return standsAt;
    }

    @Nullable
    String secondBy() {
        return secondBy;
    }
}
