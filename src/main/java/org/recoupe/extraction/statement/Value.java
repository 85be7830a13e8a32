package org.recoupe.extraction.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Span;

/**
 * Something in a statement that can be held against the world: how many, how much, when, where.
 *
 * @param place where the text names it, in the unchanged text
 * @param low at least so many; of numbers only
 * @param high at most so many, infinite if the text sets no bound; of numbers only
 * @param about who or what is counted and what happened to them, in the text's words ("enfants blessés"), or the usual name of a place; empty if the
 *     text does not say
 * @param from the first day meant, resolved against the day the text is of; of days only
 * @param to the last day meant; of days only
 */
public record Value(
        Span place,
        Kind kind,
        double low,
        double high,
        String about,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    public enum Kind {
        COUNT,
        PERCENT,
        MONEY,
        DAY,
        PLACE
    }

    public static Value day(Span place, LocalDate from, LocalDate to) {
        return new Value(place, Kind.DAY, 0, 0, "", from, to);
    }

    public static Value place(Span place, String name) {
        return new Value(place, Kind.PLACE, 0, 0, name, null, null);
    }
}
