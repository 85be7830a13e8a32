package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.server;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the realm takes for a password. */
@KeycloakTest
class KeycloakPasswordsIT {
    private static final String SOMEBODY = "new.password";

    @BeforeAll
    static void given_somebody() {
        server().addPerson(SOMEBODY, "/REVIEWER", "/desks/international");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short7word",
                "Recoupe-hiver-86",
                "la-RÉDACTION-du-soir",
                "hiver-newsroom-86",
                "MotDePasse-hiver",
                "P@ssword-Passw0rd",
                "azertyuiop-hiver",
                "hiver-chaud-12345",
                "xyz-eeeee-hiver-86",
                "hiver-new.password-86"
            })
    void what_is_guessed_first_is_none(String word) {
        assertThat(server().administrator().takesPassword(SOMEBODY, word)).isFalse();
    }

    @Test
    void a_few_words_are_one_and_so_is_what_a_machine_makes_up() {
        assertThat(server().administrator().takesPassword(SOMEBODY, "cheval pile agrafe juste"))
                .isTrue();
        assertThat(server().administrator().takesPassword(SOMEBODY, "tbkm6wq9vnrc2hxd"))
                .isTrue();
    }
}
