package org.recoupe.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the evidence on a claim allows: now, with one more piece, and of the verdict that waits. Changes nothing. */
@Service
@Transactional(readOnly = true)
public class Rulings {
    private final Claims claims;
    private final EvidenceFacts facts;

    Rulings(Claims claims, EvidenceFacts facts) {
        this.claims = claims;
        this.facts = facts;
    }

    /** What the evidence allows at this moment, verdict by verdict. */
    public Map<Verdict.Kind, Sufficiency.Ruling> allowed(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return facts.judge(claim, EvidenceFacts.standing(claim));
    }

    /**
     * A piece that is not attached yet, as far as it is said already.
     *
     * @param source id or name of who it is from, and {@code cites} of those it cites
     */
    public record Draft(
            EvidenceStance stance,
            @Nullable String source,
            boolean confidential,
            Provenance provenance,
            @Nullable String quote,
            @Nullable String url,
            @Nullable EvidenceKind kind,
            @Nullable Integer credibility,
            boolean primary,
            Appraisal appraisal) {}

    /**
     * What the evidence would allow with one more piece.
     *
     * @param joins a piece that comes from the same in the end, or null if it would be the first
     * @param why it would not count, as codes
     */
    public record Prospect(
            Map<Verdict.Kind, Sufficiency.Ruling> allows,
            @Nullable UUID joins,
            List<String> why) {}

    /** Nothing is changed, and nobody entered who was not known. */
    public Prospect with(UUID id, Draft draft, Actor actor) {
        var claim = visible(id, actor);
        var piece = facts.piece(draft, claim.desk());
        var standing = new ArrayList<>(EvidenceFacts.standing(claim));
        standing.add(piece);
        var weighed = facts.corroboration(claim, standing);
        var joins = weighed.origins().stream()
                .filter(origin -> origin.pieces().contains(piece.id()))
                .flatMap(origin -> origin.pieces().stream())
                .filter(other -> !other.equals(piece.id()))
                .findFirst()
                .orElse(null);
        return new Prospect(
                facts.judge(claim, standing),
                joins,
                weighed.of(piece.id()).orElseThrow().why());
    }

    /** What the evidence says of the verdict that waits, or that was last decided; empty if there never was one. */
    public Optional<Sufficiency.Ruling> ruling(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return claim.latestVerdict().map(verdict -> facts.judge(claim, verdict));
    }

    /** The claim that a pair opposes to this one; empty if it has no such pair. */
    public Optional<UUID> across(UUID id, UUID pair, Actor actor) {
        return facts.across(visible(id, actor).id(), pair);
    }

    private Claim visible(UUID id, Actor actor) {
        return claims.findById(id)
                .filter(claim -> actor.may(Permission.READ, claim.desk()))
                .orElseThrow(() -> new Unknown("claim"));
    }
}
