package org.recoupe.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;

/** Why a piece, or another claim, that speaks against a verdict does not overturn it. Kept with the verdict, never changed. */
@Entity
class VerdictAnswer {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "verdict")
    private Verdict verdict;

    private int n;

    @Nullable
    private UUID evidence;

    /** The claim that contradicts this one. */
    @Nullable
    private UUID other;

    private String words;

    @SuppressWarnings("NullAway.Init")
    protected VerdictAnswer() {}

    VerdictAnswer(Verdict verdict, int n, boolean toPiece, Proposal.Answer answer) {
        this.id = UUID.randomUUID();
        this.verdict = verdict;
        this.n = n;
        this.evidence = toPiece ? answer.about() : null;
        this.other = toPiece ? null : answer.about();
        this.words = answer.text();
    }

    /** The piece or the claim. */
    UUID about() {
        return Objects.requireNonNull(evidence == null ? other : evidence);
    }

    /** @param to what the piece's source or the claim is called */
    ClaimView.AnswerView view(@Nullable String to) {
        return new ClaimView.AnswerView(evidence, other, to, words);
    }

    boolean isToPiece() {
        return evidence != null;
    }

    Facts facts() {
        return Facts.of("evidence", evidence).with("other", other).with("words", words);
    }
}
