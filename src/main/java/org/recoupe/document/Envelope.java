package org.recoupe.document;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Days;

/** What a file says of the text in it: who sends it, when, under which id. Only what it says. */
public final class Envelope {
    static final Envelope NONE = new Envelope(Map.of());
    private static final int LONGEST = 500;
    /** As agencies write it too: 20260114T130037Z, and offsets without a colon. */
    private static final DateTimeFormatter BASIC = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMdd'T'HHmmss")
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter LOOSE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT);

    private final Map<Fact, String> facts;

    private Envelope(Map<Fact, String> facts) {
        this.facts = facts;
    }

    /** As it is read off a file, the first word on each fact counts. */
    static final class Found {
        private final Map<Fact, String> facts = new EnumMap<>(Fact.class);

        Found says(Fact fact, @Nullable String value) {
            if (value == null) return this;
            var clean = value.strip().replaceAll("\\s+", " ");
            if (clean.isEmpty() || clean.length() > LONGEST) return this;
            var told = switch (fact) {
                case PUBLISHED, EMBARGO -> moment(clean);
                case LANGUAGE ->
                    clean.matches("[A-Za-z]{2}([-_].*)?")
                            ? Optional.of(clean.substring(0, 2).toLowerCase(Locale.ROOT))
                            : Optional.<String>empty();
                default -> Optional.of(clean);
            };
            told.ifPresent(word -> facts.putIfAbsent(fact, word));
            return this;
        }

        @Nullable
        String of(Fact fact) {
            return facts.get(fact);
        }

        Envelope sealed() {
            return new Envelope(facts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facts)));
        }
    }

    /** A moment with its offset; a time without one is nobody's time, nor is one of a year that nobody means. */
    private static Optional<String> moment(String written) {
        for (var format : new DateTimeFormatter[] {DateTimeFormatter.ISO_OFFSET_DATE_TIME, LOOSE, BASIC}) {
            try {
                return Optional.of(
                        Days.time(OffsetDateTime.parse(written, format).toString())
                                .toString());
            } catch (DateTimeException notSo) {
                // perhaps the next way
            }
        }
        return Optional.empty();
    }

    public @Nullable String of(Fact fact) {
        return facts.get(fact);
    }

    Map<Fact, String> facts() {
        return facts;
    }

    @Override
    public String toString() {
        return facts.toString();
    }
}
