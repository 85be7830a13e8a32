package org.recoupe.web.api;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.Answer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was answered to the first request with a key, per person, for a day. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class FirstAnswers {
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcTemplate database;
    private final Clock clock;

    FirstAnswers(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Key(String person, String key) {}

    /** @param request fingerprint of the request that was answered */
    @SuppressWarnings("ArrayRecordComponent") // written to and read from a row, never compared
    record Answer(
            String request,
            int status,
            @Nullable String location,
            @Nullable String type,
            byte[] body) {}

    /** False if a request with this key is under way; else nobody else gets it until the transaction ends, however it ends. */
    boolean reserve(Key key) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select pg_try_advisory_xact_lock(hashtextextended(? || chr(10) || ?, 7))",
                Boolean.class,
                key.person(),
                key.key()));
    }

    Optional<Answer> find(Key key) {
        return database
                .query(
                        "select request, status, location, type, body from first_answer where person = ? and key = ? and at > ?",
                        (row, i) -> new Answer(
                                row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getBytes(5)),
                        key.person(),
                        key.key(),
                        expiry())
                .stream()
                .findFirst();
    }

    void keep(Key key, Answer answer) {
        database.update("delete from first_answer where at <= ?", expiry());
        database.update(
                "insert into first_answer (person, key, request, status, location, type, body, at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                key.person(),
                key.key(),
                answer.request(),
                answer.status(),
                answer.location(),
                answer.type(),
                answer.body(),
                Timestamp.from(clock.instant()));
    }

    /** As {@link #keep}, when the request itself changed nothing. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keepAlone(Key key, Answer answer) {
        keep(key, answer);
    }

    private Timestamp expiry() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
