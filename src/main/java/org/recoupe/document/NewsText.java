package org.recoupe.document;

import static org.recoupe.document.Remark.Kind.AROUND;
import static org.recoupe.document.Remark.Kind.ASIDES;
import static org.recoupe.document.Remark.Kind.CAPTIONS;
import static org.recoupe.document.Remark.Kind.NOT_USABLE;
import static org.recoupe.document.Remark.Kind.OTHER_ITEMS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The text of an agency's item as it is put together: headline, dateline, body, whatever the form of each. */
final class NewsText {
    /** Of a NITF document: headlines, who wrote it, a summary. */
    private static final String HEAD_OF_BODY = "body.head";

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hl1",
            "hl2",
            "li",
            "tr",
            "div",
            "section",
            "block",
            "blockquote",
            "bq",
            "pre",
            "body.content",
            "body.head",
            "body.end",
            "headline",
            "dateline",
            "byline",
            "abstract",
            "note",
            "media");
    /** Of a page or a NITF document in the item: what is not its body, and as what it is told. */
    private static final Map<String, Remark.Kind> BESIDE = Map.of(
            HEAD_OF_BODY,
            ASIDES,
            "body.end",
            ASIDES,
            "aside",
            ASIDES,
            "media",
            CAPTIONS,
            "figure",
            CAPTIONS,
            "caption",
            CAPTIONS,
            "nav",
            AROUND);

    private static final Set<String> NO_WORDS = Set.of("head", "script", "style", "img", "title");

    private static final Set<String> USABLE = Set.of("usable", "");
    static final String EMBARGOED = "embargoed";
    private static final int BEGINNING = 90;

    private final int longest;
    private final Envelope.Found facts = new Envelope.Found();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> body = new ArrayList<>();
    private final Map<Remark.Kind, List<String>> left = new EnumMap<>(Remark.Kind.class);
    private @Nullable String dateline;
    private @Nullable String embargo;
    private int length;

    NewsText(int longest) {
        this.longest = longest;
    }

    boolean isEmpty() {
        return body.isEmpty();
    }

    String beginning() {
        var first = body.get(0);
        return first.length() > BEGINNING ? first.substring(0, BEGINNING) + "…" : first;
    }

    void says(Fact fact, Optional<String> value) {
        facts.says(fact, value.orElse(null));
    }

    void dateline(String written) {
        if (dateline == null) dateline = written.strip().replaceAll("\\s+", " ");
    }

    /** Anything but usable, or to be held until a time, is for somebody to decide. */
    void status(String status) {
        if (status.equalsIgnoreCase(EMBARGOED)) embargo("");
        else if (!USABLE.contains(status.toLowerCase(Locale.ROOT))) remarks.add(Remark.of(NOT_USABLE, 1, status));
    }

    /** @param until as the sender wrote it; what is no moment, or left out, holds the text back until somebody has looked */
    void embargo(String until) {
        facts.says(Fact.EMBARGO, until);
        if (embargo == null || embargo.isEmpty()) embargo = until.strip();
    }

    void plain(String text) {
        for (var paragraph : text.replace("\r\n", "\n").split("\\n\\s*\\n", -1)) add(paragraph);
    }

    void html(String marked) {
        for (var block : WebPage.blocksOf(marked, longest)) {
            if (block.around() == CAPTIONS) leaves(CAPTIONS, block.words());
            else add(block.words());
        }
    }

    /** Paragraph by paragraph, without recursion: how deep it is nested is the sender's affair. */
    void xml(Element content) {
        var paragraph = new StringBuilder();
        @Nullable Node node = content.getFirstChild();
        while (node != null) {
            if (node instanceof Element element) {
                var name = element.getLocalName().toLowerCase(Locale.ROOT);
                var beside = BESIDE.get(name);
                if (name.equals(HEAD_OF_BODY)) leavesEach(element);
                else if (beside != null) leaves(beside, words(element));
                if (beside != null || NO_WORDS.contains(name)) {
                    node = leave(Xml.after(node, content), node, paragraph);
                    continue;
                }
                if (name.equals("br")) paragraph.append('\n');
                if (BLOCKS.contains(name)) flush(paragraph);
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                paragraph.append(node.getNodeValue().replaceAll("[ \\t\\r\\n]+", " "));
            }
            var next = node.getFirstChild() != null
                    ? node.getFirstChild()
                    : leave(Xml.after(node, content), node, paragraph);
            node = next;
        }
        flush(paragraph);
    }

    /** What is not in the text, to be told. */
    void leaves(Remark.Kind kind, String words) {
        if (!words.isBlank())
            left.computeIfAbsent(kind, k -> new ArrayList<>()).add(words.strip().replaceAll("\\s+", " "));
    }

    private void leavesEach(Element head) {
        for (var part = head.getFirstChild(); part != null; part = part.getNextSibling())
            if (part instanceof Element element) leaves(ASIDES, words(element));
    }

    /** All words below, however deep, a space between any two elements. */
    static String words(Element element) {
        var words = new StringBuilder();
        for (@Nullable Node node = element; node != null; ) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE)
                words.append(node.getNodeValue());
            else words.append(' ');
            node = node.getFirstChild() != null ? node.getFirstChild() : Xml.after(node, element);
        }
        return words.toString();
    }

    /** Ends the paragraph if a block ends between here and the next node. */
    private @Nullable Node leave(@Nullable Node next, Node from, StringBuilder paragraph) {
        var within = next == null ? null : next.getParentNode();
        for (var here = from; here != null && here != within; here = here.getParentNode())
            if (here instanceof Element element
                    && BLOCKS.contains(element.getLocalName().toLowerCase(Locale.ROOT))) flush(paragraph);
        return next;
    }

    private void flush(StringBuilder paragraph) {
        add(paragraph.toString());
        paragraph.setLength(0);
    }

    private void add(String paragraph) {
        if (paragraph.isBlank()) return;
        length += paragraph.length();
        if (length > longest) throw new UnreadableDocument(UnreadableDocument.Reason.TOO_LONG);
        body.add(paragraph);
    }

    /** Headline, dateline and body as they would be printed; what the body repeats of the two is not put twice. */
    Copy copy(List<String> others) {
        var paragraphs = new Paragraphs(longest);
        var title = facts.of(Fact.TITLE);
        var first = same(body.get(0));
        if (title != null && !first.equals(same(title))) paragraphs.add(title);
        for (var i = 0; i < body.size(); i++)
            paragraphs.add(i == 0 && dateline != null ? dated(body.get(0)) : body.get(i));
        if (embargo != null && facts.of(Fact.EMBARGO) == null)
            remarks.add(Remark.of(NOT_USABLE, 1, (EMBARGOED + " " + embargo).strip()));
        if (!others.isEmpty()) remarks.add(Remark.of(OTHER_ITEMS, others.size(), String.join("\n", others)));
        var printed = new HashSet<>(body.stream().map(NewsText::same).toList());
        if (title != null) printed.add(same(title));
        if (dateline != null) printed.add(same(dateline));
        left.forEach((kind, passages) -> {
            // a headline that is printed above the text as well is not left out
            var told = passages.stream()
                    .filter(words -> !printed.contains(same(words)))
                    .toList();
            if (!told.isEmpty()) remarks.add(Remark.of(kind, told.size(), String.join("\n", told)));
        });
        return new Copy(paragraphs.text(), facts.sealed(), remarks);
    }

    private String dated(String first) {
        var place = String.valueOf(dateline);
        if (same(first).startsWith(same(place).replaceFirst("[\\s–—-]+$", ""))) return first;
        return place + (place.matches(".*[–—-]") ? " " : " – ") + first.strip();
    }

    private static String same(String words) {
        return words.strip().replaceAll("[\\s\u00a0]+", " ").toLowerCase(Locale.ROOT);
    }
}
