package org.recoupe.tasklist;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much waits at each step, whoever holds it. */
@Service
@Transactional(readOnly = true)
public class WaitingSteps {
    private static final String COUNTED = """
            select step, count(*) n, min(since) longest from open_step where :everyDesk or desk = any (:desks) group by step""";

    private static final String AT = """
            select * from open_step where step = :step and (:everyDesk or desk = any (:desks))
              and (since, id) > (:since, :id) order by since, id limit :limit""";

    private final JdbcClient sql;

    WaitingSteps(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param longest since when the first of them */
    public record Waiting(int count, Instant longest) {}

    /** By step; what nothing waits at is not in it. {@code desks}: null for every desk. */
    public Map<String, Waiting> counted(@Nullable Collection<String> desks) {
        var waiting = new HashMap<String, Waiting>();
        on(sql.sql(COUNTED), desks).query(row -> {
            waiting.put(
                    row.getString("step"),
                    new Waiting(row.getInt("n"), row.getTimestamp("longest").toInstant()));
        });
        return waiting;
    }

    /** What waits at a step after this place, the longest first. */
    public List<OpenStep> at(String step, @Nullable Collection<String> desks, Instant since, UUID id, int limit) {
        return on(sql.sql(AT), desks)
                .param("step", step)
                .param("since", Timestamp.from(since))
                .param("id", id)
                .param("limit", limit)
                .query(ReviewInbox::step)
                .list();
    }

    private static JdbcClient.StatementSpec on(JdbcClient.StatementSpec asked, @Nullable Collection<String> desks) {
        return asked.param("everyDesk", desks == null)
                .param("desks", desks == null ? new String[0] : desks.toArray(String[]::new));
    }
}
