package org.recoupe.web.claim;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.Basis;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Provenance;
import org.recoupe.claim.Rulings;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Small parts of a claim's page that it asks for while one works on it. Reads only. */
@Page
@RequestMapping("/claims/{id}")
class ClaimGlances {
    private final ClaimFile claims;
    private final Rulings rulings;
    private final AuditLog trail;

    ClaimGlances(ClaimFile claims, Rulings rulings, AuditLog trail) {
        this.claims = claims;
        this.rulings = rulings;
        this.trail = trail;
    }

    /** What a piece would change, as far as the form says what it is. */
    @GetMapping("/with")
    String with(
            @PathVariable UUID id,
            @RequestParam @Nullable EvidenceStance stance,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable EvidenceKind kind,
            @RequestParam @Nullable String url,
            @RequestParam @Nullable Basis basis,
            @RequestParam @Nullable String cites,
            @RequestParam @Nullable Integer credibility,
            @RequestParam(defaultValue = "false") boolean primary,
            ClaimPage.Weighing weighing,
            @RequestParam(defaultValue = "false") boolean confidential,
            Actor actor,
            Wording words,
            Model model) {
        var claim = claims.claim(id, actor);
        var now = rulings.allowed(id, actor);
        var named = confidential || source != null && !source.isBlank();
        var told = stance != null && named;
        // an alias stays out of addresses, which get into logs
        var with = told
                ? rulings.with(
                        id,
                        new Rulings.Draft(
                                Objects.requireNonNull(stance),
                                confidential ? null : source,
                                confidential,
                                provenance(basis, cites),
                                null,
                                url,
                                kind,
                                credibility,
                                primary,
                                weighing.soFar(confidential)),
                        actor)
                : new Rulings.Prospect(now, null, List.of());
        var twins = Pasted.same(Objects.requireNonNullElse(url, ""), claim.evidence());
        model.addAttribute("told", told);
        model.addAttribute("prospect", Prospect.of(now, with, EvidenceBoard.of(claim, words), twins, words));
        return "fragments/evidence :: prospect";
    }

    /** Half typed, it is not refused yet. */
    private static Provenance provenance(@Nullable Basis basis, @Nullable String cites) {
        try {
            return Provenance.typed(null, basis, cites, null);
        } catch (Invalid half) {
            return Provenance.NOT_SAID;
        }
    }

    /** What others did since the page was opened. */
    @GetMapping("/changes")
    String changes(@PathVariable UUID id, @RequestParam long since, Actor actor, Wording words, Model model) {
        claims.claim(id, actor);
        model.addAttribute("changes", Meanwhile.of(trail.ofClaimAfter(id, since), actor, words));
        model.addAttribute("since", since);
        model.addAttribute("claimId", id);
        return "fragments/discussion :: changes";
    }
}
