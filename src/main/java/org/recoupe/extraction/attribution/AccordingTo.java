package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.SourcePhrase;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/** A source named without a verb: selon la police, d'après lui, according to the ministry, de source diplomatique. */
final class AccordingTo implements AttributionRule {
    @Override
    public void find(Syntax syntax, Findings findings) {
        for (var i = syntax.start(); i < syntax.end(); i++) {
            if (syntax.reading.isQuoted(i)) continue;
            var phrase = syntax.lexicon.sourcePhrase(syntax.reading.tokens, i, syntax.sentence.to());
            if (phrase != null) i = Math.max(i, at(syntax, i, phrase, findings) - 1);
        }
    }

    private static int at(Syntax syntax, int cue, SourcePhrase phrase, Findings findings) {
        var reading = syntax.reading;
        var from = phrase.end();
        if (phrase.of()) {
            if (!reading.is(from, WordClass.OF)) return phrase.end();
            if (!reading.is(from, WordClass.DETERMINER)
                    || reading.is(from, "de")
                    || reading.is(from, "d'")
                    || reading.is(from, "of")) from++;
        }
        if (syntax.phrases.isBehindCompound(cue)) return phrase.end();
        var initial = isInitial(syntax, cue);
        // "de source policière": the preposition is the cue, the rest the source.
        var start = phrase.unnamed() ? cue + 1 : from;
        var end = phrase.unnamed() ? adjectives(syntax, phrase.end()) : sourceEnd(syntax, from, initial);
        if (end <= from && !phrase.unnamed() || phrase.unnamed() && end == phrase.end()) return phrase.end();
        if (!phrase.unnamed() && !isSource(syntax, from, end, phrase.strict())) return phrase.end();
        if (phrase.strict() && (!initial || !reading.is(end, ","))) return phrase.end();
        if (phrase.unnamed()
                && (findings.names(reading.span(start, end), syntax.number)
                        || isWithin(reading.span(cue, end), syntax, findings))) return end;
        var content = initial ? behind(syntax, end) : around(syntax, cue, end);
        if (content.isEmpty()) return phrase.end();
        var stance = isConditional(syntax, content) ? Stance.HEDGES : Stance.ASSERTS;
        // The cue of an unnamed source is only its preposition: "de source policière" names source and cue in one.
        var cueSpan = phrase.unnamed() ? reading.span(cue, cue + 1) : reading.span(cue, phrase.end());
        findings.add(new Attribution(
                content,
                List.of(reading.span(start, end)),
                List.of(cueSpan),
                List.of(),
                stance,
                "according-to",
                0.9,
                syntax.number));
        return end;
    }

    /** "a indiqué, de source diplomatique, que …": a circumstance of what somebody else says, or a part of it. */
    private static boolean isWithin(Span phrase, Syntax syntax, Findings findings) {
        for (var other : findings.in(syntax.number)) {
            var cue = other.cue();
            if (cue.isEmpty()) continue;
            var behind = cue.get(cue.size() - 1).end() <= phrase.start();
            if (behind && phrase.end() <= other.start()) return true;
            for (var piece : other.content()) if (behind && piece.contains(phrase)) return true;
        }
        return false;
    }

    private static int adjectives(Syntax syntax, int from) {
        var i = from;
        while (i < syntax.end()
                && syntax.reading.token(i).isWord()
                && !syntax.reading.isFiniteVerb(i)
                && !syntax.reading.is(i, WordClass.PREPOSITION)
                && !syntax.reading.is(i, WordClass.DETERMINER)
                && !syntax.reading.is(i, WordClass.SUBJECT_PRONOUN)
                && !syntax.reading.is(i, WordClass.THAT)
                && i < from + 4) i++;
        while (i > from && syntax.reading.is(i - 1, WordClass.CONJUNCTION)) i--;
        return i;
    }

    private static int sourceEnd(Syntax syntax, int from, boolean initial) {
        var reading = syntax.reading;
        var phrase = syntax.phrases.withApposition(from, syntax.end(), initial);
        // "… selon les syndicats, un sur deux selon l'entreprise": what another says is no apposition.
        var behind = LanguageRules.skipCircumstances(reading, phrase.to(), syntax.end());
        if (phrase.to() > phrase.core())
            for (var i = phrase.core(); i <= Math.min(behind + 1, syntax.end() - 1); i++)
                if (syntax.lexicon.sourcePhrase(reading.tokens, i, syntax.end()) != null) return phrase.core();
        return phrase.to();
    }

    private static boolean isSource(Syntax syntax, int from, int end, boolean strict) {
        var reading = syntax.reading;
        var i = from;
        while (i < end - 1 && reading.is(i, WordClass.DETERMINER)) i++;
        if (reading.is(i, WordClass.PERSONAL_PRONOUN)) return true;
        if (reading.isCapital(i)) return !strict || !reading.is(i, WordClass.DAY);
        var word = reading.word(i);
        if (syntax.lexicon.isNoSource(word) || reading.token(i).isNumber()) return false;
        if (!strict) return true;
        for (var k = i; k < Math.min(end, i + 3); k++)
            if (syntax.lexicon.person(reading.word(k)) != null || syntax.lexicon.organisation(reading.word(k)) != null)
                return true;
        return false;
    }

    private static boolean isInitial(Syntax syntax, int cue) {
        var i = syntax.start();
        while (i < cue
                && (syntax.reading.is(i, WordClass.CONNECTIVE)
                        || syntax.reading.is(i, WordClass.CONJUNCTION)
                        || syntax.reading.is(i, WordClass.CONTRAST)
                        || syntax.reading.is(i, WordClass.ADVERB)
                        || syntax.reading.is(i, ","))) i++;
        return i == cue;
    }

    private static List<Span> behind(Syntax syntax, int end) {
        var reading = syntax.reading;
        var from = end;
        while (from < syntax.end() && (syntax.reading.is(from, ",") || syntax.reading.is(from, ":"))) from++;
        if (from == end && from < syntax.end() && reading.is(from, WordClass.RELATIVE)) return List.of();
        // "Selon le ministre, qui rentrait lundi, la loi …": what is told of the source is not what it says.
        if (reading.is(from, WordClass.RELATIVE))
            for (var i = from; i < syntax.end(); i++)
                if (reading.is(i, ",") && reading.hasFiniteVerb(from, i) && reading.hasFiniteVerb(i, syntax.end())) {
                    from = i + 1;
                    break;
                }
        // "De source militaire, on apprend que …": what is learnt is said.
        for (var verb : syntax.verbs)
            if (reading.is(from, WordClass.ONE) && verb.edge() == from + 1 && reading.is(verb.to(), WordClass.THAT)) {
                from = verb.to();
                break;
            }
        var to = scopeEnd(syntax, from);
        return to - from < 2 ? List.of() : List.of(syntax.reading.span(from, to));
    }

    private static List<Span> around(Syntax syntax, int cue, int end) {
        var reading = syntax.reading;
        var from = clauseStart(syntax, cue);
        var to = syntax.trimmed(from, cue);
        while (to > from && reading.is(to - 1, "comme")) to = syntax.trimmed(from, to - 1);
        var content = new ArrayList<Span>();
        if (to > from) content.add(reading.span(from, to));
        var complete = reading.hasFiniteVerb(from, to) || isQuotation(reading, from, to);
        if (reading.is(end, ",") || reading.isQuoted(end)) {
            var rest = reading.is(end, ",") ? end + 1 : end;
            var restEnd = scopeEnd(syntax, rest);
            if (restEnd > rest
                    && (!complete && reading.hasFiniteVerb(rest, restEnd)
                            || complete && belongs(syntax, rest, restEnd))) content.add(reading.span(rest, restEnd));
        }
        return content;
    }

    private static boolean isQuotation(Reading reading, int from, int to) {
        return from < to && reading.isQuoted(to - 1);
    }

    /** Whether what follows goes on with the clause before, and is no clause of its own. */
    private static boolean belongs(Syntax syntax, int from, int to) {
        var reading = syntax.reading;
        if (reading.is(from, WordClass.RELATIVE)
                || reading.is(from, WordClass.CONJUNCTION)
                || reading.is(from, WordClass.CONTRAST)) return false;
        if (reading.is(from, WordClass.SUBORDINATOR)) return false;
        if (reading.isGerund(from)) return false;
        return !reading.hasFiniteVerb(from, to)
                && (reading.is(from, WordClass.PREPOSITION) || reading.is(from, WordClass.OF));
    }

    /** Behind a verb of saying's "que", if the phrase stands within what is said; else where the sentence begins. */
    private static int clauseStart(Syntax syntax, int cue) {
        var reading = syntax.reading;
        for (var i = cue - 1; i > syntax.start(); i--) {
            if (reading.isQuoted(i)) continue;
            // "200 personnes selon les organisateurs, 80 selon la police": each says its own.
            if (reading.is(i, ",") && !reading.hasFiniteVerb(i, cue) && followsSource(syntax, i)) return i + 1;
            if (reading.is(i, ";") || reading.is(i, ":")) return i + 1;
            if (reading.is(i, WordClass.THAT) && syntax.isSaying(i - 1)) return i + 1;
            if (reading.is(i, WordClass.CONTRAST)
                    && reading.is(i - 1, ",")
                    && reading.hasFiniteVerb(syntax.start(), i)
                    && reading.hasFiniteVerb(i, cue)) return i + 1;
        }
        // "Et depuis …, selon X": the word that joins it to the sentence before is not what X says.
        var start = syntax.start();
        return reading.is(start, WordClass.CONJUNCTION) || reading.is(start, WordClass.CONTRAST) ? start + 1 : start;
    }

    private static boolean followsSource(Syntax syntax, int comma) {
        for (var i = Math.max(syntax.start(), comma - 12); i < comma - 1; i++) {
            var phrase = syntax.lexicon.sourcePhrase(syntax.reading.tokens, i, syntax.sentence.to());
            if (phrase != null && !phrase.strict() && syntax.phrases.end(phrase.end(), comma) == comma) return true;
        }
        return false;
    }

    private static int scopeEnd(Syntax syntax, int from) {
        var limit = syntax.end();
        for (var i = from; i < limit; i++) {
            if (syntax.reading.isQuoted(i)) i = Math.max(i, syntax.behindQuotation(i) - 1);
            else if (syntax.reading.is(i, ";") || syntax.reading.is(i, ":") && syntax.isSaidBehind(i))
                return syntax.trimmed(from, i);
        }
        return syntax.trimmed(from, limit);
    }

    /** "Selon X, le ministre aurait démissionné": the reporter keeps away from it. */
    private static boolean isConditional(Syntax syntax, List<Span> content) {
        for (var verb : syntax.verbs) {
            var at = syntax.reading.token(verb.from()).start();
            if (!verb.isFinite() || content.stream().noneMatch(c -> c.start() <= at && at < c.end())) continue;
            return verb.tense() == Tense.CONDITIONAL && !syntax.reading.isQuoted(verb.from());
        }
        return false;
    }
}
