package org.recoupe.extraction.meaning;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;

/**
 * A clause of a statement, as far as it says that something is so or not so.
 *
 * @param terms its weighty words, without those that only turn it round
 * @param denied the words a "not" stands before
 * @param denials how often it says no: "ne … pas", "aucun", "et non"
 * @param reversals its words that say no by themselves: "empêcher", "démentir", "impossible"
 */
record Clause(Set<String> terms, Set<String> denied, int denials, int reversals) {
    private static final Set<WordClass> BREAKS = EnumSet.of(
            WordClass.CONJUNCTION, WordClass.CONTRAST, WordClass.SUBORDINATOR, WordClass.RELATIVE, WordClass.THAT);

    /** Marks a clause goes on behind. */
    private static final String INNER = "\"«»“”‘’'()[]-";

    private static final int NEGATION_REACH = 8;
    /** Two words of one negation stand no further apart: "n'a jamais eu aucun". */
    private static final int ONE_NEGATION = 4;

    boolean saysNo() {
        return (denials + reversals) % 2 == 1;
    }

    /** How many terms both have. */
    int shared(Clause other) {
        return (int) terms.stream().filter(other.terms::contains).count();
    }

    Clause named(UnaryOperator<String> name) {
        return new Clause(named(terms, name), named(denied, name), denials, reversals);
    }

    private static Set<String> named(Set<String> terms, UnaryOperator<String> name) {
        return terms.stream().map(name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The clauses from one token to another, in text order. */
    static List<Clause> in(Reading reading, int from, int to, Terms terms) {
        var clauses = new ArrayList<Clause>();
        var start = from;
        var finite = false;
        for (var i = from; i < to; i++) {
            var mark = reading.token(i).isPunctuation() && !INNER.contains(reading.word(i));
            if (mark
                    || finite && reading.isAny(i, BREAKS) && !isDenied(reading, start, i)
                    || reading.phraseEnd(WordClass.INSTEAD, i, to) > 0) {
                if (i > start) clauses.add(new Parts(reading, start, i, terms).clause());
                start = mark ? i + 1 : i;
                finite = false;
            }
            finite |= reading.isFiniteVerb(i);
        }
        if (to > start) clauses.add(new Parts(reading, start, to, terms).clause());
        return clauses;
    }

    /** "n'indique pas que …", "aucune preuve que …": what follows is denied with it. */
    private static boolean isDenied(Reading reading, int from, int that) {
        if (!reading.is(that, WordClass.THAT)) return false;
        var verb = reading.verbAt(that - 1);
        if (verb != null && verb.negated()) return true;
        for (var i = Math.max(from, that - ONE_NEGATION); i < that; i++)
            if (reading.is(i, WordClass.NO) || reading.is(i, WordClass.DENIAL)) return true;
        return false;
    }

    /** What the words of a clause do to it. */
    private static final class Parts {
        private final Reading reading;
        private final int from;
        private final int to;
        private final Terms source;
        private final Set<String> terms = new LinkedHashSet<>();
        private final Set<String> denied = new LinkedHashSet<>();
        private int denials;
        private int reversals;
        private int last = -ONE_NEGATION - 1;

        Parts(Reading reading, int from, int to, Terms source) {
            this.reading = reading;
            this.from = from;
            this.to = to;
            this.source = source;
        }

        Clause clause() {
            var refuted = from;
            for (var i = from; i < to; i++) {
                var term = source.termAt(i);
                // What calls the whole statement false is counted with the statement.
                refuted = Math.max(refuted, reading.phraseEnd(WordClass.REFUTES, i, to));
                if (i >= refuted && denies(i)) deny(i);
                if (i < refuted || !reverses(i)) {
                    if (term != null) terms.add(term);
                    continue;
                }
                reversals++;
                addDenied(i + 1);
            }
            return new Clause(terms, denied, denials, reversals);
        }

        private boolean denies(int i) {
            if (i == from && reading.phraseEnd(WordClass.INSTEAD, i, to) > 0 || reading.is(i, WordClass.DENIAL))
                return true;
            if (reading.is(i, WordClass.NO))
                return reading.token(i + 1 < to ? i + 1 : i).isWord();
            return deniesVerb(reading, i, to);
        }

        /** The first weighty word behind a negation is what is negated, unless it only says that it is not all. */
        private void deny(int at) {
            for (var i = at; i < Math.min(to, at + NEGATION_REACH); i++) {
                if (reading.is(i, WordClass.ONLY) || reading.is(i, WordClass.AS_MUCH)) return;
                if (source.termAt(i) != null) break;
            }
            if (at - last > ONE_NEGATION) denials++;
            last = at;
            addDenied(at);
        }

        private void addDenied(int at) {
            for (var i = at; i < Math.min(to, at + NEGATION_REACH); i++) {
                var term = source.termAt(i);
                if (term == null) continue;
                denied.add(term);
                return;
            }
        }

        /** "cesser de vendre", "refuse to say": what follows is not so, whatever stands there. */
        private boolean reverses(int i) {
            if (reading.phraseEnd(WordClass.ADVERB, i, to) > i + 1) return false;
            if (reading.is(i, WordClass.AVERTS)) return true;
            for (var form : reading.forms(i)) {
                if (reading.lexicon.is(form.lemma(), WordClass.AVERTS)) return true;
                var saying = reading.lexicon.saying(form.lemma());
                if (saying != null && saying.is(Saying.Flag.DENIES)) return true;
            }
            return false;
        }
    }

    /** Whether the verb at the token is denied, also one that no lexicon knows: "ne … pas" around it. */
    static boolean deniesVerb(Reading reading, int i, int to) {
        var verb = reading.verbAt(i);
        if (verb != null) return verb.from() == i && verb.negated() && isNegation(reading, verb);
        if (!reading.is(i, WordClass.NEGATION)) return false;
        for (var k = i + 1; k < Math.min(to, i + NEGATION_REACH); k++) {
            if (reading.is(k, WordClass.NEGATOR) || reading.is(k, WordClass.NO)) return true;
            if (reading.token(k).isPunctuation()) return false;
        }
        return false;
    }

    /** Where a language has a "ne", a "plus" alone denies nothing: "parle de plus de vingt morts". */
    private static boolean isNegation(Reading reading, VerbGroup verb) {
        if (reading.lexicon.listed(WordClass.NEGATION).isEmpty()) return true;
        for (var i = verb.edge(); i <= verb.from(); i++) if (reading.is(i, WordClass.NEGATION)) return true;
        return false;
    }
}
