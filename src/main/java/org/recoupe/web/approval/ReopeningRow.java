package org.recoupe.web.approval;

import org.recoupe.claim.Reopenings.Waiting;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.Asked;
import org.recoupe.web.claim.InForce;

/** A request to reopen a claim, in the list of those that wait. */
record ReopeningRow(Waiting waiting, String quoted, InForce inForce, Asked asked) {

    static ReopeningRow of(Waiting waiting, Wording words) {
        return new ReopeningRow(
                waiting,
                words.quoted(waiting.text()),
                InForce.of(waiting.inForce(), waiting.retraction(), false, words),
                Asked.of(waiting.request(), true, waiting.hand(), words));
    }
}
