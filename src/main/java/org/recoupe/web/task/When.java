package org.recoupe.web.task;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/** Until when a task may be put off. */
enum When {
    HOUR,
    EVENING,
    TOMORROW;

    private static final LocalTime AT_NIGHT = LocalTime.of(18, 0);
    private static final LocalTime IN_THE_MORNING = LocalTime.of(8, 0);

    /** @throws Invalid if it is none of the words */
    static When named(@Nullable String word) {
        return Stream.of(values())
                .filter(when -> when.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid("until", "required", "hour, evening or tomorrow"));
    }

    /** Those that make sense at this hour. */
    static List<When> offered(Instant now, ZoneId zone) {
        return Stream.of(values())
                .filter(when -> when.after(now, zone).isAfter(now))
                .toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Instant after(Instant now, ZoneId zone) {
        var there = now.atZone(zone);
        return switch (this) {
            case HOUR -> now.plus(Duration.ofHours(1));
            case EVENING -> there.with(AT_NIGHT).toInstant();
            case TOMORROW -> there.plusDays(1).with(IN_THE_MORNING).toInstant();
        };
    }
}
