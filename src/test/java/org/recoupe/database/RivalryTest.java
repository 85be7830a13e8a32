package org.recoupe.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

class RivalryTest {
    @Test
    void a_lock_that_was_not_had_in_time_a_deadlock_and_an_old_version_are_rivalry_however_they_are_wrapped() {
        for (var state : new String[] {"40001", "40P01", "55P03"}) {
            var refused = new SQLException("rivals", state);
            assertThat(Rivalry.is(refused)).as(state).isTrue();
            assertThat(Rivalry.is(new UncategorizedSQLException("select", null, refused)))
                    .as(state)
                    .isTrue();
            assertThat(Rivalry.is(new IllegalStateException(new PersistenceException(refused))))
                    .as(state)
                    .isTrue();
        }
        assertThat(Rivalry.is(new OptimisticLockingFailureException("old"))).isTrue();
        assertThat(Rivalry.is(new RuntimeException(new OptimisticLockException("old"))))
                .isTrue();
    }

    @Test
    void a_row_that_breaks_a_rule_is_a_misfit_and_no_rivalry() {
        var twice = new PersistenceException(new SQLException("twice", "23505"));
        assertThat(Rivalry.isMisfit(twice)).isTrue();
        assertThat(Rivalry.is(twice)).isFalse();
    }

    @Test
    void what_is_somebodys_fault_or_takes_too_long_is_neither() {
        for (var state : new String[] {"22P02", "42P01", "57014", "08006", null}) {
            var other = new RuntimeException(new SQLException("other", state));
            assertThat(Rivalry.is(other) || Rivalry.isMisfit(other)).as(state).isFalse();
        }
        assertThat(Rivalry.is(null)).isFalse();
    }
}
