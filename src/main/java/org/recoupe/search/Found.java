package org.recoupe.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found on the reader's desks.
 *
 * @param hits one page of them, the best first
 * @param total how many there are with all filters; at most {@link Search#MOST_COUNTED}
 * @param more whether there is a next page
 * @param tooCommon whether every word was one that is left out of the search
 */
public record Found(List<Hit> hits, int total, boolean more, boolean tooCommon, Facets facets) {

    /**
     * One thing that was found.
     *
     * @param again the verdict that is in force while a claim is verified again
     * @param reference of a claim
     * @param title of the story
     * @param words the passage that fits best, in pieces
     * @param source who says the claim
     * @param claims of a source, on this desk
     */
    public record Hit(
            Wanted.Kind kind,
            UUID id,
            String desk,
            String language,
            String state,
            @Nullable String reason,
            @Nullable Standing again,
            @Nullable String reference,
            @Nullable String title,
            List<Piece> words,
            @Nullable String source,
            @Nullable Instant at,
            @Nullable Integer claims) {}

    /** A verdict with its number among those of the claim. */
    public record Standing(String verdict, @Nullable String reason, int number, Instant approvedAt) {}

    /** @param marked whether it is one of the words looked for */
    public record Piece(String text, boolean marked) {}

    /** How many there would be with another value of one filter and the same of all others. */
    public record Facets(
            Map<Wanted.Kind, Integer> kinds,
            Map<String, Integer> states,
            Map<String, Integer> desks,
            Map<Wanted.Period, Integer> periods) {
        static final Facets NONE = new Facets(Map.of(), Map.of(), Map.of(), Map.of());
    }

    static Found nothing(boolean tooCommon) {
        return new Found(List.of(), 0, false, tooCommon, Facets.NONE);
    }
}
