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

    record RequestList(List<Reopenings.Waiting> items) {}

    /** What waits on the asker's desks, the oldest first; {@code hand} says why it is not theirs to answer. */
    @GetMapping(path = "/api/reopening-requests", produces = MediaType.APPLICATION_JSON_VALUE)
    RequestList waiting(Actor actor) {
        return new RequestList(reopenings.open(actor));
    }
}
