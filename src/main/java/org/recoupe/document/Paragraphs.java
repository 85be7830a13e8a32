package org.recoupe.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the paragraphs of what a parser reports, and leaves out what stands around an article: menus, forms, scripts. */
final class Paragraphs extends DefaultHandler {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "tr",
            "td",
            "th",
            "div",
            "blockquote",
            "pre",
            "section",
            "article",
            "main",
            "header",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "body",
            "figcaption",
            "address",
            "hr");
    private static final Set<String> LEFT_OUT = Set.of(
            "head",
            "title",
            "script",
            "style",
            "nav",
            "aside",
            "footer",
            "form",
            "noscript",
            "template",
            "svg",
            "button",
            "select",
            "iframe",
            "object",
            "canvas",
            "dialog");
    private static final Set<String> ARTICLE = Set.of("article", "main");
    private static final char BREAK = '\u2028';
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern SPACES_IN_LINE = Pattern.compile("[ \\t\\r\\f]+");
    /** A line this much shorter than the longest was ended by its author, not by the margin. */
    private static final double FULL_LINE = 0.7;

    private static final int SHORTEST_MARGIN = 40;

    private final FileKind kind;
    private final int longest;
    private final List<String> everywhere = new ArrayList<>();
    private final List<String> inArticle = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int leftOut;
    private int article;
    private int length;

    Paragraphs(FileKind kind, int longest) {
        this.kind = kind;
        this.longest = longest;
    }

    /** There is more text than is taken. */
    static final class TooLong extends SAXException {}

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        var name = local.toLowerCase(Locale.ROOT);
        if (LEFT_OUT.contains(name)) leftOut++;
        if (name.equals("br")) paragraph.append(BREAK);
        if (BLOCKS.contains(name)) end();
        if (ARTICLE.contains(name)) article++;
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        var name = local.toLowerCase(Locale.ROOT);
        if (BLOCKS.contains(name)) end();
        if (LEFT_OUT.contains(name)) leftOut--;
        if (ARTICLE.contains(name)) article--;
    }

    @Override
    public void characters(char[] characters, int start, int count) throws SAXException {
        if (leftOut > 0) return;
        length += count;
        if (length > longest) throw new TooLong();
        paragraph.append(characters, start, count);
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int count) throws SAXException {
        characters(characters, start, count);
    }

    String text() {
        end();
        return String.join("\n\n", inArticle.isEmpty() ? everywhere : inArticle);
    }

    private void end() {
        var text = switch (kind) {
            case PDF -> withoutMargin(paragraph.toString());
            case WORD -> SPACES_IN_LINE.matcher(paragraph).replaceAll(" ");
            case HTML, TEXT -> SPACES.matcher(paragraph).replaceAll(" ");
        };
        paragraph.setLength(0);
        var clean = text.replace(BREAK, '\n')
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        if (clean.isEmpty()) return;
        everywhere.add(clean);
        if (article > 0) inArticle.add(clean);
    }

    /** A page's lines end where the paper does: put together again what its author wrote in one go. */
    private static String withoutMargin(String text) {
        var lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var margin = lines.stream().mapToInt(String::length).max().orElse(0);
        var joined = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            var line = SPACES.matcher(lines.get(i)).replaceAll(" ");
            joined.append(line);
            if (i + 1 == lines.size()) break;
            var full = margin >= SHORTEST_MARGIN && line.length() >= FULL_LINE * margin;
            if (!full) joined.append('\n');
            else if (!line.endsWith("-")) joined.append(' ');
        }
        return joined.toString();
    }
}
