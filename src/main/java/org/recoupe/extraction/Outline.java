package org.recoupe.extraction;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.reading.Layout;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.syntax.Sentences;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * What a text shows at first sight, before anybody asks who says what: how it is laid out and how long it is.
 *
 * @param language null if it cannot be told or is none that can be read; then nothing of the layout is known either
 * @param headline place of the headline, if it has a line of its own
 * @param opening place of the first sentence of the running text: what a desk calls a story by that came without a headline
 * @param agency as the dateline names it, without brackets
 */
public record Outline(
        @Nullable Language language,
        @Nullable Span headline,
        @Nullable Span dateline,
        @Nullable Span byline,
        @Nullable Span opening,
        @Nullable String agency,
        int paragraphs,
        int words) {

    /** Headline, byline and dateline stand at the top; a text is not read to its end to find them. */
    private static final int TOP = 20_000;

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n\\s*");
    private static final Pattern LINE = Pattern.compile("\\n\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static Outline of(String text, Languages.@Nullable Known known) {
        var paragraphs = paragraphs(text.strip());
        var words = (int) SPACE.splitAsStream(text.strip())
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
        if (known == null) return new Outline(null, null, null, null, null, null, paragraphs, words);
        var reading = new Reading(text.length() > TOP ? text.substring(0, TOP) : text, known.lexicon());
        if (reading.size() == 0) return new Outline(known.language(), null, null, null, null, null, paragraphs, words);
        var layout = new Layout(reading);
        var headline = layout.headline();
        var dateline = layout.dateline();
        if (dateline == null && headline != null && isDateline(headline, reading, layout)) {
            dateline = headline;
            headline = null;
        }
        return new Outline(
                known.language(),
                headline,
                dateline,
                layout.byline(),
                opening(reading, layout, known),
                agency(reading, dateline),
                paragraphs,
                words);
    }

    private static @Nullable Span opening(Reading reading, Layout layout, Languages.Known known) {
        return Sentences.in(reading, layout, known.rules()).stream()
                .filter(sentence -> !sentence.heading())
                .findFirst()
                .map(sentence -> reading.span(sentence.from(), sentence.to()))
                .orElse(null);
    }

    /** A dateline on a line of its own is laid out like a headline. */
    private static boolean isDateline(Span line, Reading reading, Layout layout) {
        var block = new Layout.Block(reading.tokenAt(line.start()), reading.tokenAt(line.end()), 0, true);
        return layout.datelineEnd(block) == block.to();
    }

    private static int paragraphs(String text) {
        if (text.isEmpty()) return 0;
        var byBlankLines = (int) BLANK_LINE.splitAsStream(text).count();
        return byBlankLines > 1 ? byBlankLines : (int) LINE.splitAsStream(text).count();
    }

    private static @Nullable String agency(Reading reading, @Nullable Span dateline) {
        if (dateline == null) return null;
        var to = reading.tokenAt(dateline.end());
        for (var i = reading.tokenAt(dateline.start()); i < to; i++) {
            var end = reading.lexicon.agencyEnd(reading.tokens, i, to);
            if (end > i) return reading.words(reading.span(i, end));
        }
        return null;
    }
}
