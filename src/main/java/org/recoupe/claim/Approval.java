package org.recoupe.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second pair of eyes: approve a verdict, return it, or take a decided claim up again. */
@Service
@Transactional
public class Approval {
    private final ClaimDesk desk;
    private final EvidenceFacts facts;

    Approval(ClaimDesk desk, EvidenceFacts facts) {
        this.desk = desk;
        this.facts = facts;
    }

    /**
     * @param version of the claim the supervisor was looking at
     * @param grant why an exception that was asked for is granted, or null
     */
    public void approve(UUID id, int version, @Nullable String grant, Actor actor) {
        new Invalid.Check().optional("grant", grant, 2000).orRefuse();
        var why = grant == null || grant.isBlank() ? null : grant.strip();
        desk.change(id, Permission.DECIDE, actor, (claim, by, at) -> {
            var verdict = claim.latestVerdict().orElse(null);
            // without a verdict the claim refuses by itself; any ruling does
            var ruling = facts.judge(
                    claim,
                    verdict == null ? Verdict.Kind.UNVERIFIED : verdict.kind(),
                    verdict == null ? null : verdict.reason());
            return claim.approve(why, version, ruling, by, at);
        });
    }

    public void returnVerdict(UUID id, int version, @Nullable String reason, Actor actor) {
        desk.change(
                id,
                Permission.DECIDE,
                actor,
                (claim, by, at) -> claim.returnVerdict(Verification.reasonGiven(reason), version, by, at));
    }

    public void reopen(UUID id, @Nullable String reason, Actor actor) {
        desk.change(
                id,
                Permission.REOPEN,
                actor,
                (claim, by, at) -> claim.reopen(Verification.reasonGiven(reason), by, at));
    }
}
