package org.recoupe.source;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a source has to do with another, as a person said, on days that include both ends; an end that is null is open. */
@Entity
@Table(name = "source_tie")
class Tie {
    @Id
    private UUID id;

    private UUID source;

    @Enumerated(EnumType.STRING)
    private TieKind kind;

    private UUID toSource;

    @Nullable
    private LocalDate fromDay;

    @Nullable
    private LocalDate untilDay;

    private String reason;
    private String saidBy;
    private Instant saidAt;

    @Nullable
    private Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    protected Tie() {}

    Tie(UUID source, TieKind kind, UUID to, String reason, String saidBy, Instant saidAt) {
        this.id = UUID.randomUUID();
        this.source = source;
        this.kind = kind;
        this.toSource = to;
        this.reason = reason;
        this.saidBy = saidBy;
        this.saidAt = saidAt;
    }

    /** Said anew, with other days. */
    void lasts(@Nullable LocalDate from, @Nullable LocalDate until, String because, String by, Instant at) {
        fromDay = from;
        untilDay = until;
        reason = because;
        saidBy = by;
        saidAt = at;
    }

    void withdraw(Instant at) {
        withdrawnAt = at;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Whether both are so on some day. */
    boolean meets(@Nullable LocalDate from, @Nullable LocalDate until) {
        return (until == null || fromDay == null || !until.isBefore(fromDay))
                && (from == null || untilDay == null || !from.isAfter(untilDay));
    }

    /** Whether it is so on all days on which the other is. */
    boolean covers(Tie other) {
        return (fromDay == null || other.fromDay != null && !fromDay.isAfter(other.fromDay))
                && (untilDay == null || other.untilDay != null && !untilDay.isBefore(other.untilDay));
    }

    UUID id() {
        return id;
    }

    UUID source() {
        return source;
    }

    TieKind kind() {
        return kind;
    }

    UUID to() {
        return toSource;
    }

    @Nullable
    LocalDate from() {
        return fromDay;
    }

    @Nullable
    LocalDate until() {
        return untilDay;
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
}
