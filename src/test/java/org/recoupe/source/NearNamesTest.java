package org.recoupe.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names a person is asked about before there are two of them. */
class NearNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Reuters, Reuter",
        "Préfecture de Tamba, Préfecture de Tambah",
        "OSDH, Observatoire syrien des droits de l'homme",
        "Observatoire syrien des droits de l'homme, OSDH",
        "Observatoire syrien (OSDH), OSDH",
        "Agence France-Presse, AFP",
        "afp, Agence France-Presse",
        "l'agence Reuters, Reuters"
    })
    void a_letter_or_the_initials_apart(String one, String other) {
        assertThat(NearNames.to(one).isNear(other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "AFP, AP",
        "BBC, CBC",
        "Reuters, Airwars",
        "Préfecture de Tamba, Préfecture de Lorient",
        "Paul Martin, Paule Marchand",
        "OSDH, Observatoire des migrations"
    })
    void others_are_others(String one, String other) {
        assertThat(NearNames.to(one).isNear(other)).isFalse();
        assertThat(NearNames.to(other).isNear(one)).isFalse();
    }
}
