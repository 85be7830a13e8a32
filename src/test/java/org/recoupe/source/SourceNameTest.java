package org.recoupe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.source.SourceName.comparable;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under how many spellings one name comes in, and which are others. */
class SourceNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reuters",
                "REUTERS",
                "l'agence Reuters",
                "L’Agence Reuters",
                "l'agence de presse Reuters",
                "Reuters news agency",
                "the Reuters News Agency",
                "L'AGENCE REUTERS",
                "Rеuters", // a Cyrillic е
                "Ｒｅｕｔｅｒｓ",
                "Reu\u200bters",
                "\u202eReuters",
                " Réuters. "
            })
    void one_agency_is_one(String name) {
        assertThat(comparable(name)).isEqualTo("reuters");
    }

    @ParameterizedTest
    @CsvSource({
        "АР, AP", // both letters Cyrillic
        "Вloomberg, Bloomberg", // a Cyrillic В
        "ΑFP, AFP", // a Greek Α
        "Le Monde, le journal Le Monde",
        "Agence Anadolu, Anadolu",
        "Agence France-Presse, l'agence France Presse",
        "LE MONDE, le Monde",
        "LA CROIX, La Croix",
        "le Guardian, The Guardian",
        "L'ÉQUIPE, l’équipe",
        "des témoins, Témoins",
        "l'agence d'information Anadolu, Anadolu",
        "www.lemonde.fr, lemonde.fr",
        "https://www.lemonde.fr/international/article/2026, lemonde.fr",
        "la times, LA Times",
        "LA TIMES, LA Times",
        "Œuvre, oeuvre",
        "Łódź, Lodz",
        "Großbritannien, Grossbritannien",
        "МОСКВА, Москва"
    })
    void two_ways_to_write_it(String one, String other) {
        assertThat(comparable(one)).isEqualTo(comparable(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Agence de la biomédecine, biomédecine",
        "L'agence, Reuters",
        "Environment Agency, Environment",
        "Le Quotidien du Sud, Sud",
        "Москва, Mockba",
        "ВВС, BBC", // the Russian air force, and nobody's spelling of the other
        "AFP, AP",
        "Paul Martin, Martin",
        "L. Martin, Martin",
        "A. Martin, Martin",
        "L. Martin, L'Martin",
        "LA Times, The Times",
        "LA Times, Times",
        "LA Galaxy, Galaxy",
        "UN Women, Women",
        "An Nahar, Nahar",
        "La Nation, The Nation",
        "L'Express, The Express",
        "Le Point, Point"
    })
    void what_is_not_the_same(String one, String other) {
        assertThat(comparable(one)).isNotEqualTo(comparable(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"L'agence", "The The", "le", "Quotidien", "!!!", "agence agence", "l'agence de presse"})
    void something_is_always_left(String name) {
        assertThat(comparable(name)).isNotBlank();
    }

    /** Compared again it is the same, composed or not, in capitals or not. */
    @Test
    void a_comparable_name_stays_as_it_is() {
        for (var name :
                new String[] {"l'agence Reuters", "Observatoire Syrien des Droits de l'Homme", "Ελλάδα", "Ærø"}) {
            var once = comparable(name);
            assertThat(comparable(once)).isEqualTo(once);
            assertThat(comparable(name.toUpperCase(Locale.ROOT))).isEqualTo(once);
            assertThat(comparable(Normalizer.normalize(name, Normalizer.Form.NFD)))
                    .isEqualTo(once);
        }
    }
}
