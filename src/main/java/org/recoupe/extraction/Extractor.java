package org.recoupe.extraction;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.ForeignPassages;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.statement.Assessment;
import org.recoupe.extraction.statement.Comparison;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.ForeignPassage;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.extraction.statement.Value;
import org.recoupe.kernel.Language;

/**
 * Finds in a news text who says what. Made once, used by many at the same time: it never changes, and the same text gives the same
 * result.
 */
public final class Extractor {
    /** Of rules and lexicons together; recorded with what they found. Changes whenever a result may change. */
    public static final String VERSION = "1.4.0";

    private final Languages languages;

    Extractor(Languages languages) {
        this.languages = languages;
    }

    /** With the packaged lexicons, and what the folder {@code config/lexicon} of the working directory adds to them. */
    public static Extractor standard() {
        return of(LexiconSource.packaged(), LexiconSource.folder(Path.of("config", "lexicon")));
    }

    /**
     * With lexicons of one's own, later ones adding to earlier ones.
     *
     * @throws org.recoupe.extraction.lexicon.BadLexicon if a line cannot be read; the message names file and line
     */
    public static Extractor of(LexiconSource... sources) {
        return new Extractor(new Languages(List.of(sources)));
    }

    /**
     * Who says what in the text.
     *
     * @param text as it arrived; all places in the result are places in it
     * @param language of the text, or null to have it told
     * @param date the text is of, so that "Tuesday" is a day; null if nobody knows
     * @throws UnsupportedLanguage if the language is none that can be read, or cannot be told
     */
    public Extraction extract(String text, @Nullable Language language, @Nullable LocalDate date) {
        var known = languages.of(language, text);
        var readable = ForeignPassages.blanked(text, ForeignPassages.in(text, known.language()));
        return new Extracting(readable, known, date).extraction();
    }

    /** What is said in the text, to be composed as sentences of their own. Never refuses: of a language that cannot be told or read, none is complete. */
    public Propositions propositions(String text, @Nullable Language language, @Nullable LocalDate date) {
        try {
            return new Propositions(text, languages.of(language, text), date);
        } catch (UnsupportedLanguage none) {
            return new Propositions(text, null, date);
        }
    }

    /** Which paragraphs are in another language than the text, and therefore not read. Never refuses: none if its language cannot be told. */
    public List<ForeignPassage> foreignPassages(String text, @Nullable Language language) {
        try {
            return ForeignPassages.in(text, languages.of(language, text).language());
        } catch (UnsupportedLanguage none) {
            return List.of();
        }
    }

    /**
     * How much a single statement is worth checking, without an article around it.
     *
     * @throws UnsupportedLanguage as {@link #extract}
     */
    public Assessment check(String statement, @Nullable Language language, @Nullable LocalDate date) {
        return new LoneStatement(statement, languages.of(language, statement), date).assessment();
    }

    /**
     * Whether two statements that stand in no common article contradict, strain or repeat each other; null if they do none of it.
     *
     * @throws UnsupportedLanguage as {@link #extract}
     */
    public @Nullable Comparison compare(
            String one, String other, @Nullable Language language, @Nullable LocalDate date) {
        var known = languages.of(language, one);
        return new LoneStatement(one, known, date).against(new LoneStatement(other, known, date));
    }

    /**
     * The numbers, days and places of a statement that comes without an article around it.
     *
     * @throws UnsupportedLanguage as {@link #extract}
     */
    public List<Value> values(String statement, @Nullable Language language, @Nullable LocalDate date) {
        return new LoneStatement(statement, languages.of(language, statement), date).values();
    }

    /**
     * How the text is laid out, told quickly and without a statement being looked for. Never refuses: of a language that cannot be told
     * or read, only the length is known.
     */
    public Outline outline(String text, @Nullable Language language) {
        Languages.Known known;
        try {
            known = languages.of(language, text);
        } catch (UnsupportedLanguage none) {
            return Outline.of(text, null);
        }
        return Outline.of(text, known);
    }
}
