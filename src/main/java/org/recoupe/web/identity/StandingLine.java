package org.recoupe.web.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.recoupe.confidential.Standing;
import org.recoupe.web.Wording;

/**
 * How the reader stands to who a confidential source is, in words.
 *
 * @param said asked for, granted until, read on …; empty if there is nothing to say
 * @param again whether they asked before
 */
public record StandingLine(UUID claim, List<String> said, boolean mayRead, boolean mayAsk, boolean again) {
    static StandingLine of(UUID claim, Standing standing, boolean open, Wording words) {
        var said = new ArrayList<String>();
        var request = standing.request();
        var until = request == null ? null : request.readableUntil();
        switch (standing.way()) {
            case THEIRS -> said.add(words.say("identity.theirs"));
            case GRANTED -> {
                if (until != null) said.add(words.say("identity.granted", words.moment(until)));
            }
            case ASKED -> {
                if (request != null)
                    said.add(words.say(
                            "identity.asked",
                            words.moment(request.askedAt()),
                            request.agreed().size()));
            }
            case MAY_ASK -> {
                if (until != null) said.add(words.say("identity.over", words.moment(until)));
                if (request != null && request.refusedBy() != null && request.refusal() != null)
                    said.add(words.say(
                            "identity.refused", words.who(request.refusedBy()), words.quoted(request.refusal())));
            }
            case CLOSED -> {}
        }
        var read = standing.lastRead();
        if (read != null) said.add(words.say("identity.read-at", words.moment(read)));
        return new StandingLine(
                claim,
                List.copyOf(said),
                open && standing.mayRead(),
                open && standing.way() == Standing.Way.MAY_ASK,
                request != null);
    }
}
