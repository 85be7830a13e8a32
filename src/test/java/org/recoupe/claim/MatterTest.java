package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatterTest {
    /** The same office on its own strike: not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "taux de chômage       | Le taux de chômage s'établit à 7,3 % au deuxième trimestre. | true",
                "unemployment rate     | Unemployment fell to 4.1% in May.                            | true",
                "taux de chômage       | Les agents de l'Insee sont en grève à 60 %.                  | false",
                "inflation             | Le taux de chômage s'établit à 7,3 %.                        | false",
                "prix à la consommation| Les prix à la consommation ont augmenté de 2 %.              | true",
                "prix à la consommation| Les prix des logements ont augmenté de 2 %.                  | false",
                "statistiques          | Les statistiques officielles disent 7,3 %.                   | false",
                "PIB                   | Le PIB a progressé de 0,2 %.                                 | true",
                "PIB                   | Le Pibeste a brûlé.                                          | false"
            })
    void a_claim_is_about_it_if_it_says_every_word_of_it(String matter, String text, boolean about) {
        assertThat(Matter.isOf(matter, text)).isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M. Martin a été condamné à trois ans de prison          | true",
                "Le tribunal correctionnel a relaxé les deux prévenus     | true",
                "The court of appeal upheld the sentence                  | true",
                "He was found not guilty                                  | true",
                "Le ministre a annoncé la fermeture de l'aéroport         | false",
                "Il condamne fermement cette attaque                      | false",
                "La cour de l'école sera rénovée                          | false"
            })
    void what_a_court_decided_is_a_judgment(String text, boolean judgment) {
        assertThat(Judgment.isOne(text)).isEqualTo(judgment);
    }
}
