package org.recoupe.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;

/** Somebody asks for a decided claim to be taken up again; its verdict stays in force meanwhile. Answered once, never changed. */
@Entity
class ReopeningRequest {
    /** What became of it. */
    enum Outcome {
        /** The claim was reopened, whether because of it or not. */
        GRANTED,
        DECLINED,
        /** Taken back by who asked. */
        WITHDRAWN
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claim")
    private Claim claim;

    /** Number of the verdict that was in force. */
    private int verdict;

    private String askedBy;
    private Instant askedAt;
    private String reason;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Outcome outcome;

    /** Why it was declined. */
    @Nullable
    private String answer;

    @Nullable
    private String closedBy;

    @Nullable
    private Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected ReopeningRequest() {}

    ReopeningRequest(Claim claim, int verdict, String reason, Acting by, Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.verdict = verdict;
        this.reason = reason;
        this.askedBy = by.userId();
        this.askedAt = at;
    }

    void close(Outcome outcome, @Nullable String answer, Acting by, Instant at) {
        this.outcome = outcome;
        this.answer = answer;
        this.closedBy = by.userId();
        this.closedAt = at;
    }

    /** Whether it is about this verdict. */
    boolean isAbout(Verdict asked) {
        return asked.number() == verdict;
    }

    boolean isOpen() {
        return outcome == null;
    }

    UUID id() {
        return id;
    }

    String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    String reason() {
        return reason;
    }

    /** Of the verdict that was in force. */
    int verdict() {
        return verdict;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    boolean isDeclined() {
        return outcome == Outcome.DECLINED;
    }

    boolean isGranted() {
        return outcome == Outcome.GRANTED;
    }

    /** Why it was declined. */
    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    String closedBy() {
        return closedBy;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }
}
