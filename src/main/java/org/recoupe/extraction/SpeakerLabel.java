package org.recoupe.extraction;

import java.util.List;
import org.recoupe.extraction.lexicon.WordClass;

/** A name before a colon at the head of a line, as in headlines and interviews: "Moreau: the dam was safe". */
final class SpeakerLabel implements AttributionRule {
    private static final int LONGEST = 6;

    @Override
    public void find(Syntax syntax, Findings findings) {
        var reading = syntax.reading;
        var start = syntax.start();
        var colon = colonBehindName(syntax, start);
        if (colon < 0 || colon + 2 >= syntax.end()) return;
        var quoted = reading.isQuoted(colon + 1) && syntax.behindQuotation(colon + 1) >= syntax.end();
        if (!quoted && (!syntax.language.colonSpeaks() || !reading.hasFiniteVerb(colon + 1, syntax.sentence.to())))
            return;
        findings.add(new Attribution(
                List.of(reading.span(colon + 1, syntax.end())),
                List.of(reading.span(start, colon)),
                List.of(reading.span(colon, colon + 1)),
                List.of(),
                Stance.ASSERTS,
                "label",
                0.7,
                syntax.number));
    }

    private static int colonBehindName(Syntax syntax, int start) {
        var reading = syntax.reading;
        for (var i = start; i < Math.min(syntax.end(), start + LONGEST); i++) {
            if (reading.is(i, ":")) return i > start && startsLine(reading, start) ? i : -1;
            var token = reading.token(i);
            if (!token.isWord() || !token.capital() && !reading.is(i, WordClass.OF)) return -1;
            if (reading.is(i, WordClass.TOPIC) || reading.is(i, WordClass.DAY) || reading.is(i, WordClass.SUBORDINATOR))
                return -1;
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
