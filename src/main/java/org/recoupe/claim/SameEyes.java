package org.recoupe.claim;

import java.util.stream.Stream;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.springframework.stereotype.Component;

/** Whose hands count as a person's own: theirs, and on a desk those of whom they stand in for there. As lists ask for it in SQL. */
@Component
class SameEyes {
    private final StandIns standIns;

    SameEyes(StandIns standIns) {
        this.standIns = standIns;
    }

    /** Each with its desk. */
    String[] of(Actor actor) {
        return Stream.concat(
                        actor.desks().stream().map(desk -> desk + " " + actor.userId()),
                        standIns.forWhom(actor).stream().map(absence -> absence.desk() + " " + absence.absent()))
                .toArray(String[]::new);
    }

    /** That the person in a column is one of them; {@code :me} is what {@link #of} gives. */
    static String are(String desk, String person) {
        return "%s || ' ' || %s = any (:me)".formatted(desk, person);
    }

    /** That one of the people in a column is. */
    static String areAmong(String desk, String people) {
        return "exists (select 1 from unnest(%s) one where %s)".formatted(people, are(desk, "one"));
    }
}
