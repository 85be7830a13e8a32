package org.recoupe.extraction.attribution;

import java.util.List;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;

/** A name before a colon at the head of a line, as in headlines and interviews: "Moreau: the dam was safe". */
final class SpeakerLabel implements AttributionRule {
    private static final int LONGEST = 6;
    private static final int LONGEST_PHRASE = 18;

    @Override
    public void find(Syntax syntax, Findings findings) {
        var reading = syntax.reading;
        var start = syntax.start();
        var colon = colonBehindName(syntax, start);
        if (colon < 0) colon = colonBehindPhrase(syntax, start);
        if (colon < 0 || colon + 2 >= syntax.end()) return;
        var quoted = reading.isQuoted(colon + 1) && syntax.behindQuotation(colon + 1) >= syntax.end();
        if (!quoted && (!syntax.language.colonSpeaks() || !reading.hasFiniteVerb(colon + 1, syntax.sentence.to())))
            return;
        findings.add(new Attribution(
                List.of(reading.span(colon + 1, syntax.end())),
                List.of(reading.span(start, colon)),
                syntax.language.colonSpeaks() ? List.of(reading.span(colon, colon + 1)) : List.of(),
                List.of(),
                Stance.ASSERTS,
                "label",
                0.85,
                syntax.number));
    }

    private static int colonBehindName(Syntax syntax, int start) {
        var reading = syntax.reading;
        for (var i = start; i < Math.min(syntax.end(), start + LONGEST); i++) {
            if (reading.is(i, ":")) return i > start && startsLine(reading, syntax.sentence.from()) ? i : -1;
            var token = reading.token(i);
            if (!token.isWord() || !token.capital() && !reading.is(i, WordClass.OF)) return -1;
            if (reading.is(i, WordClass.TOPIC) || reading.is(i, WordClass.DAY) || reading.is(i, WordClass.SUBORDINATOR))
                return -1;
        }
        return -1;
    }

    /** "- Jeanne Aubrac, ministre de la Santé : « … »": with what stands beside the name, only before a quotation. */
    private static int colonBehindPhrase(Syntax syntax, int start) {
        var reading = syntax.reading;
        if (syntax.sentence.heading() || !startsLine(reading, syntax.sentence.from()) || !syntax.phrases.starts(start))
            return -1;
        for (var i = start; i < Math.min(syntax.end(), start + LONGEST_PHRASE); i++) {
            if (reading.is(i, ":"))
                return reading.isQuoted(i + 1) && syntax.phrases.namesSpeaker(start, syntax.phrases.end(start, i))
                        ? i
                        : -1;
            if (reading.isQuoted(i)
                    || reading.isFiniteVerb(i)
                    || reading.token(i).endsSentence()) return -1;
        }
        return -1;
    }

    private static boolean startsLine(Reading reading, int i) {
        return i == 0
                || reading.text
                                .subSequence(
                                        reading.token(i - 1).end(),
                                        reading.token(i).start())
                                .indexOf('\n')
                        >= 0;
    }
}
