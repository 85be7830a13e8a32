package org.recoupe.web.absence;

import java.util.UUID;
import org.recoupe.absence.StandIn;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;

/**
 * An absence as it is listed.
 *
 * @param what who stands in for whom, in words
 * @param on whether it is under way
 * @param mine whether the reader is the one who is absent
 */
public record AbsenceLine(UUID id, String desk, String what, String from, String until, boolean on, boolean mine) {
    public static AbsenceLine of(StandIn standIn, Actor reader, Wording words) {
        return new AbsenceLine(
                standIn.id(),
                standIn.desk(),
                words.say("absence.what", words.who(standIn.person()), words.who(standIn.absent())),
                words.beginning(standIn.from()),
                words.end(standIn.until()),
                words.isOn(standIn),
                reader.userId().equals(standIn.absent()));
    }
}
