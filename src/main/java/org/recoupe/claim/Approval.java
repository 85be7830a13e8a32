package org.recoupe.claim;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second pair of eyes: approve a verdict, return it, or take a decided claim up again. */
@Service
@Transactional
public class Approval {
    /** How many verdicts at most are approved together. */
    public static final int LARGEST_BATCH = 10;

    private final ClaimDesk desk;
    private final EvidenceFacts facts;
    private final SecondReadings readings;
    private final Intake intake;

    Approval(ClaimDesk desk, EvidenceFacts facts, SecondReadings readings, Intake intake) {
        this.intake = intake;
        this.desk = desk;
        this.facts = facts;
        this.readings = readings;
    }

    /** A claim as somebody saw it. */
    public record VersionedClaim(UUID claim, int version) {}

    /**
     * @param version of the claim the supervisor was looking at
     * @param grant why an exception that was asked for is granted, or null
     */
    public void approve(UUID id, int version, @Nullable String grant, Actor actor) {
        new Invalid.Check().optional("grant", grant, 2000).orRefuse();
        var why = grant == null || grant.isBlank() ? null : grant.strip();
        lock(List.of(id));
        desk.change(
                id,
                Permission.DECIDE,
                actor,
                (claim, by, at) -> drawn(claim.approve(why, version, ruling(claim), by, at), claim, by, at));
    }

    /** Only what is approved by all that it takes is read a second time. */
    private ClaimEvent drawn(ClaimEvent event, Claim claim, Acting by, Instant at) {
        if (event instanceof ClaimEvent.VerdictApproved) readings.drawFor(claim, by, at);
        return event;
    }

    /**
     * With those they contradict, so that of two that contradict each other not both are confirmed at once; always in the same order, so that
     * nobody waits for each other.
     *
     * @throws ClaimRejected.Stale if another came to contradict them meanwhile
     */
    private void lock(Collection<UUID> ids) {
        var seen = withOpposed(ids);
        LockOrder.of(seen).forEach(id -> desk.locked(id, Actor.SYSTEM));
        if (seen.containsAll(withOpposed(ids))) return;
        var claim = desk.locked(ids.iterator().next(), Actor.SYSTEM);
        throw new ClaimRejected.Stale(claim.reference(), claim.version());
    }

    private Set<UUID> withOpposed(Collection<UUID> ids) {
        var all = new HashSet<>(ids);
        ids.forEach(id -> all.addAll(facts.opposed(id)));
        return all;
    }

    /**
     * Several at once, of which little depends on each and nothing speaks against any: all of them, or none.
     *
     * @throws Invalid if there are none, more than {@value #LARGEST_BATCH}, or one of them twice
     * @throws ClaimRejected.NotTogether if one is to be approved by itself
     */
    public void approveTogether(List<VersionedClaim> batch, Actor actor) {
        var ids = new HashSet<>(batch.stream().map(VersionedClaim::claim).toList());
        new Invalid.Check()
                .that(!batch.isEmpty(), "claim", "required", "choose at least one")
                .that(batch.size() <= LARGEST_BATCH, "claim", "too-many", "at most " + LARGEST_BATCH)
                .that(ids.size() == batch.size(), "claim", "not-allowed", "each of them once")
                .orRefuse();
        lock(ids);
        for (var one : batch) {
            desk.change(
                    one.claim(),
                    Permission.DECIDE,
                    actor,
                    (claim, by, at) -> drawn(
                            claim.approveTogether(
                                    batch.size(),
                                    !facts.opposition(claim).open().isEmpty(),
                                    intake.article(claim.article(), actor).revision(),
                                    one.version(),
                                    ruling(claim),
                                    by,
                                    at),
                            claim,
                            by,
                            at));
        }
    }

    public void returnVerdict(UUID id, int version, @Nullable String reason, Actor actor) {
        desk.change(
                id,
                Permission.DECIDE,
                actor,
                (claim, by, at) -> claim.returnVerdict(Verification.reasonGiven(reason), version, by, at));
    }

    /** What somebody who does not know the approved verdict says after reading claim and evidence. */
    public void readAgain(UUID id, Verdict.@Nullable Kind reading, @Nullable String note, Actor actor) {
        var check = new Invalid.Check().required("note", note, 2000);
        desk.change(id, Permission.DECIDE, actor, (claim, by, at) -> {
            // first of all whether they may; only then what they forgot
            claim.refuseIfTookPart(by);
            if (reading == null) check.add("reading", "required", "choose one");
            check.orRefuse();
            return readings.of(claim)
                    .read(
                            claim,
                            Objects.requireNonNull(reading),
                            Objects.requireNonNull(note).strip(),
                            by,
                            at);
        });
    }

    public void reopen(UUID id, @Nullable String reason, Actor actor) {
        reopen(id, null, reason, actor);
    }

    /**
     * By a supervisor who had no hand in it; closes the request for it, if there is one.
     *
     * @param version of the claim the supervisor was looking at, or null for whatever it is now
     */
    public void reopen(UUID id, @Nullable Integer version, @Nullable String reason, Actor actor) {
        desk.change(id, Permission.REOPEN, actor, (claim, by, at) -> {
            // first of all whether they may; only then what they forgot
            claim.refuseUnlessSupervisor(Deed.REOPEN, by);
            if (version != null) claim.refuseIfStale(version);
            return reopened(claim, Verification.reasonGiven(reason), by, at);
        });
    }

    /**
     * Because somebody asked for it.
     *
     * @param reason of the supervisor's own, or null if that of the request is enough
     */
    public void grantReopening(UUID id, UUID request, @Nullable String reason, Actor actor) {
        new Invalid.Check().optional("reason", reason, 2000).orRefuse();
        desk.change(id, Permission.REOPEN, actor, (claim, by, at) -> {
            claim.refuseUnlessSupervisor(Deed.REOPEN, by);
            var asked = claim.openRequest(request);
            return reopened(claim, reason == null || reason.isBlank() ? asked.reason() : reason.strip(), by, at);
        });
    }

    private ClaimEvent.Reopened reopened(Claim claim, String reason, Acting by, Instant at) {
        var event = claim.reopen(reason, by, at);
        readings.lapse(claim, at);
        return event;
    }

    private Sufficiency.Ruling ruling(Claim claim) {
        // without a verdict the claim refuses by itself; any ruling does
        return claim.latestVerdict()
                .map(verdict -> facts.judge(claim, verdict))
                .orElseGet(() -> facts.judge(claim, Verdict.Kind.UNVERIFIED, null, Set.of()));
    }
}
