package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.text.Token;
import org.recoupe.extraction.text.WordBorders;

/** What is known of one language. Read once, never changed. */
public final class Lexicon {
    private static final int SHORTEST_ADVERB = 6;
    private static final Set<WordClass> ADVERB = EnumSet.of(WordClass.ADVERB);
    private static final Set<WordClass> NONE = EnumSet.noneOf(WordClass.class);

    private final WordBorders borders;
    private final Map<String, Set<WordClass>> classes = new HashMap<>();
    private final Map<WordClass, Phrases<WordClass>> phrases = new EnumMap<>(WordClass.class);
    /** Most words begin no expression of most classes; this tells so at once. */
    private final Map<String, Set<WordClass>> phraseStarts = new HashMap<>();

    private final Map<WordClass, List<String>> listed = new EnumMap<>(WordClass.class);
    private final Map<String, List<VerbForm>> forms = new HashMap<>();
    private final Map<VerbForm, String> conjugated = new HashMap<>();
    final Map<String, Saying> sayings = new HashMap<>();
    final Map<String, Phrases<String>> locutions = new HashMap<>();
    final Phrases<SourcePhrase> sourcePhrases = new Phrases<>();
    final Map<String, Gender> people = new HashMap<>();
    final Map<String, Gender> givenNames = new HashMap<>();
    final Map<String, Gender> titles = new HashMap<>();
    final Map<String, Gender> organisations = new HashMap<>();
    final Phrases<String> agencies = new Phrases<>();
    final Set<String> notSources = new HashSet<>();
    final Set<String> stopwords = new HashSet<>();
    final Map<String, String> concepts = new HashMap<>();
    final CheckSignals checkSignals = new CheckSignals();
    final Contrasts contrasts = new Contrasts();
    final Map<String, NumberWord> numbers = new HashMap<>();

    Lexicon(WordBorders borders) {
        this.borders = borders;
    }

    /**
     * The lexicon of a language, by its two-letter code.
     *
     * @throws BadLexicon if a line cannot be read; it is named
     */
    public static Lexicon of(String language, List<LexiconSource> sources) {
        return LexiconReader.read(language, sources);
    }

    void add(WordClass type, List<String> words) {
        if (words.size() == 1)
            listed.computeIfAbsent(type, t -> new ArrayList<>()).add(words.get(0));
        if (words.size() == 1)
            classes.computeIfAbsent(words.get(0), w -> EnumSet.noneOf(WordClass.class))
                    .add(type);
        phrases.computeIfAbsent(type, t -> new Phrases<>()).put(words, type);
        phraseStarts
                .computeIfAbsent(words.get(0), w -> EnumSet.noneOf(WordClass.class))
                .add(type);
    }

    void addForm(String word, VerbForm form) {
        var readings = forms.computeIfAbsent(word, w -> new ArrayList<>(2));
        if (!readings.contains(form)) readings.add(form);
        conjugated.putIfAbsent(form, word);
    }

    public WordBorders borders() {
        return borders;
    }

    /** The classes of a word in a text; one that no list has may be an adverb by its ending. */
    public Set<WordClass> classesOf(Token token) {
        var known = classesOf(token.word());
        return known.isEmpty() && token.isWord() && !token.capital() && looksAdverb(token.word()) ? ADVERB : known;
    }

    private Set<WordClass> classesOf(String word) {
        return classes.getOrDefault(word, NONE);
    }

    private boolean looksAdverb(String word) {
        if (word.length() < SHORTEST_ADVERB || forms.containsKey(word) || organisations.containsKey(word)) return false;
        for (var ending : listed(WordClass.ADVERB_ENDING)) if (word.endsWith(ending)) return true;
        return false;
    }

    public boolean is(String word, WordClass type) {
        return classesOf(word).contains(type);
    }

    /** The single words of a class in the order of the file: days from Monday, months from January. */
    public List<String> listed(WordClass type) {
        return listed.getOrDefault(type, List.of());
    }

    /** The classes an expression that begins with the word may have. */
    public Set<WordClass> begins(String word) {
        return phraseStarts.getOrDefault(word, NONE);
    }

    /** Where an expression of that class ends if one begins at the token, or -1. */
    public int phraseEnd(WordClass type, List<Token> tokens, int from, int limit) {
        if (from >= limit || !begins(tokens.get(from).word()).contains(type)) return -1;
        var known = phrases.get(type);
        if (known == null) return -1;
        var match = known.at(tokens, from, limit);
        return match == null ? -1 : match.end();
    }

    /** All readings of a word as a verb; empty if it is none. */
    public List<VerbForm> forms(String word) {
        return forms.getOrDefault(word, List.of());
    }

    /** How a verb is written in a person of a tense, or null if that is not known. */
    public @Nullable String conjugated(String lemma, Tense tense, int person, boolean plural) {
        return conjugated.get(new VerbForm(lemma, tense, person, plural));
    }

    public @Nullable Saying saying(String lemma) {
        return sayings.get(lemma);
    }

    /** What a verb and the words at the token say together ("faire état"), or null. */
    public @Nullable Locution locution(String lemma, List<Token> tokens, int from, int limit) {
        var known = locutions.get(lemma);
        var match = known == null || from >= limit ? null : known.at(tokens, from, limit);
        return match == null ? null : new Locution(match.meaning(), match.end());
    }

    public @Nullable SourcePhrase sourcePhrase(List<Token> tokens, int from, int limit) {
        var match = sourcePhrases.at(tokens, from, limit);
        return match == null ? null : match.meaning().endingAt(match.end());
    }

    /** Where the name of a news agency, broadcaster or platform ends if one begins at the token, or -1. */
    public int agencyEnd(List<Token> tokens, int from, int limit) {
        if (from >= limit) return -1;
        var match = agencies.at(tokens, from, limit);
        if (match == null) return -1;
        for (var i = from; i < match.end(); i++) if (tokens.get(i).capital()) return match.end();
        return -1;
    }

    public @Nullable Gender person(String noun) {
        return people.get(noun);
    }

    /** Whom a given name may belong to, or null if it is none. */
    public @Nullable Gender givenName(String word) {
        return givenNames.get(word);
    }

    public @Nullable Gender title(String word) {
        return titles.get(word);
    }

    public @Nullable Gender organisation(String noun) {
        return organisations.get(noun);
    }

    public boolean isNoSource(String word) {
        return notSources.contains(word);
    }

    public boolean isStopword(String lemma) {
        return stopwords.contains(lemma);
    }

    /** Lets words be compared as the language makes terms of them: "personnes" is as weightless as "personne". */
    public void callBy(UnaryOperator<String> term) {
        for (var word : List.copyOf(stopwords)) stopwords.add(term.apply(word));
        contrasts.callBy(term);
    }

    public @Nullable String concept(String lemma) {
        return concepts.get(lemma);
    }

    /** What speaks for and against checking a statement. */
    public CheckSignals checkSignals() {
        return checkSignals;
    }

    /** Which words oppose or exclude one another. */
    public Contrasts contrasts() {
        return contrasts;
    }

    /** The number a word stands for ("quarantaine": about 40), or null. */
    public @Nullable NumberWord number(String word) {
        return numbers.get(word);
    }
}
