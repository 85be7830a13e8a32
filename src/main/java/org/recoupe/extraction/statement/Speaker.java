package org.recoupe.extraction.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that speaks in one text, all mentions taken together: "la directrice de l'OLM, Nora Hamel", "lui".
 *
 * @param name the fullest proper name ("Nora Hamel", "Observatoire des lacs de montagne"), or the description as it stands
 *     for an unnamed source ("des témoins")
 * @param aliases other names it goes by ("OLM"), never pronouns
 * @param speaksFor index in {@link Extraction#speakers()} of the organisation this one speaks for, or null
 */
public record Speaker(
        String name,
        Kind kind,
        List<String> aliases,
        @Nullable Integer speaksFor) {
    public enum Kind {
        PERSON,
        ORGANISATION,
        /** A news agency, broadcaster or platform that passes statements on. */
        RELAY,
        /** Not named in the text: each is a source of its own. */
        UNNAMED
    }
}
