package org.recoupe.web.task;

import java.time.Clock;
import org.recoupe.kernel.Actor;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.tasklist.TaskFilter;
import org.recoupe.web.Place;
import org.springframework.stereotype.Component;

/** The number beside the task list in the navigation: what the list shows when it is opened. */
@Component
class TasksWaiting implements Place.Waiting {
    private final ReviewInbox inbox;
    private final Clock clock;

    TasksWaiting(ReviewInbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public String place() {
        return "tasks";
    }

    @Override
    public int count(Actor person) {
        var now = clock.instant();
        return inbox.countUpTo(
                ReviewInbox.Query.of(person, ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, null, 1),
                TaskFilter.of(TaskFilter.View.ALL, now, now));
    }
}
