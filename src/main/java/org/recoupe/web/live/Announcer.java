package org.recoupe.web.live;

import org.recoupe.kernel.DomainEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Announces every event through the database, so that the pages of all nodes hear of it, in the order of the commits, and only of what
 * was committed.
 */
@Component
class Announcer {
    static final String CHANNEL = "newsroom";

    private final JdbcTemplate database;

    Announcer(JdbcTemplate database) {
        this.database = database;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DomainEvent event) {
        database.query(
                "select pg_notify(?, ?)", row -> {}, CHANNEL, News.of(event).line());
    }
}
