package org.recoupe.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Facts;

/** One of the approvals a verdict takes. Never changed, never deleted; it lapses when the story is read anew before the last one is given. */
@Entity
@DynamicUpdate
class VerdictApproval {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "verdict")
    private Verdict verdict;

    private int n;
    private String person;

    /** Whose approval it was, if they were absent. */
    @Column(name = "person_for")
    @Nullable
    private String personFor;

    private Instant at;

    @Column(name = "granted")
    @Nullable
    private String grant;

    @Nullable
    private Instant lapsedAt;

    @SuppressWarnings("NullAway.Init")
    protected VerdictApproval() {}

    VerdictApproval(Verdict verdict, int n, @Nullable String grant, Acting by, Instant at) {
        this.id = UUID.randomUUID();
        this.verdict = verdict;
        this.n = n;
        this.person = by.userId();
        this.personFor = by.standsInFor();
        this.grant = grant;
        this.at = at;
    }

    void lapse(Instant at) {
        if (lapsedAt == null) lapsedAt = at;
    }

    boolean counts() {
        return lapsedAt == null;
    }

    boolean grants() {
        return grant != null;
    }

    boolean isBy(String somebody) {
        return person.equals(somebody) || somebody.equals(personFor);
    }

    String person() {
        return person;
    }

    Instant at() {
        return at;
    }

    Facts facts() {
        return Facts.of("by", person).with("for", personFor).with("at", at).with("grant", grant);
    }
}
