package org.recoupe.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;

/** What somebody says of those who speak in one claim, and why. Taken back with a reason, never deleted. */
@Entity
@DynamicUpdate
@Table(name = "claim_mark")
class Mark {
    /** What is said. */
    enum What {
        /** This source has a side in it: its word alone is never independent here. */
        PARTY,
        /** Who claims it admits what harms them. To claim responsibility is none such. */
        AGAINST_INTEREST
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claim")
    private Claim claim;

    @Enumerated(EnumType.STRING)
    private What what;

    /** Who has a side. */
    @Nullable
    private UUID source;

    private String reason;
    private String saidBy;

    @Nullable
    private String saidFor;

    private Instant saidAt;

    @Nullable
    private Instant overAt;

    @SuppressWarnings("NullAway.Init")
    protected Mark() {}

    Mark(Claim claim, What what, @Nullable UUID source, String reason, Acting by, Instant at) {
        this(claim, what, source, reason, by.userId(), by.standsInFor(), at);
    }

    private Mark(
            Claim claim,
            What what,
            @Nullable UUID source,
            String reason,
            String saidBy,
            @Nullable String saidFor,
            Instant saidAt) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.what = what;
        this.source = source;
        this.reason = reason;
        this.saidBy = saidBy;
        this.saidFor = saidFor;
        this.saidAt = saidAt;
    }

    /** The same of another claim: which this one is a part of, or that is now part of it. */
    Mark takenAlongTo(Claim other) {
        return new Mark(other, what, source, reason, saidBy, saidFor, saidAt);
    }

    void over(Instant at) {
        overAt = at;
    }

    boolean stands() {
        return overAt == null;
    }

    boolean says(What something, @Nullable UUID of) {
        return what == something && Objects.equals(source, of);
    }

    What what() {
        return what;
    }

    @Nullable
    UUID source() {
        return source;
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
