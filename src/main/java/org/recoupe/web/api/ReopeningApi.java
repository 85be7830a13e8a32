package org.recoupe.web.api;

import java.util.List;
import org.recoupe.claim.Reopenings;
import org.recoupe.kernel.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decided claims that somebody wants reopened, for programs. */
@RestController
class ReopeningApi {
    private final Reopenings reopenings;

    ReopeningApi(Reopenings reopenings) {
        this.reopenings = reopenings;
    }

    /** @param answered what the reader had asked for, and what became of it in the last days */
    record RequestList(List<Reopenings.Waiting> items, List<Reopenings.Answered> answered) {}

    /** What waits on the reader's desks, the oldest first; {@code hand} says why it is not theirs to answer. */
    @GetMapping(path = "/api/reopening-requests", produces = MediaType.APPLICATION_JSON_VALUE)
    RequestList waiting(Actor actor) {
        return new RequestList(reopenings.open(actor), reopenings.answered(actor));
    }
}
