/**
 * Claims: from an extracted statement to a decided verdict, with the evidence for and against. Start with
 * {@link org.recoupe.claim.Claim}; what one can do is in {@link org.recoupe.claim.Triage}, {@link org.recoupe.claim.Verification} and
 * {@link org.recoupe.claim.Approval}; what one can see in {@link org.recoupe.claim.ClaimFile}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "absence", "article", "source", "extraction", "extraction :: statement"})
@Tables(
        keeps = {
            "claim",
            "claim_link",
            "claim_mark",
            "evidence",
            "verdict",
            "amendment",
            "second_reading",
            "verdict_approval",
            "verdict_answer",
            "waiting_verdict",
            "verdict_draft",
            "reopening_request",
            "story_outlet",
            "rule_since"
        },
        readsViewsOf = {"article", "source"})
package org.recoupe.claim;

import org.jspecify.annotations.NullMarked;
import org.recoupe.kernel.Tables;
import org.springframework.modulith.ApplicationModule;
