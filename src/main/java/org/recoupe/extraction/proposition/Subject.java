package org.recoupe.extraction.proposition;

import org.recoupe.extraction.lexicon.Gender;

/**
 * Who says something, where a sentence is about them.
 *
 * @param words with an article where one belongs there, as within a sentence: "la préfecture", "Nora Hamel"
 * @param person whether it is a single person, who says "I" and not "we"
 */
record Subject(String words, boolean plural, boolean person, Gender gender) {}
