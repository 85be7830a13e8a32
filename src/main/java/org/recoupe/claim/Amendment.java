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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;

/** Somebody put words, stance or source of a claim right. Never changed, never deleted. */
@Entity
class Amendment {
    /** What was put right. */
    enum What {
        WORDS,
        STANCE,
        SOURCE
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

    @SuppressWarnings("NullAway.Init")
    protected Amendment() {}

    Amendment(Claim claim, What what, int round, int n, Acting by, Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.what = what;
        this.person = by.userId();
        this.personFor = by.standsInFor();
        this.round = round;
        this.n = n;
        this.at = at;
    }

    /** The same hand in another claim: of which this one is a part, or that is now part of it. */
    Amendment passedOnTo(Claim other, int n) {
        var same = new Amendment();
        same.id = UUID.randomUUID();
        same.claim = other;
        same.what = what;
        same.person = person;
        same.personFor = personFor;
        same.round = round;
        same.n = n;
        same.at = at;
        return same;
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
