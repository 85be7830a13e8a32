package org.recoupe.web;

import org.recoupe.audit.AuditTrail;
import org.recoupe.claim.ClaimRejected;
import org.springframework.stereotype.Component;

/** Puts on record that somebody tried to be their own second pair of eyes. */
@Component
public class Refusals {
    private final AuditTrail trail;

    Refusals(AuditTrail trail) {
        this.trail = trail;
    }

    /** To be called when the attempt's own transaction is over: it was rolled back, this must stay. */
    public void record(ClaimRejected.SecondPairOfEyes refusal) {
        var attempt = refusal.attempt();
        trail.refused(
                attempt.subject(),
                attempt.desk(),
                attempt.by(),
                "second-pair-of-eyes",
                "C-" + attempt.number(),
                attempt.why().name());
    }
}
