package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;
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
        "CONFIRMED,  CASUALTIES, 1, false, false, false, 0, 0, false, false, ,      false, confirmed-insufficient,     'second-independent-source,primary-document'",
        "CONFIRMED,  ACCUSATION, 1, false, false, false, 0, 0, false, false, ,      false, confirmed-insufficient,     'second-independent-source,primary-document'",
        "CONFIRMED,  FIGURE, 0, false, true,  true,  0, 0, false, false, ,          false, confirmed-claimant-alone,   other-than-claimant",
        "CONFIRMED,  ACT,    0, false, true,  true,  0, 0, false, false, ,          true,  confirmed-act,              ",
        "CONFIRMED,  ACT,    2, false, false, false, 0, 0, false, false, ,          true,  confirmed-two-sources,      ",
        "CONFIRMED,  ACT,    0, false, true,  false, 0, 0, false, false, ,          false, confirmed-act-insufficient, 'the-original,second-independent-source'",
        "CONFIRMED,  QUOTATION, 0, false, true, true, 0, 0, false, false, ,        true,  confirmed-quotation,        ",
        "CONFIRMED,  QUOTATION, 0, false, true, false, 0, 0, false, false, ,       false, confirmed-quotation-insufficient, 'the-original,second-independent-source'",
        "CONFIRMED,  DEATH,  2, true,  false, false, 0, 0, false, false, ,          false, confirmed-death-insufficient, family-or-institution",
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
        facts.put("withParties", supporting);
        facts.put("refutingWithParties", refutingSources);
        for (var no : UNSAID) facts.put(no, false);
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
        facts.put("rule", "confirmed-two-sources");
        facts.put("courtUnsaid", false);
        facts.put("confidentialAlone", false);
        facts.put("anonymityGiven", false);
        facts.put("custodianRead", false);
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

    /** A judgment without its court is not confirmed, but by exception; an admission takes two people. */
    @ParameterizedTest
    @CsvSource({"confirmed-act, true, court, 1", "confirmed-act, false, , 1", "confirmed-against-interest, false, , 2"})
    void a_judgment_names_its_court_and_an_admission_takes_two(
            String rule, boolean courtUnsaid, @Nullable String missing, int approvals) {
        var facts = new HashMap<String, Object>(Map.of(
                "verdict",
                "CONFIRMED",
                "claimClass",
                "ACT",
                "contrary",
                0,
                "unanswered",
                0,
                "outweighed",
                false,
                "opposed",
                false,
                "carrying",
                0,
                "confirmable",
                true,
                "classPutRight",
                false));
        facts.put("retraction", null);
        facts.put("rule", rule);
        facts.put("courtUnsaid", courtUnsaid);
        facts.put("confidentialAlone", false);
        facts.put("anonymityGiven", false);
        facts.put("custodianRead", false);
        var rows = engine.evaluateDecisionTable("evidence-guards", stream("evidence-guards"), facts);
        assertThat(rows.stream().map(row -> row.getEntryMap().get("unmet")).filter(Objects::nonNull))
                .containsExactlyElementsOf(missing == null ? List.of() : List.of(missing));
        assertThat(rows.stream()
                        .map(row -> row.getEntryMap().get("approvals"))
                        .filter(Objects::nonNull)
                        .mapToInt(found -> ((Number) found).intValue())
                        .max()
                        .orElse(1))
                .isEqualTo(approvals);
    }

    /** What rests on confidential sources alone takes two people, a reason for each, and somebody who knows who they are. */
    @ParameterizedTest
    @CsvSource({
        "CONFIRMED,  ,          true,  true,  true,  '',                               2",
        "CONFIRMED,  ,          true,  false, true,  'anonymity-reason',               2",
        "CONFIRMED,  ,          true,  true,  false, 'custodian-read',                 2",
        "CONFIRMED,  ,          true,  false, false, 'anonymity-reason,custodian-read', 2",
        "CONFIRMED,  ,          false, false, false, '',                               1",
        "RETRACTED,  DISPROVED, true,  false, false, 'anonymity-reason,custodian-read', 2",
        "RETRACTED,  DISPROVED, true,  true,  true,  '',                               2",
        "RETRACTED,  LEGAL,     true,  false, false, '',                               1",
        "DISPUTED,   ,          true,  false, false, '',                               1",
        "UNVERIFIED, ,          true,  false, false, '',                               1",
    })
    void confidential_sources_alone(
            String verdict,
            String retraction,
            boolean alone,
            boolean anonymityGiven,
            boolean custodianRead,
            String missing,
            int approvals) {
        var facts = new HashMap<String, Object>();
        facts.put("verdict", verdict);
        facts.put("retraction", retraction);
        facts.put("claimClass", "EVENT");
        facts.put("contrary", 0);
        facts.put("unanswered", 0);
        facts.put("outweighed", false);
        facts.put("opposed", false);
        facts.put("carrying", 2);
        facts.put("confirmable", true);
        facts.put("classPutRight", false);
        facts.put("rule", "confirmed-two-sources");
        facts.put("courtUnsaid", false);
        facts.put("confidentialAlone", alone);
        facts.put("anonymityGiven", anonymityGiven);
        facts.put("custodianRead", custodianRead);
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
    }

    private static final List<String> UNSAID = List.of(
            "firstHand", "soleCompetent", "deathTold", "againstInterest", "refutingFirstHand", "refutingSeenByUs");

    /** What besides origins and documents carries a verdict, or nearly does. */
    @ParameterizedTest
    @CsvSource({
        // verdict, class, what is there, origins with and without a side; the line, which rule, what is missing
        "CONFIRMED, FIGURE,     soleCompetent,     0, 0, confirmed-sole-competent,          confirmed-sole-competent,   ",
        "CONFIRMED, CASUALTIES, againstInterest inTheOriginal, 0, 0, confirmed-against-interest, confirmed-against-interest, ",
        "CONFIRMED, CASUALTIES, againstInterest,   0, 0, confirmed-insufficient,            confirmed-insufficient,     'second-independent-source,primary-document'",
        "CONFIRMED, DEATH,      deathTold,         0, 0, confirmed-death,                   confirmed-death,            ",
        "CONFIRMED, EVENT,      firstHand,         1, 1, confirmed-event-first-hand,        confirmed-first-hand,       ",
        "CONFIRMED, STATEMENT,  firstHand,         1, 1, confirmed-statement-first-hand,    confirmed-first-hand,       ",
        "CONFIRMED, BACKGROUND, firstHand,         1, 1, confirmed-background-first-hand,   confirmed-first-hand,       ",
        "CONFIRMED, FIGURE,     firstHand,         1, 1, confirmed-figure-insufficient,     confirmed-insufficient,     'second-independent-source,primary-document,sole-competent'",
        "CONFIRMED, EVENT,      ,                  1, 2, confirmed-event-with-party,        confirmed-with-party,       ",
        "CONFIRMED, STATEMENT,  ,                  1, 2, confirmed-statement-with-party,    confirmed-with-party,       ",
        "CONFIRMED, BACKGROUND, ,                  1, 2, confirmed-background-with-party,   confirmed-with-party,       ",
        "CONFIRMED, EVENT,      ,                  0, 2, confirmed-event-insufficient,      confirmed-insufficient,     'second-independent-source,first-hand,primary-document'",
        "CONFIRMED, STATEMENT,  ,                  1, 1, confirmed-statement-insufficient,  confirmed-insufficient,     'second-independent-source,first-hand,primary-document'",
        "CONFIRMED, BACKGROUND, ,                  1, 1, confirmed-background-insufficient, confirmed-insufficient,     'second-independent-source,first-hand,primary-document'",
        "CONFIRMED, ACCUSATION, firstHand,         1, 2, confirmed-insufficient,            confirmed-insufficient,     'second-independent-source,primary-document'",
        "RETRACTED, EVENT,      refutingSeenByUs,  0, 0, disproved-seen-by-us,              disproved-seen-by-us,       ",
        "RETRACTED, ACCUSATION, refutingSeenByUs,  0, 0, disproved-insufficient,            disproved-insufficient,     'second-refuting-source,refuting-document'",
        "RETRACTED, EVENT,      refutingFirstHand, 0, 0, disproved-event-first-hand,        disproved-first-hand,       ",
        "RETRACTED, STATEMENT,  refutingFirstHand, 0, 0, disproved-statement-first-hand,    disproved-first-hand,       ",
        "RETRACTED, BACKGROUND, refutingFirstHand, 0, 0, disproved-background-first-hand,   disproved-first-hand,       ",
        "RETRACTED, EVENT,      against,           0, 0, disproved-event-with-party,        disproved-with-party,       ",
        "RETRACTED, STATEMENT,  against,           0, 0, disproved-statement-with-party,    disproved-with-party,       ",
        "RETRACTED, BACKGROUND, against,           0, 0, disproved-background-with-party,   disproved-with-party,       ",
    })
    void what_else_carries_a_verdict(
            String verdict,
            String claimClass,
            @Nullable String there,
            int supporting,
            int withParties,
            String line,
            String rule,
            @Nullable String missing) {
        var facts = new HashMap<String, Object>();
        for (var no : UNSAID) facts.put(no, false);
        for (var no : List.of(
                "primaryDocument",
                "claimantAlone",
                "inTheOriginal",
                "refutingDocument",
                "openContradiction",
                "seenByUs")) facts.put(no, false);
        facts.put("verdict", verdict);
        facts.put("claimClass", claimClass);
        facts.put("supportingSources", supporting);
        facts.put("withParties", withParties);
        facts.put("refuting", 0);
        facts.put("refutingSources", "against".equals(there) ? 1 : 0);
        facts.put("refutingWithParties", "against".equals(there) ? 2 : 0);
        facts.put("retraction", verdict.equals("RETRACTED") ? "DISPROVED" : null);
        facts.put("reasonGiven", verdict.equals("RETRACTED"));
        if (there != null && !there.equals("against")) for (var fact : there.split(" ", -1)) facts.put(fact, true);
        var answer = ask("evidence-sufficiency", line, facts);
        assertThat(answer.get("rule")).isEqualTo(rule);
        assertThat(answer.get("missing")).isEqualTo(missing);
        assertThat(answer.get("sufficient")).isEqualTo(missing == null);
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
