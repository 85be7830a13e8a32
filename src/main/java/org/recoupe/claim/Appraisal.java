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
 * @param court of a judgment: which court gave it, and whether that is the last word; null if nobody said
 */
@Embeddable
public record Appraisal(
        @Nullable String weight,
        @Column(name = "is_whole") @Nullable Boolean whole,
        boolean seenByUs,
        boolean reupload,

        @Enumerated(EnumType.STRING) @Nullable AttributionTerms terms,

        @Enumerated(EnumType.STRING) Authenticity authenticity,
        @Nullable Court court) {
    /** Nobody said anything. */
    public static final Appraisal NOT_SAID =
            new Appraisal(null, null, false, false, null, Authenticity.UNCHECKED, null);

    private static final int LONGEST = 1000;

    /** Somebody said why its source is to be believed, and no more. */
    public static Appraisal weighed(String why) {
        return new Appraisal(why, null, false, false, null, Authenticity.UNCHECKED, null);
    }

    /** How something was said to us. */
    public enum AttributionTerms {
        ON_RECORD,
        /** Not to be quoted by name. */
        BACKGROUND
    }

    /**
     * Of which court a judgment is.
     *
     * @param appeal whether an appeal is open or was made: {@code true}, {@code false}, or in words
     */
    @Embeddable
    public record Court(
            @Column(name = "court_instance") String instance,
            @Column(name = "court_appeal") String appeal) {
        private static final int LONGEST = 300;

        /** @throws Invalid naming what it does not say */
        public Court {
            instance = instance == null ? "" : instance.strip();
            appeal = appeal == null ? "" : appeal.strip();
            new Invalid.Check()
                    .required("instance", instance, LONGEST)
                    .required("appeal", appeal, LONGEST)
                    .orRefuse();
        }
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
