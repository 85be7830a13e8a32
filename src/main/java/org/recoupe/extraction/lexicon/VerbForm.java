package org.recoupe.extraction.lexicon;

/**
 * One reading of a word as a verb: "affirment" is affirmer, present, plural.
 *
 * @param person 1, 2 or 3; 0 where it makes no difference
 */
public record VerbForm(String lemma, Tense tense, int person, boolean plural) {}
