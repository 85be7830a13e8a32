package org.recoupe.extraction.lexicon;

import java.util.Locale;
import java.util.Optional;

/** What a small word does in a sentence; {@code words.txt} lists the words of each, by these names with hyphens. */
public enum WordClass {
    FREQUENT,
    ELISION,
    ENCLITIC,
    ABBREVIATION,
    DETERMINER,
    ARTICLE,
    NOUN_DETERMINER,
    OF,
    QUESTION,
    PREPOSITION,
    NP_PREPOSITION,
    CONJUNCTION,
    CONTRAST,
    SUBORDINATOR,
    RELATIVE,
    THAT,
    SUBJECT_PRONOUN,
    INVERTED_SUBJECT,
    PERSONAL_PRONOUN,
    FIRST_PERSON,
    SOMEONE,
    PRONOUN,
    CLITIC,
    REFLEXIVE,
    NEGATION,
    NEGATOR,
    NO,
    ADVERB,
    ADVERB_ENDING,
    INSERT,
    CONNECTIVE,
    BE,
    HAVE,
    DO,
    MODAL,
    TO,
    SEMI_AUXILIARY,
    REFUSING,
    DOUBLE_SUBJECT,
    DAY,
    MONTH,
    TODAY,
    YESTERDAY,
    TOMORROW,
    TIME,
    SINCE,
    BYLINE,
    NOUN_FIRST,
    APPROXIMATELY,
    AS,
    AT_LEAST,
    AT_MOST,
    HUNDRED,
    THOUSAND,
    MILLION,
    BILLION,
    DOZEN,
    BETWEEN,
    DATELINE_WORD,
    NUMERAL,
    TAIL,
    OPINION,
    SUPERLATIVE,
    SAME,
    FEMININE,
    MASCULINE,
    PLURAL,
    INDEFINITE,
    HUMAN,
    GENERIC,
    GOVERNS_PREPOSITION,
    POSSESSIVE,
    REPRESENTATIVE;

    static Optional<WordClass> named(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
