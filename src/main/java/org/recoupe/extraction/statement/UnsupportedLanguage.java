package org.recoupe.extraction.statement;

/** The text is in a language nobody taught us, or in none that could be told. The message names the ones that can be read. */
public final class UnsupportedLanguage extends RuntimeException {
    public UnsupportedLanguage(String message) {
        super(message);
    }
}
