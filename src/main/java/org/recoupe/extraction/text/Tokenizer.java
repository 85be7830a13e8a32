package org.recoupe.extraction.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parts a text into words, numbers and marks, in one pass. */
public final class Tokenizer {
    private static final int LONGEST_ELISION = 8;

    private final WordBorders borders;

    public Tokenizer(WordBorders borders) {
        this.borders = borders;
    }

    public List<Token> tokens(NormalisedText text) {
        var tokens = new ArrayList<Token>(text.length() / 5 + 1);
        var i = 0;
        while (i < text.length()) {
            var c = text.charAt(i);
            if (c <= ' ') i++;
            else if (isDigit(c)) i = number(text, i, tokens);
            else if (isLetterAt(text, i)) i = word(text, i, tokens);
            else {
                var end = i + Character.charCount(text.codePointAt(i));
                if (isVisible(text.codePointAt(i)))
                    tokens.add(new Token(i, end, text.subSequence(i, end), Token.Kind.PUNCTUATION, false));
                i = end;
            }
        }
        return tokens;
    }

    private static int number(NormalisedText text, int start, List<Token> tokens) {
        var i = start;
        while (isDigit(text.at(i)) || groupsDigits(text, i)) i++;
        var end = i;
        while (end < text.length() && isLetterAt(text, end)) end += Character.charCount(text.codePointAt(end));
        var kind = end == i ? Token.Kind.NUMBER : Token.Kind.WORD;
        tokens.add(new Token(start, end, wordOf(text, start, end), kind, false));
        return end;
    }

    /** A comma or full stop between digits; a space only before exactly three of them ("1 000"), behind no more than three. */
    private static boolean groupsDigits(NormalisedText text, int i) {
        var c = text.at(i);
        if (!isDigit(text.at(i + 1))) return false;
        if (c == ',' || c == '.') return true;
        return c == ' '
                && isDigit(text.at(i + 2))
                && isDigit(text.at(i + 3))
                && !isDigit(text.at(i + 4))
                && !(isDigit(text.at(i - 1))
                        && isDigit(text.at(i - 2))
                        && isDigit(text.at(i - 3))
                        && isDigit(text.at(i - 4)));
    }

    private int word(NormalisedText text, int start, List<Token> tokens) {
        var from = start;
        var i = start;
        while (i < text.length()) {
            if (isLetterAt(text, i) || isDigit(text.charAt(i))) {
                i += Character.charCount(text.codePointAt(i));
            } else if (text.charAt(i) == '\'') {
                if (i + 1 - from <= LONGEST_ELISION && borders.elisions().contains(wordOf(text, from, i + 1))) {
                    add(text, from, i + 1, tokens);
                    from = ++i;
                    if (i >= text.length() || !isLetterAt(text, i)) return i;
                } else if (i + 1 < text.length() && isLetterAt(text, i + 1)) i++;
                else break;
            } else if (text.charAt(i) == '-'
                    && i + 1 < text.length()
                    && (isLetterAt(text, i + 1) || isDigit(text.at(i + 1)))) {
                i++;
            } else if (text.charAt(i) == '.' && ownsFullStop(text, from, i)) {
                i++;
            } else break;
        }
        if (i > from) split(text, from, i, tokens);
        return i;
    }

    private boolean ownsFullStop(NormalisedText text, int from, int stop) {
        var initial = stop - 1;
        var single = initial == from || text.at(initial - 1) == '.' || text.at(initial - 1) == '-';
        if (single && Character.isUpperCase(text.at(initial))) return true;
        return stop - from <= 6 && borders.abbreviations().contains(wordOf(text, from, stop));
    }

    private void split(NormalisedText text, int from, int end, List<Token> tokens) {
        for (var enclitic : borders.enclitics()) {
            var cut = end - enclitic.length();
            if (cut > from && matches(text, cut, enclitic)) {
                split(text, from, cut, tokens);
                add(text, cut, end, tokens);
                return;
            }
        }
        add(text, from, end, tokens);
    }

    private static boolean matches(NormalisedText text, int at, String wanted) {
        for (var k = 0; k < wanted.length(); k++)
            if (Character.toLowerCase(text.at(at + k)) != wanted.charAt(k)) return false;
        return true;
    }

    private static void add(NormalisedText text, int start, int end, List<Token> tokens) {
        var word = wordOf(text, start, end);
        // Soft hyphens without a letter are nothing anybody sees.
        if (word.isEmpty()) return;
        tokens.add(new Token(start, end, word, Token.Kind.WORD, Character.isUpperCase(text.codePointAt(start))));
    }

    /** How a lexicon would write it: lower case and composed, so that é typed as e and an accent is the same letter. */
    private static String wordOf(NormalisedText text, int start, int end) {
        var word = text.subSequence(start, end).toLowerCase(Locale.ROOT);
        for (var i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x0300) return Normalizer.normalize(word.replace("\u00ad", ""), Normalizer.Form.NFC);
            if (word.charAt(i) == '\u00ad') return word.replace("\u00ad", "");
        }
        return word;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterAt(NormalisedText text, int i) {
        var c = text.charAt(i);
        if (c < 128) return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        if (c == '\u00ad') return true;
        var point = text.codePointAt(i);
        if (Character.isLetterOrDigit(point)) return true;
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isVisible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && Character.getType(point) != Character.FORMAT;
    }
}
