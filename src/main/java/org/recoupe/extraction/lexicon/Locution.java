package org.recoupe.extraction.lexicon;

/**
 * A verb that says something only together with other words: "faire état", "point out".
 *
 * @param lemma of verb and words together, as {@link Lexicon#saying} knows it
 * @param end number of the token behind its last word
 */
public record Locution(String lemma, int end) {}
