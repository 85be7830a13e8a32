package org.recoupe.process.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.stereotype.Component;

/**
 * The desk's tables ({@code processes/*.dmn}), as they were deployed. Evaluated beside the engine and without its
 * history: a table is also asked while a page is read, in a transaction that may not write; what was decided by which
 * version is in the audit trail.
 */
@Component
public class Decisions {
    private final ProcessEngine engine;
    private final DmnEngine rules = rules();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    Decisions(ProcessEngine engine) {
        this.engine = engine;
    }

    private record Table(String model, DmnDecision decision) {}

    /**
     * What a table says.
     *
     * @param model name and version of the table: {@code claim-triage:3}
     */
    public record Answer(String model, DmnDecisionRuleResult row) {
        /** What stands there, or "" for nothing. */
        public String text(String output) {
            return row.getEntryMap().get(output) instanceof String found ? found : "";
        }

        public boolean yes(String output) {
            return Boolean.TRUE.equals(row.getEntryMap().get(output));
        }

        /** @throws IllegalStateException if no number stands there */
        public int number(String output) {
            return maybeNumber(output)
                    .orElseThrow(() -> new IllegalStateException(model + " has no number for " + output));
        }

        public OptionalInt maybeNumber(String output) {
            return row.getEntryMap().get(output) instanceof Number found
                    ? OptionalInt.of(found.intValue())
                    : OptionalInt.empty();
        }
    }

    /** What a table says whose every fitting line counts; no lines if none fits. */
    public record Answers(String model, List<Answer> rows) {}

    /** @param facts by name; null for what is not known */
    public Answers askAll(String table, Map<String, Object> facts) {
        var asked = deployedOnce(table);
        return new Answers(
                asked.model(),
                rules.evaluateDecisionTable(asked.decision(), facts).stream()
                        .map(row -> new Answer(asked.model(), row))
                        .toList());
    }

    /**
     * @param facts by name; null for what is not known
     * @throws IllegalStateException if no line of the table fits
     */
    public Answer ask(String table, Map<String, Object> facts) {
        var asked = deployedOnce(table);
        var row = rules.evaluateDecisionTable(asked.decision(), facts).getSingleResult();
        if (row == null) throw new IllegalStateException(asked.model() + " has no line for " + facts);
        return new Answer(asked.model(), row);
    }

    /**
     * By the engine's older FEEL: it compiles each cell once, where the newer one parses it at every question, at 20
     * times the price.
     */
    private static DmnEngine rules() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setEnableFeelLegacyBehavior(true);
        return configuration.buildEngine();
    }

    private Table deployedOnce(String table) {
        return tables.computeIfAbsent(table, this::deployed);
    }

    private Table deployed(String table) {
        var repository = engine.getRepositoryService();
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
        try (var model = repository.getDecisionModel(definition.getId())) {
            return new Table(table + ":" + definition.getVersion(), rules.parseDecision(table, model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
