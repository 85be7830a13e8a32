package org.recoupe.extraction.attribution;

import java.util.List;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/** What is said stands before, as a noun: "une information que le club n'a pas confirmée", "des accusations que réfute l'armée". */
final class RelativeObject implements AttributionRule {
    /** How far before its verb "que" may stand. */
    private static final int NEAR = 16;

    @Override
    public void find(Syntax syntax, Findings findings) {
        if (!syntax.language.needsInversion()) return;
        for (var verb : syntax.verbs) {
            var saying = syntax.saying(verb);
            if (saying == null || !verb.isFinite() || verb.passive() || syntax.reading.isQuoted(verb.from())) continue;
            if (!saying.takes(Saying.Frame.NP) && !saying.is(Saying.Flag.DENIES) && !saying.is(Saying.Flag.CONFIRMS))
                continue;
            at(syntax, verb, saying, findings);
        }
    }

    private static void at(Syntax syntax, VerbGroup verb, Saying saying, Findings findings) {
        var reading = syntax.reading;
        var inverted = reading.is(verb.edge() - 1, WordClass.THAT);
        var that = inverted ? verb.edge() - 1 : thatBefore(syntax, verb);
        if (that <= syntax.start() || !isNoun(syntax, that - 1)) return;
        var antecedent = syntax.nounBefore(that);
        if (antecedent == null) return;
        // "le livre que critique le ministre": nobody has said a book; what is denied or confirmed somebody has.
        if (!saying.is(Saying.Flag.DENIES)
                && !saying.is(Saying.Flag.CONFIRMS)
                && !ReportedClause.namesWhatIsSaid(reading, antecedent.from(), antecedent.core())) return;
        if (inverted) {
            var speaker = SpeakerBehind.of(syntax, verb);
            if (speaker == null) return;
            syntax.rememberSubject(verb, List.of(speaker.source()));
            add(syntax, verb, saying, antecedent, List.of(speaker.source()), speaker.relay(), findings);
        } else if (!hasObject(syntax, verb)) {
            var subject = syntax.subjectOf(verb);
            if (!subject.isEmpty()
                    && reading.tokenAt(subject.get(0).start()) == that + 1
                    && !syntax.isNarrator(subject)) add(syntax, verb, saying, antecedent, subject, List.of(), findings);
        }
    }

    private static void add(
            Syntax syntax,
            VerbGroup verb,
            Saying saying,
            NounPhrases.Phrase antecedent,
            List<Span> source,
            List<Span> relay,
            Findings findings) {
        findings.add(new Attribution(
                List.of(syntax.sourceSpan(antecedent)),
                source,
                syntax.cueOf(verb),
                relay,
                syntax.stanceOf(verb, saying),
                "relative",
                0.75,
                syntax.number));
    }

    private static int thatBefore(Syntax syntax, VerbGroup verb) {
        for (var i = verb.edge() - 1; i > Math.max(syntax.start(), verb.edge() - NEAR); i--) {
            if (syntax.reading.is(i, WordClass.THAT)) return i;
            if (syntax.reading.is(i, ",") || syntax.reading.is(i, ":") || syntax.reading.isFiniteVerb(i)) return -1;
        }
        return -1;
    }

    /** A noun right before: not "alors que", "plus que" or "dit que". */
    private static boolean isNoun(Syntax syntax, int i) {
        var reading = syntax.reading;
        return reading.token(i).isWord()
                && reading.verbAt(i) == null
                && !reading.is(i, WordClass.ADVERB)
                && !reading.is(i, WordClass.PREPOSITION)
                && !reading.is(i, WordClass.SUBORDINATOR)
                && !reading.is(i, WordClass.PRONOUN)
                && !reading.is(i, WordClass.NEGATOR)
                && !reading.is(i, WordClass.CONJUNCTION)
                && !reading.is(i, WordClass.SUBJECT_PRONOUN)
                && LanguageRules.reading(reading.forms(i), f -> f.tense() == Tense.PARTICIPLE) == null;
    }

    private static boolean hasObject(Syntax syntax, VerbGroup verb) {
        var reading = syntax.reading;
        var i = LanguageRules.skipAdverbs(reading, verb.to(), syntax.end());
        return i < syntax.end()
                && (reading.is(i, WordClass.DETERMINER) && !reading.is(i, WordClass.PREPOSITION)
                        || reading.is(i, WordClass.THAT)
                        || reading.is(i, ":")
                        || reading.isQuoted(i)
                        || syntax.language.infinitiveAt(reading, i, syntax.end()));
    }
}
