package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** What every model in {@code processes/} must have, so that people can read it and the engine can run it. */
class ProcessModelTest {

    /** One model or table with its file's name. */
    record Model<T>(String file, T content) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Model<BpmnModelInstance>> processes() {
        return all("classpath:processes/*.bpmn", Bpmn::readModelFromStream);
    }

    static Stream<Model<DmnModelInstance>> tables() {
        return all("classpath:processes/*.dmn", Dmn::readModelFromStream);
    }

    @Test
    void the_three_processes_and_the_four_tables_are_there() {
        assertThat(processes().map(Model::file))
                .containsExactlyInAnyOrder("article-intake.bpmn", "claim-verification.bpmn", "verdict-approval.bpmn");
        assertThat(tables().map(Model::file))
                .containsExactlyInAnyOrder(
                        "claim-triage.dmn", "deadline-priority.dmn", "evidence-guards.dmn", "evidence-sufficiency.dmn");
    }

    @Test
    void every_task_of_the_system_has_a_bean_of_its_name_and_the_reverse() {
        var tasks = new TreeSet<String>();
        processes().forEach(model -> {
            ids(model.content(), ServiceTask.class).forEach(tasks::add);
            ids(model.content(), BusinessRuleTask.class).forEach(tasks::add);
        });
        assertThat(tasks).isEqualTo(delegateBeans());
    }

    @Test
    void task_ids_are_unique_across_all_files() {
        var tasks =
                processes().flatMap(model -> ids(model.content(), Task.class)).toList();
        assertThat(tasks).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_process_is_named_by_its_file_runs_and_says_how_long_its_history_is_kept(Model<BpmnModelInstance> model) {
        var process =
                model.content().getModelElementsByType(Process.class).iterator().next();
        assertThat(process.getId() + ".bpmn").isEqualTo(model.file());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        assertThat(process.getDocumentations()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_node_has_a_label_a_lane_and_an_id_that_means_something(Model<BpmnModelInstance> model) {
        var inLanes = model.content().getModelElementsByType(Lane.class).stream()
                .flatMap(lane -> lane.getFlowNodeRefs().stream())
                .map(FlowNode::getId)
                .collect(Collectors.toSet());
        for (var node : model.content().getModelElementsByType(FlowNode.class)) {
            assertThat(node.getName()).as(node.getId()).isNotBlank();
            assertThat(node.getId()).doesNotMatch(".*_[0-9a-z]{7}$").matches("[a-z][A-Za-z]+");
            if (!(node.getParentElement() instanceof SubProcess))
                assertThat(inLanes).contains(node.getId());
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everything_is_drawn(Model<BpmnModelInstance> model) {
        var elements = Stream.of(FlowNode.class, Lane.class, SequenceFlow.class)
                .flatMap(type -> elements(model.content(), type))
                .toList();
        assertThat(elements).isNotEmpty();
        for (var element : elements) {
            assertThat(element.getDiagramElement()).as(element.getId()).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_step_of_people_says_whose_it_is(Model<BpmnModelInstance> model) {
        for (var task : model.content().getModelElementsByType(UserTask.class)) {
            assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).hasSize(1);
        }
    }

    @Test
    void reading_has_a_transaction_of_its_own_and_is_retried() {
        var intake = processes()
                .filter(m -> m.file().startsWith("article-intake"))
                .findFirst()
                .orElseThrow();
        ServiceTask extract = intake.content().getModelElementById("extractClaims");
        assertThat(extract.isCamundaAsyncBefore()).isTrue();
        var retries =
                extract.getExtensionElements().getElementsQuery().filterByType(CamundaFailedJobRetryTimeCycle.class);
        assertThat(retries.singleResult().getTextContent()).isEqualTo("R4/PT5S");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_is_named_by_its_file_is_drawn_and_explains_every_line(Model<DmnModelInstance> model) {
        var decision = model.content()
                .getModelElementsByType(Decision.class)
                .iterator()
                .next();
        assertThat(decision.getId() + ".dmn").isEqualTo(model.file());
        assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
        assertThat(model.content().getDefinitions().getDomElement().getChildElements())
                .anyMatch(element -> element.getLocalName().equals("DMNDI"));
        for (var rule : model.content().getModelElementsByType(Rule.class)) {
            assertThat(rule.getDescription()).as(rule.getId()).isNotNull();
            assertThat(rule.getDescription().getTextContent()).isNotBlank();
        }
    }

    /** A cell compares; it calculates nothing and calls nothing. */
    @ParameterizedTest
    @MethodSource("tables")
    void a_table_only_compares(Model<DmnModelInstance> model) {
        var cell = Pattern.compile("|\"[A-Z_]+\"|\"[a-z-]+\"|not\\(\"[A-Z_]+\"\\)|true|false|(<|>=) [0-9.]+");
        for (var entry : model.content().getModelElementsByType(UnaryTests.class)) {
            assertThat(entry.getTextContent().strip()).as(entry.getId()).matches(cell);
        }
        assertThat(text(model.file())).doesNotContain("expressionLanguage").doesNotContain("<literalExpression");
    }

    private static <E extends BaseElement> Stream<String> ids(BpmnModelInstance model, Class<E> type) {
        return model.getModelElementsByType(type).stream().map(BaseElement::getId);
    }

    private static Stream<BaseElement> elements(BpmnModelInstance model, Class<? extends BaseElement> type) {
        Collection<? extends ModelElementInstance> found = model.getModelElementsByType(type);
        return found.stream().map(BaseElement.class::cast);
    }

    private static Set<String> delegateBeans() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
        return scan.findCandidateComponents("org.recoupe.process").stream()
                .map(found -> load(found.getBeanClassName()))
                .flatMap(configuration -> Arrays.stream(configuration.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Bean.class) && method.getReturnType() == JavaDelegate.class)
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ProcessModelTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Stream<Model<T>> all(String pattern, java.util.function.Function<InputStream, T> read) {
        return resources(pattern).stream().map(resource -> {
            try (var content = resource.getInputStream()) {
                return new Model<>(String.valueOf(resource.getFilename()), read.apply(content));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<Resource> resources(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String file) {
        try {
            return resources("classpath:processes/" + file)
                    .get(0)
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
