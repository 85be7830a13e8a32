package org.recoupe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Look at C-4183": said, typed and found. */
class ReferenceTest {
    @Test
    void it_is_written_as_people_say_it() {
        assertThat(Reference.of(4183)).hasToString("C-4183");
        assertThat(Reference.of(4183).toString()).matches(Reference::isWritten);
        assertThat(Reference.isWritten("revision 2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-4183", "c-4183", "4183", "  C-4183 ", "C-004183"})
    void it_is_known_however_it_is_typed(String typed) {
        assertThat(Reference.parse(typed)).contains(Reference.of(4183));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "C-",
                "C-0",
                "0",
                "C--1",
                "-1",
                "C-99999999999999999999",
                "C-١٢",
                "C-4183 morts",
                "C 4183",
                "D-4183",
                "4 183",
                "C-\u0000"
            })
    void other_words_are_none(String typed) {
        assertThat(Reference.parse(typed)).isEmpty();
    }

    @Test
    void the_largest_that_can_be_typed_is_one() {
        assertThat(Reference.parse("C-999999999999999999")).contains(Reference.of(999_999_999_999_999_999L));
    }

    @Test
    void nothing_is_called_zero() {
        assertThatThrownBy(() -> Reference.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
