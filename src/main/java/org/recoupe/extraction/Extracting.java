package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Span;

/** The way of one text through all stages. Read {@link #extraction} top to bottom. */
final class Extracting {
    private static final double SURE_WITHIN_ANOTHER = 0.8;

    private final Languages.Known known;
    private final @Nullable LocalDate date;
    private final Reading reading;
    private final Layout layout;
    private final List<Sentence> sentences;
    private final NounPhrases phrases;
    private final Findings findings = new Findings();

    Extracting(String text, Languages.Known known, @Nullable LocalDate date) {
        this.known = known;
        this.date = date;
        this.reading = new Reading(text, known.lexicon());
        this.layout = new Layout(reading);
        this.sentences = Sentences.in(reading, layout, known.rules());
        this.phrases = new NounPhrases(reading);
    }

    Extraction extraction() {
        var attributions = attributions();
        var speakers = new Speakers(reading, known.rules(), sentences, phrases);
        var resolved = speakers.resolve(attributions);
        var drafts = new ArrayList<>(new Narration(reading, sentences).complete(attributions, resolved));
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
                tangled());
    }

    private List<Span> tangled() {
        var places = new ArrayList<Span>();
        for (var number = 0; number < sentences.size(); number++) {
            var sentence = sentences.get(number);
            if (findings.full().contains(number) || sentence.to() - sentence.from() >= Sentences.LONGEST)
                places.add(reading.span(sentence.from(), sentence.to()));
        }
        return List.copyOf(places);
    }

    private List<Attribution> attributions() {
        var loose = new LooseQuotation();
        List<AttributionRule> rules = List.of(
                new SpeakerLabel(),
                new AfterQuotation(),
                new ReportedClause(),
                new RelativeObject(),
                new HeadlineSource(),
                new AccordingTo(),
                new ParsedClause(),
                loose);
        for (var number = 0; number < sentences.size(); number++) {
            var syntax = new Syntax(reading, sentences.get(number), number, known, phrases);
            for (var rule : rules) rule.find(syntax, findings);
        }
        var found = new ArrayList<>(findings.all());
        found.sort(Comparator.comparingInt(Attribution::start).thenComparing(Attribution::end));
        return new LongQuotations(reading).completed(withoutHearsay(found));
    }

    /**
     * "She said he supports the bill": what somebody wants or thinks within another's words is what that other says, and no statement of
     * theirs. What is said, denied, left open or charged there stays.
     */
    private static List<Attribution> withoutHearsay(List<Attribution> found) {
        var ofSentence = found.stream().collect(Collectors.groupingBy(Attribution::sentence));
        return found.stream()
                .filter(a -> a.confidence() >= SURE_WITHIN_ANOTHER
                        || a.stance() == Stance.DENIES
                        || a.stance() == Stance.DOES_NOT_CONFIRM
                        || ofSentence.getOrDefault(a.sentence(), List.of()).stream()
                                .noneMatch(o -> o != a && a.isWithin(o)))
                .toList();
    }
}
