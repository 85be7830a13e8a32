package org.recoupe.web.claim;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.PairOutcome;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Wording;

/**
 * How a contradiction stands, and what this reader may do about it.
 *
 * @param stands how it was closed or opened last, in words, or null; {@code why} it was
 * @param proposed what waits for a supervisor, in words, or null; {@code proposedWhy}
 * @param closes whether theirs is the word, or only the proposal
 * @param handed whether they are a supervisor who had a hand in one of its claims
 * @param form whether there is something to say
 * @param outcomes that it may have next
 * @param preset the one that is proposed
 * @param sides its claims, one of which may prevail
 */
public record PairSheet(
        UUID id,
        @Nullable String stands,
        @Nullable String why,
        @Nullable String proposed,
        @Nullable String proposedWhy,
        boolean closes,
        boolean handed,
        boolean form,
        List<Wording.Choice> outcomes,
        @Nullable String preset,
        List<Wording.Choice> sides,
        @Nullable String prevails) {

    /** Whether there is anything to show beside the two claims. */
    public boolean isShown() {
        return stands != null || proposed != null || handed || form;
    }

    /** @param handed those of the claims in which the reader had a hand, if they are a supervisor */
    static @Nullable PairSheet of(
            ClaimView claim,
            ClaimView.LinkView link,
            String deskOfOther,
            Set<UUID> handed,
            Actor actor,
            Wording words) {
        if (link.relation() != Bearing.CONTRADICTS) return null;
        var sides = List.of(
                new Wording.Choice(claim.id().toString(), claim.reference()),
                new Wording.Choice(link.claim().toString(), link.reference()));
        var closed = link.closed();
        var proposed = link.proposed();
        var decides = may(Permission.DECIDE, claim, deskOfOther, actor);
        var hand = decides && (handed.contains(claim.id()) || handed.contains(link.claim()));
        var asks = !decides && proposed == null && may(Permission.PAIR, claim, deskOfOther, actor);
        var prevails = proposed == null ? null : proposed.prevails();
        return new PairSheet(
                link.pair(),
                closed == null
                        ? null
                        : said(closed.outcome().isClosed() ? "pair.closed" : "pair.open", closed, sides, words),
                closed == null ? null : closed.reason(),
                proposed == null ? null : said("pair.proposed", proposed, sides, words),
                proposed == null ? null : proposed.reason(),
                decides,
                hand,
                decides && !hand || asks,
                words.choices("outcome.", outcomes(link.outcome(), proposed != null)),
                proposed == null ? null : proposed.outcome().name(),
                sides,
                prevails == null ? null : prevails.toString());
    }

    /** A proposal is also answered by leaving it as it is. */
    private static List<PairOutcome> outcomes(@Nullable PairOutcome now, boolean isProposed) {
        var isClosed = now != null && now.isClosed();
        return Stream.of(PairOutcome.values())
                .filter(outcome -> isProposed || outcome.isClosed() != isClosed)
                .toList();
    }

    private static boolean may(Permission permission, ClaimView claim, String deskOfOther, Actor actor) {
        return actor.may(permission, claim.desk()) && actor.may(permission, deskOfOther);
    }

    private static String said(String key, ClaimView.WordView word, List<Wording.Choice> sides, Wording words) {
        var prevails = sides.stream()
                .filter(side -> word.prevails() != null
                        && side.value().equals(word.prevails().toString()))
                .findFirst();
        var outcome = prevails.map(side -> words.say("pair.prevails", side.word()))
                .orElseGet(() -> words.say("outcome." + word.outcome()));
        return words.say(key, outcome, words.who(word.by()), words.moment(word.at()));
    }
}
