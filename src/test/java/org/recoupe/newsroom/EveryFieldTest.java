package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever stands in a field of a body that cannot be what the field says, is refused by the name of the field: for every body there is. */
@NewsroomTest
class EveryFieldTest {
    private static final List<String> ANYTHING =
            List.of("{}", "[]", "7", "1.5", "true", "\"…\"", "[7]", "[{}]", "{\"a\":1}");

    private final Newsroom newsroom;

    EveryFieldTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void no_field_takes_what_it_is_not() {
        var claim = newsroom.claimInVerification();
        var other = newsroom.claimInVerification();
        var paired = newsroom.otherReviewer()
                .post(
                        "/api/claims/" + other.get("id").asString() + "/pairs",
                        Map.of("claim", claim.get("id").asString(), "relation", "CONTRADICTS", "reason", "pour voir"));
        assertThat(paired.status()).as(paired.body()).isEqualTo(201);
        var ids = Map.of(
                "claims", claim.get("id").asString(),
                "articles", claim.get("article").asString(),
                "sources", claim.get("source").get("id").asString(),
                "pairs",
                        newsroom.claim(other.get("id").asString())
                                .get("links")
                                .valueStream()
                                .filter(link -> link.get("claim").equals(claim.get("id")))
                                .findFirst()
                                .orElseThrow()
                                .get("pair")
                                .asString());
        newsroom.reviewer().post("/api/claims/" + ids.get("claims") + "/take", Map.of());
        var people = Stream.of("karim.benali", "lea.morel", "paul.girard", "nadia.roche", "claire.vasseur")
                .map(newsroom::as)
                .toList();
        var document = newsroom.editor().get("/v3/api-docs").json();
        var taken = new ArrayList<String>();
        var sent = 0;
        for (var path : document.get("paths").propertyStream().toList()) {
            for (var way : path.getValue().propertyStream().toList()) {
                var body = way.getValue().at("/requestBody/content/application~1json/schema");
                if (body.isMissingNode()) continue;
                var address = address(path.getKey(), ids);
                for (var field : resolved(body, document)
                        .path("properties")
                        .propertyStream()
                        .toList()) {
                    for (var value : ANYTHING) {
                        if (mayBe(resolved(field.getValue(), document), value, field.getKey())) continue;
                        sent++;
                        if (people.stream()
                                .map(desk -> send(desk, way.getKey(), address, field.getKey(), value))
                                .noneMatch(answer -> isRefusedByName(answer, field.getKey())))
                            taken.add(way.getKey() + " " + path.getKey() + " " + field.getKey() + " = " + value);
                    }
                }
            }
        }
        assertThat(sent).isGreaterThan(400);
        assertThat(taken).isEmpty();
    }

    private static Desk.Answer send(Desk desk, String way, String address, String field, String value) {
        return desk.send(desk.request(address)
                .header("Content-Type", "application/json")
                .method(way.toUpperCase(Locale.ROOT), BodyPublishers.ofString("{\"" + field + "\":" + value + "}")));
    }

    private static boolean isRefusedByName(Desk.Answer answer, String field) {
        return answer.status() == 422
                && answer.json()
                        .path("fields")
                        .valueStream()
                        .anyMatch(wrong -> wrong.get("field").asString().equals(field)
                                && !wrong.get("code").asString().isEmpty());
    }

    private static String address(String path, Map<String, String> ids) {
        var address = path;
        for (var kind : ids.entrySet())
            address =
                    address.replace("/api/" + kind.getKey() + "/{id}", "/api/" + kind.getKey() + "/" + kind.getValue());
        return address.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    private static JsonNode resolved(JsonNode schema, JsonNode document) {
        var at = schema;
        while (at.has("$ref")) at = document.at(at.get("$ref").asString().substring(1));
        return at;
    }

    /** Whether the field may be that. Words are taken for words, also where they are then found to be none of those known. */
    private static boolean mayBe(JsonNode schema, String value, String field) {
        var types = types(schema);
        if (value.startsWith("\"")) return types.contains("string") && !schema.has("enum") && !schema.has("format");
        if (value.equals("7")) return types.contains("integer") || types.contains("number");
        if (value.equals("1.5")) return types.contains("number");
        if (value.equals("true")) return types.contains("boolean");
        if (value.equals("[]")) return types.contains("array");
        return false;
    }

    private static Set<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? Set.copyOf(type.valueStream().map(JsonNode::asString).toList())
                : Set.of(type.asString(""));
    }
}
