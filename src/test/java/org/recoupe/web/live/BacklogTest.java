package org.recoupe.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog();

    @Test
    void who_was_away_for_a_moment_gets_what_came_meanwhile_in_order() {
        var heard = add("claim.taken").id();
        add("claim.verdict-proposed");
        add("claim.verdict-approved");
        assertThat(backlog.after(heard).orElseThrow())
                .extracting(news -> news.news().name())
                .containsExactly("claim.verdict-proposed", "claim.verdict-approved");
    }

    @Test
    void who_missed_nothing_gets_nothing() {
        assertThat(backlog.after(backlog.now()).orElseThrow()).isEmpty();
        add("claim.taken");
        assertThat(backlog.after(backlog.now()).orElseThrow()).isEmpty();
    }

    @Test
    void who_was_away_too_long_is_told_so() {
        var heard = add("claim.taken").id();
        for (int i = 0; i <= Backlog.KEPT; i++) add("claim.released");
        assertThat(backlog.after(heard)).isEmpty();
    }

    @Test
    void after_a_gap_in_listening_nobody_is_told_that_they_missed_nothing() {
        var heard = add("claim.taken").id();
        backlog.forget();
        assertThat(backlog.after(heard)).isEmpty();
        assertThat(backlog.after(backlog.now()).orElseThrow()).isEmpty();
    }

    @Test
    void an_id_of_another_node_or_of_nobody_is_none_of_ours() {
        add("claim.taken");
        assertThat(backlog.after(new Backlog().now())).isEmpty();
        assertThat(backlog.after("")).isEmpty();
        assertThat(backlog.after(backlog.now() + "0000000000000000000")).isEmpty();
    }

    @Test
    void news_survive_the_line_they_travel_on() {
        var news = new News("claim.taken", "a desk with spaces", null, UUID.randomUUID());
        assertThat(News.read(news.line())).contains(news);
        assertThat(News.read("somebody else's line")).isEmpty();
    }

    private Backlog.Numbered add(String name) {
        return backlog.add(new News(name, "international", null, UUID.randomUUID()));
    }
}
