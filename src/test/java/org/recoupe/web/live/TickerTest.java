package org.recoupe.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@NewsroomTest
class TickerTest {
    private final DataSource source;
    private final JdbcTemplate database;
    private final Ticker ticker;

    TickerTest(DataSource source, JdbcTemplate database, Ticker ticker) {
        this.source = source;
        this.database = database;
        this.ticker = ticker;
    }

    /** A context that other tests had set aside starts its listener anew, and what is announced before it listens is lost. */
    @BeforeEach
    void given_a_ticker_that_listens() {
        var first = new Heard("first", "a desk of its own, lest others hear what comes late");
        ticker.follow(first, null);
        await(() -> {
            happens(first.person.desks().iterator().next());
            return !first.news.isEmpty();
        });
        assertThat(first.news).isNotEmpty();
        ticker.leave(first);
    }

    @Test
    void a_reader_who_takes_nothing_in_holds_up_nobody_and_is_told_to_fetch_everything_again() throws Exception {
        var slow = new Blocked();
        var slowReader = new Stream(person("slow"), slow, ticker.tellers());
        var quick = new Heard("quick");
        ticker.follow(slowReader, null);
        ticker.follow(quick, null);
        for (var i = 0; i < Stream.MOST_WAITING + 100; i++) happens("international");
        await(() -> quick.news.size() == Stream.MOST_WAITING + 100);
        assertThat(quick.news).hasSize(Stream.MOST_WAITING + 100);
        slow.open.countDown();
        await(() -> slow.sent.stream().anyMatch(text -> text.contains("refresh")));
        assertThat(slow.sent).anyMatch(text -> text.contains("refresh"));
        ticker.leave(slowReader);
        ticker.leave(quick);
    }

    @Test
    void one_person_has_so_many_streams_and_no_more() {
        var all = new ArrayList<Heard>();
        for (var i = 0; i <= Ticker.MOST_FOR_ONE; i++) {
            all.add(new Heard("busy"));
            ticker.follow(all.get(i), null);
        }
        assertThat(all.get(0).enough).isTrue();
        assertThat(all.subList(1, all.size())).noneMatch(reader -> reader.enough);
        all.forEach(ticker::leave);
    }

    @Test
    void it_stops_at_once_even_if_somebody_does_not_listen() {
        var own = new Ticker(source);
        own.start();
        var slow = new Blocked();
        own.follow(new Stream(person("slow"), slow, own.tellers()), null);
        var start = System.nanoTime();
        own.stop();
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(1));
        slow.open.countDown();
    }

    @Test
    void another_desks_news_are_not_told() {
        var reader = new Heard("reader");
        ticker.follow(reader, null);
        happens("politique");
        happens("international");
        await(() -> !reader.news.isEmpty());
        assertThat(reader.news).extracting(News::desk).containsOnly("international");
        ticker.leave(reader);
    }

    @Test
    void a_line_that_is_not_ours_is_passed_over() {
        var reader = new Heard("reader");
        ticker.follow(reader, null);
        database.query("select pg_notify('newsroom', 'nonsense')", row -> {});
        database.query("select pg_notify('newsroom', 'a not-an-id - desk')", row -> {});
        var claim = happens("international");
        await(() -> reader.news.stream().anyMatch(news -> claim.equals(news.claim())));
        ticker.leave(reader);
    }

    /** @return to which claim */
    private UUID happens(String desk) {
        var claim = UUID.randomUUID();
        database.query("select pg_notify('newsroom', ?)", row -> {}, "claim.taken - " + claim + " " + desk);
        return claim;
    }

    private static Actor person(String user) {
        return person(user, "international");
    }

    private static Actor person(String user, String desk) {
        return new Actor(user, Set.of(Role.REVIEWER), Set.of(desk));
    }

    private static void await(BooleanSupplier condition) {
        for (var i = 0; i < 500 && !condition.getAsBoolean(); i++) LockSupport.parkNanos(20_000_000);
    }

    /** An answer that nobody takes in until it is opened. */
    private static final class Blocked extends SseEmitter {
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void send(SseEventBuilder event) {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sent.add(event.build().stream()
                    .map(part -> String.valueOf(part.getData()))
                    .reduce("", String::concat));
        }
    }

    private static final class Heard implements Ticker.Reader {
        private final Actor person;
        private final List<News> news = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean enough;

        Heard(String user) {
            this(user, "international");
        }

        Heard(String user, String desk) {
            person = TickerTest.person(user, desk);
        }

        @Override
        public Actor person() {
            return person;
        }

        @Override
        public void hello(String id) {}

        @Override
        public void hear(Backlog.Numbered told) {
            news.add(told.news());
        }

        @Override
        public void refresh(String id) {}

        @Override
        public void beat(String id) {}

        @Override
        public void enough() {
            enough = true;
        }

        @Override
        public void end() {}
    }
}
