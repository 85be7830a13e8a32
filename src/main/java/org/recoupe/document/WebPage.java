package org.recoupe.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** A page saved from the web: its article, and a word on everything that was left out. */
final class WebPage implements Format {
    private static final Pattern MARKUP = Pattern.compile(
            "<(!doctype\\s+html|html|head|body|meta|title|link|script|style|article|section|main|header|nav|aside|figure|div|span|p|h[1-6]|ul|ol|table"
                    + "|blockquote|center|font|b|i|strong|em|a)\\b",
            Pattern.CASE_INSENSITIVE);
    /** No page that people read is nested deeper; what is, is flattened. */
    private static final int DEEPEST = 256;

    @Override
    public String id() {
        return "html";
    }

    @Override
    public boolean knows(String beginning) {
        return MARKUP.matcher(beginning).lookingAt();
    }

    @Override
    public Copy read(byte[] file, int longest) {
        var page = parsed(new String(file, UTF_8));
        var facts = PageFacts.of(page);
        var article = PageArticle.of(PageBlocks.of(page, longest), page, facts.of(Fact.TITLE));
        var text = new Paragraphs(longest);
        article.text().forEach(text::add);
        if (text.count() == 0) throw new UnreadableDocument(NO_TEXT);
        return new Copy(text.text(), facts.sealed(), remarks(article.leftOut()));
    }

    /** A piece of HTML that is nothing but a text, as agencies put it into their items: its paragraphs, and captions among them. */
    static List<PageBlocks.Block> blocksOf(String marked, int longest) {
        return PageBlocks.of(parsed(marked), longest);
    }

    private static Document parsed(String marked) {
        return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(marked, "");
    }

    private static List<Remark> remarks(List<PageArticle.LeftOut> leftOut) {
        var byKind = new EnumMap<Remark.Kind, List<String>>(Remark.Kind.class);
        for (var left : leftOut)
            byKind.computeIfAbsent(left.kind(), kind -> new ArrayList<>()).add(left.words());
        return byKind.entrySet().stream()
                .map((Map.Entry<Remark.Kind, List<String>> kind) ->
                        Remark.of(kind.getKey(), kind.getValue().size(), String.join("\n", kind.getValue())))
                .toList();
    }
}
