package org.recoupe.extraction.meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.Contrasts;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Span;

/** What statements are about: their weighty words, their numbers, their time, whether they say no. */
public final class Terms {
    /**
     * What one statement is about.
     *
     * @param words by term, as the statement has them
     * @param focus the terms an exclusion is about: "aucune victime civile"; empty if there is none
     * @param negative whether it says that something is not so
     * @param clauses its clauses, each with what it says no to
     * @param refuted whether it calls something false, as fact-checks do
     * @param values places, offices and other things of which one holds at a time
     * @param places where the statement names places
     */
    public record Of(
            Map<String, String> words,
            Set<String> focus,
            boolean negative,
            List<Clause> clauses,
            boolean refuted,
            List<Contrasts.Value> values,
            List<Value> places,
            When when,
            List<Quantity> quantities) {
        public boolean has(String term) {
            return words.containsKey(term);
        }

        /** The same with each term that is of one family with a term of the model called as the model calls it: interdiction, interdire. */
        public Of inTermsOf(Of model) {
            var names = new HashMap<String, String>();
            for (var term : words.keySet()) if (!model.has(term)) names.put(term, model.relative(term));
            var renamed = new LinkedHashMap<String, String>();
            words.forEach((term, word) -> renamed.putIfAbsent(names.getOrDefault(term, term), word));
            return new Of(
                    renamed,
                    renamed(focus, names),
                    negative,
                    clauses.stream()
                            .map(c -> c.named(t -> names.getOrDefault(t, t)))
                            .toList(),
                    refuted,
                    values,
                    places,
                    when,
                    quantities.stream()
                            .map(q -> q.counting(names.getOrDefault(q.counted(), q.counted())))
                            .toList());
        }

        /** Why this statement is held to bear on another; the terms both have are told as this one writes them. */
        public Grounds grounds(Grounds.Kind kind, Collection<String> shared, String... seen) {
            return new Grounds(
                    kind,
                    List.of(seen),
                    shared.stream().map(term -> words.getOrDefault(term, term)).toList());
        }

        private static Set<String> renamed(Set<String> terms, Map<String, String> names) {
            return terms.stream()
                    .map(t -> names.getOrDefault(t, t))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private String relative(String term) {
            for (var own : words.keySet()) if (areRelatives(own, term)) return own;
            return term;
        }

        private static boolean areRelatives(String one, String other) {
            var shorter = Math.min(one.length(), other.length());
            var same = 0;
            while (same < shorter && one.charAt(same) == other.charAt(same)) same++;
            return same >= SHORTEST_ROOT && same >= ROOT_SHARE * Math.max(one.length(), other.length());
        }

        private Of at(When other) {
            return new Of(words, focus, negative, clauses, refuted, values, places, other, quantities);
        }
    }

    public static final Set<WordClass> WEIGHTLESS = EnumSet.of(
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

    private static final String YEAR = "YEAR";
    private static final String ORDER = "ORDER ";
    private static final int ORDERED = 5;
    private static final int SHORTEST_ROOT = 4;
    private static final double ROOT_SHARE = 0.55;

    private final Reading reading;
    private final LanguageRules rules;
    private final List<Sentence> sentences;
    private final @Nullable LocalDate date;
    private final When.Months calendar;
    private final Days days;
    private final @Nullable String[] terms;
    private final boolean[] looked;
    private final Map<Attribution, Of> known = new IdentityHashMap<>();

    public Terms(Reading reading, LanguageRules rules, List<Sentence> sentences, @Nullable LocalDate date) {
        this.reading = reading;
        this.rules = rules;
        this.sentences = sentences;
        this.date = date;
        this.days = new Days(reading, date);
        this.terms = new String[reading.size()];
        this.looked = new boolean[reading.size()];
        this.calendar = new When.Months(reading.lexicon.listed(WordClass.DAY), reading.lexicon.listed(WordClass.MONTH));
    }

    public Of of(Attribution attribution) {
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
        known.put(attribution, terms.at(when));
    }

    String words(Span place) {
        return reading.words(place);
    }

    private Of read(Attribution attribution) {
        var gathering = new Gathering();
        var pieces = new ArrayList<int[]>();
        for (var span : attribution.content()) {
            var from = reading.tokenAt(span.start());
            var to = reading.tokenAt(span.end() - 1) + 1;
            pieces.add(new int[] {from, to});
            gathering.read(from, to);
        }
        var when = When.of(reading, pieces, calendar, date);
        if (!when.isKnown() && !attribution.cue().isEmpty())
            when = When.of(reading, between(attribution), calendar, date);
        return gathering.at(when);
    }

    /** What the pieces of one statement come to. */
    private final class Gathering {
        private final Map<String, String> words = new LinkedHashMap<>();
        private final Set<String> focus = new LinkedHashSet<>();
        private final List<Clause> clauses = new ArrayList<>();
        private final List<Quantity> quantities = new ArrayList<>();
        private final List<Contrasts.Value> values = new ArrayList<>();
        private final List<Value> places = new ArrayList<>();
        private boolean negative;
        private boolean refuted;

        void read(int from, int to) {
            for (var i = from; i < to; i++) {
                var term = termAt(i);
                if (term != null) words.putIfAbsent(term, reading.words(reading.span(i, i + 1)));
                if (reading.is(i, WordClass.NO)
                        && reading.token(i + 1 < to ? i + 1 : i).isWord()) {
                    negative = true;
                    focus.addAll(nounsBehind(i, to));
                }
                negative |= Clause.deniesVerb(reading, i, to);
                refuted |= reading.phraseEnd(WordClass.REFUTES, i, to) > 0;
                if (When.isYear(reading, i, to)) values.add(new Contrasts.Value(YEAR, reading.word(i), "", false));
                addOrder(i, to, WordClass.BEFORE, WordClass.AFTER);
                addOrder(i, to, WordClass.AFTER, WordClass.BEFORE);
                var found = reading.lexicon.contrasts().valueAt(reading.tokens, i, to);
                if (found == null || found.value().named() && !reading.isCapital(i)) continue;
                values.add(found.value());
                if (found.value().named())
                    places.add(Value.place(
                            reading.span(i, found.end()), found.value().value()));
            }
            clauses.addAll(Clause.in(reading, from, to, Terms.this));
            quantities.addAll(Quantity.in(reading, from, to, Terms.this));
        }

        /** Before or after what: one of both holds. */
        private void addOrder(int i, int to, WordClass order, WordClass opposite) {
            var end = reading.phraseEnd(order, i, to);
            if (end < 0 || reading.phraseEnd(opposite, i, to) > 0) return;
            for (var k = end;
                    k < Math.min(to, end + ORDERED) && !reading.token(k).isPunctuation();
                    k++) {
                var term = termAt(k);
                if (term == null) continue;
                values.add(new Contrasts.Value(ORDER + term, order.name(), "", false));
                return;
            }
        }

        Of at(When when) {
            return new Of(words, focus, negative, clauses, refuted, values, places, when, quantities);
        }
    }

    /** "a reconnu jeudi avoir …": the time stands between cue and content. */
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

    /** The numbers, days and places of a statement, in text order. */
    public List<Value> values(Attribution attribution) {
        var values = new ArrayList<Value>();
        var terms = of(attribution);
        for (var quantity : terms.quantities()) values.add(quantity.asValue(terms.words()));
        values.addAll(terms.places());
        for (var span : attribution.content())
            values.addAll(days.in(reading.tokenAt(span.start()), reading.tokenAt(span.end() - 1) + 1));
        values.sort(Comparator.comparingInt((Value v) -> v.place().start()).thenComparing(Value::kind));
        return List.copyOf(values);
    }

    /** The term of one word: a concept, or its dictionary form; null for a word without weight. */
    @Nullable
    String termAt(int i) {
        if (!looked[i]) {
            looked[i] = true;
            terms[i] = find(i);
        }
        return terms[i];
    }

    private @Nullable String find(int i) {
        var token = reading.token(i);
        if (!token.isWord() || token.word().length() < 2) return null;
        var word = token.word();
        if (reading.isAny(i, WEIGHTLESS)) return null;
        var lexicon = reading.lexicon;
        var term = token.capital() ? nameOf(word) : rules.term(lexicon, word);
        return lexicon.isStopword(term) || lexicon.isStopword(word) || lexicon.isStopword(rules.stem(word))
                ? null
                : term;
    }

    /** A name is not taken apart like a verb, but a concept at the head of a sentence is one. */
    private String nameOf(String word) {
        var concept = reading.lexicon.concept(word);
        if (concept != null) return concept;
        var stem = rules.stem(word);
        concept = reading.lexicon.concept(stem);
        return concept == null ? stem : concept;
    }

    /** Whether two statements stand so close that the second goes on with the time of the first. */
    boolean follows(Attribution later, Attribution earlier) {
        var distance = later.sentence() - earlier.sentence();
        if (distance < 0 || distance > 1) return false;
        return sentences.get(later.sentence()).paragraph()
                == sentences.get(earlier.sentence()).paragraph();
    }
}
