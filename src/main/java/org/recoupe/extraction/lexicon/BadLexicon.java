package org.recoupe.extraction.lexicon;

/** A line of a lexicon cannot be read. The message names file and line. */
public final class BadLexicon extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadLexicon(String file, int line, String problem) {
        super("%s:%d: %s".formatted(file, line, problem));
    }

    public BadLexicon(String file, String problem) {
        super("%s: %s".formatted(file, problem));
    }
}
