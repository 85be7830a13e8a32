package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/**
 * Forty-two claims of a desk's week, {@code cases/desk-week.yaml}: who is wrongly refused is as bad as who is wrongly confirmed. Each is brought
 * in, selected, given its pieces and marks through the API, and the rule asked; the table is printed.
 */
@NewsroomTest
class DeskWeekTest {
    private final Newsroom newsroom;
    private final Desk karim;
    private final Desk paul;
    private final Desk lea;

    DeskWeekTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.karim = newsroom.reviewer();
        this.paul = newsroom.supervisor();
        this.lea = newsroom.editor();
    }

    @Test
    void every_claim_of_a_week_is_allowed_what_the_desk_would_allow_it() {
        var cases = cases();
        assertThat(cases).hasSize(42);
        assertThat(cases.stream().filter(one -> Boolean.TRUE.equals(one.get("ordinary"))))
                .hasSize(21);
        var wrong = new ArrayList<String>();
        System.out.println(
                "| case | verdict | allowed | rule or what is missing | approvals |\n| --- | --- | --- | --- | --- |");
        for (var one : cases) {
            var ruling = ruling(one);
            var missing =
                    ruling.get("missing").valueStream().map(JsonNode::asString).toList();
            var allowed = ruling.get("allowed").asBoolean();
            System.out.printf(
                    "| %s | %s | %s | %s | %s |%n",
                    one.get("name"),
                    ruling.get("verdict").asString(),
                    allowed ? "yes" : "no",
                    allowed ? ruling.get("rule").asString() : missing,
                    ruling.get("approvals").asInt());
            var expected = map(one.get("expect"));
            if (allowed != (boolean) expected.get("allowed")
                    || expected.containsKey("rule")
                            && !expected.get("rule").equals(ruling.get("rule").asString())
                    || expected.containsKey("missing") && !missing.contains((String) expected.get("missing"))
                    || expected.containsKey("approvals")
                            && !expected.get("approvals")
                                    .equals(ruling.get("approvals").asInt()))
                wrong.add(one.get("name") + ": " + ruling);
        }
        assertThat(wrong).as("of %s", cases.size()).isEmpty();
    }

    private JsonNode ruling(Map<String, Object> one) {
        var story = newsroom.readStory(lea, UUID.randomUUID().toString(), (String) one.get("text"));
        var claim = newsroom.claims(story).get(0).get("id").asString();
        var path = "/api/claims/" + claim;
        lea.post(path + "/select", Map.of());
        lea.post("/api/articles/" + story + "/accept", Map.of());
        karim.post(path + "/take", Map.of());
        var claimed = newsroom.claim(claim).get("class").asString();
        if (one.containsKey("class") && !claimed.equals(one.get("class")))
            done(karim.put(
                    path + "/class",
                    Map.of(
                            "class",
                            one.get("class"),
                            "reason",
                            "c'en est un",
                            "version",
                            newsroom.claim(claim).get("version"))));
        for (var piece : list(one.get("pieces"))) done(karim.post(path + "/evidence", piece(map(piece))));
        map(one.get("sources")).forEach((name, said) -> describe(claim, name, map(said)));
        for (var party : list(one.get("parties")))
            done(karim.post(path + "/parties", Map.of("source", party, "reason", "en cause")));
        if (one.containsKey("againstInterest"))
            done(karim.post(path + "/against-interest", Map.of("reason", "elle s'accuse")));
        return newsroom.claim(claim)
                .get("allows")
                .valueStream()
                .filter(allowed -> allowed.get("verdict")
                        .asString()
                        .equals(Objects.requireNonNullElse(one.get("verdict"), "CONFIRMED")))
                .filter(allowed -> !one.containsKey("reason")
                        || allowed.get("reason").asString().equals(one.get("reason")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> piece(Map<String, Object> said) {
        var piece = new HashMap<>(
                Newsroom.evidence((String) said.getOrDefault("stance", "SUPPORTS"), (String) said.get("source")));
        if (said.containsKey("unweighed")) piece.remove("weight");
        said.forEach((field, value) -> {
            if (!field.equals("unweighed")) piece.put(field, value);
        });
        return piece;
    }

    /** Of a source the claim or a piece names. */
    private void describe(String claim, String name, Map<String, Object> said) {
        var view = newsroom.claim(claim);
        var id = view.findValuesAsString("name").isEmpty() ? "" : id(view, name);
        var path = "/api/sources/" + id;
        said.forEach((what, value) -> {
            switch (what) {
                case "competence" -> done(paul.post(path + "/competence", Map.of("matter", value, "reason", "la loi")));
                case "grade" -> done(paul.post(path + "/grades", Map.of("grade", value, "reason", "deux ans")));
                case "standing" ->
                    done(paul.post(path + "/standing", Map.of("standing", value, "reason", "on le sait")));
                case "hold" -> done(paul.post(path + "/hold", Map.of("hold", value, "reason", "un doute")));
                case "speaksFor" ->
                    done(paul.post(path + "/ties", Map.of("kind", "SPEAKS_FOR", "to", value, "reason", "sa fonction")));
                case "ownedBy" -> {
                    var owner = paul.post("/api/sources", Map.of("name", value, "kind", "ORGANISATION"));
                    assertThat(owner.status()).as(owner.body()).isIn(201, 409, 422);
                    done(paul.post(path + "/ties", Map.of("kind", "OWNED_BY", "to", value, "reason", "au registre")));
                }
                default -> throw new IllegalArgumentException(what);
            }
        });
    }

    private static String id(JsonNode view, String name) {
        return view.findParents("name").stream()
                .filter(named -> named.get("name").asString().equalsIgnoreCase(name))
                .map(named -> named.get("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is called " + name + " in " + view));
    }

    private static void done(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
    }

    private static List<Map<String, Object>> cases() {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        var text = new String(bytes(), java.nio.charset.StandardCharsets.UTF_8);
        List<Object> read = yaml.load(text);
        return read.stream().map(one -> filled(map(one))).toList();
    }

    private static byte[] bytes() {
        try (var stream = DeskWeekTest.class.getResourceAsStream("/cases/desk-week.yaml")) {
            return Objects.requireNonNull(stream).readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Each with a word of its own in its names. */
    private static Map<String, Object> filled(Map<String, Object> one) {
        var word = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var capital = " " + word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
        return map(filled((Object) one, capital));
    }

    private static Object filled(Object said, String word) {
        if (said instanceof String text) return text.replace(" {x}", word).replace("{x}", word);
        if (said instanceof List<?> many)
            return many.stream().map(one -> filled(one, word)).toList();
        if (said instanceof Map<?, ?> fields) {
            var all = new HashMap<String, Object>();
            fields.forEach((name, value) -> all.put((String) filled(name, word), filled(value, word)));
            return all;
        }
        return said;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object said) {
        return said == null ? Map.of() : (Map<String, Object>) said;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object said) {
        return said == null ? List.of() : (List<Object>) said;
    }
}
