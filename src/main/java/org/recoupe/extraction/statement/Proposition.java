package org.recoupe.extraction.statement;

import java.util.List;

/**
 * What is judged: one sentence that can be true or false by itself, in the language of its text.
 *
 * @param text the sentence; what is known of it, if it is not complete
 * @param missing what it lacks, as codes; empty if it is complete
 */
public record Proposition(String text, List<String> missing) {
    /** Nobody says who or what does it. */
    public static final String SUBJECT = "subject";

    /** Nothing says what they do, or how that would be said in a sentence of its own. */
    public static final String VERB = "verb";

    /** A word stands for something that is named elsewhere: "il", "là-bas", "cette attaque". */
    public static final String REFERENCE = "reference";

    /** A day is told by the day the text is of: "mardi", "hier". */
    public static final String WHEN = "when";

    /** What exactly is denied, the text leaves open. */
    public static final String DENIAL = "denial";

    /** It is a question, or more than one sentence. */
    public static final String SENTENCE = "sentence";

    /** It is in a language that cannot be read. */
    public static final String LANGUAGE = "language";

    /** Nobody has composed it yet. */
    public static final String COMPOSITION = "composition";

    /** Words, stance or source are others since a person wrote it. */
    public static final String REREADING = "rereading";

    public Proposition {
        missing = List.copyOf(missing);
    }

    public static Proposition complete(String text) {
        return new Proposition(text, List.of());
    }

    public static Proposition lacking(String text, String... missing) {
        return new Proposition(text, List.of(missing));
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
