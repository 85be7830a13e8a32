package org.recoupe.process.engine;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/**
 * Says what the domain knows of the steps of some processes, and tells the task list of them, in the transaction that moves them.
 */
public interface StepKeeper {
    /** Ids of the processes in their models. */
    Set<String> processes();

    /**
     * What the domain says of something that the engine is told.
     *
     * @param object what of the subject it concerns, for people: "C-4183"
     * @param agrees whether it is so
     */
    record Word(Subject about, String desk, String object, boolean agrees) {}

    /**
     * Whether that person did the step, with the outcome that the task's variables tell. In this transaction the domain has changed
     * already; the engine only follows.
     */
    Word isDone(UUID key, DelegateTask task, @Nullable String person);

    /** Whether the step is that person's, or nobody's. */
    Word isHeld(UUID key, String step, @Nullable String person);

    void opened(UUID key, Role role, DelegateTask task);

    void held(UUID key, String step, @Nullable String person);

    void closed(UUID key, String step);
}
