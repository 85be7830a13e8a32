package org.recoupe.process.engine;

import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_ASSIGNMENT;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_COMPLETE;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_CREATE;
import static org.camunda.bpm.engine.delegate.TaskListener.EVENTNAME_DELETE;

import java.util.List;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Stands where models come in: refuses what is not on the {@link AllowList}, and has the steps of people written down.
 */
class ModelGuard extends AbstractBpmnParseListener {
    private static final List<String> HEARD =
            List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE);

    private final AllowList allowed;
    private final List<StepKeeper> keepers;
    private final ApplicationEventPublisher events;

    ModelGuard(AllowList allowed, List<StepKeeper> keepers, ApplicationEventPublisher events) {
        this.allowed = allowed;
        this.keepers = keepers;
        this.events = events;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        allowed.check(root);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var process = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
        var keeper = keepers.stream()
                .filter(k -> k.processes().contains(process))
                .findFirst()
                .orElseThrow(() -> new BpmnParseException("nobody keeps the open steps of " + process, element));
        var listener = new StepListener(keeper, events);
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        HEARD.forEach(event -> task.addBuiltInTaskListener(event, listener));
    }
}
