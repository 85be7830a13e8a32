package org.recoupe.claim;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sorting claims: which are verified, which are not, and whose they are. */
@Service
@Transactional
public class Triage {
    /** Most claims set aside in one go. */
    public static final int AT_ONCE = 200;

    private final ClaimDesk desk;
    private final Claims claims;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Composition composition;

    Triage(ClaimDesk desk, Claims claims, Intake intake, SourceRegistry sources, Composition composition) {
        this.desk = desk;
        this.claims = claims;
        this.intake = intake;
        this.sources = sources;
        this.composition = composition;
    }

    /**
     * To be verified: at once if the story was accepted before, else when it is. A claim whose approved verdict was set aside with it comes back
     * only by the word of a supervisor who had no hand in it.
     */
    public void select(UUID id, Actor actor) {
        // the article first, then the claim: everybody locks in this order
        var article = intake.locked(claim(id, actor).article(), actor);
        desk.change(
                id,
                Permission.TRIAGE,
                actor,
                (claim, by, at) -> claim.select(claim.priority(), desk.settingAside(claim, by, actor), null, at));
        if (article.status() == ArticleStatus.ACCEPTED) {
            desk.change(id, Permission.TRIAGE, actor, (claim, by, at) -> claim.startVerification(by, at));
        }
    }

    /**
     * Not to be verified. A claim with an approved verdict goes only by the word of a supervisor who had no hand in it.
     *
     * @param other the claim it duplicates, or under which it was checked before
     */
    public void setAside(UUID id, SetAsideReason reason, @Nullable UUID other, Actor actor) {
        var pointedTo = other == null ? null : pointedTo(other, actor);
        desk.change(
                id,
                Permission.TRIAGE,
                actor,
                (claim, by, at) -> claim.setAside(reason, pointedTo, desk.settingAside(claim, by, actor), null, at));
    }

    /** As {@link #setAside}, all or none. */
    public void setAsideAll(List<UUID> ids, SetAsideReason reason, Actor actor) {
        setAsideAll(ids, reason, null, actor);
    }

    /** As above; all point to the same other claim, which must not be among them. */
    public void setAsideAll(Collection<UUID> ids, SetAsideReason reason, @Nullable UUID other, Actor actor) {
        new Invalid.Check()
                .that(
                        other != null || !reason.pointsToAnother(),
                        "reason",
                        "not-allowed",
                        "needs another claim; set them aside one by one")
                .orRefuse();
        inOrder(ids).forEach(id -> setAside(id, reason, other, actor));
    }

    /** As {@link #select}, all or none. */
    public void selectAll(Collection<UUID> ids, Actor actor) {
        inOrder(ids).stream()
                .map(id -> claim(id, actor))
                // stories before claims, each in the same order, as everybody locks them
                .sorted(Comparator.comparing(Claim::article, LockOrder.BY_ID).thenComparing(Claim::id, LockOrder.BY_ID))
                .map(Claim::id)
                .toList()
                .forEach(id -> select(id, actor));
    }

    /** Rivals who want several claims lock them in this order. */
    static List<UUID> inOrder(Collection<UUID> ids) {
        new Invalid.Check()
                .that(!ids.isEmpty(), "claims", "required", "name at least one claim")
                .that(ids.size() <= AT_ONCE, "claims", "too-many", "at most " + AT_ONCE + " at once")
                .orRefuse();
        return LockOrder.of(ids);
    }

    /** Puts right who says it. */
    public void correctSource(UUID id, @Nullable String idOrName, Actor actor) {
        desk.locked(id, actor);
        desk.change(id, Permission.CORRECT, actor, (claim, by, at) -> {
            var source = sources.named(claim.desk(), "source", idOrName);
            var was = claim.source() == null
                    ? null
                    : new ClaimEvent.Named(
                            claim.source(), sources.source(claim.source()).name());
            var text = composition.where(claim);
            var event = claim.correctSource(was, new ClaimEvent.Named(source.id(), source.name()), by, at);
            text.compose(claim);
            return event;
        });
    }

    private Claim claim(UUID id, Actor actor) {
        return claims.findById(id).filter(claim -> actor.sees(claim.desk())).orElseThrow(() -> new Unknown("claim"));
    }

    private Claim pointedTo(UUID other, Actor actor) {
        return claims.findById(other)
                .filter(claim -> actor.sees(claim.desk()))
                .orElseThrow(() -> new Invalid("other", "unknown", "there is no such claim"));
    }
}
