package org.recoupe.process.engine;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.recoupe.database.Rivalry;
import org.recoupe.kernel.Acting;
import org.recoupe.process.LostRace;
import org.recoupe.tasklist.StepNotOpen;
import org.springframework.stereotype.Component;

/**
 * The engine as the domain's events need it. The business key is all that identifies an instance, a step's id in the
 * model all that identifies a task. Works in the caller's transaction.
 */
@Component
public class Engine {
    private final ProcessEngine engine;

    Engine(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Starts the process this message starts. */
    public void start(String message, UUID key) {
        race(() -> engine.getRuntimeService().startProcessInstanceByMessage(message, key.toString()));
    }

    /** Starts a process in its middle, at that activity: where something left off that is there no more. */
    public void startAt(String process, String activity, UUID key, Variable.Set<?>... facts) {
        race(() -> engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(key.toString())
                .setVariables(variables(facts))
                .startBeforeActivity(activity)
                .execute());
    }

    /** Takes away what is left of a process, and of those it called, without anybody being told. */
    public void remove(String process, UUID key, String why) {
        race(() -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(key.toString())
                .list()
                .forEach(left -> engine.getRuntimeService()
                        .deleteProcessInstance(left.getProcessInstanceId(), why, true, true)));
    }

    /** Whether an instance of the process is under way. */
    public boolean isRunning(String process, UUID key) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }

    /**
     * Somebody did the step.
     *
     * @throws StepNotOpen if it was not to be done
     */
    public void complete(UUID key, String step, Acting by, Variable.Set<?>... facts) {
        with(key, step, by, task -> engine.getTaskService().complete(task, variables(facts)));
    }

    private static Map<String, Object> variables(Variable.Set<?>... facts) {
        var variables = new HashMap<String, Object>();
        for (var fact : facts) variables.put(fact.variable().name(), fact.value());
        return variables;
    }

    /**
     * Somebody holds the step, or nobody any more.
     *
     * @param by who says so
     * @throws StepNotOpen if it is not to be done
     */
    public void assign(UUID key, String step, @Nullable String person, Acting by) {
        with(key, step, by, task -> engine.getTaskService().setAssignee(task, person));
    }

    /**
     * Tells a process under way that something happened.
     *
     * @throws StepNotOpen if no instance listens
     */
    public void correlate(UUID key, String message) {
        race(() -> {
            try {
                engine.getRuntimeService()
                        .createMessageCorrelation(message)
                        .processInstanceBusinessKey(key.toString())
                        .correlateExclusively();
            } catch (MismatchingMessageCorrelationException e) {
                throw new StepNotOpen(key, message);
            }
        });
    }

    /**
     * Timers that wait go off at other times; those that went off before do not go off again.
     *
     * @param at by the ids of their events in the model
     */
    public void reschedule(UUID key, Map<String, Date> at, Variable.Set<?>... facts) {
        race(() -> {
            var instance = engine.getRuntimeService()
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(key.toString())
                    .rootProcessInstances()
                    .singleResult();
            if (instance == null) return;
            engine.getRuntimeService().setVariables(instance.getId(), variables(facts));
            at.forEach((event, time) -> engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(event)
                    .timers()
                    .list()
                    .forEach(job -> engine.getManagementService().setJobDuedate(job.getId(), time)));
        });
    }

    private void with(UUID key, String step, Acting by, Consumer<String> action) {
        race(() -> {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(key.toString())
                    .taskDefinitionKey(step)
                    .singleResult();
            if (task == null) throw new StepNotOpen(key, step);
            as(by, () -> action.accept(task.getId()));
        });
    }

    /** What the engine keeps on record, and its listener asks for, is who is signed in; never whom a task names. */
    private void as(Acting by, Runnable action) {
        var identity = engine.getIdentityService();
        identity.setAuthenticatedUserId(by.userId());
        try {
            action.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    // Losers of a race come out of the engine in many shapes; for everybody else there is one.
    private static void race(Runnable action) {
        try {
            action.run();
        } catch (OptimisticLockingException | NullValueException e) {
            throw new LostRace(e);
        } catch (RuntimeException e) {
            if (isEnginesOwnNull(e) || Rivalry.is(e)) throw new LostRace(e);
            throw e;
        }
    }

    private static boolean isEnginesOwnNull(RuntimeException e) {
        var trace = e.getStackTrace();
        return e instanceof NullPointerException
                && trace.length > 0
                && trace[0].getClassName().startsWith("org.camunda.");
    }
}
