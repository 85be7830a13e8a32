package org.recoupe.web.dashboard;

import org.recoupe.upkeep.Upkeep;
import org.recoupe.web.Wording;

/**
 * Whether what the figures are made of is whole.
 *
 * @param bad whether somebody should look at it before anything else is believed
 */
record DataLine(boolean bad, String said) {
    static DataLine of(Upkeep.Standing standing, Wording words) {
        if (!standing.damaged().isEmpty())
            return new DataLine(true, words.say("dashboard.data.damaged", String.join(", ", standing.damaged())));
        if (standing.at().isEmpty()) return new DataLine(false, words.say("dashboard.data.not-yet"));
        var at = words.moment(standing.at().get());
        return standing.differing() > 0
                ? new DataLine(true, words.say("dashboard.data.differs", at, standing.differing()))
                : new DataLine(false, words.say("dashboard.data.fine", at));
    }
}
