package org.recoupe.process.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.recoupe.kernel.Role;

/** Hears of every user task of one process and has its keeper write it down. */
record StepListener(StepKeeper keeper) implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
        var key = UUID.fromString(task.getExecution().getProcessBusinessKey());
        var step = task.getTaskDefinitionKey();
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> keeper.opened(key, role(task), task);
            case EVENTNAME_ASSIGNMENT -> keeper.held(key, step, task.getAssignee());
            case EVENTNAME_COMPLETE, EVENTNAME_DELETE -> keeper.closed(key, step);
            default -> throw new IllegalStateException("not asked to hear of " + task.getEventName());
        }
    }

    private static Role role(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .map(Role::valueOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may do " + task.getTaskDefinitionKey()));
    }
}
