package org.recoupe.web.task;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.Newsroom;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Where a claim stands in the list it was opened from, for pages that lead on from it. */
@Component
public class TaskOrder {
    private final ReviewInbox inbox;
    private final Newsroom newsroom;
    private final Clock clock;

    TaskOrder(ReviewInbox inbox, Newsroom newsroom, Clock clock) {
        this.inbox = inbox;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /**
     * Addresses.
     *
     * @param list with the filters it had
     * @param previous null if there is none
     */
    public record Around(
            String list,
            @Nullable String previous,
            @Nullable String next) {}

    /** @param from the query of the list's address; null or nonsense is the whole list */
    public Around of(UUID claim, @Nullable String from, Actor actor) {
        var address = address(from);
        var query = ReviewInbox.Query.of(actor, ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, null, 1);
        var filter = address.filter(clock.instant(), newsroom.zone(), null);
        var beside = inbox.beside(inbox.stepOf(claim).orElse(null), query, filter);
        return new Around(address.href(), href(address, beside.before()), href(address, beside.after()));
    }

    private static @Nullable String href(TaskAddress address, @Nullable OpenStep step) {
        return step == null ? null : address.opening(TaskRow.href(step, step.claim()));
    }

    private static TaskAddress address(@Nullable String from) {
        var params = new LinkedMultiValueMap<String, String>();
        if (from != null) {
            UriComponentsBuilder.newInstance()
                    .query(from)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> {
                        for (var value : values) {
                            if (value != null) params.add(name, decoded(value));
                        }
                    });
        }
        return TaskAddress.of(params);
    }

    private static String decoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }
}
