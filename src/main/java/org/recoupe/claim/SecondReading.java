package org.recoupe.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;

/**
 * An approved verdict read a second time by somebody who had no hand in it and does not know it. Agreement and dissent are kept; neither
 * changes the verdict.
 */
@Entity
class SecondReading {
    @Id
    private UUID id;

    private UUID claim;
    private UUID article;
    private String desk;
    private int verdict;

    @Enumerated(EnumType.STRING)
    private Verdict.Kind kind;

    private String approvedBy;
    private Instant drawnAt;
    private double draw;
    private double share;

    @Nullable
    private Instant lapsedAt;

    @Nullable
    private String reader;

    @Enumerated(EnumType.STRING)
    private Verdict.@Nullable Kind reading;

    @Nullable
    private String note;

    @Nullable
    private Instant readAt;

    @SuppressWarnings("NullAway.Init")
    protected SecondReading() {}

    /** Of the verdict that was just approved. */
    SecondReading(Claim claim, Verdict approved, Draw.Lot lot, Acting approver, Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim.id();
        this.article = claim.article();
        this.desk = claim.desk();
        this.verdict = approved.number();
        this.kind = approved.kind();
        this.approvedBy = approver.userId();
        this.drawnAt = at;
        this.draw = lot.lot();
        this.share = lot.share();
    }

    /**
     * What the second reader would have said.
     *
     * @throws ClaimRejected.SecondPairOfEyes if they had a hand in it
     * @throws ClaimRejected.WrongState if it was read before, or the verdict does not stand any more
     */
    ClaimEvent read(Claim of, Verdict.Kind reading, String note, Acting by, Instant at) {
        of.refuseIfTookPart(by);
        if (!isOpen() || !of.state().isDecided()) {
            throw new ClaimRejected.WrongState(of.reference(), of.state(), "nobody waits for a second reading of it");
        }
        this.reader = by.userId();
        this.reading = reading;
        this.note = note;
        this.readAt = at;
        return of.readAgain(kind, reading, note, by);
    }

    /** The verdict does not stand any more. */
    void lapse(Instant at) {
        lapsedAt = at;
    }

    boolean isOpen() {
        return readAt == null && lapsedAt == null;
    }
}
