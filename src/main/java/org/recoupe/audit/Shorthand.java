package org.recoupe.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;

/**
 * An entry in three words, as lists and programs of before read it; everything is in its facts.
 *
 * @param before and {@code after}: what it was and is: a state, a holder, a name, words, a piece
 * @param reason whichever somebody gave
 */
public record Shorthand(
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {
    public static Shorthand of(AuditEntry entry) {
        if (FirstVersion.is(entry.kind())) return ofFirstVersion(entry);
        var facts = entry.facts();
        return switch (entry.name()) {
            case "claim.evidence-attached" -> new Shorthand(null, piece(facts), null);
            case "claim.evidence-withdrawn" -> new Shorthand(piece(facts), null, facts.text("reason"));
            case "claim.found-again", "claim.gone-from-text" ->
                new Shorthand("revision " + entry.before(), "revision " + entry.after(), null);
            case "claim.paired" ->
                new Shorthand(null, facts.text("relation") + " " + facts.text("otherReference"), facts.text("reason"));
            case "claim.pair-closing-proposed", "claim.pair-closed", "claim.pair-opened" ->
                new Shorthand(null, facts.text("outcome"), facts.text("reason"));
            case "claim.split-off" ->
                new Shorthand(first(facts.text("of"), number(facts.number("from"))), facts.text("words"), null);
            case "claim.verdict-proposed" ->
                new Shorthand(
                        entry.before(), entry.after(), facts.within("verdict").text("exception"));
            case "discussion.note-written" -> new Shorthand(null, facts.text("text"), null);
            case "standin.arranged", "standin.ended" ->
                new Shorthand(entry.before(), entry.after(), facts.text("from") + "/" + facts.text("until"));
            default ->
                entry.name().startsWith("identity.")
                        ? new Shorthand(facts.text("asker"), confidential(facts.text("piece")), reason(facts))
                        : new Shorthand(
                                first(entry.before(), named(facts, "was")),
                                first(entry.after(), named(facts, "is"), facts.text("detail")),
                                reason(facts));
        };
    }

    private static Shorthand ofFirstVersion(AuditEntry entry) {
        var of = entry.name().equals("claim.split-off")
                ? number(FirstVersion.numberInStory(entry.before()))
                : entry.before();
        return new Shorthand(of, entry.after(), entry.isForFewer() ? null : entry.reason());
    }

    /** Entries of before name a claim by its number within the story, which may be what another is called. */
    private static @Nullable String number(Optional<Integer> inStory) {
        return inStory.map(n -> "number " + n + " of the story").orElse(null);
    }

    private static @Nullable String reason(Facts facts) {
        return first(
                facts.text("reason"),
                facts.text("grant"),
                facts.number("together").map(n -> "batch of " + n).orElse(null),
                facts.text("why"),
                facts.text("note"),
                facts.text("until"));
    }

    private static @Nullable String named(Facts facts, String field) {
        return first(facts.text(field), facts.within(field).text("name"));
    }

    private static String piece(Facts facts) {
        var piece = facts.within("piece");
        return piece.text("stance") + " " + piece.text("kind")
                + (piece.yes("confidential") ? ", " + confidential(piece.text("id")) : ": " + piece.text("title"));
    }

    /** Without its alias: administrators read the trail too. */
    private static @Nullable String confidential(@Nullable String piece) {
        return piece == null ? null : "confidential " + piece.substring(0, Math.min(8, piece.length()));
    }

    private static @Nullable String first(@Nullable String... words) {
        for (var word : words) if (word != null) return word;
        return null;
    }
}
