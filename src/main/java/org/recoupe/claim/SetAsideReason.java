package org.recoupe.claim;

/** Why a claim is not verified. */
public enum SetAsideReason {
    /** Opinion, forecast, question of taste. */
    NOT_CHECKABLE,
    /** That it was said is all the story says. */
    ATTRIBUTED_ONLY,
    /** Checked before, under the claim it points to. */
    ALREADY_CHECKED,
    /** Says what the claim it points to says. */
    DUPLICATE,
    /** A later revision or claim takes its place. */
    SUPERSEDED,
    OUT_OF_SCOPE,
    NO_TIME;

    /** Whether it must point to another claim. */
    public boolean pointsToAnother() {
        return this == ALREADY_CHECKED || this == DUPLICATE;
    }

    /** Whether a claim already in verification may be set aside for it. */
    public boolean stopsVerification() {
        return this == DUPLICATE || this == SUPERSEDED;
    }
}
