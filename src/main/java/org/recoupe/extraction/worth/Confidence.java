package org.recoupe.extraction.worth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.speaker.Draft;
import org.recoupe.extraction.statement.RestsOn;

/**
 * How likely it is that an attribution is right, content and source both: what its rule says of itself, and what it rests on. The weights
 * are in log odds and set by hand, alike for every language; none was learnt from marked texts.
 */
public final class Confidence {
    private static final double UNRESOLVED = -0.5;
    private static final double WITHIN_ANOTHER = -0.7;
    private static final double SEVERAL_SENTENCES_BACK = -0.2;
    private static final double CROWDED = -0.4;
    private static final double LONG = -0.4;
    private static final double FAR = -0.3;

    private static final int LONG_SENTENCE = 40;
    private static final int FAR_WORDS = 6;
    private static final int CROWD = 3;
    private static final double SUREST = 0.99;

    private final Reading reading;
    private final List<Sentence> sentences;

    public Confidence(Reading reading, List<Sentence> sentences) {
        this.reading = reading;
        this.sentences = sentences;
    }

    /** @param inSentence how many are said in the same sentence */
    double of(Draft draft, @Nullable Integer parent, int inSentence) {
        var attribution = draft.attribution();
        var own = attribution.confidence();
        if (draft.isNarrator()) return own;
        var odds = Math.log(own / (1 - own)) + of(draft.restsOn().kind());
        if (draft.restsOn().sentences() > 1) odds += SEVERAL_SENTENCES_BACK;
        if (draft.speaker() == null && !attribution.source().isEmpty()) odds += UNRESOLVED;
        if (parent != null) odds += WITHIN_ANOTHER;
        if (inSentence >= CROWD) odds += CROWDED;
        var sentence = sentences.get(attribution.sentence());
        if (sentence.to() - sentence.from() > LONG_SENTENCE) odds += LONG;
        if (isFarFromItsSource(attribution)) odds += FAR;
        return Math.min(SUREST, Math.round(100 / (1 + Math.exp(-odds))) / 100.0);
    }

    private static double of(RestsOn.Kind kind) {
        return switch (kind) {
            case CONTINUATION -> 1.5;
            case APPOSITION -> 0.5;
            case NAME, DESCRIPTION, PARSE -> 0;
            case PRONOUN -> -0.3;
            case NOBODY -> -0.7;
            case CANDIDATES -> -1.3;
        };
    }

    private boolean isFarFromItsSource(Attribution attribution) {
        if (attribution.cue().isEmpty() || attribution.source().isEmpty()) return false;
        var cue = attribution.cue();
        var at = reading.tokenAt(cue.get(cue.size() - 1).end() - 1);
        var verb = reading.verbAt(at);
        if (verb == null) return false;
        var source = attribution.source().get(0);
        var from = reading.tokenAt(source.start());
        var to = reading.tokenAt(source.end() - 1) + 1;
        return (from > at ? from - at - 1 : verb.edge() - to) > FAR_WORDS;
    }
}
