package org.recoupe.extraction.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.text.Token;
import org.recoupe.kernel.Span;

/**
 * How a wire text is laid out: headline, dateline, byline, sub-headings, and blocks of running text. None of the former is a statement of
 * the reporter's.
 */
public final class Layout {
    /** Tokens that belong together until a line or paragraph ends; {@code heading} if nobody says them. */
    public record Block(int from, int to, int paragraph, boolean heading) {}

    private static final int LONGEST_HEADING = 160;
    private static final int LONGEST_DATELINE = 24;
    private static final int LONGEST_BYLINE = 14;
    private static final int LONGEST_TIME = 10;
    /** Texts broken by a typewriter's right margin have lines of about this length. */
    private static final int MARGIN_FROM = 55;

    private static final int MARGIN_TO = 100;

    private final Reading reading;
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Span headline;
    private @Nullable Span dateline;
    private @Nullable Span byline;

    public Layout(Reading reading) {
        this.reading = reading;
        parts();
        headings();
    }

    public List<Block> blocks() {
        return blocks;
    }

    public @Nullable Span headline() {
        return headline;
    }

    public @Nullable Span dateline() {
        return dateline;
    }

    public @Nullable Span byline() {
        return byline;
    }

    private void parts() {
        var from = 0;
        var paragraph = 0;
        for (var i = 0; i < reading.size(); i++) {
            var last = i + 1 == reading.size();
            var breaks = last ? 2 : lineBreaksBehind(i);
            if (last || breaks >= 2 || breaks == 1 && !holdsTogether(i)) {
                blocks.add(new Block(from, i + 1, paragraph, false));
                from = i + 1;
                if (breaks >= 2) paragraph++;
            }
        }
    }

    private int lineBreaksBehind(int i) {
        var breaks = 0;
        for (var k = reading.token(i).end(); k < reading.token(i + 1).start(); k++)
            if (reading.text.at(k) == '\n') breaks++;
        return breaks;
    }

    /** Whether a single line break is only the margin's, or stands within a quotation. */
    private boolean holdsTogether(int i) {
        if (reading.isQuoted(i) && reading.quotationAt(i) == reading.quotationAt(i + 1)) return true;
        var token = reading.token(i);
        if (token.endsSentence() || token.is(":") || token.isQuotationMark()) return false;
        if (!reading.isCapital(i + 1) && reading.token(i + 1).isWord()) return true;
        var line = token.end() - lineStart(token.end());
        return line >= MARGIN_FROM && line <= MARGIN_TO && !isFirstLine(token.end());
    }

    private int lineStart(int position) {
        var start = position;
        while (start > 0 && position - start <= MARGIN_TO && reading.text.at(start - 1) != '\n') start--;
        return start;
    }

    private boolean isFirstLine(int position) {
        return reading.tokens.get(0).start() >= lineStart(position);
    }

    private void headings() {
        for (var b = 0; b < blocks.size(); b++) {
            var block = blocks.get(b);
            if (byline == null && b < 5 && isByline(block)) {
                byline = reading.span(block.from(), block.to());
                blocks.set(b, asHeading(block));
            } else if (b == 0 && isHeading(block, 0)) {
                headline = reading.span(block.from(), block.to());
                blocks.set(0, asHeading(block));
            } else if (isHeading(block, b)) {
                blocks.set(b, asHeading(block));
            } else if (dateline == null && b < 5) {
                var end = datelineEnd(block);
                if (end > block.from()) {
                    dateline = reading.span(block.from(), end);
                    blocks.set(b, new Block(end, block.to(), block.paragraph(), false));
                }
            }
        }
        for (var b = 0; b < blocks.size(); b++) {
            var block = blocks.get(b);
            var end = timeEnd(block);
            if (end > block.from()) blocks.set(b, new Block(end, block.to(), block.paragraph(), block.heading()));
        }
        blocks.removeIf(b -> b.from() >= b.to());
    }

    /** Behind the time of an entry in a live report: "18h20 –", "6:20 p.m. –"; its beginning if there is none. */
    private int timeEnd(Block block) {
        if (!Character.isDigit(
                reading.word(block.from()).isEmpty()
                        ? ' '
                        : reading.word(block.from()).charAt(0))) return block.from();
        for (var i = block.from() + 1; i < Math.min(block.to() - 1, block.from() + LONGEST_TIME); i++) {
            var token = reading.token(i);
            if (isDash(token)) return i + 1;
            if (!token.isNumber() && !token.is(":") && !token.is(".") && !reading.is(i, WordClass.CLOCK))
                return block.from();
        }
        return block.from();
    }

    private static Block asHeading(Block block) {
        return new Block(block.from(), block.to(), block.paragraph(), true);
    }

    private boolean isHeading(Block block, int number) {
        if (blocks.size() == 1) return false;
        var span = reading.span(block.from(), block.to());
        if (span.length() > LONGEST_HEADING) return false;
        var last = reading.token(block.to() - 1);
        if (last.isQuotationMark()
                && reading.token(Math.max(block.from(), block.to() - 2)).endsSentence()) return false;
        if (number == 0) return !last.is(".") && !last.is("…") || isShortLine(block);
        return !last.endsSentence() && !last.is(":") && !last.isQuotationMark();
    }

    /** A first line closed by a full stop is a headline only if it stands in a paragraph of its own and has no quotation. */
    private boolean isShortLine(Block block) {
        if (block.to() - block.from() > 16 || blocks.size() < 3) return false;
        for (var i = block.from(); i < block.to() - 1; i++)
            if (reading.token(i).endsSentence()
                    || reading.isQuoted(i)
                    || reading.token(i).is(",")) return false;
        return blocks.get(1).paragraph() > block.paragraph();
    }

    private boolean isByline(Block block) {
        var begins = reading.phraseEnd(WordClass.BYLINE, block.from(), block.to());
        if (begins < 0 || begins >= block.to() || blocks.size() == 1 || block.to() - block.from() > LONGEST_BYLINE)
            return false;
        return !reading.token(block.to() - 1).endsSentence() && reading.isCapital(begins);
    }

    /** Behind the dash of "PARIS, 3 mars (AFP) -", or the block's beginning if there is none. */
    public int datelineEnd(Block block) {
        var signs = 0;
        var limit = Math.min(block.to(), block.from() + LONGEST_DATELINE);
        for (var i = block.from(); i < limit; i++) {
            var token = reading.token(i);
            if (isDash(token) && i > block.from()) return signs > 0 ? i + 1 : block.from();
            if (isSign(i)) signs++;
            else if (!mayStandInDateline(i)) return block.from();
        }
        return block.from();
    }

    private static boolean isDash(Token token) {
        return token.is("–") || token.is("-");
    }

    private boolean isSign(int i) {
        var token = reading.token(i);
        if (reading.is(i, WordClass.MONTH) || reading.is(i, WordClass.DAY)) return true;
        if (reading.lexicon.agencyEnd(reading.tokens, i, reading.size()) > 0 && reading.is(i - 1, "(")) return true;
        return token.isWord()
                && token.end() - token.start() > 2
                && isUpperCase(reading.text.subSequence(token.start(), token.end()));
    }

    private static boolean isUpperCase(String word) {
        return word.chars().noneMatch(Character::isLowerCase);
    }

    private boolean mayStandInDateline(int i) {
        var token = reading.token(i);
        return token.capital()
                || token.isNumber()
                || ",.()/".contains(token.word())
                || reading.is(i, WordClass.DATELINE_WORD)
                || Character.isDigit(token.word().charAt(0));
    }
}
