package org.recoupe.extraction.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/** A quotation without a verb of saying: somebody goes on speaking, or the reporter only sets a colon. */
final class LooseQuotation implements AttributionRule {
    private static final int SHORTEST = 4;
    private static final int LONGEST_ANNOUNCEMENT = 22;

    /** Who is about to speak: source and verb of a sentence that ends in a colon. */
    private record Announced(List<Span> source, List<Span> cue, Stance stance, int number) {
        Attribution saying(Span quotation, int sentence) {
            return new Attribution(List.of(quotation), source, cue, List.of(), stance, "colon", 0.85, sentence);
        }
    }

    private @Nullable Attribution last;
    private @Nullable Announced announced;
    private int lastParagraph = -1;
    /** The sentence that the last dash opened. */
    private int turnFrom;

    @Override
    public void find(Syntax syntax, Findings findings) {
        if (syntax.reading.is(syntax.sentence.from(), "–")) turnFrom = syntax.number;
        for (var i = syntax.start(); i < syntax.sentence.to(); i++) {
            if (!syntax.reading.isQuoted(i)) continue;
            var behind = syntax.behindQuotation(i);
            quotation(syntax, i, behind, findings);
            i = behind - 1;
        }
        turn(syntax, findings);
        remember(syntax);
        var found = findings.speakerIn(syntax.number, syntax.reading);
        if (found != null) {
            last = found;
            lastParagraph = syntax.sentence.paragraph();
        }
    }

    /** Who takes the word behind a dash says the rest of the paragraph too. */
    private void turn(Syntax syntax, Findings findings) {
        if (!syntax.isDialogue()
                || last == null
                || last.source().isEmpty()
                || lastParagraph != syntax.sentence.paragraph()
                || last.sentence() < turnFrom
                || syntax.reading.is(syntax.sentence.to() - 1, "?")
                || syntax.reading.is(syntax.sentence.from(), "–")) return;
        var span = syntax.reading.span(syntax.start(), syntax.sentence.to());
        if (findings.lastIn(syntax.number) != null || findings.covers(span, syntax.number)) return;
        findings.add(new Attribution(
                List.of(span), last.source(), List.of(), List.of(), Stance.ASSERTS, "turn", 0.7, syntax.number));
    }

    private void quotation(Syntax syntax, int from, int to, Findings findings) {
        if (syntax.reading.behindNickname(from) > from) return;
        var span = syntax.reading.span(from, to);
        if (findings.covers(span, syntax.number)) return;
        var alone = isAlone(syntax, from, to);
        var announced = alone ? announced(syntax) : null;
        if (announced != null) {
            findings.add(announced.saying(span, syntax.number));
            return;
        }
        var signed = signature(syntax, from, to);
        if (!signed.isEmpty()) {
            findings.add(new Attribution(
                    List.of(span), signed, List.of(), List.of(), Stance.ASSERTS, "signed", 0.85, syntax.number));
            return;
        }
        var goesOn = alone && goesOn(syntax) && !source(syntax, from, to).isEmpty();
        if (!goesOn && (to - from - 2 < SHORTEST || !isSpeech(syntax, from, to))) return;
        findings.add(new Attribution(
                List.of(span),
                source(syntax, from, to),
                cue(syntax, from),
                List.of(),
                Stance.ASSERTS,
                "quotation",
                0.6,
                syntax.number));
    }

    /** « … » — Hugo Belland, batelier: who is named behind a dash that closes the sentence; empty if nobody is. */
    private static List<Span> signature(Syntax syntax, int from, int to) {
        var reading = syntax.reading;
        if (from > syntax.start() + 1 || !reading.is(to, "–") || to + 1 >= syntax.end()) return List.of();
        var phrase = syntax.phrases.withApposition(to + 1, syntax.end(), false);
        return phrase.to() >= syntax.end() && syntax.phrases.namesSpeaker(to + 1, phrase.core())
                ? List.of(reading.span(phrase.from(), phrase.to()))
                : List.of();
    }

    /** A sentence, not a title or a word the reporter keeps away from. */
    private static boolean isSpeech(Syntax syntax, int from, int to) {
        var reading = syntax.reading;
        var colon = reading.is(from - 1, ":");
        for (var i = from; i < to; i++) {
            var forms = reading.forms(i);
            if (reading.isFiniteVerb(i)
                    || LanguageRules.reading(forms, f -> f.tense().isFinite() && f.tense() != Tense.SUBJUNCTIVE) != null
                            && i > from + 1
                            && colon) return true;
        }
        return colon && to - from > 8;
    }

    private List<Span> source(Syntax syntax, int from, int to) {
        var reading = syntax.reading;
        if (reading.is(from - 1, ":")) {
            for (var v = syntax.verbs.size() - 1; v >= 0; v--) {
                var verb = syntax.verbs.get(v);
                var main = v == 0 || !reading.is(verb.edge() - 1, WordClass.RELATIVE);
                if (main && verb.isFinite() && verb.to() < from && !reading.isQuoted(verb.from())) {
                    var subject = syntax.subjectOf(verb);
                    if (!subject.isEmpty()) return subject;
                }
            }
        }
        return last != null && isAlone(syntax, from, to) && (goesOn(syntax) || speaksOn(syntax))
                ? last.source()
                : List.of();
    }

    /** "Il tempête : « … »": any verb reports that stands right before a colon and a quotation. */
    private static List<Span> cue(Syntax syntax, int from) {
        if (!syntax.reading.is(from - 1, ":")) return List.of();
        for (var verb : syntax.verbs)
            if (!syntax.reading.isQuoted(verb.from())
                    && verb.to() < from
                    && LanguageRules.skipCircumstances(syntax.reading, verb.to(), from) == from - 1)
                return syntax.cueOf(verb);
        return List.of();
    }

    private static boolean isAlone(Syntax syntax, int from, int to) {
        return from <= syntax.start() + 1 && to >= syntax.end();
    }

    /** Whether somebody spoke right before, in the same paragraph. */
    private boolean goesOn(Syntax syntax) {
        return last != null && lastParagraph == syntax.sentence.paragraph() && last.sentence() >= syntax.number - 2;
    }

    /** A paragraph that opens with a quotation, right behind one in which somebody was quoted last. */
    private boolean speaksOn(Syntax syntax) {
        return last != null
                && (syntax.language.speaksOnInNextParagraph() || isReopened(syntax))
                && lastParagraph == syntax.sentence.paragraph() - 1
                && last.sentence() == syntax.number - 1
                && last.content().stream().anyMatch(c -> syntax.reading.isQuoted(syntax.reading.tokenAt(c.start())));
    }

    /** Whether the quotation before was left open for this one to go on. */
    private static boolean isReopened(Syntax syntax) {
        var reading = syntax.reading;
        var quotation = reading.quotationAt(syntax.start());
        return quotation > 0 && !reading.quotations.get(quotation - 1).closed();
    }

    /** "He said:" at the end of the paragraph before. */
    private @Nullable Announced announced(Syntax syntax) {
        return announced != null && announced.number() == syntax.number - 1 ? announced : null;
    }

    /** "Et de la batelière, Lise Aubin :", "From the office of Lise Aubin, pilot." before a paragraph of quotation. */
    private static List<Span> announcedByName(Syntax syntax, int lastToken) {
        var reading = syntax.reading;
        var colon = reading.is(lastToken, ":");
        if (lastToken - syntax.start() > LONGEST_ANNOUNCEMENT || !colon && !reading.is(lastToken, "."))
            return List.of();
        var start = syntax.start();
        while (start < lastToken && reading.is(start, WordClass.CONJUNCTION)) start++;
        var behind = reading.phraseEnd(WordClass.SPOKEN_BY, start, lastToken);
        // "From Jane Roe." is a byline as well; only "from the desk of" says that she speaks.
        if (!colon && behind <= start + 1) return List.of();
        // "des" and "du" are the article too.
        var from = behind < 0 ? start : reading.is(behind - 1, WordClass.DETERMINER) ? behind - 1 : behind;
        var phrase = syntax.phrases.withApposition(from, lastToken, false);
        return phrase.to() == lastToken && syntax.phrases.namesSpeaker(phrase.from(), phrase.core())
                ? List.of(reading.span(phrase.from(), phrase.to()))
                : List.of();
    }

    private void remember(Syntax syntax) {
        announced = null;
        var lastToken = syntax.sentence.to() - 1;
        var named = announcedByName(syntax, lastToken);
        if (!named.isEmpty()) announced = new Announced(named, List.of(), Stance.ASSERTS, syntax.number);
        if (syntax.verbs.isEmpty() || !syntax.reading.is(lastToken, ":") && !syntax.reading.is(lastToken, ",")) return;
        var verb = syntax.verbs.get(syntax.verbs.size() - 1);
        var saying = syntax.saying(verb);
        if (lastToken - verb.to() > 12 || syntax.reading.isQuoted(verb.from())) return;
        if (saying == null && (!syntax.reading.is(lastToken, ":") || !verb.isFinite())) return;
        announced = new Announced(
                syntax.subjectOf(verb),
                syntax.cueOf(verb),
                saying == null ? Stance.ASSERTS : syntax.stanceOf(verb, saying),
                syntax.number);
    }
}
