package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        this.sentences = Sentences.in(reading, new Layout(reading));
        this.date = date;
        for (var sentence : sentences) rules.verbs(reading, sentence);
    }

    Assessment assessment() {
        if (reading.size() == 0) return new Assessment(0, List.of(), List.of(), ClaimClass.STATEMENT);
        var terms = new Terms(reading, rules, sentences, date);
        var speakers = new Speakers(reading, rules, sentences, new NounPhrases(reading));
        return new CheckWorthiness(reading, rules, speakers).alone(0, reading.size(), terms.of(whole()));
    }

    @Nullable
    Comparison against(LoneStatement other) {
        return null;
    }

    private Attribution whole() {
        var all = new Span(
                reading.token(0).start(), reading.token(reading.size() - 1).end());
        return new Attribution(List.of(all), List.of(), List.of(), List.of(), Stance.ASSERTS, Narration.RULE, 1, 0);
    }
}
