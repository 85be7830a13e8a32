package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever gets a model into the engine must not get code into it. Each is our own model with one thing changed. */
@ProcessTest
class HostileModelsTest {
    private static final String REFLECTION = "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}";
    private static final String REMIND =
            "id=\"remindReviewer\" name=\"Rappeler le délai\" camunda:delegateExpression=\"${remindReviewer}\"";
    private static final String APPROVED = "${decision == 'APPROVED'}";

    private final RepositoryService repository;

    HostileModelsTest(Newsday day) {
        this.repository = day.engine.getRepositoryService();
    }

    static Stream<Arguments> models() {
        return Stream.of(
                model(
                        "a class",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace("delegateExpression=\"${remindReviewer}\"", "class=\"java.lang.Thread\"")),
                model(
                        "a class by the engine's old namespace",
                        "remindReviewer",
                        REMIND,
                        REMIND + " xmlns:a=\"http://activiti.org/bpmn\" a:class=\"java.lang.Thread\""),
                model(
                        "a class under another prefix",
                        "remindReviewer",
                        REMIND,
                        REMIND + " xmlns:b=\"http://camunda.org/schema/1.0/bpmn\" b:class=\"java.lang.Thread\""),
                model(
                        "an expression",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace(
                                "delegateExpression=\"${remindReviewer}\"", "expression=\"" + REFLECTION + "\"")),
                model(
                        "reflection in a delegate",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace("${remindReviewer}", REFLECTION)),
                model(
                        "another task's delegate",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace("${remindReviewer}", "${setDeadline}")),
                model(
                        "a bean that is no delegate",
                        "dataSource",
                        REMIND,
                        REMIND.replace("remindReviewer", "dataSource")),
                model(
                        "an external task",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace(
                                "delegateExpression=\"${remindReviewer}\"", "type=\"external\" camunda:topic=\"t\"")),
                model(
                        "a shell task",
                        "remindReviewer",
                        REMIND,
                        REMIND.replace("delegateExpression=\"${remindReviewer}\"", "type=\"shell\"")),
                model(
                        "a job priority",
                        "remindReviewer",
                        REMIND,
                        REMIND + " camunda:jobPriority=\"" + REFLECTION + "\""),
                inside(
                        "an execution listener",
                        "executionListener",
                        "remindReviewer",
                        "<camunda:executionListener event=\"start\" expression=\"" + REFLECTION + "\" />"),
                inside(
                        "an execution listener of a class",
                        "executionListener",
                        "decided",
                        "<camunda:executionListener event=\"start\" class=\"java.lang.Thread\" />"),
                inside(
                        "a task listener",
                        "taskListener",
                        "verifyClaim",
                        "<camunda:taskListener event=\"create\" expression=\"" + REFLECTION + "\" />"),
                inside(
                        "a task listener with a script",
                        "taskListener",
                        "verifyClaim",
                        "<camunda:taskListener event=\"create\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:taskListener>"),
                inside(
                        "an input mapping",
                        "inputOutput",
                        "verifyClaim",
                        "<camunda:inputOutput><camunda:inputParameter name=\"x\">" + REFLECTION
                                + "</camunda:inputParameter></camunda:inputOutput>"),
                inside(
                        "a connector",
                        "connector",
                        "remindReviewer",
                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"),
                inside(
                        "a form",
                        "formData",
                        "verifyClaim",
                        "<camunda:formData><camunda:formField id=\"x\" type=\"string\" defaultValue=\"" + REFLECTION
                                + "\" /></camunda:formData>"),
                model(
                        "an assignee",
                        "verifyClaim",
                        "camunda:candidateGroups=\"${reviewRole}\"",
                        "camunda:candidateGroups=\"${reviewRole}\" camunda:assignee=\"" + REFLECTION + "\""),
                model(
                        "candidates",
                        "verifyClaim",
                        "camunda:candidateGroups=\"${reviewRole}\"",
                        "camunda:candidateGroups=\"" + REFLECTION + "\""),
                model(
                        "a due date",
                        "verifyClaim",
                        "camunda:candidateGroups=\"${reviewRole}\"",
                        "camunda:candidateGroups=\"${reviewRole}\" camunda:dueDate=\"" + REFLECTION + "\""),
                model("a timer", "timeDate", "${remindAt}", REFLECTION),
                model("a condition", "conditionExpression", APPROVED, REFLECTION),
                model(
                        "a script for a condition",
                        "conditionExpression",
                        "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">",
                        "<bpmn:conditionExpression language=\"javascript\" xsi:type=\"bpmn:tFormalExpression\">"),
                model(
                        "a called process",
                        "approval",
                        "calledElement=\"verdict-approval\"",
                        "calledElement=\"" + REFLECTION + "\""),
                model(
                        "a mapping class",
                        "approval",
                        "calledElement=\"verdict-approval\"",
                        "calledElement=\"verdict-approval\" camunda:variableMappingClass=\"java.lang.Thread\""),
                model("a business key", "in", "#{execution.processBusinessKey}", "#{execution.processEngineServices}"),
                model("a source expression", "out", "source=\"decision\"", "sourceExpression=\"" + REFLECTION + "\""),
                model("a message's name", "claimSetAside", "name=\"claim-set-aside\"", "name=\"" + REFLECTION + "\""),
                model(
                        "a script task",
                        "scriptTask",
                        "<bpmn:exclusiveGateway",
                        "<bpmn:scriptTask id=\"script\" name=\"s\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script></bpmn:scriptTask><bpmn:exclusiveGateway"),
                model(
                        "many instances",
                        "multiInstanceLoopCharacteristics",
                        "<bpmn:outgoing>verifyToApproval</bpmn:outgoing>",
                        "<bpmn:outgoing>verifyToApproval</bpmn:outgoing><bpmn:multiInstanceLoopCharacteristics camunda:collection=\""
                                + REFLECTION + "\" camunda:elementVariable=\"x\" />"),
                model(
                        "a conditional event",
                        "conditionalEventDefinition",
                        "<bpmn:messageEventDefinition id=\"claimSetAside-message\" messageRef=\"claimSetAside\" />",
                        "<bpmn:conditionalEventDefinition id=\"c\"><bpmn:condition xsi:type=\"bpmn:tFormalExpression\">"
                                + REFLECTION + "</bpmn:condition></bpmn:conditionalEventDefinition>"),
                model(
                        "a script in a drawing",
                        "scriptTask",
                        "<bpmndi:BPMNLabel>",
                        "<bpmndi:BPMNLabel><bpmn:scriptTask id=\"s\" scriptFormat=\"javascript\" />"),
                model(
                        "a process of its own",
                        "process",
                        "id=\"claim-verification\" name",
                        "id=\"claim-verification\" camunda:candidateStarterGroups=\"" + REFLECTION + "\" name"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void is_refused(String what, String named, String model) {
        var before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> repository
                        .createDeployment()
                        .addString("hostile.bpmn", model)
                        .deploy())
                .isInstanceOf(ParseException.class)
                .hasMessageContaining(named)
                .hasMessageContaining("may not have");

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void the_unchanged_model_is_not() {
        var model = ProcessModelTest.text("claim-verification.bpmn")
                .replace("name=\"claim-", "name=\"test-")
                .replace("claim-verification", "verdict-approval");
        var deployment = repository
                .createDeployment()
                .addString(
                        "harmless.bpmn", model.replace("calledElement=\"verdict-approval\"", "calledElement=\"other\""))
                .deploy();
        repository.deleteDeployment(deployment.getId(), true);
    }

    private static Arguments model(String what, String named, String old, String hostile) {
        var text = ProcessModelTest.text("claim-verification.bpmn");
        assertThat(text).as(what).contains(old);
        return Arguments.of(what, named, text.replace(old, hostile));
    }

    private static Arguments inside(String what, String named, String element, String extension) {
        var text = ProcessModelTest.text("claim-verification.bpmn");
        var changed = text.replaceFirst(
                "(<bpmn:[A-Za-z]+ id=\"" + element + "\"[^>]*[^/])>",
                "$1><bpmn:extensionElements>" + java.util.regex.Matcher.quoteReplacement(extension)
                        + "</bpmn:extensionElements>");
        assertThat(changed).as(what).isNotEqualTo(text);
        return Arguments.of(what, named, changed);
    }
}
