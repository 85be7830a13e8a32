package org.recoupe.web.claim;

import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.RetractionReason;
import org.recoupe.web.Wording;

/**
 * The verdict two people stand for, in words.
 *
 * @param again whether the claim is being verified again
 */
public record InForce(Wording.Chip chip, int number, String approved, boolean again) {

    /** Null if there is none. */
    public static @Nullable InForce of(ClaimView claim, Wording words) {
        var verdict = claim.inForce();
        return verdict == null ? null : of(verdict, claim.retractionInForce(), claim.verifiedAgain(), words);
    }

    public static InForce of(
            ClaimView.InForceView verdict, @Nullable RetractionReason retraction, boolean again, Wording words) {
        return new InForce(
                words.chip(verdict.verdict(), retraction), verdict.number(), words.moment(verdict.approvedAt()), again);
    }
}
