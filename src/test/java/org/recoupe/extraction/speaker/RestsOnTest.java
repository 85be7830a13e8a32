package org.recoupe.extraction.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.RestsOn;
import org.recoupe.extraction.statement.RestsOn.Kind;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.kernel.Language;

/** Each attribution tells what it rests on, and is the less sure the further that is off. */
class RestsOnTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Marie Durand affirme que le pont a cédé.                                               | NAME        | 0
        fr | « Le pont a cédé », a déclaré à l'AFP Lise Aubin, batelière à Varland.                    | APPOSITION  | 0
        fr | Un médecin affirme que le pont a cédé.                                                  | DESCRIPTION | 0
        fr | Le maire, Paul Nadeau, est venu mardi. « Le pont a cédé », a-t-il dit.                     | PRONOUN     | 1
        fr | « Le pont de la ville a cédé dans la nuit. »                                              | NOBODY      | 0
        en | "The bridge collapsed," Jane Roe, a neighbour, told Reuters.                              | APPOSITION  | 0
        """)
    void tells_what_it_rests_on(String language, String text, Kind kind, int sentences) {
        var said = said(language, text);

        assertThat(said.restsOn()).isEqualTo(new RestsOn(kind, sentences));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Paul Nadeau affirme que le pont a cédé. Marc Tissot assure que la digue tient. Rien ne bougeait, a-t-il dit.
        en | Paul Nadeau said the bridge had failed. Marc Tissot said the dyke held. He said that nothing moved.
        """)
    void a_pronoun_that_may_stand_for_two_is_doubtful(String language, String text) {
        var statements = extractor.extract(text, new Language(language), null).statements();
        var pronoun = statements.get(statements.size() - 1);

        assertThat(pronoun.restsOn().kind()).isEqualTo(Kind.CANDIDATES);
        assertThat(pronoun.confidence()).isLessThan(statements.get(0).confidence());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | « Le pont a cédé », a dit Lise Aubin. | Lise Aubin est venue mardi. « Le pont a cédé », a-t-elle dit. | « Le pont a cédé dans la nuit. »
        en | "The bridge gave way," said Lise Aubin. | Lise Aubin came on Monday. "The bridge gave way," she said. | "The bridge gave way in the night."
        """, quoteCharacter = '~')
    void a_name_is_surer_than_a_pronoun_and_a_pronoun_than_nobody(
            String language, String named, String pronoun, String nobody) {
        assertThat(said(language, named).confidence())
                .isGreaterThan(said(language, pronoun).confidence());
        assertThat(said(language, pronoun).confidence())
                .isGreaterThan(said(language, nobody).confidence());
    }

    @Test
    void who_goes_on_speaking_is_surer_than_a_quotation_of_nobody() {
        var text = "« Le pont a cédé », a dit Lise Aubin. « Nous avons passé la nuit sur le toit. »";
        var goesOn = extractor.extract(text, Language.FRENCH, null).statements().get(1);

        assertThat(goesOn.restsOn().kind()).isEqualTo(Kind.CONTINUATION);
        assertThat(goesOn.confidence())
                .isGreaterThan(
                        said("fr", "« Nous avons passé la nuit sur le toit. »").confidence());
    }

    private Statement said(String language, String text) {
        return extractor.extract(text, new Language(language), null).statements().stream()
                .filter(s -> s.form() != Form.NARRATOR)
                .findFirst()
                .orElseThrow();
    }
}
