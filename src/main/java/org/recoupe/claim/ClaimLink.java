package org.recoupe.claim;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.kernel.Acting;

/**
 * A pair: two claims that bear on each other, found by extraction in one article or put side by side by somebody, then also of two. Read both
 * ways. A contradiction is closed by who had no hand in either claim, and never deleted once somebody had to do with it.
 */
@Entity
class ClaimLink {
    @Id
    private UUID id;

    /** Whose reading found it; null if it was made by hand. */
    @Nullable
    private UUID article;

    private UUID fromClaim;
    private UUID toClaim;

    /** Whose it was before that claim was merged into another. */
    @Nullable
    private UUID fromWas;

    @Nullable
    private UUID toWas;

    @Enumerated(EnumType.STRING)
    private Bearing relation;

    private String because;

    /** Of who made it. */
    @Nullable
    private String reason;

    @Nullable
    private String madeBy;

    @Nullable
    private Instant madeAt;

    /** How it was closed last; or that it is open again. */
    @Embedded
    @AttributeOverride(name = "outcome", column = @Column(name = "outcome"))
    @AttributeOverride(name = "prevails", column = @Column(name = "prevails"))
    @AttributeOverride(name = "reason", column = @Column(name = "closed_reason"))
    @AttributeOverride(name = "by", column = @Column(name = "closed_by"))
    @AttributeOverride(name = "at", column = @Column(name = "closed_at"))
    @Nullable
    private Word closed;

    /** What waits for somebody without a hand in either claim. */
    @Embedded
    @AttributeOverride(name = "outcome", column = @Column(name = "proposed_outcome"))
    @AttributeOverride(name = "prevails", column = @Column(name = "proposed_prevails"))
    @AttributeOverride(name = "reason", column = @Column(name = "proposed_reason"))
    @AttributeOverride(name = "by", column = @Column(name = "proposed_by"))
    @AttributeOverride(name = "at", column = @Column(name = "proposed_at"))
    @Nullable
    private Word proposed;

    /** Which of its claims, also when that claim's words are another's later. */
    enum End {
        FROM,
        TO
    }

    /** What somebody said of it. */
    @Embeddable
    static class Word {
        @Enumerated(EnumType.STRING)
        private PairOutcome outcome;

        @Enumerated(EnumType.STRING)
        @Nullable
        private End prevails;

        private String reason;
        private String by;
        private Instant at;

        @SuppressWarnings("NullAway.Init")
        protected Word() {}

        Word(PairOutcome outcome, @Nullable End prevails, String reason, String by, Instant at) {
            this.outcome = outcome;
            this.prevails = prevails;
            this.reason = reason;
            this.by = by;
            this.at = at;
        }

        PairOutcome outcome() {
            return outcome;
        }

        String reason() {
            return reason;
        }

        String by() {
            return by;
        }

        Instant at() {
            return at;
        }
    }

    @SuppressWarnings("NullAway.Init")
    protected ClaimLink() {}

    /** Found in a text. */
    ClaimLink(UUID article, UUID fromClaim, UUID toClaim, Relation.Kind relation, String because) {
        this(fromClaim, toClaim, Bearing.of(relation), because);
        this.article = article;
    }

    private ClaimLink(UUID fromClaim, UUID toClaim, Bearing relation, String because) {
        this.id = UUID.randomUUID();
        this.fromClaim = fromClaim;
        this.toClaim = toClaim;
        this.relation = relation;
        this.because = because;
    }

    /** Made by hand. */
    static ClaimLink made(UUID from, UUID to, Bearing relation, String reason, Acting by, Instant at) {
        var made = new ClaimLink(from, to, relation, "");
        made.reason = reason;
        made.madeBy = by.userId();
        made.madeAt = at;
        return made;
    }

    /**
     * Whether one claim openly contradicts the other: neither is set aside, and nobody closed their pair. The same rule as
     * {@code claim_view_open_contradiction}; a test holds them together.
     */
    static boolean isOpenContradiction(
            Bearing relation, @Nullable PairOutcome outcome, ClaimState one, ClaimState other) {
        return relation == Bearing.CONTRADICTS
                && (outcome == null || !outcome.isClosed())
                && one != ClaimState.SET_ASIDE
                && other != ClaimState.SET_ASIDE;
    }

    /** @param states of its claims, by id */
    boolean isOpenContradiction(Map<UUID, ClaimState> states) {
        return isOpenContradiction(
                Objects.requireNonNull(states.get(fromClaim)), Objects.requireNonNull(states.get(toClaim)));
    }

    boolean isOpenContradiction(ClaimState one, ClaimState other) {
        return isOpenContradiction(relation, outcome(), one, other);
    }

    /** Whether both cannot be so, as far as anybody found: also if the comparing is over. */
    boolean isOpposed() {
        var outcome = outcome();
        return relation == Bearing.CONTRADICTS && (outcome == null || outcome.leavesOpposed());
    }

    /**
     * It waits for somebody without a hand in either claim.
     *
     * @throws ClaimRejected.PairSettled if it is that already
     * @throws ClaimRejected.PairProposed if a proposal waits
     */
    void propose(Closing.Said said, Acting by, Instant at) {
        if (proposed != null) throw new ClaimRejected.PairProposed(id, proposed.outcome(), proposed.by());
        refuseIfSettled(said.outcome());
        proposed = word(said, by, at);
    }

    /**
     * It is that from now on; what was proposed is answered by it.
     *
     * @throws ClaimRejected.PairSettled if it is that already; but a proposal is also answered by leaving it as it is
     */
    void close(Closing.Said said, Acting by, Instant at) {
        if (proposed == null) refuseIfSettled(said.outcome());
        closed = word(said, by, at);
        proposed = null;
    }

    private void refuseIfSettled(PairOutcome next) {
        var now = outcome();
        var isClosed = now != null && now.isClosed();
        if (isClosed == next.isClosed())
            throw new ClaimRejected.PairSettled(id, now, closed == null ? null : closed.by());
    }

    private Word word(Closing.Said said, Acting by, Instant at) {
        var prevails = said.prevails() == null ? null : said.prevails().equals(fromClaim) ? End.FROM : End.TO;
        return new Word(said.outcome(), prevails, said.reason(), by.userId(), at);
    }

    /** Made, closed or proposed to be closed: not the extraction's to take away. */
    boolean isWorkedOn() {
        return madeBy != null || closed != null || proposed != null;
    }

    /** Whether it is the same pair, also if one of its claims has another's words since. */
    boolean isSameAs(ClaimLink other) {
        return relation == other.relation
                && (other.isBetween(fromClaim, toClaim)
                        || other.isBetween(fromWas == null ? fromClaim : fromWas, toWas == null ? toClaim : toWas));
    }

    boolean isBetween(UUID one, UUID other) {
        return touches(one) && otherThan(one).equals(other);
    }

    /** Whether it was found for the same reason, read the same way. */
    boolean isFoundAs(ClaimLink other) {
        return because.equals(other.because) && isBetween(other.fromClaim, other.toClaim);
    }

    boolean isOf(UUID reading) {
        return reading.equals(article);
    }

    UUID id() {
        return id;
    }

    Stream<UUID> ends() {
        return Stream.of(fromClaim, toClaim);
    }

    UUID from() {
        return fromClaim;
    }

    UUID otherThan(UUID claim) {
        return fromClaim.equals(claim) ? toClaim : fromClaim;
    }

    boolean touches(UUID claim) {
        return fromClaim.equals(claim) || toClaim.equals(claim);
    }

    Bearing relation() {
        return relation;
    }

    /** What the extraction saw, or what was said by who made it. */
    Grounds because() {
        return reason == null ? Grounds.read(because) : new Grounds(Grounds.Kind.SENTENCE, List.of(reason), List.of());
    }

    @Nullable
    String madeBy() {
        return madeBy;
    }

    @Nullable
    PairOutcome outcome() {
        return closed == null ? null : closed.outcome();
    }

    @Nullable
    Word closed() {
        return closed;
    }

    @Nullable
    Word proposed() {
        return proposed;
    }

    /** The claim that is held to be so, if it was said of one. */
    @Nullable
    UUID prevailing(Word word) {
        return word.prevails == null ? null : word.prevails == End.FROM ? fromClaim : toClaim;
    }
}
