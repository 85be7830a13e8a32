package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.orm.jpa.JpaSystemException;

class DatabaseAwayTest {
    @Test
    void a_connection_that_broke_in_a_transaction_shows_when_it_is_rolled_back() {
        // the pool took it away before, and says so without a state
        var rollback = new JpaSystemException(
                new RuntimeException("Unable to rollback", new SQLException("Connection is closed")));

        assertThat(DatabaseAway.is(rollback)).isTrue();
    }

    @Test
    void what_the_database_says_of_itself_is_no_fault_of_the_application() {
        for (var state : new String[] {"08006", "57P01", "57P02", "57P03", "53100", "53300", "58030", "57014", "25P03"})
            assertThat(DatabaseAway.is(new RuntimeException(new SQLException("away", state))))
                    .as(state)
                    .isTrue();
    }

    @Test
    void what_the_application_did_wrong_is_its_own() {
        assertThat(DatabaseAway.is(new SQLException("relation is not there", "42P01")))
                .isFalse();
        assertThat(DatabaseAway.is(new SQLException("no state and no word of a connection")))
                .isFalse();
        assertThat(DatabaseAway.is(new IllegalStateException("Connection is closed")))
                .isFalse();
    }
}
