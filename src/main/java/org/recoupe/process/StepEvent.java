package org.recoupe.process;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Subject;

/** What happened to a step that waits without anybody doing anything. */
public sealed interface StepEvent extends DomainEvent {
    Change change();

    /**
     * What every such fact has in common.
     *
     * @param step id of the step in its model
     * @param due when it should have been done
     */
    record Change(UUID claim, String desk, String step, Instant due) {}

    /** Half of the time is over; the reviewer was reminded. */
    @OnRecord("step.reminded")
    record Reminded(Change change) implements StepEvent {}

    /** All of the time is over; the step lies before the supervisor too. */
    @OnRecord("step.escalated")
    record Escalated(Change change) implements StepEvent {}

    /** The process of the claim was gone or stopped; it has a new one that waits at this step. */
    @OnRecord("step.restored")
    record Restored(Change change) implements StepEvent {}

    /** After: the deadline. */
    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.claim(change.claim()),
                null,
                change.desk(),
                Acting.SYSTEM,
                change.step(),
                null,
                change.due().toString());
    }

    @Override
    default Facts facts() {
        return Facts.of("step", change().step());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
