package org.recoupe.extraction.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.kernel.Language.ENGLISH;
import static org.recoupe.kernel.Language.FRENCH;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Language;

class CheckWorthinessTest {
    private final Extractor extractor = Lexicons.packaged();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Au moins 17 personnes ont été tuées samedi à Lador.             | casualty-figure  | CASUALTIES
        fr | Le chômage a baissé de 12 % depuis janvier.                     | percentage       | FIGURE
        fr | Le maire a commis une fraude de trois millions d'euros.         | money            | ACCUSATION
        fr | La digue est la plus haute d'Europe et date de 1954.            | comparison       | EVENT
        en | At least 17 people were killed in Lador on Saturday.            | casualty-figure  | CASUALTIES
        en | Unemployment fell by 12 percent last year.                      | percentage       | FIGURE
        en | The governor opposed the flood bill in May.                      | record           | EVENT
        """)
    void says_why_a_statement_is_worth_checking(String language, String text, String reason, ClaimClass about) {
        var assessment = extractor.check(text, new Language(language), null);

        assertThat(assessment.isCheckWorthy()).isTrue();
        assertThat(assessment.reasons()).contains(reason);
        assertThat(assessment.claimClass()).isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | Merci beaucoup.                                                 | courtesy
        fr | Il faut que nous agissions tous.                                | wish
        fr | Pourquoi la digue a-t-elle cédé ?                               | question
        en | Thank you very much for the invitation.                         | courtesy
        en | We should all work together.                                    | wish
        en | Why did the dam fail?                                           | question
        """)
    void says_why_a_statement_is_not(String language, String text, String reason) {
        var assessment = extractor.check(text, new Language(language), null);

        assertThat(assessment.isCheckWorthy()).isFalse();
        assertThat(assessment.against()).contains(reason);
    }

    @Test
    void within_an_article_the_weightiest_reason_comes_first() {
        var text = "Le préfet affirme que 38 personnes sont mortes samedi.";

        assertThat(extractor.extract(text, FRENCH, null).statements())
                .singleElement()
                .satisfies(s -> assertThat(s.reasons()).containsExactly("casualty-figure", "quoted-official"));
    }

    @Test
    void how_a_sentence_is_built_counts_but_is_no_reason_for_people() {
        var told = extractor.check("They opposed the flood bill in May.", ENGLISH, null);
        var untold = extractor.check("We opposed the flood bill in May.", ENGLISH, null);

        assertThat(told.reasons()).isEqualTo(untold.reasons()).doesNotContain("past", "other-side");
        assertThat(told.worth()).isGreaterThan(untold.worth());
    }

    @Test
    void nothing_is_worth_nothing() {
        assertThat(extractor.check("", ENGLISH, null).worth()).isZero();
        assertThat(extractor.check(" … ", ENGLISH, null).isCheckWorthy()).isFalse();
    }
}
