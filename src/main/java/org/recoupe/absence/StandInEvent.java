package org.recoupe.absence;

import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Subject;

/** What was arranged for an absence. Before: who is absent; after: who stands in. */
public sealed interface StandInEvent extends DomainEvent {
    StandIn standIn();

    Acting by();

    @OnRecord("standin.arranged")
    record Arranged(StandIn standIn, Acting by) implements StandInEvent {}

    /** Before its time. */
    @OnRecord("standin.ended")
    record Ended(StandIn standIn, Acting by) implements StandInEvent {}

    @Override
    default Fact fact() {
        var standIn = standIn();
        return new Fact(
                Subject.standIn(standIn.id()),
                null,
                standIn.desk(),
                by(),
                "stand-in",
                standIn.absent(),
                standIn.person());
    }

    @Override
    default Facts facts() {
        return Facts.of("from", standIn().from()).with("until", standIn().until());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
