package org.recoupe.extraction.syntax;

import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.NounPhrases.Phrase;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;

/** Who does what the verb says: the noun phrase before it, over inserts and adverbs, or the noun a relative stands for. */
public final class Subjects {
    /** A clause longer than this is left out of the name of who speaks; in tokens, with the noun. */
    private static final int LONGEST_RELATIVE = 10;

    private final Reading reading;
    private final NounPhrases phrases;

    public Subjects(Reading reading, NounPhrases phrases) {
        this.reading = reading;
        this.phrases = phrases;
    }

    /** The subject that ends right before the verb, not looked for before {@code from}; null if there is none. */
    public @Nullable Phrase subjectBefore(VerbGroup verb, int from) {
        var edge = beforeAdverbs(verb.edge(), from);
        if (edge <= from) return null;
        if (reading.is(edge - 1, WordClass.RELATIVE)) return antecedent(edge - 1, from);
        if (reading.is(edge - 1, WordClass.SUBJECT_PRONOUN)) {
            var start =
                    reading.is(edge - 1, WordClass.PERSONAL_PRONOUN) || reading.is(edge - 1, WordClass.SUBJECT_PRONOUN)
                            ? edge - 1
                            : edge;
            return new Phrase(start, edge, edge);
        }
        var first = Math.max(from, edge - NounPhrases.REACH);
        if (!isInsertMark(edge - 1)) {
            var phrase = withRelative(first, edge);
            return phrase == null ? leftmost(first, edge, edge) : phrase;
        }
        // "Le maire, qui rentrait, a dit": the subject stands before what the commas enclose.
        for (var comma = first; comma < edge - 1; comma++) {
            if (!isInsertMark(comma) || reading.is(comma, ",") != reading.is(edge - 1, ",")) continue;
            if (reading.hasFiniteVerb(comma + 1, edge - 1) && !opensInsert(comma + 1)) continue;
            var phrase = leftmost(first, comma, comma);
            if (phrase == null || phrase.to() - phrase.from() < 1) continue;
            var insert = !reading.hasFiniteVerb(comma + 1, edge - 1)
                    && phrases.starts(comma + 1)
                    && !reading.is(comma + 1, WordClass.RELATIVE);
            return new Phrase(
                    behindOffice(first, phrase.from()), comma, insert ? edge - 1 : appositionEnd(comma, edge - 1));
        }
        return null;
    }

    /** "Un médecin qui a requis l'anonymat | a dit": one clause hangs on the noun, without commas. */
    private @Nullable Phrase withRelative(int first, int edge) {
        VerbGroup inner = null;
        for (var i = edge - 1; i > first; i--) {
            if (reading.token(i).isPunctuation() || reading.is(i, WordClass.THAT)) return null;
            var verb = reading.verbAt(i);
            if (verb != null && verb.isFinite() && verb != inner) {
                if (inner != null) return null;
                inner = verb;
            }
            if (!reading.is(i, WordClass.RELATIVE)) continue;
            if (inner == null || inner.edge() != i + 1) return null;
            var noun = antecedent(i, first);
            return noun == null ? null : new Phrase(noun.from(), i, edge - noun.from() <= LONGEST_RELATIVE ? edge : i);
        }
        return null;
    }

    /** "Jane Roe, a teacher who lives nearby,": the noun belongs to the name, the clause does not. */
    private int appositionEnd(int comma, int limit) {
        if (!phrases.starts(comma + 1)
                || reading.is(comma + 1, WordClass.RELATIVE)
                || reading.is(comma + 1, WordClass.PRONOUN)) return comma;
        var end = phrases.end(comma + 1, limit);
        return end > comma + 1 && reading.is(end, WordClass.RELATIVE) ? end : comma;
    }

    /** Where "le patron du bac, Hugo Belland" begins if the name begins at the token. */
    private int behindOffice(int first, int name) {
        if (!reading.is(name - 1, ",") || !reading.isCapital(name)) return name;
        var office = leftmost(first, name - 1, name - 1);
        return office == null || !phrases.namesSpeaker(office.from(), office.to()) ? name : office.from();
    }

    /** A clause between commas hangs on the noun before, or on a conjunction: "qui …", "dont …", "if …", "au nom duquel …". */
    private boolean opensInsert(int from) {
        for (var i = from; i < Math.min(from + 4, reading.size()); i++)
            if (reading.is(i, WordClass.RELATIVE)
                    || reading.is(i, WordClass.SUBORDINATOR)
                    || reading.is(i, WordClass.QUESTION)) return true;
        return false;
    }

    private boolean isInsertMark(int i) {
        return reading.is(i, ",") || reading.is(i, "–") || reading.is(i, "-");
    }

    private int beforeAdverbs(int edge, int from) {
        var i = edge;
        for (var moved = true; moved && i > from; ) {
            moved = false;
            for (var start = Math.max(from, i - 5); start < i; start++) {
                if (LanguageRules.skipCircumstances(reading, start, i) == i
                        && !reading.isCapital(start)
                        && !reading.is(start, WordClass.SUBJECT_PRONOUN)) {
                    i = start;
                    moved = true;
                    break;
                }
            }
        }
        return i;
    }

    private @Nullable Phrase leftmost(int first, int end, int limit) {
        for (var start = first; start < end; start++) {
            // "Ni le ministère ni la police".
            if (reading.is(start, WordClass.NEITHER)
                    && reading.is(start + 1, WordClass.DETERMINER)
                    && phrases.end(start + 1, limit) == end) return new Phrase(start, end, end);
            // "Au cours du conseil, …": what a preposition opens is no subject.
            if (reading.is(start, WordClass.PREPOSITION) && reading.is(start, WordClass.DETERMINER)) continue;
            if (isHeldBefore(start, first) || !phrases.starts(start) && !isBareNoun(start, first)) continue;
            if (phrases.end(start, limit) == end) return new Phrase(start, end, end);
        }
        return null;
    }

    /** "…, current and former officials said": a noun without a determiner, where a clause may begin. */
    private boolean isBareNoun(int i, int first) {
        return opensClause(i, first) && phrases.isPlain(i);
    }

    private boolean opensClause(int i, int first) {
        if (i == first) return true;
        return reading.token(i - 1).isPunctuation()
                || reading.is(i - 1, WordClass.THAT)
                || reading.is(i - 1, WordClass.SUBORDINATOR)
                || reading.is(i - 1, WordClass.RELATIVE)
                || reading.is(i - 1, WordClass.CONTRAST)
                || reading.is(i - 1, WordClass.ADVERB)
                || reading.is(i - 1, WordClass.CONJUNCTION)
                || reading.isFiniteVerb(i - 1);
    }

    /** Within another phrase: behind its preposition, its determiner or its conjunction. */
    private boolean isHeldBefore(int start, int first) {
        if (start == first) return false;
        var before = start - 1;
        if (reading.phraseEnd(WordClass.DETERMINER, before, reading.size()) > start) return true;
        if (reading.is(start, WordClass.OF) && isNounLike(before)) return true;
        return reading.is(before, WordClass.PREPOSITION) && !reading.is(before, WordClass.SUBORDINATOR)
                || reading.is(before, WordClass.OF)
                || reading.is(before, WordClass.DETERMINER) && !reading.is(before, WordClass.SOMEONE)
                || reading.quotationAt(start) >= 0 && reading.quotationAt(start) == reading.quotationAt(before);
    }

    private boolean isNounLike(int i) {
        return reading.token(i).isWord() && !reading.is(i, WordClass.PREPOSITION) && phrases.isPlain(i);
    }

    /** The noun right before a present participle that describes it: "un document affirmant que"; null behind a comma or "en". */
    @Nullable
    Phrase nounBefore(int edge, int from) {
        if (edge <= from
                || reading.token(edge - 1).isPunctuation()
                || reading.is(edge - 1, "en")
                || reading.is(edge, "en")) return null;
        return antecedent(edge, from);
    }

    /** The noun a relative pronoun stands for, which ends right before it or its comma. */
    private @Nullable Phrase antecedent(int relative, int from) {
        var end = reading.is(relative - 1, ",") ? relative - 1 : relative;
        if (end <= from) return null;
        var first = Math.max(from, end - NounPhrases.REACH);
        Phrase found = null;
        for (var start = first; start < end; start++) {
            if (!phrases.starts(start) || reading.is(start - 1, WordClass.DETERMINER)) continue;
            var held = reading.is(start - 1, WordClass.OF) && !phrases.isBehindCompound(start - 1);
            if (held && (found == null || !phrases.canSpeak(start)) || phrases.end(start, end) != end) continue;
            // "le bateau de la compagnie, qui promet": a ship promises nothing, the company may.
            if (phrases.canSpeak(start)) return new Phrase(start, end, end);
            if (found == null) found = new Phrase(start, end, end);
        }
        return found;
    }
}
