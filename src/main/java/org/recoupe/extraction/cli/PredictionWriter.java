package org.recoupe.extraction.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.Propositions;
import org.recoupe.extraction.statement.Assessment;
import org.recoupe.extraction.statement.Comparison;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Said;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was found as one line of JSON, places counted in code points. */
final class PredictionWriter {
    private final JsonMapper json;

    PredictionWriter(JsonMapper json) {
        this.json = json;
    }

    String line(JsonNode id, String text, Extraction extraction) {
        var object = json.createObjectNode();
        object.set("id", id);
        var attributions = object.putArray("attributions");
        for (var statement : extraction.statements()) {
            if (statement.form() == Form.NARRATOR || isLeftOut(statement, extraction.language())) continue;
            var attribution = attributions.addObject();
            put(attribution, "content", statement.content(), text);
            put(attribution, "source", statement.source(), text);
            put(attribution, "cue", statement.cue(), text);
            put(attribution, "addressee", statement.relay(), text);
            attribution.put("confidence", statement.confidence());
            var restsOn = attribution.putObject("restsOn");
            restsOn.put("kind", statement.restsOn().code());
            restsOn.put("sentences", statement.restsOn().sentences());
            attribution.put("polarity", statement.stance() == Stance.DENIES ? "denies" : "asserts");
        }
        if (!extraction.tangled().isEmpty()) put(object, "tangled", extraction.tangled(), text);
        return json.writeValueAsString(object);
    }

    /** What is judged of each statement, and what that lacks. */
    String line(JsonNode id, String text, Extraction extraction, Propositions propositions) {
        var object = json.createObjectNode();
        object.set("id", id);
        object.put("lang", extraction.language().code());
        var statements = object.putArray("statements");
        for (var statement : extraction.statements()) {
            var by = statement.speaker();
            var made = propositions.of(new Said(
                    statement.content(),
                    statement.source(),
                    statement.cue(),
                    statement.stance(),
                    statement.form(),
                    statement.claimClass(),
                    by == null ? null : extraction.speakers().get(by)));
            var one = statements.addObject();
            put(one, "content", statement.content(), text);
            one.put("class", statement.claimClass().name());
            one.put("form", statement.form().name());
            one.put("stance", statement.stance().name());
            one.put("proposition", made.text());
            var missing = one.putArray("missing");
            made.missing().forEach(missing::add);
        }
        return json.writeValueAsString(object);
    }

    /** How much a statement is worth checking: label 1 or 0, and why. */
    String line(JsonNode id, Assessment assessment) {
        var object = json.createObjectNode();
        object.set("id", id);
        object.put("label", assessment.isCheckWorthy() ? 1 : 0);
        object.put("score", assessment.worth());
        object.put("class", assessment.claimClass().name());
        var reasons = object.putArray("reasons");
        assessment.reasons().forEach(reasons::add);
        var against = object.putArray("against");
        assessment.against().forEach(against::add);
        return json.writeValueAsString(object);
    }

    /** How two statements bear on each other: label "contradiction" or "other", the relation found, and why. */
    String line(JsonNode id, @Nullable Comparison comparison) {
        var object = json.createObjectNode();
        object.set("id", id);
        object.put("label", comparison != null && comparison.isConflict() ? "contradiction" : "other");
        if (comparison != null) {
            object.put("relation", comparison.kind().name());
            object.put("because", comparison.because().toString());
        }
        return json.writeValueAsString(object);
    }

    /** The French annotation leaves out what is said within what is said, the English one has it. */
    private static boolean isLeftOut(Statement statement, Language language) {
        return statement.parent() != null && language.equals(Language.FRENCH);
    }

    private static void put(ObjectNode attribution, String field, List<Span> spans, String text) {
        var array = attribution.putArray(field);
        for (var span : spans) {
            var place = span.inCodePoints(text);
            array.addArray().add(place.start()).add(place.end());
        }
    }
}
