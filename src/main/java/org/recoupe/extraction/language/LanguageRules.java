package org.recoupe.extraction.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.VerbForm;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.kernel.Language;

/** What differs from language to language and cannot be listed in a lexicon. */
public abstract class LanguageRules {
    /** An addressee or medium found: where it ends, and whether it passes the statement on. */
    public record Aside(int from, int to, boolean relay) {}

    /** How far apart the words of one verb may stand. */
    static final int LONGEST_VERB = 12;

    private final Language language;

    LanguageRules(Language language) {
        this.language = language;
    }

    final Language language() {
        return language;
    }

    /** Finds the verbs of a sentence and puts them into the reading. */
    public final List<VerbGroup> verbs(Reading reading, Sentence sentence) {
        var verbs = new ArrayList<VerbGroup>();
        for (var i = sentence.from(); i < sentence.to(); ) {
            var verb = verbAt(reading, i, sentence);
            if (verb != null) {
                verb = withLocution(reading, verb, sentence);
                reading.put(verb);
                verbs.add(verb);
                i = verb.to();
            } else i++;
        }
        return verbs;
    }

    private static VerbGroup withLocution(Reading reading, VerbGroup verb, Sentence sentence) {
        var next = skipAdverbs(reading, verb.to(), sentence.to());
        var locution = reading.lexicon.locution(verb.lemma(), reading.tokens, next, sentence.to());
        return locution == null ? verb : verb.extended(locution.lemma(), locution.end());
    }

    /** The verb that begins at the token (its clitics stand before it), or null. */
    abstract @Nullable VerbGroup verbAt(Reading reading, int i, Sentence sentence);

    /** Whom it is said to or through, if named at the token: "à l'AFP", "told Reuters", "sur une chaîne". */
    public abstract @Nullable Aside aside(Reading reading, NounPhrases phrases, VerbGroup verb, int i, int limit);

    /** Whether what stands between a verb and its subject names whom it is said to or who passes it on: "à l'AFP". */
    public boolean addresses(Reading reading, int from, int to) {
        return false;
    }

    /** Whether what one is accused of begins at the token without a verb: "de corruption", "of fraud". */
    public boolean isOffence(Reading reading, int i) {
        return reading.token(Math.min(i, reading.size() - 1)).isWord()
                && !reading.isCapital(i)
                && !reading.is(i, WordClass.DETERMINER)
                && !reading.is(i, WordClass.PRONOUN)
                && reading.lexicon.person(reading.word(i)) == null
                && reading.lexicon.organisation(reading.word(i)) == null;
    }

    /** Whether the verb holds a pronoun for whom it is said to: "nous apprend". */
    public abstract boolean isAddressed(Reading reading, VerbGroup verb);

    /** Whether a preposition the verb governs is part of what is said: "fait état | de trois morts". */
    public abstract boolean prepositionIsSaid();

    /** Whether the subject stands behind the verb where what is said comes first: "…, affirme le maire". */
    public abstract boolean needsInversion();

    /** Whether a dash at the head of a paragraph may open what somebody says. */
    public boolean dashSpeaks() {
        return false;
    }

    /** Whether "who" itself is marked as the source, rather than the noun it stands for. */
    public abstract boolean relativeSpeaks();

    /** Whether who was quoted speaks on in a paragraph that is nothing but a quotation. */
    public abstract boolean speaksOnInNextParagraph();

    /** Whether a name or a pronoun alone can be what somebody is for or against: "endorsed him". */
    public abstract boolean takesBareObject();

    /** Whether a verbal noun begins at the token: "of having lied". */
    public boolean gerundAt(Reading reading, int i) {
        return false;
    }

    /** Whether "Name: …" at the head of a line says something, or only what it is about. */
    public abstract boolean colonSpeaks();

    /** Whether an infinitive that can be content begins at the token ("avoir mené", "to have seen"). */
    public abstract boolean infinitiveAt(Reading reading, int i, int limit);

    /** The dictionary form of a noun or adjective, as far as endings tell; good enough to compare words. */
    public abstract String stem(String word);

    /** The lemma if the word is a verb form, otherwise its stem. */
    public final String lemma(Lexicon lexicon, String word) {
        var stem = stem(word);
        // "habitant" is no form of "habiter" where people are meant.
        if (lexicon.person(stem) != null || lexicon.organisation(stem) != null) return stem;
        var forms = lexicon.forms(word);
        return forms.isEmpty() ? stem : forms.get(0).lemma();
    }

    /** The concept a word belongs to, or its dictionary form; what is written in capitals is a concept already. */
    public final String term(Lexicon lexicon, String word) {
        if (Character.isUpperCase(word.charAt(0))) return word;
        var concept = lexicon.concept(word);
        if (concept == null) concept = lexicon.concept(stem(word));
        if (concept != null) return concept;
        var lemma = lemma(lexicon, word);
        concept = lexicon.concept(lemma);
        return concept == null ? lemma : concept;
    }

    public static @Nullable VerbForm reading(List<VerbForm> forms, Predicate<VerbForm> wanted) {
        for (var form : forms) if (wanted.test(form)) return form;
        return null;
    }

    /** Over adverbs and inserted expressions ("de son côté"), not further than the limit. */
    public static int skipAdverbs(Reading reading, int from, int limit) {
        var i = from;
        while (i < limit) {
            var end = reading.phraseEnd(WordClass.INSERT, i, limit);
            if (end < 0) end = reading.phraseEnd(WordClass.ADVERB, i, limit);
            if (end < 0 && reading.is(i, WordClass.ADVERB)) end = i + 1;
            if (end < 0) return i;
            i = end;
        }
        return i;
    }

    /** Over adverbs, inserts and times ("samedi", "late Monday"). */
    public static int skipCircumstances(Reading reading, int from, int limit) {
        var i = from;
        while (i < limit) {
            var next = skipAdverbs(reading, i, limit);
            var end = reading.phraseEnd(WordClass.TIME, next, limit);
            if (end > 0) {
                next = end;
                while (next < limit
                        && (reading.token(next).isNumber()
                                || reading.is(next, WordClass.MONTH)
                                || reading.is(next, WordClass.TIME))) next++;
            }
            if (next == i) return i;
            i = next;
        }
        return i;
    }
}
