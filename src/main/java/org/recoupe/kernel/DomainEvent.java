package org.recoupe.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the past tense. Published inside the transaction that made it so: the audit trail writes it down and the
 * process moves on, or nothing happened. Implemented by records nested in a module's {@code …Event}.
 */
public interface DomainEvent {
    Fact fact();

    /** Version of the extraction, decision table or process that had a part in it. */
    @Nullable
    String model();

    /** {@code verdict-approved}: the record's own name. */
    default String action() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code claim.verdict-approved.v1}: what the audit trail files it under. A changed meaning gets a new number. */
    default String kind() {
        var module = getClass().getEnclosingClass().getSimpleName().replace("Event", "");
        return module.toLowerCase(Locale.ROOT) + "." + action() + ".v1";
    }
}
