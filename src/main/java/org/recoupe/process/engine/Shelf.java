package org.recoupe.process.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;
import org.recoupe.process.DecisionTable;
import org.recoupe.process.ProcessModel;
import org.recoupe.process.ProcessModels;
import org.springframework.stereotype.Component;

/** What is deployed never changes, so each version is read once. */
@Component
class Shelf implements ProcessModels {
    private final RepositoryService repository;
    private final Map<String, ProcessModel> models = new ConcurrentHashMap<>();
    private final Map<String, DecisionTable> tables = new ConcurrentHashMap<>();

    Shelf(ProcessEngine engine) {
        this.repository = engine.getRepositoryService();
    }

    @Override
    public List<ProcessModel> modelsInForce() {
        var found = repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list();
        var since =
                deployed(found.stream().map(ProcessDefinition::getDeploymentId).toList());
        return found.stream().map(definition -> model(definition, since)).toList();
    }

    @Override
    public List<DecisionTable> tablesInForce() {
        var found = repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .list();
        var since =
                deployed(found.stream().map(DecisionDefinition::getDeploymentId).toList());
        return found.stream()
                .map(definition -> tables.computeIfAbsent(definition.getId(), id -> table(definition, since)))
                .toList();
    }

    @Override
    public Optional<ProcessModel> model(String key, @Nullable Integer version) {
        return definition(key, version)
                .map(definition -> models.computeIfAbsent(
                        definition.getId(), id -> read(definition, deployed(List.of(definition.getDeploymentId())))));
    }

    @Override
    public Optional<String> modelAsWritten(String key, int version) {
        return definition(key, version).map(definition -> text(repository.getProcessModel(definition.getId())));
    }

    @Override
    public Optional<String> tableAsWritten(String key, int version) {
        if (version < 1) return Optional.empty();
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .decisionDefinitionVersion(version)
                        .singleResult())
                .map(definition -> text(repository.getDecisionModel(definition.getId())));
    }

    private Optional<ProcessDefinition> definition(String key, @Nullable Integer version) {
        // the engine counts from one, and takes any other for a fault of ours
        if (version != null && version < 1) return Optional.empty();
        var query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
        return Optional.ofNullable(
                (version == null ? query.latestVersion() : query.processDefinitionVersion(version)).singleResult());
    }

    private ProcessModel model(ProcessDefinition definition, Map<String, Instant> since) {
        return models.computeIfAbsent(definition.getId(), id -> read(definition, since));
    }

    private Map<String, Instant> deployed(Collection<String> deployments) {
        var times = new HashMap<String, Instant>();
        for (var id : Set.copyOf(deployments)) {
            var deployment = repository.createDeploymentQuery().deploymentId(id).singleResult();
            times.put(id, deployment.getDeploymentTime().toInstant());
        }
        return times;
    }

    private ProcessModel read(ProcessDefinition definition, Map<String, Instant> since) {
        var written = repository.getBpmnModelInstance(definition.getId());
        var nodes = new LinkedHashMap<String, ProcessModel.Node>();
        for (var node : written.getModelElementsByType(FlowNode.class)) nodes.put(node.getId(), node(node));
        return new ProcessModel(
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersion(),
                Objects.requireNonNull(since.get(definition.getDeploymentId())),
                nodes,
                flows(written),
                inscriptions(written));
    }

    private static Map<String, String> inscriptions(BpmnModelInstance written) {
        var inscriptions = new LinkedHashMap<String, String>();
        for (var pool : written.getModelElementsByType(Participant.class)) inscribe(pool, pool.getName(), inscriptions);
        for (var lane : written.getModelElementsByType(Lane.class)) inscribe(lane, lane.getName(), inscriptions);
        for (var flow : written.getModelElementsByType(SequenceFlow.class))
            inscribe(flow, flow.getName(), inscriptions);
        return inscriptions;
    }

    private static void inscribe(BaseElement element, @Nullable String name, Map<String, String> inscriptions) {
        if (name != null) inscriptions.put(element.getId(), name);
    }

    private static List<ProcessModel.Flow> flows(BpmnModelInstance written) {
        return written.getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new ProcessModel.Flow(
                        flow.getId(), flow.getSource().getId(), flow.getTarget().getId()))
                .toList();
    }

    private static ProcessModel.Node node(FlowNode node) {
        return new ProcessModel.Node(
                node.getId(),
                Objects.requireNonNullElse(node.getName(), node.getId()),
                kind(node),
                role(node),
                node instanceof CallActivity call ? call.getCalledElement() : null,
                node instanceof BoundaryEvent
                        || node instanceof SubProcess
                        || node.getParentElement() instanceof SubProcess);
    }

    private static ProcessModel.Kind kind(FlowNode node) {
        if (node instanceof StartEvent) return ProcessModel.Kind.START;
        if (node instanceof EndEvent) return ProcessModel.Kind.END;
        if (node instanceof UserTask) return ProcessModel.Kind.PERSON;
        if (node instanceof CallActivity) return ProcessModel.Kind.CALL;
        if (node instanceof BoundaryEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
            return ProcessModel.Kind.TIMER;
        return node instanceof Activity && !(node instanceof SubProcess)
                ? ProcessModel.Kind.SYSTEM
                : ProcessModel.Kind.OTHER;
    }

    private static @Nullable Role role(FlowNode node) {
        if (kind(node) == ProcessModel.Kind.SYSTEM) return Role.SYSTEM;
        if (!(node instanceof UserTask task)) return null;
        return Stream.of(Role.values())
                .filter(role -> role.name().equals(task.getCamundaCandidateGroups()))
                .findFirst()
                .orElse(null);
    }

    private DecisionTable table(DecisionDefinition definition, Map<String, Instant> since) {
        var written = repository.getDmnModelInstance(definition.getId());
        Decision decision = written.getModelElementById(definition.getKey());
        var table = (org.camunda.bpm.model.dmn.instance.DecisionTable) decision.getExpression();
        var inputs = table.getInputs().stream()
                .map(input -> new DecisionTable.Column(
                        input.getLabel(), text(input.getInputExpression().getText())))
                .toList();
        var outputs = table.getOutputs().stream()
                .map(output -> new DecisionTable.Column(output.getLabel(), output.getName()))
                .toList();
        var lines = new ArrayList<DecisionTable.Line>();
        for (var rule : table.getRules()) {
            var cells = Stream.concat(
                            rule.getInputEntries().stream().map(entry -> text(entry.getText())),
                            rule.getOutputEntries().stream().map(entry -> text(entry.getText())))
                    .toList();
            lines.add(new DecisionTable.Line(cells, text(rule.getDescription())));
        }
        return new DecisionTable(
                definition.getKey(),
                definition.getName(),
                text(decision.getDescription()),
                definition.getVersion(),
                Objects.requireNonNull(since.get(definition.getDeploymentId())),
                table.getHitPolicy().name(),
                inputs,
                outputs,
                lines);
    }

    private static String text(@Nullable ModelElementInstance element) {
        return element == null ? "" : element.getTextContent().strip();
    }

    private static String text(InputStream written) {
        try (written) {
            return new String(written.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
