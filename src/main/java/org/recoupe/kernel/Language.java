package org.recoupe.kernel;

import java.util.Locale;

/** The language of a text, by its two-letter ISO 639-1 code. Which ones can be read is the extraction's business. */
public record Language(String code) {
    public static final Language FRENCH = new Language("fr");
    public static final Language ENGLISH = new Language("en");

    /** @throws IllegalArgumentException if the code is not two lower-case letters */
    public Language {
        if (!code.matches("[a-z]{2}")) throw new IllegalArgumentException("not a language code: " + code);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code);
    }
}
