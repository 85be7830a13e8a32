package org.recoupe.tasklist;

import java.util.List;
import org.recoupe.claim.Priority;

/** Priorities as {@code open_step} counts them, so that it can be sorted: 0 is the most urgent. */
final class Urgency {
    private static final List<Priority> MOST_URGENT_FIRST =
            List.of(Priority.CRITICAL, Priority.HIGH, Priority.NORMAL, Priority.LOW);

    private Urgency() {}

    static int of(Priority priority) {
        return MOST_URGENT_FIRST.indexOf(priority);
    }

    static Priority at(int number) {
        return MOST_URGENT_FIRST.get(number);
    }
}
