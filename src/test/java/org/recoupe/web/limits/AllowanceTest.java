package org.recoupe.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.recoupe.web.limits.Limits.Rate;

class AllowanceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Watch watch = new Watch();
    private final Allowance three = new Allowance("imports", new Rate(3, MINUTE), watch);

    @Test
    void what_is_used_up_comes_back_little_by_little_and_says_when() {
        for (int i = 0; i < 3; i++) assertThat(three.take("ines")).isEmpty();

        assertThat(three.take("ines")).map(Wait::time).hasValue(MINUTE.dividedBy(3));
        watch.forward(MINUTE.dividedBy(3));
        assertThat(three.take("ines")).isEmpty();
        assertThat(three.take("ines")).isPresent();
        watch.forward(MINUTE);
        for (int i = 0; i < 3; i++) assertThat(three.take("ines")).isEmpty();
        assertThat(three.take("ines")).isPresent();
    }

    @Test
    void one_pays_nothing_for_another() {
        for (int i = 0; i < 9; i++) three.take("mallory");

        assertThat(three.take("ines")).isEmpty();
    }

    @Test
    void who_goes_on_asking_is_told_once_in_a_while_that_it_is_the_first_time() {
        for (int i = 0; i < 3; i++) three.take("mallory");

        assertThat(three.take("mallory"))
                .hasValueSatisfying(wait -> assertThat(wait.first()).isTrue());
        for (int i = 0; i < 9; i++)
            assertThat(three.take("mallory"))
                    .hasValueSatisfying(wait -> assertThat(wait.first()).isFalse());
        for (int i = 0; i < 3; i++) three.owe("ines");
        assertThat(three.look("ines")).map(Wait::first).hasValue(true);

        watch.forward(MINUTE);
        for (int i = 0; i < 3; i++) three.take("mallory");
        assertThat(three.take("mallory")).map(Wait::first).hasValue(true);
    }

    @Test
    void to_look_costs_nothing() {
        for (int i = 0; i < 9; i++) assertThat(three.look("ines")).isEmpty();
    }

    @Test
    void whoever_tried_nine_times_at_once_waits_for_nine() {
        for (int i = 0; i < 9; i++) three.owe("mallory");

        watch.forward(MINUTE.multipliedBy(2));
        assertThat(three.look("mallory")).isPresent();
        watch.forward(MINUTE);
        assertThat(three.look("mallory")).isEmpty();
    }

    private static final class Watch implements TimeMeter {
        private long now;

        void forward(Duration time) {
            now += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
