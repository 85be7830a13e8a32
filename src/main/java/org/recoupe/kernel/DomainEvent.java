package org.recoupe.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the past tense. Published inside the transaction that made it so: the audit trail writes it down and the
 * process moves on, or nothing happened. Implemented by records nested in a module's {@code …Event}, each with its {@link OnRecord}.
 */
public interface DomainEvent {
    /** Who, where, when, about what, from which state to which. */
    Fact fact();

    /** What else there is to know, with every reason that was given; what its schema says. */
    default Facts facts() {
        return Facts.NONE;
    }

    /** Version of the extraction, decision table or process that had a part in it. */
    @Nullable
    String model();

    /** {@code claim.verdict-approved}. */
    default String kind() {
        return onRecord().value();
    }

    /** {@code verdict-approved}. */
    default String action() {
        return kind().substring(kind().indexOf('.') + 1);
    }

    /** Version of its fields. */
    default int schema() {
        return onRecord().version();
    }

    private OnRecord onRecord() {
        return Objects.requireNonNull(getClass().getAnnotation(OnRecord.class), "an event has its kind");
    }
}
