package org.recoupe.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.audit.AuditEntry;
import org.recoupe.web.Wordings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything an entry of any kind may say is told in the reader's language: no code is left as it is, and nothing people wrote left out. */
class EveryKindToldTest {
    private static final Path KINDS = Path.of("src/main/resources/audit/kinds");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLAIM = "00000000-0000-0000-0000-000000000001";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z]+)+\\b|\\b[A-Z]{4,}\\b");

    /** What stands in a field where the schema names no words: constants of the domain, as {@code kind/field} or {@code field}. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("claim.set-aside/reason", "DUPLICATE"),
            Map.entry("claim.stance-corrected/was", "ASSERTS"),
            Map.entry("claim.stance-corrected/is", "DENIES"),
            Map.entry("source.entered/kind", "ORGANISATION"),
            Map.entry("source.described/kind", "RELAY"),
            Map.entry("stance", "DOES_NOT_CONFIRM"),
            Map.entry("kind", "STATEMENT"),
            Map.entry("class", "CASUALTIES"),
            Map.entry("priority", "CRITICAL"),
            Map.entry("retraction", "DISPROVED"),
            Map.entry("rule", "authenticity-established"),
            Map.entry("lacking", "authenticity-established"),
            Map.entry("proposition.missing", "subject"),
            Map.entry("relation", "CONTRADICTS"),
            Map.entry("outcome", "DIFFERENT_TIME"),
            Map.entry("tie", "SPEAKS_FOR"),
            Map.entry("grade", "B"),
            Map.entry("gradeBefore", "C"),
            Map.entry("standing", "PARTY"),
            Map.entry("standingBefore", "DISCREDITED"),
            Map.entry("step", "verifyClaim"),
            Map.entry("form", "REPORTED"),
            Map.entry("language", "fr"),
            Map.entry("why", "ATTACHED_EVIDENCE"),
            Map.entry("refusal.complete-step/why", "verifyClaim"),
            Map.entry("refusal.assign-step/why", "approveVerdict"),
            Map.entry("refusal.identity-read/why", "not-granted"),
            Map.entry("refusal.identity-agree/why", "own-request"),
            Map.entry("refusal.identity-refuse/why", "own-request"));

    /** How it was found, and what programs follow: the trail has it, and nobody reads it in a sentence. */
    private static final Set<String> FOR_PROGRAMS = Set.of(
            "cue", "because", "text", "original", "table", "guards", "reference", "detail", "source", "mentioned");

    private static final Set<String> PEOPLE = Set.of("by", "for", "proposedBy", "proposedFor", "asker");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void no_code_is_left_as_it_is(String language) throws IOException {
        for (var kind : kinds()) {
            for (var facts : new Sample(kind).all()) {
                var told = told(kind, facts, language);
                for (var text : told) {
                    assertThat(CONSTANT.matcher(text).results().map(found -> found.group()))
                            .as("%s: %s", kind, text)
                            .isEmpty();
                    assertThat(text).as(kind).doesNotContainPattern(ID).doesNotContain("??");
                    for (var code : CODES.values())
                        if (code.contains("-") || code.endsWith("Claim") || code.endsWith("Verdict"))
                            assertThat(text).as(kind).doesNotContain(code);
                }
            }
        }
    }

    @Test
    void nothing_people_wrote_is_left_out() throws IOException {
        var missing = new ArrayList<String>();
        for (var kind : kinds())
            if (!kind.startsWith("security.")) {
                for (var facts : new Sample(kind).all()) {
                    var told = String.join("\n", told(kind, facts, "fr"));
                    written(facts, "").forEach((field, words) -> {
                        // why a confidential piece was withdrawn is told nobody
                        var sealed = kind.equals("claim.evidence-withdrawn") && field.equals(".reason");
                        // and what a piece is worth beside the verdict, where the piece was brought
                        if (!sealed && !field.startsWith(".evidence.") && !told.contains(words))
                            missing.add(kind + " " + field);
                    });
                }
            }
        assertThat(missing.stream().distinct()).isEmpty();
    }

    /** Words, by the field they stand in. */
    private static Map<String, String> written(Object value, String field) {
        var written = new TreeMap<String, String>();
        if (value instanceof Map<?, ?> map)
            map.forEach((name, inner) -> written.putAll(written(inner, field + "." + name)));
        else if (value instanceof List<?> list) list.forEach(inner -> written.putAll(written(inner, field)));
        else if (value instanceof String words && words.startsWith("Dit ")) written.put(field, words);
        return written;
    }

    private static List<String> told(String kind, Map<String, Object> facts, String language) {
        var line = AuditLine.of(entry(kind, facts), false, Map.of(), Wordings.in(Locale.forLanguageTag(language)));
        var told = new ArrayList<String>();
        for (var text :
                new @Nullable String[] {line.what(), line.before(), line.after(), line.reason(), line.who(), line.role()
                }) if (text != null) told.add(text);
        for (var detail : line.details()) {
            assertThat(detail.value()).as("%s: %s", kind, detail.name()).isNotBlank();
            told.add(detail.name());
            told.add(detail.value());
        }
        return told;
    }

    private static AuditEntry entry(String kind, Map<String, Object> facts) {
        var action = kind.startsWith("refusal.")
                ? kind.substring("refusal.".length()) + "-refused"
                : kind.substring(kind.indexOf('.') + 1);
        var moved = moved(kind);
        return new AuditEntry(
                1,
                "claim:" + CLAIM,
                1,
                kind + ".v2",
                Instant.parse("2026-11-30T08:00:00Z"),
                "karim.benali",
                "REVIEWER",
                "monde",
                action,
                "C-8",
                UUID.fromString(CLAIM),
                null,
                moved.get(0),
                moved.get(1),
                null,
                null,
                "",
                "0",
                "0".repeat(64),
                null,
                false,
                new AuditEntry.Written("00", JSON.writeValueAsString(facts)));
    }

    private static List<String> moved(String kind) {
        if (kind.matches("claim\\.(taken|released|handed-over|holder-.*)|standin\\..*"))
            return List.of("karim.benali", "ines.fontaine");
        if (kind.matches("claim\\.(found-again|gone-from-text)")) return List.of("1", "2");
        if (kind.equals("claim.scheduled") || kind.startsWith("step."))
            return List.of("2026-11-30T08:00:00Z", "2026-11-30T09:00:00Z");
        if (kind.startsWith("article.")) return List.of("EXTRACTING", "ACCEPTED");
        return List.of("IN_VERIFICATION", "VERDICT_PROPOSED");
    }

    private static List<String> kinds() throws IOException {
        try (var folders = Files.list(KINDS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("v2.schema.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Facts with every field a kind may have: once for each shape of its parts, and once for each of the words a field may be. */
    private static final class Sample {
        private final String kind;
        private int shape;
        private int word;
        private int shapes = 1;
        private int mostWords = 1;

        Sample(String kind) {
            this.kind = kind;
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> all() throws IOException {
            var file = KINDS.resolve(kind + "/v2.schema.json");
            var all = new ArrayList<Map<String, Object>>();
            for (shape = 0; shape < shapes; shape++)
                for (word = 0; word < mostWords; word++) all.add((Map<String, Object>) value(read(file), file, "", ""));
            return all;
        }

        private @Nullable Object value(JsonNode schema, Path file, String path, String name) throws IOException {
            if (schema.has("$ref")) {
                var part = file.resolveSibling(schema.get("$ref").asString()).normalize();
                return value(read(part), part, path, name);
            }
            if (schema.has("oneOf")) {
                shapes = Math.max(shapes, schema.get("oneOf").size());
                return value(schema.get("oneOf").get(shape % schema.get("oneOf").size()), file, path, name);
            }
            if (schema.has("const")) return JSON.treeToValue(schema.get("const"), Object.class);
            if (schema.has("enum")) {
                mostWords = Math.max(mostWords, schema.get("enum").size());
                return schema.get("enum").get(word % schema.get("enum").size()).asString();
            }
            return switch (schema.path("type").asString("object")) {
                case "integer" -> 3;
                case "boolean" -> word % 2 == 0;
                case "array" -> List.of(Objects.requireNonNull(value(schema.get("items"), file, path, name)));
                case "string" -> text(schema, path, name);
                default -> fields(schema, file, path);
            };
        }

        private Map<String, Object> fields(JsonNode schema, Path file, String path) throws IOException {
            var fields = new HashMap<String, Object>();
            for (var field : schema.path("properties").propertyStream().toList()) {
                var value = value(field.getValue(), file, path + field.getKey() + ".", field.getKey());
                if (value != null) fields.put(field.getKey(), value);
            }
            return fields;
        }

        private @Nullable Object text(JsonNode schema, String path, String name) {
            var pattern = schema.path("pattern").asString("");
            if (pattern.contains("8}-") || schema.path("format").asString("").equals("uuid")) return CLAIM;
            if (pattern.contains("{64}")) return "a".repeat(64);
            if (pattern.contains("C-")) return "C-4183";
            if (name.equals("deadline")
                    || name.equals("at")
                    || name.endsWith("At")
                    || schema.path("format").asString("").equals("date-time")) return "2026-11-30T08:00:00Z";
            if (Set.of("from", "until").contains(name))
                return kind.startsWith("source.")
                        ? "2026-03-01"
                        : kind.startsWith("claim.") ? "OTHER" : "2026-11-30T08:00:00Z";
            if (PEOPLE.contains(name)) return "paul.girard";
            if (name.equals("piece")) return CLAIM;
            if (name.equals("detail")) return kind.equals("security.signed-out-elsewhere") ? "2" : "connexion";
            for (var code : List.of(
                    kind + "/" + name, path.replaceAll("\\.$", "").replaceAll("^(is|was)\\.", "proposition."), name)) {
                if (code.equals("lacking") || CODES.containsKey(code)) return CODES.get(code);
            }
            return FOR_PROGRAMS.contains(name) && !path.startsWith("proposition") && !path.matches("(is|was)\\..*")
                    ? "fait"
                    : "Dit en " + path;
        }

        private static JsonNode read(Path file) throws IOException {
            return JSON.readTree(Files.readString(file));
        }
    }
}
