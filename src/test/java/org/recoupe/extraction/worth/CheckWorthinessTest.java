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

    /** The stricter rule for whoever is charged with deaths; how many died, with nobody charged, stays a toll. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | L'armée a tué 12 civils à Lador.                                | ACCUSATION
        fr | Paul Durand a abattu trois hommes.                              | ACCUSATION
        fr | Les rebelles ont massacré 40 villageois.                        | ACCUSATION
        fr | Depuis mai, 234 civils ont été tués par la coalition.           | ACCUSATION
        fr | Douze civils tués par des tirs de l'armée ont été enterrés.     | ACCUSATION
        en | The army killed 12 civilians in Lador.                          | ACCUSATION
        en | Paul Durand murdered three men.                                 | ACCUSATION
        en | Twelve civilians were killed by the police on Monday.           | ACCUSATION
        fr | L'incendie a fait 43 morts à Lador.                             | CASUALTIES
        fr | L'EI a subi un déluge de frappes de la coalition, ayant fait 43 morts, en majorité des civils. | CASUALTIES
        fr | Douze civils ont été tués par un obus à Lador.                  | CASUALTIES
        fr | L'explosion a tué 12 personnes dans l'usine de l'armée.         | CASUALTIES
        fr | Un homme armé a tué trois passants à Lador.                     | CASUALTIES
        fr | Les affrontements entre l'armée et les rebelles ont tué 245 soldats. | CASUALTIES
        en | The blast killed 12 people near the Army Museum.                | CASUALTIES
        en | A gunman killed three people in Lador.                          | CASUALTIES
        fr | Paul Durand est mort lundi à 82 ans.                            | DEATH
        fr | Le maire de Lador, Paul Durand, est décédé.                     | DEATH
        fr | L'écrivaine Anna Weber s'est éteinte à Lador.                   | DEATH
        fr | Paul Durand a été retrouvé mort.                                | DEATH
        en | Paul Durand died on Monday at the age of 82.                    | DEATH
        en | Paul Durand was found dead in Lador.                            | DEATH
        en | Anna Weber passed away on Monday.                               | DEATH
        fr | La mère de Paul Durand est morte.                               | CASUALTIES
        fr | Trois personnes sont mortes à Lador.                            | CASUALTIES
        fr | Paul Durand n'est pas mort.                                     | CASUALTIES
        en | Paul Durand's mother died on Monday.                            | CASUALTIES
        """)
    void who_died_and_who_is_said_to_have_killed_them(String language, String text, ClaimClass about) {
        assertThat(extractor.check(text, new Language(language), null).claimClass())
                .as(text)
                .isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fr | L'ONG accuse l'armée d'avoir tué 43 civils.                     | ACCUSATION
        fr | L'ONG a dénoncé la mort de 43 civils.                           | CASUALTIES
        fr | La préfecture a annoncé que 43 personnes étaient mortes.        | CASUALTIES
        fr | La famille a annoncé que Paul Durand était mort.                | DEATH
        en | The watchdog accused the army of killing 43 people.             | ACCUSATION
        """)
    void whoever_says_so_may_say_it_of_somebody(String language, String text, ClaimClass about) {
        assertThat(extractor
                        .extract(text, new Language(language), null)
                        .statements()
                        .get(0)
                        .claimClass())
                .as(text)
                .isEqualTo(about);
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
