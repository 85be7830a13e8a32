package org.recoupe.process.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Refusal;
import org.recoupe.kernel.Role;
import org.recoupe.process.StepRefused;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Hears of every user task of one process and has its keeper write it down. Whatever way the engine was told, through our door or past
 * it: a step is done, or is somebody's, only if the domain says so.
 */
record StepListener(StepKeeper keeper, ApplicationEventPublisher events) implements TaskListener {
    @Override
    public void notify(DelegateTask task) {
        var key = UUID.fromString(task.getExecution().getProcessBusinessKey());
        var step = task.getTaskDefinitionKey();
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> keeper.opened(key, role(task), task);
            case EVENTNAME_ASSIGNMENT -> {
                refuseUnless(keeper.isHeld(key, step, task.getAssignee()), "assign-step", task);
                keeper.held(key, step, task.getAssignee());
            }
            case EVENTNAME_COMPLETE -> {
                refuseUnless(keeper.isDone(key, task, person(task)), "complete-step", task);
                keeper.closed(key, step);
            }
            case EVENTNAME_DELETE -> keeper.closed(key, step);
            default -> throw new IllegalStateException("not asked to hear of " + task.getEventName());
        }
    }

    private void refuseUnless(StepKeeper.Word word, String tried, DelegateTask task) {
        if (word.agrees()) return;
        var person = person(task);
        var by = person == null ? Acting.SYSTEM : new Acting(person, role(task));
        events.publishEvent(
                new Refusal(word.about(), word.desk(), by, tried, word.object(), task.getTaskDefinitionKey()));
        throw new StepRefused(task.getTaskDefinitionKey(), person);
    }

    /** Whom the engine was told it acts for. */
    private static @Nullable String person(DelegateTask task) {
        Authentication told =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return told == null ? null : told.getUserId();
    }

    private static Role role(DelegateTask task) {
        return task.getCandidates().stream()
                .map(IdentityLink::getGroupId)
                .map(Role::valueOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may do " + task.getTaskDefinitionKey()));
    }
}
