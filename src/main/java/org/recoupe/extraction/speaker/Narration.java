package org.recoupe.extraction.speaker;

import java.util.ArrayList;
import java.util.List;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.statement.RestsOn;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;

/** The sentences nobody is said to say: the reporter's own. */
public final class Narration {
    public static final String RULE = "narrator";

    private static final int SHORTEST = 5;

    private final Reading reading;
    private final List<Sentence> sentences;

    public Narration(Reading reading, List<Sentence> sentences) {
        this.reading = reading;
        this.sentences = sentences;
    }

    /** The attributions with the narrator's statements added. */
    public List<Draft> complete(List<Attribution> attributions, List<Draft> resolved) {
        var all = new ArrayList<>(resolved);
        var next = 0;
        var reach = 0;
        for (var number = 0; number < sentences.size(); number++) {
            var sentence = sentences.get(number);
            var span = reading.span(sentence.from(), sentence.to());
            while (next < attributions.size() && attributions.get(next).start() < span.end()) {
                var attribution = attributions.get(next++);
                reach = Math.max(reach, attribution.end());
                for (var cue : attribution.cue()) reach = Math.max(reach, cue.end());
            }
            var said = reach > span.start();
            if (!said && isStatement(sentence)) all.add(narrated(span, number));
        }
        return all;
    }

    private boolean isStatement(Sentence sentence) {
        if (sentence.heading() || reading.is(sentence.to() - 1, "?")) return false;
        // Verbs are many and lexicons short: what is long and closed like a sentence is one.
        var closed = reading.token(sentence.to() - 1).endsSentence() && sentence.to() - sentence.from() > SHORTEST;
        return closed || reading.hasFiniteVerb(sentence.from(), sentence.to());
    }

    private static Draft narrated(Span sentence, int number) {
        return new Draft(
                new Attribution(List.of(sentence), List.of(), List.of(), List.of(), Stance.ASSERTS, RULE, 0.8, number),
                null,
                null,
                RestsOn.NOBODY);
    }
}
