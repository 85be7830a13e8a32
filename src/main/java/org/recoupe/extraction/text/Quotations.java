package org.recoupe.extraction.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds quotations: « », “ ”, ‘ ’ and straight marks, one within another, and left open over paragraphs, as newspapers do when somebody
 * speaks for long.
 */
public final class Quotations {
    private record Open(char mark, int at) {}

    private final NormalisedText text;
    private final List<Quotation> found = new ArrayList<>();
    private final ArrayDeque<Open> open = new ArrayDeque<>();

    private Quotations(NormalisedText text) {
        this.text = text;
    }

    /** All of them in text order, an outer one before those within it. */
    public static List<Quotation> in(NormalisedText text) {
        var quotations = new Quotations(text);
        quotations.read();
        quotations.found.sort(Comparator.comparingInt(Quotation::start)
                .thenComparing(Comparator.comparingInt(Quotation::end).reversed()));
        return quotations.found;
    }

    private void read() {
        var paragraph = 0;
        for (var i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '«', '“', '‘' -> open.push(new Open(text.charAt(i), i));
                case '»' -> close('«', i);
                case '”' -> close(isOpen('“') ? '“' : '"', i);
                case '"' -> straight(i);
                case '\'' -> {
                    if (!open.isEmpty() && open.element().mark() == '‘' && !Character.isLetter(text.at(i + 1)))
                        close('‘', i);
                }
                case '\n' -> {
                    if (isBlankLine(i)) {
                        leaveParagraph(paragraph, i);
                        paragraph = i + 1;
                    }
                }
                default -> {}
            }
        }
        leaveParagraph(paragraph, text.length());
    }

    private void straight(int i) {
        var opens = !isWordly(text.at(i - 1)) && !closesBefore(text.at(i + 1));
        // Typists mix their marks: “like this".
        if (!opens && !open.isEmpty() && open.element().mark() == '“') {
            close('“', i);
        } else if (!isOpen('"')) {
            if (opens || !Character.isWhitespace(text.at(i + 1))) open.push(new Open('"', i));
        } else if (opens
                && Character.isWhitespace(text.at(i - 1))
                && open.element().mark() == '"') {
            // Two openings in a row: the mark before was a slip of the typist, not a quotation over half the article.
            open.pop();
            open.push(new Open('"', i));
        } else {
            close('"', i);
        }
    }

    private boolean isOpen(char mark) {
        return open.stream().limit(3).anyMatch(o -> o.mark() == mark);
    }

    private void close(char mark, int i) {
        if (open.isEmpty()) return;
        if (open.element().mark() != mark) {
            if (!isOpen(mark)) return;
            while (open.element().mark() != mark) open.pop();
        }
        var from = open.pop();
        found.add(new Quotation(from.at(), i + 1, open.size(), true));
    }

    private void leaveParagraph(int start, int end) {
        while (open.size() > 1) open.pop();
        if (!open.isEmpty()) {
            var left = open.pop();
            if (startsParagraph(left.at(), start) || follows(left.at(), ':') || isReopened(left.mark(), end)) {
                var trimmed = end;
                while (trimmed > left.at() + 1 && Character.isWhitespace(text.at(trimmed - 1))) trimmed--;
                if (trimmed > left.at() + 1) {
                    found.removeIf(q -> q.start() > left.at() && q.depth() == 0);
                    found.add(new Quotation(left.at(), trimmed, 0, false));
                }
            }
        }
    }

    /** The next paragraph opens with the same mark: somebody goes on speaking. */
    private boolean isReopened(char mark, int end) {
        var i = end;
        while (i < text.length() && Character.isWhitespace(text.at(i))) i++;
        return i < text.length() && text.at(i) == mark;
    }

    private boolean startsParagraph(int at, int start) {
        for (var i = start; i < at; i++) if (!Character.isWhitespace(text.at(i))) return false;
        return true;
    }

    private boolean follows(int at, char wanted) {
        var i = at - 1;
        while (i >= 0 && text.at(i) == ' ') i--;
        return text.at(i) == wanted;
    }

    private boolean isBlankLine(int i) {
        var next = i + 1;
        while (text.at(next) == ' ' && next < text.length()) next++;
        return next < text.length() && text.at(next) == '\n';
    }

    /** What stands behind a closing mark, never behind an opening one. */
    private static boolean closesBefore(char c) {
        return Character.isWhitespace(c)
                || c == '.'
                || c == ','
                || c == ';'
                || c == ':'
                || c == '!'
                || c == '?'
                || c == ')';
    }

    private static boolean isWordly(char c) {
        return Character.isLetterOrDigit(c)
                || c == '.'
                || c == ','
                || c == '!'
                || c == '?'
                || c == ')'
                || c == '…'
                || c == '%';
    }
}
