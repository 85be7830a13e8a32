package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.RestsOn.Kind;
import org.recoupe.kernel.Language;

/** Each attribution tells what it rests on, and is the less sure the further that is off. */
class RestsOnTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Marie Durand affirme que le pont a cédé.                                               | NAME        | 0
        fr | « Le pont a cédé », a déclaré à l'AFP Marie Durand, porte-parole du ministère.            | APPOSITION  | 0
        fr | Un médecin affirme que le pont a cédé.                                                  | DESCRIPTION | 0
        fr | Le maire, Paul Nadeau, est venu mardi. « Le pont a cédé », a-t-il dit.                     | PRONOUN     | 1
        fr | « Le pont de la ville a cédé dans la nuit. »                                              | NOBODY      | 0
        en | "The bridge collapsed," Jane Roe, a neighbour, told Reuters.                              | APPOSITION  | 0
        """)
    void tells_what_it_rests_on(String language, String text, Kind kind, int sentences) {
        var said = said(language, text);

        assertThat(said.restsOn()).isEqualTo(new RestsOn(kind, sentences));
    }

    @Test
    void a_pronoun_that_may_stand_for_two_is_doubtful() {
        var text = "Paul Nadeau affirme que le pont a cédé. Marc Tissot assure que la digue tient. "
                + "Rien ne bougeait, a-t-il dit.";
        var statements = extractor.extract(text, Language.FRENCH, null).statements();
        var pronoun = statements.get(statements.size() - 1);

        assertThat(pronoun.restsOn().kind()).isEqualTo(Kind.CANDIDATES);
        assertThat(pronoun.confidence()).isLessThan(statements.get(0).confidence());
    }

    @Test
    void a_name_is_surer_than_a_pronoun_and_a_pronoun_than_nobody() {
        var named = said("fr", "« Le pont a cédé », a dit Marie Durand.").confidence();
        var pronoun = said("fr", "Marie Durand est venue mardi. « Le pont a cédé », a-t-elle dit.")
                .confidence();
        var nobody = said("fr", "« Le pont de la ville a cédé dans la nuit. »").confidence();

        assertThat(named).isGreaterThan(pronoun);
        assertThat(pronoun).isGreaterThan(nobody);
    }

    private Statement said(String language, String text) {
        return extractor.extract(text, new Language(language), null).statements().stream()
                .filter(s -> s.form() != Form.NARRATOR)
                .findFirst()
                .orElseThrow();
    }
}
