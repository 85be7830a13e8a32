package org.recoupe.web.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Involvement;
import org.recoupe.web.Wording;

/**
 * A request to reopen a claim, in words.
 *
 * @param mayAnswer whether the reader may reopen or decline
 * @param hand why they may not, though a supervisor, or null
 */
public record Asked(
        UUID id,
        String by,
        String at,
        String reason,
        boolean mayAnswer,
        @Nullable String hand) {

    public static Asked of(
            ClaimView.RequestView request, boolean supervisor, @Nullable Involvement hand, Wording words) {
        return new Asked(
                request.id(),
                words.who(request.by()),
                words.moment(request.at()),
                request.reason(),
                supervisor && hand == null,
                supervisor && hand != null ? words.say("hand." + hand) : null);
    }
}
