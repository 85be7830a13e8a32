package org.recoupe.extraction.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.kernel.Language;

/** Verbs end alike, names stand where they stand in English: little is left to say. */
public final class Esperanto extends LanguageRules {
    public static final Language LANGUAGE = new Language("eo");

    private Esperanto() {
        super(LANGUAGE);
    }

    /** The languages the newsroom reads, and this one. */
    public static Languages besideTheOthers(List<LexiconSource> sources) {
        return new Languages(List.of(new French(), new English(), new Esperanto()), sources);
    }

    @Override
    @Nullable
    VerbGroup verbAt(Reading reading, int i, Sentence sentence) {
        var form = reading(reading.forms(i), f -> f.tense().isFinite());
        return form == null
                ? null
                : new VerbGroup(i, i, i + 1, form.lemma(), form.tense(), true, false, false, false, null, -1);
    }

    @Override
    public @Nullable Aside aside(Reading reading, NounPhrases phrases, VerbGroup verb, int i, int limit) {
        return null;
    }

    @Override
    public boolean isAddressed(Reading reading, VerbGroup verb) {
        return false;
    }

    @Override
    public boolean prepositionIsSaid() {
        return false;
    }

    @Override
    public boolean needsInversion() {
        return false;
    }

    @Override
    public boolean relativeSpeaks() {
        return true;
    }

    @Override
    public boolean colonSpeaks() {
        return true;
    }

    @Override
    public boolean speaksOnInNextParagraph() {
        return true;
    }

    @Override
    public boolean takesBareObject() {
        return false;
    }

    @Override
    public boolean infinitiveAt(Reading reading, int i, int limit) {
        return false;
    }

    @Override
    public String stem(String word) {
        return word.endsWith("j") ? word.substring(0, word.length() - 1) : word;
    }
}
