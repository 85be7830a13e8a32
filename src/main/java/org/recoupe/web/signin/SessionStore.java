package org.recoupe.web.signin;

import java.time.Instant;
import java.util.List;

/** Where the sessions of those who are signed in are kept. */
interface SessionStore {
    /**
     * A session.
     *
     * @param since when somebody signed in with it
     * @param last when it was last used
     */
    record Kept(String id, Instant since, Instant last) {}

    List<Kept> of(String person);

    /** Ends one of a person's; nothing happens if it is over. */
    void end(String person, String id);
}
