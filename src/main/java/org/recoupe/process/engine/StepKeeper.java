package org.recoupe.process.engine;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;

/** Keeps the rows of {@code open_step} for the steps of some processes, in the transaction that moves them. */
public interface StepKeeper {
    /** Ids of the processes in their models. */
    Set<String> processes();

    void opened(UUID key, Role role, DelegateTask task);

    void held(UUID key, String step, @Nullable String person);

    void closed(UUID key, String step);
}
