package org.recoupe.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.kernel.Span;

/**
 * How likely it is that an attribution is right, content and source both: the share of right ones among those alike, learnt from texts
 * people marked. The weights are those of {@code confidence.txt}; a language without it has what the rule says of itself.
 */
final class Confidence {
    private static final int LONG_CONTENT = 35;
    private static final int SHORT_CONTENT = 4;
    private static final int LONG_SENTENCE = 40;
    private static final int FAR = 6;
    private static final int CROWD = 3;

    private final Reading reading;
    private final Lexicon lexicon;
    private final List<Sentence> sentences;
    private final Map<String, Double> weights;

    Confidence(Reading reading, List<Sentence> sentences) {
        this.reading = reading;
        this.lexicon = reading.lexicon;
        this.sentences = sentences;
        this.weights = lexicon.confidence();
    }

    double of(Draft draft, Form form, @Nullable Integer parent, int inSentence) {
        if (draft.isNarrator() || weights.isEmpty()) return draft.attribution().confidence();
        var sum = 0.0;
        for (var feature : features(draft, form, parent, inSentence)) sum += weights.getOrDefault(feature, 0.0);
        return Math.round(100 / (1 + Math.exp(-sum))) / 100.0;
    }

    /** What is known of an attribution that makes it more or less likely right. */
    List<String> features(Draft draft, Form form, @Nullable Integer parent, int inSentence) {
        var attribution = draft.attribution();
        var features = new ArrayList<String>();
        features.add("base");
        features.add("rule:" + attribution.rule());
        features.add("on:" + draft.restsOn().code());
        features.add("form:" + form.name().toLowerCase(Locale.ROOT));
        features.add("rule:" + attribution.rule() + ":" + form.name().toLowerCase(Locale.ROOT));
        if (draft.restsOn().sentences() > 1) features.add("back");
        if (draft.speaker() == null && !attribution.source().isEmpty()) features.add("unresolved");
        if (parent != null) features.add("within");
        if (inSentence >= CROWD) features.add("crowd");
        if (attribution.stance() != Stance.ASSERTS)
            features.add("stance:" + attribution.stance().name().toLowerCase(Locale.ROOT));
        var length = length(attribution.content());
        if (length > LONG_CONTENT) features.add("long");
        if (length < SHORT_CONTENT) features.add("short");
        if (attribution.content().size() > 1) features.add("pieces");
        var sentence = sentences.get(attribution.sentence());
        if (sentence.to() - sentence.from() > LONG_SENTENCE) features.add("long-sentence");
        if (sentence.heading()) features.add("heading");
        verb(attribution, features);
        return features;
    }

    private void verb(Attribution attribution, List<String> features) {
        if (attribution.cue().isEmpty()) return;
        var cue = attribution.cue();
        var at = reading.tokenAt(cue.get(cue.size() - 1).end() - 1);
        var verb = reading.verbAt(at);
        if (verb == null) return;
        var saying = lexicon.saying(verb.lemma());
        features.add("lemma:" + verb.lemma().replace(' ', '_'));
        if (saying == null) features.add("verb:any");
        else {
            features.add(saying.takes(Saying.Frame.QUOTE) ? "verb:speaks" : "verb:thinks");
            if (saying.is(Saying.Flag.ACCUSES)) features.add("verb:accuses");
        }
        if (verb.tense() == Tense.GERUND) features.add("verb:gerund");
        if (verb.passive()) features.add("verb:passive");
        if (verb.governor() != null) features.add("verb:governed");
        if (attribution.source().isEmpty()) return;
        var source = attribution.source().get(0);
        var from = reading.tokenAt(source.start());
        var to = reading.tokenAt(source.end() - 1) + 1;
        var gap = from > at ? from - at - 1 : verb.edge() - to;
        if (gap > FAR) features.add("far");
        if (to - from > FAR * 2) features.add("long-source");
        if (!reading.isCapital(from)
                && !reading.is(from, WordClass.DETERMINER)
                && !reading.is(from, WordClass.PRONOUN)
                && !reading.is(from, WordClass.SUBJECT_PRONOUN)) features.add("bare-source");
    }

    private int length(List<Span> content) {
        var words = 0;
        for (var span : content) words += reading.tokenAt(span.end() - 1) - reading.tokenAt(span.start()) + 1;
        return words;
    }
}
