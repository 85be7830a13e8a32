package org.recoupe.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source as the registry has it.
 *
 * @param desk null if it is there for all
 * @param aliases the other names it is found by
 * @param grade how far it was right before; null if nobody said, which is not F
 * @param waiting a grade that waits for a second person
 * @param merged those that turned out to be this one
 * @param ties what it has to do with others
 * @param history what was said of it, the newest first
 */
public record SourceView(
        UUID id,
        String name,
        SourceKind kind,
        @Nullable String desk,
        List<String> aliases,
        @Nullable Reliability grade,
        @Nullable Said waiting,
        Standing standing,
        boolean hold,
        List<String> competences,
        List<Named> merged,
        List<TieView> ties,
        List<Said> history) {

    /** A source by its name now. */
    public record Named(UUID id, String name) {}

    /**
     * One of a list.
     *
     * @param desk null if it is there for all
     */
    public record Line(
            UUID id,
            String name,
            SourceKind kind,
            @Nullable String desk,
            @Nullable Reliability grade,
            Standing standing,
            boolean hold) {}

    /** @param next where the next page begins; null on the last */
    public record Page(List<Line> items, @Nullable String next) {}

    /**
     * What it has to do with another, on days that include both ends; an end that is null is open.
     *
     * @param id null for what a text said
     * @param by null for what a text said, like reason and at
     * @param holds whether it is so today
     */
    public record TieView(
            @Nullable UUID id,
            TieKind kind,
            Named to,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean holds,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant at) {}

    /**
     * What somebody said of it.
     *
     * @param about GRADE, STANDING, COMPETENCE or HOLD
     * @param said the grade, the standing, the matter, true or false
     * @param second who said the same, where it takes two
     * @param stands since when it is so; null while it waits, or if it never came to be so
     * @param over whether it was taken back, or something else was said before it stood
     */
    public record Said(
            String about,
            String said,
            String reason,
            String by,
            Instant at,
            @Nullable String second,
            @Nullable Instant stands,
            boolean over) {}

    /**
     * A source that was entered.
     *
     * @param near those that may be the same and need not; to be asked about
     */
    public record Entered(SourceView source, List<Named> near) {}
}
