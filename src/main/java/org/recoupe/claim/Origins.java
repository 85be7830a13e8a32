package org.recoupe.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Refusal;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where people know better than what pieces share whether they have one origin: whoever holds the claim joins and separates, a custodian attests
 * that confidential sources are different people. Each word is a hand in the claim, and the last one on two pieces counts.
 */
@Service
@Transactional
public class Origins {
    private static final String PIECES = "pieces";
    private static final int MOST = 200;

    private final ClaimDesk desk;
    private final EvidenceFacts facts;
    private final ApplicationEventPublisher events;

    Origins(ClaimDesk desk, EvidenceFacts facts, ApplicationEventPublisher events) {
        this.desk = desk;
        this.facts = facts;
        this.events = events;
    }

    /**
     * Some pieces of a claim.
     *
     * @param version of the claim as it was seen, or null
     */
    public record Some(
            UUID claim, List<UUID> pieces, @Nullable Integer version) {
        public Some {
            pieces = pieces.stream().distinct().toList();
        }
    }

    /**
     * They have one origin.
     *
     * @throws ClaimRejected.NothingChanges if they have already
     */
    public void join(Some some, @Nullable String reason, Actor actor) {
        desk.change(some.claim(), Permission.VERIFY, actor, (claim, by, at) -> {
            claim.refuseUnlessSortable(Joints.Kind.JOINED, some.version(), by);
            var why = Verification.reasonGiven(reason);
            var pieces = ofOneStance(claim, some.pieces(), 2);
            var confidential = pieces.stream().filter(Evidence::confidential).count();
            new Invalid.Check()
                    .that(
                            confidential == 0 || confidential == pieces.size(),
                            PIECES,
                            "confidential",
                            "it would say who a confidential source is near: say that with closeTo when the piece is attached")
                    .orRefuse();
            var now = facts.corroboration(claim, EvidenceFacts.standing(claim));
            if (pieces.stream().map(piece -> now.company(piece.id())).distinct().count() == 1)
                throw new ClaimRejected.NothingChanges(claim.reference());
            return claim.sortOrigins(new Joints.Word(Joints.Kind.JOINED, some.pieces(), List.of()), why, by, at);
        });
    }

    /**
     * What they share with others, a page or words, does not make them one with those. Who they are, whom they speak for, and who claims it
     * nobody takes apart.
     *
     * @throws ClaimRejected.NothingChanges if one of them is with nobody
     */
    public void separate(Some some, @Nullable String reason, Actor actor) {
        desk.change(some.claim(), Permission.VERIFY, actor, (claim, by, at) -> {
            claim.refuseUnlessSortable(Joints.Kind.SEPARATED, some.version(), by);
            var why = Verification.reasonGiven(reason);
            var pieces = ofOneStance(claim, some.pieces(), 1);
            var standing = EvidenceFacts.standing(claim);
            var now = facts.corroboration(claim, standing);
            var from = new LinkedHashSet<UUID>();
            some.pieces().forEach(piece -> from.addAll(now.company(piece)));
            from.removeAll(Set.copyOf(some.pieces()));
            var word = new Joints.Word(Joints.Kind.SEPARATED, some.pieces(), List.copyOf(from));
            var then = facts.corroboration(
                    claim,
                    standing,
                    facts.opposition(claim),
                    facts.joints(claim).and(word));
            for (var piece : pieces) {
                var before = now.company(piece.id());
                if (before.size() == 1) throw new ClaimRejected.NothingChanges(claim.reference());
                if (then.company(piece.id()).size() == before.size()) throw inseparable(piece, now);
            }
            return claim.sortOrigins(word, why, by, at);
        });
    }

    private static Invalid inseparable(Evidence piece, Corroboration now) {
        if (now.isOfClaimant(piece.id()))
            return new Invalid(
                    PIECES,
                    "claimant",
                    "it is of who claims it; put the claim's source right if that is somebody else");
        if (piece.confidential())
            return new Invalid(
                    PIECES, "confidential", "a custodian attests that confidential sources are different people");
        if (now.isUnnamed(piece.id()))
            return new Invalid(
                    PIECES, "unnamed", "sources without a name are one; name them in the registry if they are not");
        return new Invalid(
                PIECES, "same-source", "it is one source or one line; put that right in the registry of sources");
    }

    /**
     * These confidential pieces are from different people of different lines, each an origin of its own.
     *
     * @throws NotPermitted if this is no custodian; the try is on record
     * @throws ClaimRejected.NothingChanges if a custodian attested that already
     */
    public void attest(Some some, @Nullable String reason, Actor actor) {
        var id = some.claim();
        var locked = desk.locked(id, actor);
        if (!actor.may(Permission.GRANT_IDENTITY, locked.desk())) refused(locked, actor);
        desk.change(id, Permission.GRANT_IDENTITY, actor, (claim, by, at) -> {
            claim.refuseUnlessSortable(Joints.Kind.ATTESTED, some.version(), by);
            var why = Verification.reasonGiven(reason);
            var pieces = standing(claim, some.pieces(), 2);
            new Invalid.Check()
                    .that(
                            pieces.stream().allMatch(Evidence::confidential),
                            PIECES,
                            "not-confidential",
                            "of confidential sources only; the others are told apart in the registry of sources")
                    .that(
                            pieces.stream().noneMatch(piece -> piece.isBy(by.userId())),
                            PIECES,
                            "own-piece",
                            "another custodian than who brought them")
                    .that(
                            !facts.areOfOneLine(claim, some.pieces()),
                            PIECES,
                            "one-line",
                            "two of them are of one line: leave one of them out")
                    .orRefuse();
            if (isAttested(claim, some.pieces())) throw new ClaimRejected.NothingChanges(claim.reference());
            return claim.sortOrigins(new Joints.Word(Joints.Kind.ATTESTED, some.pieces(), List.of()), why, by, at);
        });
    }

    /** In one word, and nobody said since that two of them are one. */
    private static boolean isAttested(Claim claim, List<UUID> pieces) {
        var attested = false;
        for (var word : claim.originWords()) {
            if (word.kind() == Joints.Kind.ATTESTED && word.pieces().containsAll(pieces)) attested = true;
            if (word.kind() == Joints.Kind.JOINED
                    && word.pieces().stream().filter(pieces::contains).count() > 1) attested = false;
        }
        return attested;
    }

    private void refused(Claim claim, Actor actor) {
        var role = actor.roles().stream().sorted().findFirst().orElse(Role.SYSTEM);
        events.publishEvent(new Refusal(
                Subject.claim(claim.id()),
                claim.desk(),
                new Acting(actor.userId(), role),
                "identity-attest",
                claim.reference().toString(),
                "not-permitted"));
    }

    private static List<Evidence> ofOneStance(Claim claim, List<UUID> ids, int atLeast) {
        var pieces = standing(claim, ids, atLeast);
        new Invalid.Check()
                .that(
                        pieces.stream().map(Evidence::stance).distinct().count() == 1,
                        PIECES,
                        "other-stance",
                        "all for the claim, all against it, or all beside it")
                .that(
                        pieces.stream()
                                .noneMatch(piece -> piece.whence().cites().size() > 1),
                        PIECES,
                        "cites-several",
                        "it has it from several: name the pieces of those it cites")
                .orRefuse();
        return pieces;
    }

    private static List<Evidence> standing(Claim claim, List<UUID> ids, int atLeast) {
        new Invalid.Check()
                .that(!ids.isEmpty(), PIECES, "required", "must name pieces of the claim")
                .that(ids.size() >= atLeast, PIECES, "too-few", "at least " + atLeast + " different ones")
                .that(ids.size() <= MOST, PIECES, "too-many", "at most " + MOST)
                .orRefuse();
        var pieces = new ArrayList<Evidence>();
        for (var id : ids)
            pieces.add(
                    claim.evidence(id).orElseThrow(() -> new Invalid(PIECES, "unknown", "each a piece of this claim")));
        new Invalid.Check()
                .that(
                        pieces.stream().allMatch(Evidence::stands),
                        PIECES,
                        "withdrawn",
                        "one of them was withdrawn: leave it out")
                .orRefuse();
        return pieces;
    }
}
