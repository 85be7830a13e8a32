package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.kernel.Span;

/** What statements are about: their weighty words, their numbers, their time, whether they say no. */
final class Terms {
    /**
     * @param words by term, as the statement has them
     * @param focus the terms an exclusion is about: "aucune victime civile"; empty if there is none
     * @param negative whether it says that something is not so
     */
    record Of(Map<String, String> words, Set<String> focus, boolean negative, When when, List<Quantity> quantities) {
        boolean has(String term) {
            return words.containsKey(term);
        }
    }

    static final Set<WordClass> WEIGHTLESS = EnumSet.of(
            WordClass.DETERMINER,
            WordClass.OF,
            WordClass.PREPOSITION,
            WordClass.CONJUNCTION,
            WordClass.SUBORDINATOR,
            WordClass.RELATIVE,
            WordClass.PRONOUN,
            WordClass.ADVERB,
            WordClass.CLITIC,
            WordClass.THAT,
            WordClass.CONTRAST,
            WordClass.SOMEONE,
            WordClass.MODAL,
            WordClass.AT_LEAST,
            WordClass.NEGATOR,
            WordClass.SUBJECT_PRONOUN);

    private final Reading reading;
    private final LanguageRules rules;
    private final List<Sentence> sentences;
    private final @Nullable LocalDate date;
    private final When.Months calendar;
    private final Map<Attribution, Of> known = new IdentityHashMap<>();

    Terms(Reading reading, LanguageRules rules, List<Sentence> sentences, @Nullable LocalDate date) {
        this.reading = reading;
        this.rules = rules;
        this.sentences = sentences;
        this.date = date;
        this.calendar = new When.Months(reading.lexicon.listed(WordClass.DAY), reading.lexicon.listed(WordClass.MONTH));
    }

    Of of(Attribution attribution) {
        var terms = known.get(attribution);
        if (terms == null) {
            terms = read(attribution);
            known.put(attribution, terms);
        }
        return terms;
    }

    /** The same, at a time learned from the statement before. */
    void dated(Attribution attribution, When when) {
        var terms = of(attribution);
        known.put(attribution, new Of(terms.words(), terms.focus(), terms.negative(), when, terms.quantities()));
    }

    String words(Span place) {
        return reading.words(place);
    }

    private Of read(Attribution attribution) {
        var words = new LinkedHashMap<String, String>();
        var focus = new LinkedHashSet<String>();
        var quantities = new ArrayList<Quantity>();
        var pieces = new ArrayList<int[]>();
        var negative = false;
        for (var span : attribution.content()) {
            var from = reading.tokenAt(span.start());
            var to = reading.tokenAt(span.end() - 1) + 1;
            pieces.add(new int[] {from, to});
            for (var i = from; i < to; i++) {
                var term = termAt(i);
                if (term != null) words.putIfAbsent(term, reading.words(reading.span(i, i + 1)));
                if (reading.is(i, WordClass.NO)
                        && reading.token(i + 1 < to ? i + 1 : i).isWord()) {
                    negative = true;
                    focus.addAll(nounsBehind(i, to));
                }
                var verb = reading.verbAt(i);
                negative |= verb != null && verb.from() == i && verb.negated();
            }
            quantities.addAll(Quantity.in(reading, from, to, this));
        }
        var when = When.of(reading, pieces, calendar, date);
        if (!when.isKnown() && !attribution.cue().isEmpty())
            when = When.of(reading, between(attribution), calendar, date);
        return new Of(words, focus, negative, when, quantities);
    }

    /** "a confirmé samedi avoir …": the time stands between cue and content. */
    private List<int[]> between(Attribution attribution) {
        var from = reading.tokenAt(
                attribution.cue().get(attribution.cue().size() - 1).end());
        var to = reading.tokenAt(attribution.start());
        return from < to && to - from < 12 ? List.of(new int[] {from, to}) : List.of();
    }

    private Set<String> nounsBehind(int from, int to) {
        var nouns = new LinkedHashSet<String>();
        for (var i = from + 1; i < Math.min(to, from + 4); i++) {
            if (reading.isFiniteVerb(i) || reading.token(i).isPunctuation()) break;
            var term = termAt(i);
            if (term != null) nouns.add(term);
        }
        return nouns;
    }

    /** The term of one word: a concept, or its dictionary form; null for a word without weight. */
    @Nullable
    String termAt(int i) {
        var token = reading.token(i);
        if (!token.isWord() || token.end() - token.start() < 2) return null;
        var word = token.word();
        if (reading.isAny(i, WEIGHTLESS)) return null;
        var lexicon = reading.lexicon;
        var concept = lexicon.concept(word);
        if (concept != null) return concept;
        var stem = rules.stem(word);
        concept = lexicon.concept(stem);
        if (concept != null) return concept;
        var lemma = token.capital() ? stem : rules.lemma(lexicon, word);
        concept = lexicon.concept(lemma);
        if (concept != null) return concept;
        return lexicon.isStopword(lemma) || lexicon.isStopword(word) || lexicon.isStopword(stem) ? null : lemma;
    }

    /** Whether two statements stand so close that the second goes on with the time of the first. */
    boolean follows(Attribution later, Attribution earlier) {
        var distance = later.sentence() - earlier.sentence();
        if (distance < 0 || distance > 1) return false;
        return sentences.get(later.sentence()).paragraph()
                == sentences.get(earlier.sentence()).paragraph();
    }
}
