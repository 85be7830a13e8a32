package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_DATA;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** ninjs, IPTC's news in JSON, 1.x to 3.x; also with the names that delivery systems gave its fields. */
final class Ninjs implements Format {
    private static final Pattern OBJECT = Pattern.compile("\\{\\s*\"[\\w@$.:-]{1,100}\"\\s*:");
    private static final List<String> IDS = List.of("uri", "guid");

    @Override
    public String id() {
        return "ninjs";
    }

    @Override
    public boolean knows(String beginning) {
        return OBJECT.matcher(beginning).lookingAt();
    }

    @Override
    public Copy read(byte[] file, int longest) {
        var item = item(new String(file, UTF_8));
        if (IDS.stream().noneMatch(item::has)) throw new UnreadableDocument(OTHER_DATA);
        var text = new NewsText(longest);
        body(item, text);
        if (text.isEmpty()) throw new UnreadableDocument(NO_TEXT);
        says(text, Fact.ID, item, "uri", "guid");
        says(text, Fact.VERSION, item, "version");
        says(text, Fact.LANGUAGE, item, "language");
        says(
                text,
                Fact.PUBLISHED,
                item,
                "versionCreated",
                "versioncreated",
                "contentCreated",
                "contentcreated",
                "firstCreated",
                "firstcreated");
        embargo(item).ifPresent(text::embargo);
        says(text, Fact.SLUG, item, "slugline", "slug");
        text.says(Fact.TITLE, one(item, "headlines", "main").or(() -> word(item, "headline")));
        text.says(
                Fact.PUBLISHER,
                one(item, "infoSources", "")
                        .or(() -> one(item, "infosource", ""))
                        .or(() -> word(item, "source", "provider", "copyrightHolder", "copyrightholder")));
        word(item, "pubStatus", "pubstatus").ifPresent(text::status);
        return text.copy(List.of());
    }

    /** Whatever is written there but "no". */
    private static Optional<String> embargo(JsonNode item) {
        var written = item.get("embargoed");
        if (written == null || written.isNull() || written.isBoolean() && !written.asBoolean()) return Optional.empty();
        if (written.isString() && written.asString().isBlank()) return Optional.empty();
        return Optional.of(asWord(written).orElse(""));
    }

    private static JsonNode item(String text) {
        try {
            var node = JsonMapper.builder().build().readTree(text);
            if (!node.isObject()) throw new UnreadableDocument(OTHER_DATA);
            return node;
        } catch (JacksonException broken) {
            throw new UnreadableDocument(BROKEN, broken);
        }
    }

    /** HTML says where paragraphs end; plain text only if there is nothing else. */
    private static void body(JsonNode item, NewsText text) {
        for (var body : marked(item).toList()) if (text.isEmpty()) text.html(body);
        for (var body : plain(item).toList()) if (text.isEmpty()) text.plain(body);
    }

    private static Stream<String> marked(JsonNode item) {
        return Stream.concat(
                bodies(item).filter(body -> type(body).contains("html")).flatMap(body -> word(body, "value").stream()),
                names(item, "body_html", "body_xhtml").flatMap(name -> word(item, name).stream()));
    }

    private static Stream<String> plain(JsonNode item) {
        return Stream.concat(
                bodies(item)
                        .filter(body -> type(body).isEmpty() || type(body).startsWith("text/plain"))
                        .flatMap(body -> word(body, "value").stream()),
                names(item, "body_text", "body").flatMap(name -> word(item, name).stream()));
    }

    private static Stream<JsonNode> bodies(JsonNode item) {
        var bodies = item.get("bodies");
        return bodies == null || !bodies.isArray() ? Stream.empty() : bodies.valueStream();
    }

    private static String type(JsonNode body) {
        return word(body, "contentType", "contenttype").orElse("").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> names(JsonNode item, String... names) {
        return Stream.of(names).filter(item::has);
    }

    private static void says(NewsText text, Fact fact, JsonNode item, String... names) {
        Stream.of(names).forEach(name -> text.says(fact, word(item, name)));
    }

    private static Optional<String> word(JsonNode node, String... names) {
        return Stream.of(names)
                .map(name -> asWord(node.get(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> asWord(@Nullable JsonNode value) {
        if (value == null || !value.isString() && !value.isNumber()) return Optional.empty();
        return Optional.of(value.asString()).filter(word -> !word.isBlank());
    }

    /** Of a list of things with a role, the one with that role, else the first. */
    private static Optional<String> one(JsonNode item, String list, String role) {
        var all = item.get(list);
        if (all == null || !all.isArray()) return Optional.empty();
        var right = all.valueStream().filter(one -> word(one, "role").orElse("").equals(role));
        return Stream.concat(right, all.valueStream())
                .flatMap(one -> word(one, "value", "name").stream())
                .findFirst();
    }
}
