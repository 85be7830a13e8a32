package org.recoupe.extraction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.kernel.Span;

/** A quotation without a verb of saying: somebody goes on speaking, or the reporter only sets a colon. */
final class LooseQuotation implements AttributionRule {
    private static final int SHORTEST = 4;

    /** Who is about to speak: source and verb of a sentence that ends in a colon. */
    private record Announced(List<Span> source, List<Span> cue, Stance stance, int number) {
        Attribution saying(Span quotation, int sentence) {
            return new Attribution(List.of(quotation), source, cue, List.of(), stance, "colon", 0.85, sentence);
        }
    }

    private @Nullable Attribution last;
    private @Nullable Announced announced;
    private int lastParagraph = -1;

    @Override
    public void find(Syntax syntax, Findings findings) {
        for (var i = syntax.start(); i < syntax.sentence.to(); i++) {
            if (!syntax.reading.isQuoted(i)) continue;
            var behind = syntax.behindQuotation(i);
            quotation(syntax, i, behind, findings);
            i = behind - 1;
        }
        remember(syntax);
        var found = findings.speakerIn(syntax.number, syntax.reading);
        if (found != null) {
            last = found;
            lastParagraph = syntax.sentence.paragraph();
        }
    }

    private void quotation(Syntax syntax, int from, int to, Findings findings) {
        var span = syntax.reading.span(from, to);
        if (findings.covers(span, syntax.number)) return;
        var alone = isAlone(syntax, from, to);
        var announced = alone ? announced(syntax) : null;
        if (announced != null) {
            findings.add(announced.saying(span, syntax.number));
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
        return syntax.language.speaksOnInNextParagraph()
                && last != null
                && lastParagraph == syntax.sentence.paragraph() - 1
                && last.sentence() == syntax.number - 1
                && last.content().stream().anyMatch(c -> syntax.reading.isQuoted(syntax.reading.tokenAt(c.start())));
    }

    /** "He said:" at the end of the paragraph before. */
    private @Nullable Announced announced(Syntax syntax) {
        return announced != null && announced.number() == syntax.number - 1 ? announced : null;
    }

    private void remember(Syntax syntax) {
        announced = null;
        var lastToken = syntax.sentence.to() - 1;
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
