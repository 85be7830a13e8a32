package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** NewsML 1.x: of several texts in a delivery, the first. */
final class NewsMl1 implements Format {
    private static final Pattern ROOT = Pattern.compile("<NewsML[\\s>/]");

    @Override
    public String id() {
        return "newsml-1";
    }

    @Override
    public boolean knows(String beginning) {
        return ROOT.matcher(beginning).lookingAt();
    }

    @Override
    public Copy read(byte[] file, int longest) throws IOException {
        var root = Xml.root(new String(file, UTF_8));
        NewsText found = null;
        var others = new ArrayList<String>();
        var captions = new ArrayList<String>();
        for (var item : Xml.children(root, "NewsItem")) {
            for (var content : Xml.below(item, "ContentItem")) {
                if (!isText(content)) {
                    captions.addAll(captions(content));
                    continue;
                }
                var body = new NewsText(longest);
                Xml.element(content, "DataContent").ifPresent(data -> body(content, data, body));
                if (body.isEmpty()) continue;
                if (found == null) {
                    found = body;
                    envelope(root, item, body);
                } else {
                    others.add(body.beginning());
                }
            }
        }
        if (found == null) throw new UnreadableDocument(NO_TEXT);
        for (var caption : captions) found.leaves(Remark.Kind.CAPTIONS, caption);
        return found.copy(others);
    }

    /** Words, not the picture itself in letters. */
    private static List<String> captions(Element content) {
        return Xml.below(content, "p").stream().map(NewsText::words).toList();
    }

    /** What stands below a picture is a caption, not a dispatch. */
    private static boolean isText(Element content) {
        return Xml.element(content, "MediaType")
                .flatMap(type -> Xml.attribute(type, "FormalName"))
                .map(type -> type.toLowerCase(Locale.ROOT).contains("text"))
                .orElse(true);
    }

    private static void body(Element content, Element data, NewsText body) {
        var written = Xml.element(content, "MimeType")
                .flatMap(type -> Xml.attribute(type, "FormalName"))
                .orElse("");
        var marked = data.getTextContent().strip();
        if (Xml.below(data, "p").isEmpty() && (written.contains("html") || marked.startsWith("<p"))) body.html(marked);
        else body.xml(data);
    }

    private static void envelope(Element root, Element item, NewsText body) {
        Xml.element(item, "Identification", "NewsIdentifier").ifPresent(id -> {
            var provider = Xml.text(id, "ProviderId");
            var date = Xml.text(id, "DateId");
            var number = Xml.text(id, "NewsItemId");
            // without its revision: the next one has the same id
            if (provider.isPresent() && date.isPresent() && number.isPresent())
                body.says(Fact.ID, number.map(n -> "urn:newsml:" + provider.get() + ":" + date.get() + ":" + n));
            else body.says(Fact.ID, Xml.text(id, "PublicIdentifier").map(urn -> urn.replaceFirst(":\\d+[NUA]?$", "")));
            body.says(Fact.VERSION, Xml.text(id, "RevisionId"));
        });
        Xml.element(item, "NewsManagement").ifPresent(management -> {
            var status = Xml.element(management, "Status")
                    .flatMap(s -> Xml.attribute(s, "FormalName"))
                    .orElse("usable");
            body.status(status);
            if (status.equalsIgnoreCase(NewsText.EMBARGOED))
                Xml.text(management, "StatusWillChange", "DateAndTime").ifPresent(body::embargo);
            body.says(Fact.PUBLISHED, Xml.text(management, "ThisRevisionCreated"));
            body.says(Fact.PUBLISHED, Xml.text(management, "FirstCreated"));
        });
        body.says(Fact.PUBLISHED, Xml.text(root, "NewsEnvelope", "DateAndTime"));
        for (var lines : Xml.below(item, "NewsLines")) {
            body.says(Fact.TITLE, Xml.text(lines, "HeadLine"));
            body.says(Fact.SLUG, Xml.text(lines, "SlugLine"));
            Xml.text(lines, "DateLine").ifPresent(body::dateline);
        }
        for (var provider : Xml.below(item, "Provider"))
            Xml.element(provider, "Party")
                    .ifPresent(party -> body.says(Fact.PUBLISHER, Xml.attribute(party, "FormalName")));
        for (var language : Xml.below(item, "Language"))
            body.says(Fact.LANGUAGE, Xml.attribute(language, "FormalName"));
        body.says(Fact.LANGUAGE, Xml.attribute(item, "xml:lang"));
    }
}
