package org.recoupe.web.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.recoupe.web.limits.Limits.Rate;
import org.springframework.util.ConcurrentLruCache;

/** What is left to each of many people or addresses. Whoever has not asked for long is forgotten when there are too many to remember. */
final class Allowance {
    private static final int REMEMBERED = 20_000;

    private final ConcurrentLruCache<String, Bucket> left;

    Allowance(Rate rate) {
        this(rate, TimeMeter.SYSTEM_NANOTIME);
    }

    Allowance(Rate rate, TimeMeter clock) {
        this.left = new ConcurrentLruCache<>(
                REMEMBERED,
                who -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.within()))
                        .withCustomTimePrecision(clock)
                        .build());
    }

    /** Takes one, or says how long to wait. */
    Optional<Duration> take(String who) {
        var taken = left.get(who).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    /** Whether there is one to take, or how long to wait for it. */
    Optional<Duration> look(String who) {
        var there = left.get(who).estimateAbilityToConsume(1);
        return there.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(there.getNanosToWaitForRefill()));
    }

    /** Takes one although there may be none: many who tried at the same moment all pay for it. */
    void owe(String who) {
        left.get(who).consumeIgnoringRateLimits(1);
    }
}
