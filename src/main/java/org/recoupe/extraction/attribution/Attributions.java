package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.syntax.Sentences;
import org.recoupe.extraction.syntax.Syntax;
import org.recoupe.kernel.Span;

/**
 * All that is said in a text, before anybody knows who the sources are.
 *
 * @param all in text order
 * @param tangled places of sentences too long, or with too many speakers, to be read whole
 */
public record Attributions(List<Attribution> all, List<Span> tangled) {
    private static final double SURE_WITHIN_ANOTHER = 0.8;

    /** Each sentence is read with each rule in turn; what one has claimed no later one finds. */
    public static Attributions in(
            Reading reading, List<Sentence> sentences, Languages.Known known, NounPhrases phrases) {
        List<AttributionRule> rules = List.of(
                new SpeakerLabel(),
                new AfterQuotation(),
                new ReportedClause(),
                new RelativeObject(),
                new HeadlineSource(),
                new AccordingTo(),
                new ParsedClause(),
                new LooseQuotation());
        var findings = new Findings();
        for (var number = 0; number < sentences.size(); number++) {
            var syntax = new Syntax(reading, sentences.get(number), number, known, phrases);
            for (var rule : rules) rule.find(syntax, findings);
        }
        var found = new ArrayList<>(findings.all());
        found.sort(Comparator.comparingInt(Attribution::start).thenComparing(Attribution::end));
        return new Attributions(
                new LongQuotations(reading).completed(withoutHearsay(found)), tangled(reading, sentences, findings));
    }

    private static List<Span> tangled(Reading reading, List<Sentence> sentences, Findings findings) {
        var places = new ArrayList<Span>();
        for (var number = 0; number < sentences.size(); number++) {
            var sentence = sentences.get(number);
            if (findings.full().contains(number) || sentence.to() - sentence.from() >= Sentences.LONGEST)
                places.add(reading.span(sentence.from(), sentence.to()));
        }
        return List.copyOf(places);
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
