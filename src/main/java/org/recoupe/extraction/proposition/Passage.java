package org.recoupe.extraction.proposition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.kernel.Span;

/** The words that are said, token by token, and what is written in their place where a sentence is made of them. */
final class Passage {
    private static final String LOOSE_END = ",;:.!…–-";

    private final Reading reading;
    private final List<Integer> tokens = new ArrayList<>();
    private final Map<Integer, String> written = new HashMap<>();
    private final Map<Integer, String> before = new HashMap<>();
    private final Map<Integer, String> behind = new HashMap<>();
    private final boolean question;
    private final boolean ledIn;
    private final boolean announces;
    private final Set<Integer> glued = new HashSet<>();
    private String opening = "";

    Passage(Reading reading, List<Span> content) {
        this.reading = reading;
        for (var piece : content) {
            for (var i = reading.tokenAt(piece.start());
                    i < reading.size() && reading.token(i).start() < piece.end();
                    i++) tokens.add(i);
        }
        var leadsOn = false;
        while (!tokens.isEmpty() && isLooseMark(last())) leadsOn |= reading.is(tokens.remove(tokens.size() - 1), ":");
        announces = leadsOn;
        question = !tokens.isEmpty() && reading.is(last(), "?");
        while (!tokens.isEmpty() && isLooseMark(first())) tokens.remove(0);
        var led = false;
        if (!tokens.isEmpty()) {
            led = isThat(first());
            if (led) tokens.remove(0);
            while (!tokens.isEmpty() && isLooseMark(first())) tokens.remove(0);
            for (var i = tokens.isEmpty() ? -1 : first() - 1; !led && i >= 0 && isMark(i); i--) led = isThat(i - 1);
            led |= !tokens.isEmpty() && isThat(first() - 1);
            while (tokens.size() > 1 && (reading.is(first(), WordClass.CONTRAST) || isAnd(first()))) tokens.remove(0);
        }
        ledIn = led;
        dropUnbalancedMarks();
    }

    private boolean isAnd(int i) {
        return reading.is(i, "et") || reading.is(i, "and");
    }

    private boolean isThat(int i) {
        return reading.is(i, "que") || reading.is(i, "qu'") || reading.is(i, "that") && !reading.is(i - 1, ",");
    }

    private boolean isMark(int i) {
        return reading.token(i).isQuotationMark();
    }

    private boolean isLooseMark(int i) {
        return isMark(i) || reading.token(i).isPunctuation() && LOOSE_END.contains(reading.word(i));
    }

    /** What only ties it to the sentence before goes. */
    void dropFirst(int until) {
        while (tokens.size() > 1 && first() < until) tokens.remove(0);
    }

    private void dropUnbalancedMarks() {
        var open = 0;
        var straight = 0;
        var closesFirst = false;
        for (var i : tokens) {
            if (!isMark(i)) continue;
            if (reading.is(i, "\"")) straight++;
            else open += reading.is(i, "«") || reading.is(i, "“") || reading.is(i, "‘") ? 1 : -1;
            closesFirst |= open < 0;
        }
        if (open == 0 && !closesFirst && straight % 2 == 0) return;
        tokens.removeIf(this::isMark);
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    int size() {
        return tokens.size();
    }

    List<Integer> tokens() {
        return tokens;
    }

    int first() {
        return tokens.get(0);
    }

    int last() {
        return tokens.get(tokens.size() - 1);
    }

    /** Behind the last token. */
    int end() {
        return last() + 1;
    }

    boolean contains(int token) {
        return tokens.contains(token);
    }

    /** Whether a colon ends it: what is said comes behind. */
    boolean announces() {
        return announces;
    }

    /** Whether a conjunction leads in what is said, so that nobody's own words need be it. */
    boolean isLedIn() {
        return ledIn;
    }

    /** Whether it is a question, or a sentence ends within it. */
    boolean isMoreThanASentence() {
        if (question) return true;
        for (var k = 0; k < tokens.size() - 1; k++) {
            var i = tokens.get(k);
            var token = reading.token(i);
            if (token.is("?") || token.is("!")) return true;
            if (!token.endsSentence()) continue;
            var next = tokens.get(k + 1);
            var initial = k > 0 && reading.word(tokens.get(k - 1)).length() == 1;
            var abbreviated = k > 0 && reading.lexicon.is(reading.word(tokens.get(k - 1)), WordClass.ABBREVIATION);
            if (!initial && !abbreviated && (reading.isCapital(next) || isMark(next))) return true;
        }
        // a piece that opens anew behind what reports it
        for (var k = 1; k < tokens.size(); k++)
            if (tokens.get(k) > tokens.get(k - 1) + 1
                    && reading.isCapital(tokens.get(k))
                    && (reading.token(tokens.get(k) - 1).endsSentence()
                            || isMark(tokens.get(k) - 1)
                                    && tokens.get(k) > 1
                                    && (reading.token(tokens.get(k) - 2).endsSentence()))) return true;
        return false;
    }

    /** Another word in the place of one; none if it is empty. */
    void write(int token, String word) {
        written.put(token, word);
    }

    void drop(int token) {
        written.put(token, "");
    }

    /** Words right before a token, with the space that parts them. */
    void before(int token, String words) {
        before.merge(token, words, (first, second) -> first + second);
    }

    /** No space before a token: what stands there ends in an apostrophe now. */
    void glue(int token) {
        glued.add(token);
    }

    void behind(int token, String words) {
        behind.merge(token, words, (first, second) -> first + second);
    }

    /** What the sentence begins with, before all that is said. */
    void openWith(String words) {
        opening = words;
    }

    /** Takes in what stands around it, as it stands: who says it, and how. */
    void widen(int from, int to) {
        tokens.clear();
        for (var i = from; i < to; i++) tokens.add(i);
        while (tokens.size() > 1 && isLooseMark(last()) && !closesWithin()) tokens.remove(tokens.size() - 1);
        written.clear();
        before.clear();
        behind.clear();
        glued.clear();
        dropUnbalancedMarks();
    }

    /** Whether the mark at its end closes a quotation that opens in it. */
    private boolean closesWithin() {
        if (!isMark(last())) return false;
        var marks = tokens.stream().filter(this::isMark).toList();
        return marks.size() > 1 && marks.size() % 2 == 0;
    }

    /** Whether all of it stands in one piece. */
    boolean isOnePiece() {
        for (var k = 1; k < tokens.size(); k++)
            for (var i = tokens.get(k - 1) + 1; i < tokens.get(k); i++) if (!isMark(i)) return false;
        return true;
    }

    boolean isRewritten(int token) {
        return written.containsKey(token);
    }

    /** The words as they stand, if nothing was written in their place. */
    String words() {
        return rendered(false);
    }

    /** With a capital and a full stop. */
    String sentence() {
        var text = rendered(true);
        if (text.isEmpty()) return text;
        var first = text.codePointAt(0);
        var capital = new String(Character.toChars(first)).toUpperCase(Locale.ROOT);
        var whole = capital + text.substring(Character.charCount(first));
        var last = whole.charAt(whole.length() - 1);
        return last == '.' || last == '!' || last == '…' ? whole : whole + ".";
    }

    private String rendered(boolean edited) {
        var text = new StringBuilder(edited && !opening.isEmpty() ? opening + " " : "");
        var previous = -1;
        for (var i : tokens) {
            var word = edited && written.containsKey(i)
                    ? written.getOrDefault(i, "")
                    : reading.words(reading.span(i, i + 1)).replace('\u2011', '-');
            if (previous >= 0 && !text.isEmpty()) text.append(gap(previous, i, text));
            if (edited) text.append(before.getOrDefault(i, ""));
            text.append(word);
            if (edited) text.append(behind.getOrDefault(i, ""));
            previous = i;
        }
        return text.toString().replaceAll("[ \\t\\n\\r]+", " ").strip();
    }

    private String gap(int previous, int next, CharSequence soFar) {
        if (glued.contains(next) && soFar.charAt(soFar.length() - 1) == '\'') return "";
        if (next > previous + 1) {
            return reading.is(next, ",") || Character.isWhitespace(soFar.charAt(soFar.length() - 1)) ? "" : " ";
        }
        var between = reading.text
                .original()
                .substring(reading.token(previous).end(), reading.token(next).start());
        var last = soFar.charAt(soFar.length() - 1);
        return last == ' ' && between.isBlank() ? "" : between;
    }
}
