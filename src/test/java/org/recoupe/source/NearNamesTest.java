package org.recoupe.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
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

    /** What is looked for in the database leaves none of them out. */
    @ParameterizedTest
    @CsvSource({
        "Reuters, Reuter",
        "Reuters, Rauters",
        "Préfecture de Tamba, Prefecture de Tambah",
        "Observatoire, Obsarvetoire",
        "ESP, École supérieure de presse",
        "OSDH, Observatoire syrien des droits de l'homme",
        "OSDH, Observatoire syrien (OSDH)",
        "Observatoire syrien (OSDH), OSDH"
    })
    void what_may_be_near_is_looked_at(String one, String other) {
        var near = NearNames.to(one);
        var theirs = SourceName.comparable(other);
        var isExact = List.of(near.exactly()).contains(theirs);
        var hasPart = theirs.length() >= near.shortest()
                && theirs.length() <= near.longest()
                && Arrays.stream(near.parts()).anyMatch(part -> theirs.contains(part.replace("%", "")));
        var spelledOut = near.spelledOut();
        var isSpelledOut = spelledOut != null
                && Pattern.compile(
                                spelledOut.replaceAll("\\\\[mM]", "\\\\b"),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(other)
                        .find();
        assertThat(near.isNear(other)).isTrue();
        assertThat(isExact || hasPart || isSpelledOut).isTrue();
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
