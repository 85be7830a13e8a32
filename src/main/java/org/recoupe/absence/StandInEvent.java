package org.recoupe.absence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** What was arranged for an absence. Before: who is absent; after: who stands in; reason: from when to when. */
public sealed interface StandInEvent extends DomainEvent {
    StandIn standIn();

    Acting by();

    record Arranged(StandIn standIn, Acting by) implements StandInEvent {}

    /** Before its time. */
    record Ended(StandIn standIn, Acting by) implements StandInEvent {}

    @Override
    default Fact fact() {
        var standIn = standIn();
        return new Fact(
                Subject.standIn(standIn.id()),
                standIn.desk(),
                by(),
                "stand-in",
                standIn.absent(),
                standIn.person(),
                minute(standIn.from()) + "/" + minute(standIn.until()));
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
