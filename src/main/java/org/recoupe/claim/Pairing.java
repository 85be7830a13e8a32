package org.recoupe.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts two claims side by side, and closes what was between them: whoever verifies claims makes a pair and proposes how it is closed, which is
 * a hand in both; a supervisor without a hand in either closes it, which is none.
 */
@Service
@Transactional
public class Pairing {
    private final ClaimDesk desk;
    private final Claims claims;
    private final Links links;

    Pairing(ClaimDesk desk, Claims claims, Links links) {
        this.desk = desk;
        this.claims = claims;
        this.links = links;
    }

    /**
     * A pair as it stands.
     *
     * @param relation read from {@code from} to {@code to}
     * @param madeBy null if the extraction found it
     * @param open whether its claims contradict each other openly
     * @param closed how it was closed last, or that it was opened again
     * @param proposed what waits for a supervisor
     */
    public record PairView(
            UUID id,
            SideView from,
            SideView to,
            Bearing relation,
            Grounds because,
            @Nullable String madeBy,
            boolean open,
            @Nullable PairOutcome outcome,
            ClaimView.@Nullable WordView closed,
            ClaimView.@Nullable WordView proposed) {}

    /** @param reference what people call it, "C-4183" */
    public record SideView(UUID claim, String reference, String text, ClaimState state) {}

    /**
     * @param id of the claim the relation is read from
     * @param other id or reference of the one it is read to; of any story the person sees
     * @return the pair
     * @throws ClaimRejected.PairStands if they are such a pair already
     */
    public UUID make(
            UUID id, @Nullable String other, @Nullable Bearing relation, @Nullable String reason, Actor actor) {
        var here = seen(id, null, actor).orElseThrow(() -> new Unknown("claim"));
        actor.acting(Permission.PAIR, here.desk());
        var check = new Invalid.Check()
                .that(
                        relation != null && Bearing.BY_HAND.contains(relation),
                        "relation",
                        relation == null ? "required" : "not-allowed",
                        "one of CONTRADICTS, SAME, SPECIFIES, REPLACES")
                .required("reason", reason, 2000)
                .required("claim", other, 100);
        check.orRefuse();
        var named = named(String.valueOf(other).strip(), actor)
                .map(Seen::claim)
                .orElseThrow(() -> new Invalid("claim", "unknown", "no claim you see has this id or reference"));
        if (named.equals(id)) throw new Invalid("claim", "same-claim", "must be another claim");
        var both = locked(id, named, actor);
        var from = both.get(0);
        var to = both.get(1);
        var by = both.stream()
                .map(claim -> desk.acting(Permission.PAIR, claim, actor))
                .toList();
        links.touching(List.of(id)).stream()
                .filter(link -> link.relation() == relation && link.isBetween(id, named))
                .findFirst()
                .ifPresent(stands -> {
                    var outcome = stands.outcome();
                    throw new ClaimRejected.PairStands(
                            from.reference(), to.reference(), stands.id(), outcome != null && outcome.isClosed());
                });
        var why = Verification.reasonGiven(reason);
        var made = ClaimLink.made(id, named, Objects.requireNonNull(relation), why, by.get(0), desk.now());
        links.add(made);
        var said = Facts.of("reason", why);
        // a hand in both, before anything is written: the database looks for either
        var onFrom = from.paired(facts(made, to, said), by.get(0), desk.now());
        var onTo = to.paired(facts(made, from, said), by.get(1), desk.now());
        desk.happened(from, onFrom);
        desk.happened(to, onTo);
        return made.id();
    }

    /**
     * By a supervisor without a hand in either claim at once; by who may pair claims as a proposal. Open again with {@link PairOutcome#OPEN}.
     *
     * @return whether it is that now; else it is proposed
     * @throws ClaimRejected.PairSettled if it is that already
     */
    public boolean close(UUID pair, Closing closing, Actor actor) {
        var ends = ends(pair);
        var both = locked(ends.get(0), ends.get(1), actor);
        // meanwhile a new reading may have lost it, or its words may have become another claim's
        if (!ends(pair).equals(ends))
            throw new ClaimRejected.Stale(both.get(0).reference(), both.get(0).version());
        var link = links.fresh(pair);
        var closes = both.stream().allMatch(claim -> actor.may(Permission.DECIDE, claim.desk()));
        var by = both.stream()
                .map(claim -> closes ? closing(claim, actor) : desk.acting(Permission.PAIR, claim, actor))
                .toList();
        if (link.relation() != Bearing.CONTRADICTS)
            throw new Invalid("outcome", "no-contradiction", "only a contradiction is closed");
        var prevailing = closing.prevailing(both);
        var said = new Closing.Said(
                closing.outcome(),
                prevailing == null ? null : prevailing.id(),
                prevailing == null ? null : prevailing.reference(),
                closing.reason());
        var before = link.proposed();
        if (closes) link.close(said, by.get(0), desk.now());
        else link.propose(said, by.get(0), desk.now());
        var facts = closes && before != null ? said.facts().with("proposedBy", before.by()) : said.facts();
        var events = new ArrayList<ClaimEvent>();
        for (int i = 0; i < 2; i++) {
            var told = facts(link, both.get(1 - i), facts);
            events.add(
                    closes
                            ? both.get(i).pairClosed(closing.outcome(), told, by.get(i), desk.now())
                            : both.get(i).pairClosingProposed(told, by.get(i), desk.now()));
        }
        for (int i = 0; i < 2; i++) desk.happened(both.get(i), events.get(i));
        return closes;
    }

    /** As it stands now; unknown unless the person sees both claims. */
    @Transactional(readOnly = true)
    public PairView pair(UUID pair, Actor actor) {
        var both = ends(pair).stream()
                .map(id -> claims.findById(id)
                        .filter(claim -> actor.may(Permission.READ, claim.desk()))
                        .orElseThrow(() -> new Unknown("pair")))
                .toList();
        var link = links.fresh(pair);
        return new PairView(
                pair,
                side(both.get(0)),
                side(both.get(1)),
                link.relation(),
                link.because(),
                link.madeBy(),
                link.isOpenContradiction(both.get(0).state(), both.get(1).state()),
                link.outcome(),
                said(link, link.closed()),
                said(link, link.proposed()));
    }

    private static SideView side(Claim claim) {
        return new SideView(claim.id(), claim.reference().toString(), claim.text(), claim.state());
    }

    static ClaimView.@Nullable WordView said(ClaimLink link, ClaimLink.@Nullable Word word) {
        return word == null
                ? null
                : new ClaimView.WordView(word.outcome(), link.prevailing(word), word.reason(), word.by(), word.at());
    }

    /** They had no hand in it, nor does whom they stand in for; refused before anything else, so that the try is on record. */
    private Acting closing(Claim claim, Actor actor) {
        var by = desk.takingAway(claim, actor.acting(Permission.DECIDE, claim.desk()), actor);
        claim.refuseUnlessAnother(Deed.CLOSE_PAIR, by);
        return by;
    }

    private static Facts facts(ClaimLink link, Claim other, Facts said) {
        return said.with("pair", link.id())
                .with("relation", link.relation())
                .with("from", link.from().equals(other.id()) ? "OTHER" : "THIS")
                .with("other", other.id())
                .with("otherReference", other.reference());
    }

    private List<UUID> ends(UUID pair) {
        return links.ends(pair).orElseThrow(() -> new Unknown("pair"));
    }

    /** By id, so that nobody waits in a circle; in the order asked for. */
    private List<Claim> locked(UUID one, UUID other, Actor actor) {
        LockOrder.of(List.of(one, other)).forEach(id -> desk.locked(id, actor));
        return List.of(desk.locked(one, actor), desk.locked(other, actor));
    }

    private record Seen(UUID claim, String desk) {}

    private Optional<Seen> named(String idOrReference, Actor actor) {
        var reference = Reference.parse(idOrReference).map(Reference::number).orElse(null);
        return seen(id(idOrReference), reference, actor);
    }

    private Optional<Seen> seen(@Nullable UUID id, @Nullable Long reference, Actor actor) {
        return claims.findDesk(id, reference).stream()
                .map(row -> new Seen((UUID) row[0], (String) row[1]))
                .filter(claim -> actor.may(Permission.READ, claim.desk()))
                .findFirst();
    }

    private static @Nullable UUID id(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
