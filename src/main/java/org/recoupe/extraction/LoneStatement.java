package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.meaning.Opposition;
import org.recoupe.extraction.meaning.Terms;
import org.recoupe.extraction.reading.Layout;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.speaker.Narration;
import org.recoupe.extraction.speaker.Speakers;
import org.recoupe.extraction.statement.Assessment;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Comparison;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Value;
import org.recoupe.extraction.syntax.Sentences;
import org.recoupe.extraction.worth.CheckWorthiness;
import org.recoupe.extraction.worth.Confidence;
import org.recoupe.kernel.Span;

/** A statement that comes without an article around it. */
final class LoneStatement {
    private final Reading reading;
    private final LanguageRules rules;
    private final List<Sentence> sentences;
    private final @Nullable LocalDate date;

    LoneStatement(String text, Languages.Known known, @Nullable LocalDate date) {
        this.reading = new Reading(text, known.lexicon());
        this.rules = known.rules();
        this.sentences = Sentences.in(reading, new Layout(reading), rules);
        this.date = date;
        for (var sentence : sentences) rules.verbs(reading, sentence);
    }

    Assessment assessment() {
        if (reading.size() == 0) return new Assessment(0, List.of(), List.of(), ClaimClass.STATEMENT);
        var terms = new Terms(reading, rules, sentences, date);
        var speakers = new Speakers(reading, rules, sentences, new NounPhrases(reading));
        return new CheckWorthiness(reading, rules, speakers, new Confidence(reading, sentences))
                .alone(0, reading.size(), terms.of(whole()));
    }

    /** How another statement bears on this one, or null. */
    @Nullable
    Comparison against(LoneStatement other) {
        if (reading.size() == 0 || other.reading.size() == 0) return null;
        var ours = terms();
        var theirs = other.terms().inTermsOf(ours);
        var opposition = new Opposition(ours, theirs, reading.lexicon.contrasts());
        var numbers = ours.when().mayBe(theirs.when()) ? opposition.numbers() : null;
        if (numbers == null) numbers = opposition.amounts();
        var denied = opposition.isDenied();
        var words = opposition.opposed();
        // Who says that it was not so many does not say that it was not so.
        if (denied && numbers == null)
            return found(Relation.Kind.CONTRADICTS, Grounds.Kind.OPPOSITE, opposition, theirs);
        if (words != null && !denied)
            return found(Relation.Kind.CONTRADICTS, Grounds.Kind.OPPOSITE, opposition, theirs, words);
        if (numbers != null && !denied)
            return new Comparison(
                    Relation.Kind.IN_TENSION,
                    Grounds.numbers(
                            reading.words(numbers[0].place()),
                            other.reading.words(numbers[1].place()),
                            theirs.words().getOrDefault(numbers[1].counted(), "")));
        var exclusive = opposition.exclusive();
        if (exclusive != null)
            return found(Relation.Kind.IN_TENSION, Grounds.Kind.EXCLUSIVE, opposition, theirs, exclusive);
        return opposition.isNearlySame() && !denied
                ? found(Relation.Kind.REPEATS, Grounds.Kind.REPETITION, opposition, theirs)
                : null;
    }

    List<Value> values() {
        return reading.size() == 0 ? List.of() : new Terms(reading, rules, sentences, date).values(whole());
    }

    private static Comparison found(
            Relation.Kind kind, Grounds.Kind seen, Opposition opposition, Terms.Of theirs, String... words) {
        return new Comparison(kind, theirs.grounds(seen, opposition.shared(), words));
    }

    private Terms.Of terms() {
        return new Terms(reading, rules, sentences, date).of(whole());
    }

    private Attribution whole() {
        var all = new Span(
                reading.token(0).start(), reading.token(reading.size() - 1).end());
        return new Attribution(List.of(all), List.of(), List.of(), List.of(), Stance.ASSERTS, Narration.RULE, 1, 0);
    }
}
