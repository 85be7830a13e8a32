package org.recoupe.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;

/**
 * Somebody put words, stance, source, proposition or class of a claim right; or put it side by side with another; or brought or withdrew a piece of
 * evidence on another, which this one was split off from or took in since; or said whether pieces have one origin. Never changed, never deleted.
 */
@Entity
class Amendment {
    /** What was put right. */
    enum What {
        WORDS,
        STANCE,
        SOURCE,
        PROPOSITION,
        CLASS,
        /** Its priority, or its deadline. */
        TERMS,
        /** Nothing: somebody said who has a side in it, or that it is admitted against one's interest. */
        MARK,
        /** Nothing: the claim was put side by side with another, or it was proposed to close such a pair. */
        PAIR,
        /** Nothing: pieces were said to have one origin; the others as in {@link Joints.Kind}. */
        JOINED,
        SEPARATED,
        ATTESTED,
        /** Nothing: a hand on a piece that was withdrawn before the claim was split or merged. Only ever taken along. */
        EVIDENCE;

        /** What somebody says who adds a claim. */
        static final List<What> OF_THE_TEXT = List.of(WORDS, STANCE, SOURCE);

        /** Whether a hand counts as long as the claim is there: marks, pairs and words on origins stay on file beside each other. */
        boolean isKept() {
            return this == MARK || this == PAIR || this == JOINED || this == SEPARATED || this == ATTESTED;
        }
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claim")
    private Claim claim;

    @Enumerated(EnumType.STRING)
    private What what;

    private String person;

    /** Whose work it was, if they were absent. */
    @Column(name = "person_for")
    @Nullable
    private String personFor;

    /** How many verdicts had been approved by then. */
    private int round;

    /** Its place among the amendments of the claim, from 1; before that stands what it took along when it was split off or merged. */
    private int n;

    private Instant at;

    /** Which pieces somebody spoke of who said whether they have one origin, and from which others they were separated. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    private List<UUID> pieces;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Nullable
    private List<UUID> apartFrom;

    @SuppressWarnings("NullAway.Init")
    protected Amendment() {}

    Amendment(Claim claim, What what, int round, int n, Acting by, Instant at) {
        this(claim, what, by.userId(), by.standsInFor(), round, n, at);
    }

    private Amendment(Claim claim, What what, String person, @Nullable String personFor, int round, int n, Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.what = what;
        this.person = person;
        this.personFor = personFor;
        this.round = round;
        this.n = n;
        this.at = at;
    }

    Amendment(Claim claim, Joints.Word word, int round, int n, Acting by, Instant at) {
        this(claim, What.valueOf(word.kind().name()), round, n, by, at);
        this.pieces = List.copyOf(word.pieces());
        this.apartFrom = List.copyOf(word.from());
    }

    /** A hand on a piece of this claim, to be passed on. */
    static Amendment onPiece(Claim claim, String person, @Nullable String personFor, int round, Instant at) {
        return new Amendment(claim, What.EVIDENCE, person, personFor, round, 0, at);
    }

    /** The same hand in another claim: of which this one is a part, or that is now part of it. */
    Amendment passedOnTo(Claim other, int n) {
        return new Amendment(other, what, person, personFor, round, n, at);
    }

    boolean isSameHandAs(Amendment other) {
        return what == other.what
                && person.equals(other.person)
                && Objects.equals(personFor, other.personFor)
                && round == other.round
                && at.equals(other.at);
    }

    boolean isBy(String somebody) {
        return person.equals(somebody) || somebody.equals(personFor);
    }

    What what() {
        return what;
    }

    /** Whether it is a hand on a piece, and on nothing the claim says. */
    boolean isOnPiece() {
        return what == What.EVIDENCE;
    }

    /** Whether it is a hand on a pair, and on nothing the claim says. */
    boolean isOnPair() {
        return what == What.PAIR;
    }

    /** Whether it is a word on whether pieces have one origin, and on nothing the claim says. */
    boolean isOnOrigins() {
        return what == What.JOINED || what == What.SEPARATED || what == What.ATTESTED;
    }

    /** Whether the claim itself says something else since. */
    boolean isOnTheText() {
        return !isOnPiece() && !isOnPair() && !isOnOrigins();
    }

    /** Empty unless that is what it is; and of one taken along, whose pieces stayed where they were. */
    Optional<Joints.Word> word() {
        return pieces == null
                ? Optional.empty()
                : Optional.of(new Joints.Word(
                        Joints.Kind.valueOf(what.name()), pieces, apartFrom == null ? List.of() : apartFrom));
    }

    int n() {
        return n;
    }

    String person() {
        return person;
    }

    int round() {
        return round;
    }
}
