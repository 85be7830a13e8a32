package org.recoupe.extraction.attribution;

import java.util.List;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Syntax;

/** Who says what a headline says, in brackets at its end: "Dolmak: 17 morts dans un bombardement (hôpital)". */
final class HeadlineSource implements AttributionRule {
    private static final int LONGEST = 5;
    private static final int LONGEST_TOPIC = 6;

    @Override
    public void find(Syntax syntax, Findings findings) {
        var reading = syntax.reading;
        var close = syntax.end() - 1;
        if (!syntax.sentence.heading() || !reading.is(close, ")")) return;
        var open = close - 1;
        while (open > Math.max(syntax.start(), close - LONGEST) && !reading.is(open, "(")) open--;
        if (!reading.is(open, "(") || !names(syntax, open + 1, close)) return;
        var from = behindTopic(reading, syntax.start(), open);
        var to = syntax.trimmed(from, open);
        if (to - from < 3) return;
        findings.add(new Attribution(
                List.of(reading.span(from, to)),
                List.of(reading.span(open + 1, close)),
                List.of(),
                List.of(),
                Stance.ASSERTS,
                "headline",
                0.8,
                syntax.number));
    }

    private static boolean names(Syntax syntax, int from, int to) {
        for (var i = from; i < to; i++) {
            if (syntax.reading.token(i).isNumber() || syntax.reading.token(i).isPunctuation()) return false;
            if (syntax.lexicon.agencyEnd(syntax.reading.tokens, i, to) > 0) return false;
        }
        return syntax.phrases.namesSpeaker(from, to) && !syntax.reading.isCapital(from)
                || syntax.lexicon.organisation(syntax.reading.word(from)) != null
                || syntax.lexicon.person(syntax.reading.word(from)) != null;
    }

    private static int behindTopic(Reading reading, int from, int to) {
        for (var i = from; i < Math.min(to, from + LONGEST_TOPIC); i++)
            if (reading.is(i, ":") && !reading.isQuoted(i)) return i + 1;
        return from;
    }
}
