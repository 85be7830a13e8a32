package org.recoupe.extraction.text;

/**
 * A text as the rules read it: one kind of apostrophe, one kind of space, one kind of dash. Every character stands where it stood, so
 * that a place in the view is the same place in the original.
 */
public final class NormalisedText implements CharSequence {
    private final String original;
    private final char[] view;

    public NormalisedText(String original) {
        this.original = original;
        this.view = original.toCharArray();
        for (var i = 0; i < view.length; i++) view[i] = normal(view[i]);
        wireMarks();
        for (var i = 0; i + 1 < view.length; i++) if (view[i] == '\'' && view[i + 1] == '\'') typewriterMark(i++);
    }

    /** As wires type them: ``…'' and `…' for quotations, " _ " for the dash of a dateline. */
    private void wireMarks() {
        for (var i = 0; i < view.length; i++) {
            if (view[i] == '`') {
                var twice = at(i + 1) == '`';
                view[i] = twice ? ' ' : '‘';
                if (twice) view[++i] = '“';
            } else if (view[i] == '_' && at(i - 1) == ' ' && at(i + 1) == ' ') view[i] = '–';
        }
    }

    /** Two apostrophes are a quotation mark and a blank; the mark stands on the side of the words it encloses. */
    private void typewriterMark(int i) {
        var opens = i == 0 || Character.isWhitespace(view[i - 1]) || view[i - 1] == '(';
        view[i] = opens ? ' ' : '"';
        view[i + 1] = opens ? '"' : ' ';
    }

    private static char normal(char c) {
        if (c < 128) return c == '\t' || c == '\r' || c == '\f' ? ' ' : c;
        return switch (c) {
            case '’', 'ʼ', '′', '´', '＇' -> '\'';
            case '„', '‟', '〝' -> '“';
            case '″', '＂' -> '"';
            case '–', '—', '―', '−' -> '–';
            case '‐', '\u2011' -> '-';
            case '\u2028', '\u2029', '\u0085' -> '\n';
            default -> Character.isSpaceChar(c) ? ' ' : c;
        };
    }

    public String original() {
        return original;
    }

    @Override
    public int length() {
        return view.length;
    }

    @Override
    public char charAt(int index) {
        return view[index];
    }

    /** The character there, or a line break before the beginning and after the end. */
    public char at(int index) {
        return index < 0 || index >= view.length ? '\n' : view[index];
    }

    public int codePointAt(int index) {
        return Character.codePointAt(view, index);
    }

    @Override
    public String subSequence(int start, int end) {
        return new String(view, start, end - start);
    }

    @Override
    public String toString() {
        return new String(view);
    }
}
