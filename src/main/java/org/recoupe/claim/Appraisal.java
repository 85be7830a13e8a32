package org.recoupe.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * What whoever brings a piece makes of it.
 *
 * @param weight why its source is to be believed in this, in a sentence
 * @param whole whether it establishes, or excludes, the whole of what is claimed and not a part; null if nobody said
 * @param seenByUs whether our own reporter, named as its source, was there, or it is our own recording
 * @param reupload a copy of what somebody else made: who that was is not known by it
 * @param terms whether it was said to be quoted by name
 * @param authenticity whether it is what it seems to be
 */
@Embeddable
public record Appraisal(
        @Nullable String weight,
        @Column(name = "is_whole") @Nullable Boolean whole,
        boolean seenByUs,
        boolean reupload,

        @Enumerated(EnumType.STRING) @Nullable AttributionTerms terms,

        @Enumerated(EnumType.STRING) Authenticity authenticity) {
    /** Nobody said anything. */
    public static final Appraisal NOT_SAID = new Appraisal(null, null, false, false, null, Authenticity.UNCHECKED);

    private static final int LONGEST = 1000;

    /** How something was said to us. */
    public enum AttributionTerms {
        ON_RECORD,
        /** Not to be quoted by name. */
        BACKGROUND
    }

    /** Whether a document, recording or account is what it seems to be. */
    public enum Authenticity {
        UNCHECKED,
        CHECKED,
        DOUBTFUL
    }

    /** @throws Invalid naming every field that cannot be taken */
    public Appraisal {
        weight = weight == null || weight.isBlank() ? null : weight.strip();
        new Invalid.Check()
                .optional("weight", weight, LONGEST)
                .that(
                        !seenByUs || !reupload,
                        "reupload",
                        "contradictory",
                        "what we saw or recorded ourselves is no copy of somebody else's")
                .orRefuse();
    }

    /** Whether somebody said why it is to be believed. */
    boolean isWeighed() {
        return weight != null;
    }
}
