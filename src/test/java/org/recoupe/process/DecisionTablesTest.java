package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;

/** Every line of every table decides something, and what it should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTablesTest {
    private final Map<String, Set<String>> decided = new HashMap<>();
    private final DmnEngine engine = engine();

    @AfterAll
    void every_line_decided_something() {
        decided.forEach((table, lines) -> {
            var model = Dmn.readModelFromStream(stream(table));
            assertThat(model.getModelElementsByType(Rule.class).stream().map(Rule::getId))
                    .as(table)
                    .containsExactlyInAnyOrderElementsOf(lines);
        });
        assertThat(decided).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "CASUALTIES, INDIRECT, 0.9, true,  casualties-contradicted, , CRITICAL",
        "CASUALTIES, NARRATOR, 0.1, false, casualties,              , HIGH",
        "ACCUSATION, DIRECT,   0.1, false, accusation,              , HIGH",
        "STATEMENT,  DIRECT,   0.1, true,  contradicted,            , HIGH",
        "BACKGROUND, DIRECT,   0.1, true,  contradicted,            , HIGH",
        "FIGURE,     NARRATOR, 0.1, false, figure,                  , NORMAL",
        "ACT,        INDIRECT, 0.0, false, act,                     , NORMAL",
        "DEATH,      INDIRECT, 0.0, false, death,                   , HIGH",
        "IMAGE,      INDIRECT, 0.0, false, image,                   , NORMAL",
        "DOCUMENT,   INDIRECT, 0.0, false, document,                , NORMAL",
        "QUOTATION,  DIRECT,   0.0, false, quotation,               , LOW",
        "EVENT,      INDIRECT, 0.0, false, event-told,              , NORMAL",
        "EVENT,      NARRATOR, 0.5, false, event-narrated,          , NORMAL",
        "EVENT,      NARRATOR, 0.4, false, attributed-only,         ATTRIBUTED_ONLY, LOW",
        "EVENT,      NARRATOR, 0.1, false, not-checkable,           NOT_CHECKABLE, LOW",
        "BACKGROUND, DIRECT,   0.9, false, background,              OUT_OF_SCOPE, LOW",
        "STATEMENT,  DIRECT,   0.5, false, statement-worth,         , NORMAL",
        "STATEMENT,  DIRECT,   0.1, false, not-checkable,           NOT_CHECKABLE, LOW",
        "STATEMENT,  DIRECT,   0.2, false, attributed-only,         ATTRIBUTED_ONLY, LOW",
    })
    void triage(
            String claimClass,
            String form,
            double worth,
            boolean contradicted,
            String line,
            String aside,
            String priority) {
        var answer = ask(
                "claim-triage",
                line,
                Map.of(
                        "claimClass",
                        claimClass,
                        "stance",
                        "ASSERTS",
                        "form",
                        form,
                        "worth",
                        worth,
                        "contradicted",
                        contradicted));
        assertThat(answer.get("setAside")).isEqualTo(aside);
        assertThat(answer.get("priority")).isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({"CRITICAL, 1", "HIGH, 4", "NORMAL, 8", "LOW, 72"})
    void deadline(String priority, int hours) {
        var answer = ask(
                "deadline-priority",
                priority.toLowerCase(java.util.Locale.ROOT),
                Map.of("priority", priority, "claimClass", "EVENT"));
        assertThat(((Number) answer.get("hours")).intValue()).isEqualTo(hours);
        // whoever the table names must also be allowed to verify
        assertThat(Permission.VERIFY.roles()).contains(Role.valueOf((String) answer.get("reviewRole")));
    }

    @ParameterizedTest
    @CsvSource({
        // verdict, class, origins, document, all from the claimant, their original; against: pieces, origins, document;
        // contradiction, reason
        "CONFIRMED,  FIGURE, 2, false, false, false, 0, 0, false, false, ,          true,  confirmed-two-sources,      ",
        "CONFIRMED,  EVENT,  3, true,  false, false, 1, 0, false, true,  ,          true,  confirmed-two-sources,      ",
        "CONFIRMED,  FIGURE, 0, false, true,  false, 0, 0, false, false, ,          true,  confirmed-seen-by-us,       ",
        "CONFIRMED,  FIGURE, 0, true,  false, false, 0, 0, false, false, ,          true,  confirmed-primary-document, ",
        "CONFIRMED,  FIGURE, 1, false, false, false, 0, 0, false, false, ,          false, confirmed-insufficient,     'second-independent-source,primary-document'",
        "CONFIRMED,  FIGURE, 0, false, true,  true,  0, 0, false, false, ,          false, confirmed-claimant-alone,   other-than-claimant",
        "CONFIRMED,  ACT,    0, false, true,  true,  0, 0, false, false, ,          true,  confirmed-act,              ",
        "CONFIRMED,  ACT,    2, false, false, false, 0, 0, false, false, ,          true,  confirmed-two-sources,      ",
        "CONFIRMED,  ACT,    0, false, true,  false, 0, 0, false, false, ,          false, confirmed-act-insufficient, 'the-original,second-independent-source'",
        "CONFIRMED,  QUOTATION, 0, false, true, true, 0, 0, false, false, ,        true,  confirmed-quotation,        ",
        "CONFIRMED,  QUOTATION, 0, false, true, false, 0, 0, false, false, ,       false, confirmed-quotation-insufficient, 'the-original,second-independent-source'",
        "CONFIRMED,  DEATH,  0, false, true,  true,  0, 0, false, false, ,          false, confirmed-claimant-alone,   other-than-claimant",
        "DISPUTED,   EVENT,  0, false, false, false, 1, 0, false, false, ,          true,  disputed-refuted,           ",
        "DISPUTED,   EVENT,  0, false, false, false, 0, 0, false, true,  ,          true,  disputed-contradicted,      ",
        "DISPUTED,   EVENT,  5, true,  false, false, 0, 0, false, false, ,          false, disputed-insufficient,      'refuting-evidence,open-contradiction'",
        "RETRACTED,  EVENT,  0, false, false, false, 2, 2, false, false, DISPROVED, true,  disproved-two-sources,      ",
        "RETRACTED,  EVENT,  0, false, false, false, 1, 1, true,  false, DISPROVED, true,  disproved-document,         ",
        "RETRACTED,  EVENT,  0, false, false, false, 9, 1, false, true,  DISPROVED, false, disproved-insufficient,     'second-refuting-source,refuting-document'",
        "RETRACTED,  EVENT,  0, false, false, false, 0, 0, false, false, LEGAL,     true,  retracted-with-reason,      ",
        "RETRACTED,  EVENT,  0, false, false, false, 9, 0, false, true,  ,          false, retracted-without-reason,   retraction-reason",
        "UNVERIFIED, EVENT,  0, false, false, false, 0, 0, false, false, ,          true,  unverified,                 ",
    })
    void sufficiency(
            String verdict,
            String claimClass,
            int supporting,
            boolean primary,
            boolean claimantAlone,
            boolean inTheOriginal,
            int refuting,
            int refutingSources,
            boolean refutingDocument,
            boolean contradiction,
            String retraction,
            boolean sufficient,
            String line,
            String missing) {
        var facts = new HashMap<String, Object>();
        facts.put("verdict", verdict);
        facts.put("supportingSources", supporting);
        facts.put("primaryDocument", primary);
        facts.put("claimantAlone", claimantAlone);
        facts.put("claimClass", claimClass);
        facts.put("inTheOriginal", inTheOriginal);
        facts.put("refuting", refuting);
        facts.put("refutingSources", refutingSources);
        facts.put("refutingDocument", refutingDocument);
        facts.put("openContradiction", contradiction);
        facts.put("seenByUs", line.equals("confirmed-seen-by-us"));
        facts.put("retraction", retraction);
        facts.put("reasonGiven", retraction != null);
        var answer = ask("evidence-sufficiency", line, facts);
        assertThat(answer.get("sufficient")).isEqualTo(sufficient);
        assertThat(answer.get("rule")).isEqualTo(line);
        assertThat(answer.get("missing")).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        // verdict, reason, class; contrary, unanswered, outweighed, opposed; carrying, confirmable, class put right;
        // missing, approvals,
        // no exception
        "CONFIRMED,  ,          EVENT,      0, 0, false, false, 2, true,  false, '',                          1, false",
        "CONFIRMED,  ,          EVENT,      2, 1, false, false, 2, true,  false, 'answers',                   2, true",
        "CONFIRMED,  ,          EVENT,      2, 0, false, false, 2, true,  false, '',                          2, false",
        "CONFIRMED,  ,          EVENT,      4, 0, true,  false, 1, false, false, 'balance',                   2, true",
        "CONFIRMED,  ,          EVENT,      0, 0, false, true,  2, true,  false, 'opposed-confirmed',         1, true",
        "CONFIRMED,  ,          EVENT,      4, 4, true,  true,  2, true,  false, 'balance,opposed-confirmed,answers', 2, true",
        "CONFIRMED,  ,          ACCUSATION, 0, 0, false, false, 2, true,  false, '',                          2, false",
        "CONFIRMED,  ,          ACT,        0, 0, false, false, 0, true,  true,  '', 2, false",
        "RETRACTED,  DISPROVED, ACT,        0, 0, false, false, 2, false, true,  '', 2, false",
        "DISPUTED,   ,          ACT,        0, 0, false, false, 1, false, true,  '', 1, false",
        "RETRACTED,  DISPROVED, EVENT,      0, 0, false, true,  2, false, false, '',                          1, false",
        "RETRACTED,  DISPROVED, EVENT,      1, 1, false, false, 2, false, false, 'answers',                   2, true",
        "RETRACTED,  DISPROVED, EVENT,      1, 0, true,  false, 2, false, false, 'balance',                   2, true",
        "RETRACTED,  DISPROVED, ACCUSATION, 0, 0, false, false, 2, false, false, '',                          2, false",
        "RETRACTED,  LEGAL,     ACCUSATION, 1, 1, true,  true,  0, false, false, '',                          1, false",
        "DISPUTED,   ,          EVENT,      0, 0, false, false, 1, true,  false, '',                          1, false",
        "DISPUTED,   ,          EVENT,      0, 0, true,  false, 0, true,  false, '',                          2, false",
        "DISPUTED,   ,          EVENT,      0, 0, true,  false, 0, false, false, '',                          1, false",
        "CONFIRMED,  ,          IMAGE,      0, 0, false, false, 2, true,  false, 'authenticity-established',   1, true",
        "CONFIRMED,  ,          DOCUMENT,   0, 0, false, false, 2, true,  false, 'authenticity-established',   1, true",
        "RETRACTED,  DISPROVED, IMAGE,      0, 0, false, false, 2, true,  false, 'authenticity-established',   1, true",
        "RETRACTED,  DISPROVED, DOCUMENT,   0, 0, false, false, 2, true,  false, 'authenticity-established',   1, true",
        "UNVERIFIED, ,          ACCUSATION, 9, 9, true,  true,  0, true,  false, '',                          1, false",
    })
    void guards(
            String verdict,
            String retraction,
            String claimClass,
            int contrary,
            int unanswered,
            boolean outweighed,
            boolean opposed,
            int carrying,
            boolean confirmable,
            boolean classPutRight,
            String missing,
            int approvals,
            boolean absolute) {
        var facts = new HashMap<String, Object>();
        facts.put("verdict", verdict);
        facts.put("retraction", retraction);
        facts.put("claimClass", claimClass);
        facts.put("contrary", contrary);
        facts.put("unanswered", unanswered);
        facts.put("outweighed", outweighed);
        facts.put("opposed", opposed);
        facts.put("carrying", carrying);
        facts.put("confirmable", confirmable);
        facts.put("classPutRight", classPutRight);
        var rows = engine.evaluateDecisionTable("evidence-guards", stream("evidence-guards"), facts);
        assertThat(rows.stream().map(row -> row.getEntryMap().get("unmet")).filter(Objects::nonNull))
                .containsExactly(missing.isEmpty() ? new Object[0] : missing.split(",", -1));
        assertThat(rows.stream()
                        .map(row -> row.getEntryMap().get("approvals"))
                        .filter(Objects::nonNull)
                        .mapToInt(found -> ((Number) found).intValue())
                        .max()
                        .orElse(1))
                .isEqualTo(approvals);
        assertThat(rows.stream()
                        .anyMatch(row -> Boolean.TRUE.equals(row.getEntryMap().get("absolute"))))
                .isEqualTo(absolute);
    }

    private Map<String, Object> ask(String table, String line, Map<String, Object> facts) {
        var row = engine.evaluateDecisionTable(table, stream(table), facts).getSingleResult();
        assertThat(decided.get(table)).contains(line);
        return row.getEntryMap();
    }

    private static ByteArrayInputStream stream(String table) {
        return new ByteArrayInputStream(ProcessModelTest.text(table + ".dmn").getBytes(StandardCharsets.UTF_8));
    }

    private DmnEngine engine() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules()
                        .forEach(rule -> decided.computeIfAbsent(
                                        event.getDecision().getKey(), key -> new TreeSet<>())
                                .add(rule.getId())));
        configuration.setEnableFeelLegacyBehavior(true);
        return configuration.buildEngine();
    }
}
