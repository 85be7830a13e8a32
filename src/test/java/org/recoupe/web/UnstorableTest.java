package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class UnstorableTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22008", "22003"})
    void a_value_the_database_cannot_keep_is_whose_who_sent_it(String state) {
        assertThat(Unstorable.is(refusal(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22012", "40001", "08006"})
    void a_rule_a_race_and_a_fault_are_something_else(String state) {
        assertThat(Unstorable.is(refusal(state))).isFalse();
    }

    @Test
    void so_is_what_never_came_to_the_database() {
        assertThat(Unstorable.is(new IllegalStateException(new SQLException()))).isFalse();
    }

    private static Throwable refusal(String state) {
        return new DataIntegrityViolationException("refused", new SQLException("refused", state));
    }
}
