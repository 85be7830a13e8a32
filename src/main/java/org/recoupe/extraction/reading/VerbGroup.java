package org.recoupe.extraction.reading;

import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Tense;

/**
 * A verb with its auxiliaries and what stands between: "n'a pas encore confirmé". Numbers are tokens.
 *
 * @param edge where it begins with negation and clitics
 * @param from where it begins with the auxiliary, or the verb itself
 * @param to behind its last word
 * @param lemma of the verb that carries the meaning
 * @param tense of its first verb; {@code GERUND}, {@code INFINITIVE} and {@code PARTICIPLE} for one that makes no clause
 * @param governor lemma of a verb that holds the meaning at a distance (refuse de confirmer), or null
 * @param inverted the subject clitic within (a-t-il dit), or -1
 */
public record VerbGroup(
        int edge,
        int from,
        int to,
        String lemma,
        Tense tense,
        boolean plural,
        boolean negated,
        boolean passive,
        boolean reflexive,
        @Nullable String governor,
        int inverted) {

    public VerbGroup extended(String withWords, int end) {
        return new VerbGroup(
                edge, from, end, withWords, tense, plural, negated, passive, reflexive, governor, inverted);
    }

    public boolean isFinite() {
        return tense.isFinite();
    }
}
