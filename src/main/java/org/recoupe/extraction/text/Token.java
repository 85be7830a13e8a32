package org.recoupe.extraction.text;

/**
 * A word, a number or a punctuation mark.
 *
 * @param word in lower case, composed accents, straight apostrophes: how lexicons write it
 * @param capital whether it is written with a capital letter first
 */
public record Token(int start, int end, String word, Kind kind, boolean capital) {
    public enum Kind {
        WORD,
        NUMBER,
        PUNCTUATION
    }

    public boolean is(String other) {
        return word.equals(other);
    }

    public boolean isWord() {
        return kind == Kind.WORD;
    }

    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    public boolean isPunctuation() {
        return kind == Kind.PUNCTUATION;
    }

    /** Whether no sentence goes on behind this mark unless something holds it open. */
    public boolean endsSentence() {
        return kind == Kind.PUNCTUATION && (is(".") || is("!") || is("?") || is("…"));
    }

    /** A quotation mark of any kind. */
    public boolean isQuotationMark() {
        return kind == Kind.PUNCTUATION && "\"«»“”‘".contains(word);
    }
}
