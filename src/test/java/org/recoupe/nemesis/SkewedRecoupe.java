package org.recoupe.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.recoupe.Recoupe;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Recoupe with a clock that can be put wrong while it runs: the application's {@link Clock} and the engine's, by as many seconds as the
 * file named by {@code nemesis.skew} says. The same jar otherwise; begun by Spring Boot's loader with this class beside it.
 */
public final class SkewedRecoupe {
    private static volatile Duration skew = Duration.ZERO;

    private SkewedRecoupe() {}

    public static void main(String[] arguments) {
        var follower = new Thread(() -> follow(Path.of(System.getProperty("nemesis.skew"))), "skew");
        follower.setDaemon(true);
        follower.start();
        new SpringApplicationBuilder(Recoupe.class)
                .initializers((ConfigurableApplicationContext context) ->
                        context.getBeanFactory().addBeanPostProcessor(new WrongClocks()))
                .run(arguments);
    }

    private static void follow(Path file) {
        for (; ; LockSupport.parkNanos(100_000_000)) {
            try {
                var said =
                        Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()));
                if (said.equals(skew)) continue;
                skew = said;
                ClockUtil.offset(said.toMillis());
            } catch (IOException | NumberFormatException notYet) {
                // half written, or nothing said so far
            }
        }
    }

    private static final class WrongClocks implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof Clock right ? new WrongClock(right) : bean;
        }
    }

    private static final class WrongClock extends Clock {
        private final Clock right;

        WrongClock(Clock right) {
            this.right = right;
        }

        @Override
        public Instant instant() {
            return right.instant().plus(skew);
        }

        @Override
        public ZoneId getZone() {
            return right.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new WrongClock(right.withZone(zone));
        }
    }
}
