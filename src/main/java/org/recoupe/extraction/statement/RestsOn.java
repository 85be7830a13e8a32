package org.recoupe.extraction.statement;

import java.util.Locale;

/**
 * What it rests on that somebody is said to say something, so that a person can look there first.
 *
 * @param sentences how far back the one stands whom a pronoun, or speech that goes on, is taken for; 0 for the same sentence
 */
public record RestsOn(Kind kind, int sentences) {
    public enum Kind {
        /** A name beside the verb. */
        NAME,
        /** A name with an office beside it: "le maire, Jean Dupont". */
        APPOSITION,
        /** A description without a name: "la police", "un médecin". */
        DESCRIPTION,
        /** A pronoun that may stand for one only. */
        PRONOUN,
        /** A pronoun that may stand for several. */
        CANDIDATES,
        /** Nothing but that somebody spoke right before. */
        CONTINUATION,
        /** A parse alone; no rule has read the sentence. */
        PARSE,
        /** The text names nobody. */
        NOBODY
    }

    public static final RestsOn NOBODY = new RestsOn(Kind.NOBODY, 0);

    /** As the command line and the API write it: "pronoun". */
    public String code() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
