package org.recoupe.process.engine;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What may stand in a model. The engine runs what a model says: classes, scripts, expressions with reflection. So
 * everything is refused that is not named here, element by element and attribute by attribute, and expressions word by
 * word.
 */
class AllowList {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    /** Declarations of prefixes come as attributes of this prefix. */
    private static final String XMLNS = "xmlns";

    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    /** Drawings; nothing in them is run. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{");
    private static final Pattern ANYTHING = Pattern.compile("(?s).*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern YES_OR_NO = Pattern.compile("true|false");
    private static final Pattern YES = Pattern.compile("true");
    private static final Pattern NO = Pattern.compile("false");
    private static final Pattern ONE = Pattern.compile("1");

    private static final String TIMES = "${remindAt}|${dueAt}";
    private static final String CONDITION = "${decision == 'APPROVED'}";
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";
    private static final String ROLES = "EDITOR|REVIEWER|SUPERVISOR|${reviewRole}";

    /** Elements of BPMN and what the text in them may be. */
    private static final Map<String, Pattern> ELEMENTS = Map.ofEntries(
            entry("definitions", ANYTHING),
            entry("collaboration", ANYTHING),
            entry("participant", ANYTHING),
            entry("process", ANYTHING),
            entry("documentation", ANYTHING),
            entry("textAnnotation", ANYTHING),
            entry("text", ANYTHING),
            entry("association", ANYTHING),
            entry("laneSet", ANYTHING),
            entry("lane", ANYTHING),
            entry("flowNodeRef", WORD),
            entry("startEvent", ANYTHING),
            entry("endEvent", ANYTHING),
            entry("boundaryEvent", ANYTHING),
            entry("userTask", ANYTHING),
            entry("serviceTask", ANYTHING),
            entry("businessRuleTask", ANYTHING),
            entry("callActivity", ANYTHING),
            entry("subProcess", ANYTHING),
            entry("exclusiveGateway", ANYTHING),
            entry("sequenceFlow", ANYTHING),
            entry("incoming", WORD),
            entry("outgoing", WORD),
            entry("message", ANYTHING),
            entry("error", ANYTHING),
            entry("messageEventDefinition", ANYTHING),
            entry("errorEventDefinition", ANYTHING),
            entry("timerEventDefinition", ANYTHING),
            entry("timeDate", oneOf(TIMES)),
            entry("conditionExpression", oneOf(CONDITION)),
            entry("extensionElements", ANYTHING));

    /** The engine's own elements, and what the text in them may be. */
    private static final Map<String, Pattern> EXTENSIONS = Map.of(
            "in", ANYTHING, "out", ANYTHING, "failedJobRetryTimeCycle", Pattern.compile("R\\d{1,2}/PT\\d{1,4}[SMH]"));

    /** Attributes without a namespace, on any element. */
    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
            entry("xmlns", ANYTHING),
            entry("id", WORD),
            entry("name", ANYTHING),
            entry("targetNamespace", ANYTHING),
            entry("exporter", ANYTHING),
            entry("exporterVersion", ANYTHING),
            entry("isExecutable", YES),
            entry("processRef", WORD),
            entry("sourceRef", WORD),
            entry("targetRef", WORD),
            entry("attachedToRef", WORD),
            entry("messageRef", WORD),
            entry("errorRef", WORD),
            entry("errorCode", WORD),
            entry("default", WORD),
            entry("calledElement", WORD),
            entry("cancelActivity", YES_OR_NO),
            entry("isInterrupting", YES_OR_NO),
            entry("triggeredByEvent", YES));

    /** What the schema adds by itself to every model. */
    private static final Map<String, Pattern> DEFAULTS = Map.ofEntries(
            entry("expressionLanguage", oneOf("http://www.w3.org/1999/XPath")),
            entry("typeLanguage", oneOf("http://www.w3.org/2001/XMLSchema")),
            entry("textFormat", oneOf("text/plain")),
            entry("implementation", oneOf("##unspecified|##WebService")),
            entry("processType", oneOf("None")),
            entry("gatewayDirection", oneOf("Unspecified")),
            entry("associationDirection", oneOf("None")),
            entry("isClosed", NO),
            entry("isForCompensation", NO),
            entry("parallelMultiple", NO),
            entry("startQuantity", ONE),
            entry("completionQuantity", ONE));

    /** The engine's attributes, by element. */
    private static final Map<String, Pattern> ENGINE_ATTRIBUTES = Map.of(
            "process historyTimeToLive",
            Pattern.compile("P\\d{1,5}D"),
            "process versionTag",
            WORD,
            "serviceTask asyncBefore",
            YES,
            "userTask candidateGroups",
            oneOf(ROLES));

    /** Attributes of the engine's own elements. */
    private static final Map<String, Pattern> EXTENSION_ATTRIBUTES =
            Map.of("in businessKey", oneOf(BUSINESS_KEY), "out source", WORD, "out target", WORD);

    private final Set<String> delegates;

    /** @param delegates names of the beans that do the service tasks' work */
    AllowList(Set<String> delegates) {
        this.delegates = Set.copyOf(delegates);
    }

    private static Pattern oneOf(String words) {
        var quoted =
                Pattern.compile("\\|").splitAsStream(words).map(Pattern::quote).toList();
        return Pattern.compile(String.join("|", quoted));
    }

    /** @throws BpmnParseException naming the first element that is not allowed */
    void check(Element element) {
        if (DRAWING.contains(element.getUri())) {
            element.elements().forEach(AllowList::checkDrawing);
            return;
        }
        var text = switch (element.getUri()) {
            case BPMN -> ELEMENTS.get(element.getTagName());
            case CAMUNDA -> EXTENSIONS.get(element.getTagName());
            default -> null;
        };
        if (text == null) throw refused(element, "such an element");
        if (!fits(text, element.getText().strip()))
            throw refused(element, "the text \"" + element.getText().strip() + "\"");
        element.attributes().forEach(name -> checkAttribute(element, name, element.attribute(name)));
        element.elements().forEach(this::check);
    }

    private static void checkDrawing(Element element) {
        if (!DRAWING.contains(element.getUri())) throw refused(element, "a place in a drawing");
        element.elements().forEach(AllowList::checkDrawing);
    }

    private void checkAttribute(Element element, String qualified, String value) {
        var colon = qualified.lastIndexOf(':');
        var namespace = colon < 0 ? "" : qualified.substring(0, colon);
        var name = qualified.substring(colon + 1);
        var allowed = switch (namespace) {
            case "" ->
                element.getUri().equals(CAMUNDA)
                        ? EXTENSION_ATTRIBUTES.get(element.getTagName() + " " + name)
                        : ATTRIBUTES.getOrDefault(name, DEFAULTS.get(name));
            case CAMUNDA ->
                name.equals("delegateExpression")
                        ? delegate(element)
                        : ENGINE_ATTRIBUTES.get(element.getTagName() + " " + name);
            case XSI -> name.equals("type") ? oneOf("bpmn:tFormalExpression|tFormalExpression") : null;
            case XMLNS, MODELER -> ANYTHING;
            default -> null;
        };
        if (allowed == null || !fits(allowed, value)) throw refused(element, name + "=\"" + value + "\"");
    }

    private Pattern delegate(Element element) {
        var id = element.attribute("id");
        var isTask = element.getTagName().equals("serviceTask")
                || element.getTagName().equals("businessRuleTask");
        if (!isTask || id == null || !delegates.contains(id)) throw refused(element, "a delegate other than its own");
        return oneOf("${" + id + "}");
    }

    // free text is free, but for expressions: the engine reads some of it as such
    private static boolean fits(Pattern allowed, String value) {
        return allowed.matcher(value).matches()
                && (allowed != ANYTHING || !EXPRESSION.matcher(value).find());
    }

    private static BpmnParseException refused(Element element, String what) {
        var id = element.attribute("id");
        return new BpmnParseException(
                "<%s%s> may not have %s".formatted(element.getTagName(), id == null ? "" : " id=\"" + id + "\"", what),
                element);
    }
}
