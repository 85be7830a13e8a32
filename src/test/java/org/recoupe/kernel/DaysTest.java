package org.recoupe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @Test
    void a_day_is_read_as_it_is_written() {
        assertThat(Days.day("2026-03-01")).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(Days.moment("2026-03-01T10:00:00Z")).hasToString("2026-03-01T10:00:00Z");
        assertThat(Days.time("2026-03-01T10:00:00+01:00")).hasToString("2026-03-01T10:00+01:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-01-01",
                "-999999999-01-01",
                "10000-01-01",
                "0999-12-31",
                "9999-12-31",
                "2026-02-30",
                "hier",
                ""
            })
    void no_day_that_nobody_means(String word) {
        assertThatThrownBy(() -> Days.day(word)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Days.moment(word + "T00:00:00Z")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Days.time(word + "T00:00:00Z")).isInstanceOf(DateTimeException.class);
    }
}
