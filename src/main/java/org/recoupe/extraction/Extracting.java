package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attributions;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.meaning.Pairs;
import org.recoupe.extraction.meaning.Terms;
import org.recoupe.extraction.reading.Layout;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.speaker.Narration;
import org.recoupe.extraction.speaker.Speakers;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.syntax.Sentences;
import org.recoupe.extraction.worth.CheckWorthiness;
import org.recoupe.extraction.worth.Confidence;

/** The way of one text through all stages. Read {@link #extraction} top to bottom. */
final class Extracting {
    private final Languages.Known known;
    private final @Nullable LocalDate date;
    private final Reading reading;
    private final Layout layout;
    private final List<Sentence> sentences;
    private final NounPhrases phrases;

    Extracting(String text, Languages.Known known, @Nullable LocalDate date) {
        this.known = known;
        this.date = date;
        this.reading = new Reading(text, known.lexicon());
        this.layout = new Layout(reading);
        this.sentences = Sentences.in(reading, layout, known.rules());
        this.phrases = new NounPhrases(reading);
    }

    Extraction extraction() {
        var said = Attributions.in(reading, sentences, known, phrases);
        var speakers = new Speakers(reading, known.rules(), sentences, phrases);
        var resolved = speakers.resolve(said.all());
        var drafts = new ArrayList<>(new Narration(reading, sentences).complete(said.all(), resolved));
        drafts.sort(Comparator.comparingInt(d -> d.attribution().start()));
        var terms = new Terms(reading, known.rules(), sentences, date);
        var pairs = new Pairs(speakers, known.lexicon().contrasts()).among(drafts, terms);
        var worth = new CheckWorthiness(reading, known.rules(), speakers, new Confidence(reading, sentences));
        return new Extraction(
                known.language(),
                Extractor.VERSION,
                layout.headline(),
                layout.dateline(),
                layout.byline(),
                worth.statements(drafts, terms, pairs),
                speakers.all(),
                pairs,
                said.tangled());
    }
}
