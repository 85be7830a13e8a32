package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.reading.NounPhrases;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.reading.Sentence;
import org.recoupe.extraction.reading.VerbGroup;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Language;

/** A language is a folder of lexicons and one class: here is a small one nobody else speaks in this newsroom. */
class ThirdLanguageTest {
    private static final Language ESPERANTO = new Language("eo");
    private static final List<LexiconSource> FOLDERS = List.of(
            LexiconSource.folder(Path.of("config", "lexicon")),
            LexiconSource.folder(Path.of("src", "test", "resources", "toy-lexicon")));

    private final Extractor extractor =
            new Extractor(new Languages(List.of(new French(), new English(), new Esperanto()), FOLDERS));

    @Test
    void who_says_what_is_found_with_the_same_rules() {
        var text =
                "La urbestro diris ke la ponto falis. Laŭ la polico, la ponto brulas. “Ĝi falos”, diris la ministro.";

        var statements = extractor.extract(text, ESPERANTO, null).statements();

        assertThat(statements)
                .extracting(
                        s -> s.content().get(0).in(text), s -> s.source().get(0).in(text))
                .containsExactly(
                        tuple("ke la ponto falis", "La urbestro"),
                        tuple("la ponto brulas", "la polico"),
                        tuple("“Ĝi falos”", "la ministro"));
    }

    @Test
    void a_denial_is_told_from_a_claim_and_a_pronoun_finds_its_speaker() {
        var text = "Maria Bonulo diris ke la ponto falis. Ŝi neis ke la domo brulis.";

        var found = extractor.extract(text, ESPERANTO, null);

        assertThat(found.statements()).extracting(Statement::stance).containsExactly(Stance.ASSERTS, Stance.DENIES);
        assertThat(found.statements()).extracting(Statement::speaker).containsExactly(0, 0);
        assertThat(found.speakers().get(0).name()).isEqualTo("Maria Bonulo");
    }

    @Test
    void the_language_is_told_among_the_others() {
        var text = "La polico ne venis en la domo, sed la urbestro estas en la urbo kaj ili diris ke ne brulis.";

        assertThat(extractor.extract(text, null, null).language()).isEqualTo(ESPERANTO);
        assertThat(extractor
                        .extract("Le maire est venu dans la ville et il a dit que le pont est tombé.", null, null)
                        .language())
                .isEqualTo(Language.FRENCH);
    }

    /** Verbs end alike, names stand where they stand in English: little is left to say. */
    private static final class Esperanto extends LanguageRules {
        Esperanto() {
            super(ESPERANTO);
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
        @Nullable
        Aside aside(Reading reading, NounPhrases phrases, VerbGroup verb, int i, int limit) {
            return null;
        }

        @Override
        boolean isAddressed(Reading reading, VerbGroup verb) {
            return false;
        }

        @Override
        boolean prepositionIsSaid() {
            return false;
        }

        @Override
        boolean needsInversion() {
            return false;
        }

        @Override
        boolean relativeSpeaks() {
            return true;
        }

        @Override
        boolean colonSpeaks() {
            return true;
        }

        @Override
        boolean speaksOnInNextParagraph() {
            return true;
        }

        @Override
        boolean takesBareObject() {
            return false;
        }

        @Override
        boolean infinitiveAt(Reading reading, int i, int limit) {
            return false;
        }

        @Override
        String stem(String word) {
            return word.endsWith("j") ? word.substring(0, word.length() - 1) : word;
        }
    }
}
