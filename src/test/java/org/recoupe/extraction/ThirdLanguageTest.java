package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recoupe.extraction.language.Esperanto;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Language;

/** A language is a folder of lexicons and one class: here is a small one nobody else speaks in this newsroom. */
class ThirdLanguageTest {
    private static final List<LexiconSource> FOLDERS = List.of(
            LexiconSource.folder(Path.of("config", "lexicon")),
            LexiconSource.folder(Path.of("src", "test", "resources", "toy-lexicon")));

    private final Extractor extractor = new Extractor(Esperanto.besideTheOthers(FOLDERS));

    @Test
    void who_says_what_is_found_with_the_same_rules() {
        var text =
                "La urbestro diris ke la ponto falis. Laŭ la polico, la ponto brulas. “Ĝi falos”, diris la ministro.";

        var statements = extractor.extract(text, Esperanto.LANGUAGE, null).statements();

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

        var found = extractor.extract(text, Esperanto.LANGUAGE, null);

        assertThat(found.statements()).extracting(Statement::stance).containsExactly(Stance.ASSERTS, Stance.DENIES);
        assertThat(found.statements()).extracting(Statement::speaker).containsExactly(0, 0);
        assertThat(found.speakers().get(0).name()).isEqualTo("Maria Bonulo");
    }

    @Test
    void the_language_is_told_among_the_others() {
        var text = "La polico ne venis en la domo, sed la urbestro estas en la urbo kaj ili diris ke ne brulis.";

        assertThat(extractor.extract(text, null, null).language()).isEqualTo(Esperanto.LANGUAGE);
        assertThat(extractor
                        .extract("Le maire est venu dans la ville et il a dit que le pont est tombé.", null, null)
                        .language())
                .isEqualTo(Language.FRENCH);
    }
}
