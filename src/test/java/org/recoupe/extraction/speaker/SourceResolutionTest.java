package org.recoupe.extraction.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Speaker;
import org.recoupe.kernel.Language;

/** Who is meant where a text says "he", "the agency", "la même source": the last statement's source in each of the texts. */
class SourceResolutionTest {
    private static final String LAKE =
            "The director of the Lake Monitoring Network (LMN), Dana Reyes, said the water was safe. ";
    private static final String OSLM =
            "Le directeur de l'Observatoire des lacs de montagne (OLM), Rami Selmi, a fait état de 40 fuites. ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        L'OLM précise que deux lacs sont fermés.                                   | Observatoire des lacs de montagne
        L'OLM précise que deux lacs sont fermés. Selon lui, l'eau baisse.           | Rami Selmi
        L'OLM précise que deux lacs sont fermés. L'ONG dénonce un retard.           | Observatoire des lacs de montagne
        M. Selmi a ajouté que l'eau baissait.                                       | Rami Selmi
        La maire, Claire Vidal, a démenti. Elle a dit que l'eau était bonne.        | Claire Vidal
        La maire, Claire Vidal, nie toute fuite. Il maintient que l'eau baisse.     | Rami Selmi
        La même source affirme que l'eau baisse.                                    | Rami Selmi
        La presse accuse le maire, Gilles Fontan, d'avoir menti. Ce dernier dénonce un complot. | Gilles Fontan
        Selmi a confirmé la baisse, mais a nié toute pollution.                     | Rami Selmi
        Des témoins affirment que l'eau est trouble.                                | Des témoins
        """)
    void in_french(String text, String source) {
        assertThat(lastSpeaker(OSLM + text, Language.FRENCH).name()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        The LMN added that tests would go on.                                       | Lake Monitoring Network
        The LMN added that tests would go on. According to her, no fish died.       | Dana Reyes
        The LMN added that tests would go on. The group warned that levels fell.    | Lake Monitoring Network
        Reyes said no fish died.                                                    | Dana Reyes
        Mayor Tom Harlan disagreed. He said the lake was closed.                    | Tom Harlan
        Mayor Tom Harlan said the lake was closed. She replied that it was open.    | Dana Reyes
        The same source said the lake was open.                                     | Dana Reyes
        Union fears grow. "It smells," said Ann Dole, a diver. She added it was bad.  | Ann Dole
        Two residents said the lake was closed. They added that it smelled.         | Two residents
        A source close to her said the lake was closed.                             | A source close to her
        """)
    void in_english(String text, String source) {
        assertThat(lastSpeaker(LAKE + text, Language.ENGLISH).name()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Rami Selmi, directeur de l'agence Lago, a dit à l'AFP que l'eau baissait.       | Lago
        fr | Le groupe Alvia a annoncé 300 départs. Sa directrice, Nora Hamel, a dit que les ventes baissaient. | Alvia
        en | Alvia Corp. said it would cut 300 jobs. Its chief executive, Nora Hamel, said sales fell.          | Alvia Corp.
        """)
    void a_person_speaks_for_a_body(String language, String text, String body) {
        var found = Lexicons.packaged().extract(text, new Language(language), null);
        var speaker = found.speakers().get(last(found));

        assertThat(found.speakers()
                        .get(Objects.requireNonNull(speaker.speaksFor()))
                        .name())
                .isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | La cheffe des pompiers a visité la digue. Elle a ajouté que la vanne tenait.        | cheffe des pompiers
        fr | Le patron des bateliers a promis un effort. Il a dit que la grève cesserait.        | patron des bateliers
        fr | Le numéro 3 du syndicat a promis un effort. Il a dit que la grève cesserait.        | numéro 3 du syndicat
        fr | Un des six plongeurs a avoué sa peur. Il a dit que l'eau montait.                  | Un des six plongeurs
        en | One of five divers said the gate was shut. She added that the water rose.           | One of five divers
        fr | Hier plus de 30 ouvriers ont dit que la vanne fuyait. Ils ont ajouté que l'eau montait. | plus de 30 ouvriers
        en | A dozen divers said the gate was shut. They added that the water rose.              | A dozen divers
        """)
    void who_is_one_of_many_is_one_and_those_counted_are_many(String language, String text, String source) {
        assertThat(lastSpeaker(text, new Language(language)).name()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Le patron des bateliers a promis un effort. Ils ont dit que la grève cesserait.
        en | One of five divers said the gate was shut. They added that the water rose.
        """)
    void a_plural_pronoun_is_not_one_of_many(String language, String text) {
        var statements =
                Lexicons.packaged().extract(text, new Language(language), null).statements();

        assertThat(statements.get(statements.size() - 1).speaker()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Hugo Belland dit que la vanne fuit. Le patron des bateliers a indiqué que l'eau montait. | patron des bateliers
        fr | Hugo Belland dit que la vanne fuit. Le directeur des thermes a dit que l'eau montait.   | directeur des thermes
        en | Hugo Belland said the gate leaked. The head of the bargemen said the water rose.        | head of the bargemen
        en | Hugo Belland said the gate leaked. The chief engineer said the water rose.              | chief engineer
        fr | Hugo Belland dit que la vanne fuit. Le chercheur a ajouté que l'eau montait.            | Hugo Belland
        """)
    void an_office_of_something_is_not_whoever_spoke(String language, String text, String source) {
        assertThat(lastSpeaker(text, new Language(language)).name()).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Jonas “Red” Weber said the gate leaked. Mr. Weber added that the water rose.    | Jonas “Red” Weber
        fr | Marc « Rouget » Tissot dit que la vanne fuit. Tissot ajoute que l'eau monte.   | Marc « Rouget » Tissot
        """)
    void a_nickname_is_part_of_the_name(String language, String text, String source) {
        var found = Lexicons.packaged().extract(text, new Language(language), null);

        assertThat(found.statements()).hasSize(2);
        assertThat(found.speakers()).extracting(Speaker::name).containsExactly(source);
    }

    private static Speaker lastSpeaker(String text, Language language) {
        var found = Lexicons.packaged().extract(text, language, null);
        return found.speakers().get(last(found));
    }

    private static int last(Extraction found) {
        var statements = found.statements();
        return Objects.requireNonNull(statements.get(statements.size() - 1).speaker());
    }
}
