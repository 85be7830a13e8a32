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

    private final String limit;
    private final ConcurrentLruCache<String, Bucket> left;
    private final ConcurrentLruCache<String, Bucket> told;

    /** @param limit as the settings name it */
    Allowance(String limit, Rate rate) {
        this(limit, rate, TimeMeter.SYSTEM_NANOTIME);
    }

    Allowance(String limit, Rate rate, TimeMeter clock) {
        this.limit = limit;
        this.left = buckets(rate, clock);
        this.told = buckets(new Rate(1, rate.within()), clock);
    }

    private static ConcurrentLruCache<String, Bucket> buckets(Rate rate, TimeMeter clock) {
        return new ConcurrentLruCache<>(
                REMEMBERED,
                who -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.within()))
                        .withCustomTimePrecision(clock)
                        .build());
    }

    /** Takes one, or says how long to wait. */
    Optional<Wait> take(String who) {
        var taken = left.get(who).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(wait(who, taken.getNanosToWaitForRefill()));
    }

    /** Whether there is one to take, or how long to wait for it. */
    Optional<Wait> look(String who) {
        var there = left.get(who).estimateAbilityToConsume(1);
        return there.canBeConsumed() ? Optional.empty() : Optional.of(wait(who, there.getNanosToWaitForRefill()));
    }

    private Wait wait(String who, long nanos) {
        return new Wait(limit, Duration.ofNanos(nanos), told.get(who).tryConsume(1));
    }

    /** Takes one although there may be none: many who tried at the same moment all pay for it. */
    void owe(String who) {
        left.get(who).consumeIgnoringRateLimits(1);
    }
}
