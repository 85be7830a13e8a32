package org.recoupe.web;

import org.recoupe.audit.AuditTrail;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.claim.Deed;
import org.springframework.stereotype.Component;

/** Puts on record that somebody tried alone what takes another person. */
@Component
public class Refusals {
    /** Why, in the trail, if it is the role that they lack. */
    public static final String NO_SUPERVISOR = "NO_SUPERVISOR";

    private final AuditTrail trail;

    Refusals(AuditTrail trail) {
        this.trail = trail;
    }

    /** To be called when the attempt's own transaction is over: it was rolled back, this must stay. */
    public void record(ClaimRejected.TakesAnother refusal) {
        var attempt = refusal.attempt();
        trail.refused(
                attempt.subject(),
                attempt.desk(),
                attempt.by(),
                action(attempt.deed()),
                attempt.reference().toString(),
                refusal instanceof ClaimRejected.SecondPairOfEyes eyes
                        ? eyes.why().name()
                        : NO_SUPERVISOR);
    }

    private static String action(Deed deed) {
        return switch (deed) {
            case APPROVE, READ_AGAIN -> "second-pair-of-eyes";
            case REOPEN -> "reopen";
            case DECLINE_REOPENING -> "decline-reopening";
            case CLOSE_PAIR -> "close-pair";
            case SET_ASIDE -> "set-aside";
            case MERGE -> "merge";
        };
    }
}
