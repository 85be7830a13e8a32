package org.recoupe.web.approval;

import org.recoupe.claim.Reopenings;
import org.recoupe.claim.SecondReadings;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.web.Place;
import org.springframework.stereotype.Component;

/** How much waits for a supervisor: verdicts they may decide or read a second time, and requests they may answer. */
@Component
class ApprovalCount implements Place.Waiting {
    private final WaitingVerdicts line;
    private final SecondReadings readings;
    private final Reopenings reopenings;

    ApprovalCount(WaitingVerdicts line, SecondReadings readings, Reopenings reopenings) {
        this.line = line;
        this.readings = readings;
        this.reopenings = reopenings;
    }

    @Override
    public String place() {
        return "approvals";
    }

    @Override
    public int count(Actor person) {
        if (!person.is(Role.SUPERVISOR)) return 0;
        return line.counts(person).of(WaitingVerdicts.Filter.MINE) + readings.forMe(person) + reopenings.forMe(person);
    }
}
