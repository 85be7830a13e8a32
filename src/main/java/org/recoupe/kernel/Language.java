package org.recoupe.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language of a text, by its two-letter ISO 639-1 code. Which ones can be read is the extraction's business. */
public record Language(String code) {
    public static final Language FRENCH = new Language("fr");
    public static final Language ENGLISH = new Language("en");

    private static final String CODE = "[a-z]{2}";

    /** @throws IllegalArgumentException if the code is not two lower-case letters */
    public Language {
        if (!code.matches(CODE)) throw new IllegalArgumentException("not a language code: " + code);
    }

    /** The language of that code, or null if it is none: for what somebody outside writes. */
    public static @Nullable Language of(@Nullable String code) {
        return code != null && code.matches(CODE) ? new Language(code) : null;
    }

    public Locale locale() {
        return Locale.forLanguageTag(code);
    }
}
