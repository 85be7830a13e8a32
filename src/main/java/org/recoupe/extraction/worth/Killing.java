package org.recoupe.extraction.worth;

import java.util.Set;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;

/**
 * Who is said to have died, and who to have killed: "l'armée a tué 12 civils" is a charge against the army, "Paul Durand est mort" the death of
 * somebody named; "l'incendie a fait 43 morts" is neither.
 */
final class Killing {
    private static final Set<String> KILL = Set.of(
            "tuer",
            "abattre",
            "assassiner",
            "massacrer",
            "exécuter",
            "égorger",
            "poignarder",
            "décapiter",
            "kill",
            "murder",
            "massacre",
            "slaughter",
            "execute",
            "behead",
            "slay",
            "assassinate");
    private static final Set<String> DIE =
            Set.of("mourir", "décéder", "succomber", "périr", "die", "perish", "pass away", "succumb");
    /** Verbs that say it with a word behind them: "s'est éteint", "passed away", "was found dead". */
    private static final Set<String> DEAD = Set.of("dead", "mort", "morte", "décédé", "décédée");

    private static final Set<String> THE = Set.of("le", "la", "les", "l'", "the", "du");

    /** How far an agent stands from its verb. */
    private static final int REACH = 9;

    private final Reading reading;

    Killing(Reading reading) {
        this.reading = reading;
    }

    /** Whether somebody named, or a body, is said to have killed. */
    boolean hasAuthor(int from, int to) {
        for (var i = from; i < to; i++) {
            var verb = reading.verbAt(i);
            if (verb != null && verb.from() == i && KILL.contains(verb.lemma()) && !verb.passive() && verb.isFinite()) {
                if (isActor(Math.max(from, clauseStart(from, verb.edge())), verb.edge())) return true;
            }
            if (!isKilled(i)) continue;
            for (var k = i + 1; k < Math.min(to, i + REACH); k++) {
                if (reading.token(k).endsSentence()) break;
                if (reading.is(k, "par") || reading.is(k, "by")) {
                    if (isActor(k + 1, Math.min(to, k + REACH))) return true;
                    break;
                }
            }
        }
        return false;
    }

    /** Whether a verb says that somebody killed: what an accusation is about. */
    boolean isTold(int from, int to) {
        for (var i = from; i < to; i++) {
            if (isKilled(i)) return true;
            for (var form : reading.forms(i)) if (KILL.contains(form.lemma())) return true;
        }
        return false;
    }

    private boolean isKilled(int i) {
        for (var form : reading.forms(i))
            if (form.tense() == Tense.PARTICIPLE && KILL.contains(form.lemma())) return true;
        var verb = reading.verbAt(i);
        return verb != null && verb.to() == i + 1 && verb.passive() && KILL.contains(verb.lemma());
    }

    /** Whether somebody who is called by name, and nobody else, is said to have died. */
    boolean isOfSomebodyNamed(int from, int to) {
        for (var i = from; i < to; i++) {
            var verb = reading.verbAt(i);
            if (verb == null || verb.from() != i || !verb.isFinite() || verb.negated() || !saysDead(verb)) continue;
            if (reading.is(verb.edge() - 1, WordClass.SUBJECT_PRONOUN)) continue;
            if (isNamedPerson(clauseStart(from, verb.edge()), verb.edge())) return true;
        }
        return false;
    }

    private boolean saysDead(VerbGroup verb) {
        if (DIE.contains(verb.lemma()) || verb.reflexive() && verb.lemma().equals("éteindre")) return true;
        if (verb.lemma().equals("pass")) return reading.is(verb.to(), "away");
        var found =
                verb.passive() && (verb.lemma().equals("find") || verb.lemma().equals("retrouver"));
        var is = reading.lexicon.is(verb.lemma(), WordClass.BE);
        return (found || is) && DEAD.contains(reading.word(verb.to()));
    }

    /** Behind the last comma or conjunction that opens a clause before the verb. */
    private int clauseStart(int from, int edge) {
        for (var i = edge - 1; i >= from; i--)
            if (reading.token(i).isPunctuation()
                            && !reading.is(i, ",")
                            && !reading.token(i).isQuotationMark()
                    || reading.is(i, WordClass.THAT) && reading.is(i, WordClass.SUBORDINATOR)
                    || reading.isFiniteVerb(i)) return i + 1;
        return from;
    }

    private boolean isNamedPerson(int from, int to) {
        var person = false;
        for (var i = from; i < to; i++) {
            if (reading.is(i, "et")
                    || reading.is(i, "and")
                    || reading.is(i, WordClass.NUMERAL)
                    || reading.token(i).isNumber()) return false;
            if (!reading.isCapital(i)) continue;
            var named = reading.lexicon.givenName(reading.word(i)) != null
                    || reading.lexicon.title(reading.word(i - 1)) != null
                    || reading.lexicon.person(reading.word(i - 1)) != null
                    || reading.fullNames().of(reading.word(i)) != null;
            // "la mère de Paul Durand est morte"
            if (named && !person && (reading.is(i - 1, WordClass.OF) || reading.is(i - 1, "of"))) return false;
            if (named) person = true;
            // "the mother of", "Durand's mother"
            if (reading.is(i + 1, "'s") || reading.is(i + 1, "’s")) return false;
        }
        return person;
    }

    /** "l'armée", "Paul Durand", "des tirs de la police": a body or people there is one of, or a name that is no place's. */
    private boolean isActor(int from, int to) {
        for (var i = from; i < to; i++) {
            var word = reading.word(i);
            if (i > from
                    && reading.is(i, WordClass.PREPOSITION)
                    && !reading.is(i, WordClass.OF)
                    && !reading.is(i, "of")) return false;
            if (reading.isFiniteVerb(i)
                    || reading.is(i, WordClass.RELATIVE)
                    || reading.token(i).endsSentence()) return false;
            var definite = THE.contains(reading.word(i - 1));
            if (reading.lexicon.organisation(word) != null && (definite || !reading.is(i - 1, WordClass.DETERMINER)))
                return true;
            if (definite && reading.lexicon.person(singular(word)) != null && !word.startsWith("victime")) return true;
            if (reading.isCapital(i) && reading.lexicon.givenName(word) != null) return true;
            if (reading.isCapital(i) && i > 0 && i > from && !reading.is(i - 1, WordClass.PREPOSITION)) return true;
        }
        return false;
    }

    private String singular(String word) {
        return reading.lexicon.person(word) == null && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
