package org.recoupe.extraction.worth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.LanguageRules;
import org.recoupe.extraction.lexicon.CheckSignals;
import org.recoupe.extraction.lexicon.Saying;
import org.recoupe.extraction.lexicon.Tense;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.meaning.Quantity;
import org.recoupe.extraction.meaning.Terms;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.VerbGroup;

/** Finds in the words of a statement what speaks for checking it and what against. What each weighs, the lexicon says. */
final class Signals {
    private static final int FEW_WORDS = 6;
    private static final int MANY_WORDS = 14;
    private static final int SMALL = 10;
    private static final int SHORTEST_INFLECTED = 4;
    private static final int OPENING = 16;

    private final Reading reading;
    private final LanguageRules rules;
    private final CheckSignals known;

    Signals(Reading reading, LanguageRules rules) {
        this.reading = reading;
        this.rules = rules;
        this.known = reading.lexicon.checkSignals();
    }

    double weight(String signal) {
        return known.weight(signal);
    }

    boolean isTold(String signal) {
        return known.isTold(signal);
    }

    /** The signals of the words from one token to another, in the order they are told to people. */
    Set<String> in(int from, int to, List<Quantity> quantities) {
        var signals = new LinkedHashSet<String>();
        figures(quantities, signals);
        words(from, to, signals);
        clause(from, to, signals);
        names(from, to, signals);
        length(from, to, signals);
        return signals;
    }

    private static void figures(List<Quantity> quantities, Set<String> signals) {
        if (quantities.isEmpty()) return;
        signals.add(quantities.stream().anyMatch(Signals::isTelling) ? "figure" : "small-figure");
        if (quantities.size() > 1) signals.add("figures");
        for (var quantity : quantities) {
            if (quantity.unit() == Quantity.Unit.PERCENT) signals.add("percentage");
            if (quantity.unit() == Quantity.Unit.MONEY) signals.add("money");
        }
    }

    /** "Two sides" or "one man" is hardly a figure. */
    private static boolean isTelling(Quantity quantity) {
        return quantity.unit() != Quantity.Unit.COUNT || quantity.low() >= SMALL || quantity.low() % 1 != 0;
    }

    private void words(int from, int to, Set<String> signals) {
        for (var i = from; i < to; i++) {
            var opens = i - from < OPENING;
            var phrase = known.ofPhrase(reading.tokens, i, to);
            if (phrase != null) add(phrase, opens, signals);
            if (isYear(i)) signals.add("year");
            if (!reading.token(i).isWord()) continue;
            var word = reading.word(i);
            for (var key : known.ofWord(word)) add(key, opens, signals);
            var stem = word.length() < SHORTEST_INFLECTED ? word : rules.stem(word);
            if (!stem.equals(word)) for (var key : known.ofWord(stem)) add(key, opens, signals);
            for (var form : reading.forms(i)) {
                for (var key : known.ofWord(form.lemma())) add(key, opens, signals);
                var saying = reading.lexicon.saying(form.lemma());
                if (saying != null && saying.is(Saying.Flag.DENIES)) signals.add("denial");
            }
        }
    }

    /** Wishes, opinions and talk take a statement back only where it begins with them. */
    private void add(String key, boolean opens, Set<String> signals) {
        if (opens || known.weight(key) > 0) signals.add(key);
    }

    private boolean isYear(int i) {
        var word = reading.word(i);
        return reading.token(i).isNumber() && word.length() == 4 && (word.startsWith("19") || word.startsWith("20"));
    }

    /** How the statement begins, and in what tense its first clause stands. */
    private void clause(int from, int to, Set<String> signals) {
        var head = head(from, to);
        var opening = known.ofOpening(reading.tokens, head, to);
        if (opening != null) signals.add(opening);
        if (reading.is(head, WordClass.FIRST_PERSON)) signals.add("first-person");
        if (to > from && endsAsQuestion(from, to)) signals.add("question");
        var verb = firstVerb(head, to);
        if (verb == null) {
            signals.add("no-verb");
            return;
        }
        if (verb.from() == head && isOrder(head)) signals.add("order");
        var own = reading.is(head, WordClass.FIRST_PERSON);
        switch (verb.tense()) {
            case PAST, IMPERFECT -> signals.add(own ? "own-past" : "past");
            case FUTURE -> signals.add("forecast");
            case CONDITIONAL -> signals.add("conditional");
            case PRESENT -> signals.add(isPerfect(verb) ? own ? "own-past" : "past" : own ? "own-present" : "present");
            default -> {}
        }
    }

    /** "has built", "a construit". */
    private boolean isPerfect(VerbGroup verb) {
        if (verb.tense() != Tense.PRESENT || verb.to() - verb.from() < 2) return false;
        for (var form : reading.forms(verb.from()))
            if (reading.lexicon.is(form.lemma(), WordClass.HAVE))
                return !form.lemma().equals(verb.lemma());
        return reading.is(verb.from(), "'ve");
    }

    private boolean endsAsQuestion(int from, int to) {
        for (var i = to - 1; i >= Math.max(from, to - 3); i--) if (reading.is(i, "?")) return true;
        return false;
    }

    /** The first word that is neither a connective nor an adverb nor a mark: "And, you see, we …". */
    private int head(int from, int to) {
        var i = from;
        while (i < to - 1) {
            var end = reading.phraseEnd(WordClass.CONNECTIVE, i, to);
            if (end < 0) end = reading.phraseEnd(WordClass.INSERT, i, to);
            if (end < 0 && (reading.token(i).isPunctuation() || reading.is(i, WordClass.ADVERB))) end = i + 1;
            if (end < 0) break;
            i = end;
        }
        return i;
    }

    private @Nullable VerbGroup firstVerb(int from, int to) {
        for (var i = from; i < to; i++) {
            var verb = reading.verbAt(i);
            if (verb != null && verb.isFinite()) return verb;
        }
        return null;
    }

    private boolean isOrder(int i) {
        for (var form : reading.forms(i)) if (form.person() == 2 || form.tense() == Tense.INFINITIVE) return true;
        return false;
    }

    private void names(int from, int to, Set<String> signals) {
        var names = 0;
        for (var i = from + 1; i < to; i++) {
            if (!reading.isCapital(i) || !reading.token(i).isWord()) continue;
            if (reading.token(i - 1).isPunctuation() && !reading.is(i - 1, ",")) continue;
            if (reading.isAny(i, Terms.WEIGHTLESS) || reading.is(i, WordClass.FIRST_PERSON)) continue;
            if (!reading.isCapital(i - 1) || i - 1 == from) names++;
        }
        if (names > 0) signals.add("named");
        if (names > 1) signals.add("several-named");
    }

    private void length(int from, int to, Set<String> signals) {
        var words = 0;
        for (var i = from; i < to && words < MANY_WORDS; i++)
            if (!reading.token(i).isPunctuation()) words++;
        if (words <= FEW_WORDS) signals.add("short");
        if (words >= MANY_WORDS) signals.add("detailed");
    }
}
