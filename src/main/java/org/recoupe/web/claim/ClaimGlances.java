package org.recoupe.web.claim;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Origins;
import org.recoupe.kernel.Actor;
import org.recoupe.source.SourceRegistry;
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
    private final SourceRegistry sources;
    private final Origins origins;
    private final AuditLog trail;

    ClaimGlances(ClaimFile claims, SourceRegistry sources, Origins origins, AuditLog trail) {
        this.claims = claims;
        this.sources = sources;
        this.origins = origins;
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
            @RequestParam(defaultValue = "false") boolean primary,
            @RequestParam(defaultValue = "false") boolean confidential,
            Actor actor,
            Wording words,
            Model model) {
        var claim = claims.claim(id, actor);
        var now = claims.allowed(id, actor);
        // an alias stays out of addresses, which get into logs: it counts as one not heard of yet
        var document = primary && kind == EvidenceKind.DOCUMENT && !confidential;
        var named = confidential || source != null && !source.isBlank();
        var then = stance == null || !named
                ? now
                : claims.allowedWith(id, stance, confidential ? null : source, document, actor);
        var twins = Pasted.same(Objects.requireNonNullElse(url, ""), claim.evidence());
        model.addAttribute("told", stance != null && named);
        model.addAttribute(
                "prospect",
                Prospect.of(now, then, group(claim, stance, confidential ? null : source, words), twins, words));
        return "fragments/evidence :: prospect";
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

    private EvidenceBoard.@Nullable Group group(
            ClaimView claim, @Nullable EvidenceStance stance, @Nullable String source, Wording words) {
        var known = sources.known(claim.desk(), source);
        if (known.isEmpty() || stance == null) return null;
        var origin = origins.of(known.get().id()).key();
        return EvidenceBoard.of(claim, origins.of(claim.evidence()), words).columns().stream()
                .filter(column -> column.stance() == stance)
                .map(EvidenceBoard.Column::groups)
                .flatMap(List::stream)
                .filter(group -> group.key().equals(origin))
                .findFirst()
                .orElse(null);
    }
}
