package org.recoupe.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a note addresses. */
class AddressedTest {
    private static final List<String> DESK =
            List.of("karim.benali", "ines.fontaine", "paul.girard", "paul.martin", "nadia.roche");

    @Test
    void a_whole_name_addresses_that_person_wherever_it_stands() {
        assertThat(in("@ines.fontaine, regarde. Et @Nadia.Roche aussi."))
                .containsExactly("ines.fontaine", "nadia.roche");
    }

    @Test
    void a_first_name_is_enough_if_only_one_has_it() {
        assertThat(in("@nadia peux-tu relire ?")).containsExactly("nadia.roche");
        assertThat(in("@paul peux-tu relire ?")).isEmpty();
    }

    @Test
    void nobody_is_addressed_twice_and_nobody_addresses_themselves() {
        assertThat(in("@ines @ines.fontaine @karim.benali")).containsExactly("ines.fontaine");
    }

    @Test
    void an_address_or_a_stranger_is_only_a_word() {
        assertThat(in("écrire à redaction@nadia.roche ou à @afp")).isEmpty();
    }

    private static Iterable<String> in(String text) {
        return Addressed.in(text, DESK, "karim.benali");
    }
}
