package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** NewsML-G2: a news item, alone or in a news message; of several, the first that is a text. */
final class NewsMlG2 implements Format {
    private static final Pattern ROOT = Pattern.compile("<([\\w.-]+:)?(newsItem|newsMessage|packageItem)[\\s>/]");

    @Override
    public String id() {
        return "newsml-g2";
    }

    @Override
    public boolean knows(String beginning) {
        return ROOT.matcher(beginning).lookingAt();
    }

    @Override
    public Copy read(byte[] file, int longest) throws IOException {
        var root = Xml.root(new String(file, UTF_8));
        var items = Xml.is(root, "newsItem") ? List.of(root) : Xml.below(root, "newsItem");
        NewsText found = null;
        var others = new ArrayList<String>();
        for (var item : items) {
            var body = new NewsText(longest);
            for (var content : Xml.children(item, "contentSet")) body(content, body);
            if (body.isEmpty()) continue;
            if (found == null) {
                found = body;
                envelope(item, body);
            } else {
                others.add(Xml.text(item, "contentMeta", "headline").orElse("–"));
            }
        }
        if (found == null) throw new UnreadableDocument(NO_TEXT);
        return found.copy(others);
    }

    private static void body(Element contents, NewsText body) {
        for (var child = contents.getFirstChild(); child != null && body.isEmpty(); child = child.getNextSibling()) {
            if (!(child instanceof Element content)) continue;
            var type = content.getAttribute("contenttype").toLowerCase(Locale.ROOT);
            if (Xml.is(content, "inlineXML")) body.xml(content);
            else if (Xml.is(content, "inlineData") && type.contains("html")) body.html(content.getTextContent());
            else if (Xml.is(content, "inlineData") && (type.isEmpty() || type.startsWith("text/")))
                body.plain(content.getTextContent());
        }
    }

    private static void envelope(Element item, NewsText body) {
        body.says(Fact.ID, Xml.attribute(item, "guid"));
        body.says(Fact.VERSION, Xml.attribute(item, "version"));
        Xml.element(item, "itemMeta").ifPresent(meta -> {
            // an empty one holds until further notice
            Xml.element(meta, "embargoed").ifPresent(until -> body.embargo(until.getTextContent()));
            body.says(Fact.PUBLISHED, Xml.text(meta, "versionCreated"));
            body.says(Fact.PUBLISHED, Xml.text(meta, "firstCreated"));
            Xml.element(meta, "pubStatus")
                    .flatMap(status -> Xml.attribute(status, "qcode").or(() -> Xml.attribute(status, "uri")))
                    .ifPresent(status -> body.status(status.replaceFirst(".*[:/]", "")));
            Xml.element(meta, "provider").ifPresent(provider -> body.says(Fact.PUBLISHER, named(provider)));
        });
        Xml.element(item, "contentMeta").ifPresent(meta -> {
            body.says(Fact.TITLE, Xml.text(meta, "headline"));
            body.says(Fact.SLUG, Xml.text(meta, "slugline"));
            body.says(Fact.PUBLISHED, Xml.text(meta, "contentCreated"));
            Xml.element(meta, "language").ifPresent(tag -> body.says(Fact.LANGUAGE, Xml.attribute(tag, "tag")));
            Xml.element(meta, "infoSource").ifPresent(source -> body.says(Fact.PUBLISHER, named(source)));
            Xml.text(meta, "dateline").ifPresent(body::dateline);
        });
        body.says(Fact.LANGUAGE, Xml.attribute(item, "xml:lang"));
    }

    /** By a name of its own, else by what it is called in a list. */
    private static Optional<String> named(Element party) {
        return Xml.text(party, "name")
                .or(() -> Xml.attribute(party, "literal"))
                .or(() -> Xml.attribute(party, "qcode").map(code -> code.replaceFirst(".*:", "")));
    }
}
