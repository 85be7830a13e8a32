package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A story of hundreds of statements costs each of them as much as a short one: every flush looks at all that was loaded, so one flush for
 * each claim would make it grow with the square.
 */
@NewsroomTest
class LongStoryTest {
    private static final int FEW = 20;
    private static final int MANY = 120;

    /** What clocks and listeners do beside it. */
    private static final int BESIDE = 6;

    private final Newsroom newsroom;
    private final Statistics statistics;

    LongStoryTest(Newsroom newsroom, EntityManagerFactory entities) {
        this.newsroom = newsroom;
        this.statistics = entities.unwrap(SessionFactory.class).getStatistics();
    }

    @BeforeEach
    void count() {
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void many_statements_are_stored_in_as_many_goes_as_few() {
        var few = read(FEW);
        var many = read(MANY);
        assertThat(newsroom.claims(many.story())).hasSize(MANY);
        assertThat(many.flushes()).isLessThanOrEqualTo(few.flushes() + BESIDE);
    }

    /** One for its deadline, which the process sets. */
    @Test
    void accepting_it_takes_one_go_for_each_claim() {
        var few = accepted(read(FEW));
        var many = accepted(read(MANY));
        assertThat(newsroom.claims(many.story()))
                .allSatisfy(claim -> assertThat(claim.get("state").asString()).isEqualTo("IN_VERIFICATION"));
        assertThat(many.flushes() - few.flushes()).isLessThanOrEqualTo(MANY - FEW + BESIDE);
        assertThat(many.statements() - few.statements()).isLessThanOrEqualTo(2 * (MANY - FEW) + BESIDE);
    }

    private record Cost(String story, long flushes, long statements) {}

    /** Everybody in it is new to the newsroom. */
    private Cost read(int statements) {
        var text = IntStream.rangeClosed(1, statements)
                .mapToObj(i -> "Selon Paul Dumont" + name(i) + ", " + (i + 10) + " personnes sont mortes.")
                .collect(Collectors.joining("\n\n"));
        statistics.clear();
        return cost(newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text));
    }

    private Cost accepted(Cost read) {
        statistics.clear();
        assertThat(newsroom.editor()
                        .post("/api/articles/" + read.story() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return cost(read.story());
    }

    private Cost cost(String story) {
        return new Cost(story, statistics.getFlushCount(), statistics.getPrepareStatementCount());
    }

    private static String name(int i) {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + (char) ('a' + i % 26);
    }
}
