package org.recoupe.web.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.recoupe.article.Intake;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Everything that ever happened to one claim, and whether its chain holds; made to be printed and filed. */
@Page
class ClaimAuditPage {
    private final ClaimFile claims;
    private final Intake intake;
    private final AuditLog log;

    ClaimAuditPage(ClaimFile claims, Intake intake, AuditLog log) {
        this.claims = claims;
        this.intake = intake;
        this.log = log;
    }

    @GetMapping("/claims/{id}/audit")
    String show(@PathVariable UUID id, Actor actor, Wording words, Model model) {
        var claim = claims.claim(id, actor);
        var article = intake.article(claim.article(), actor);
        var entries = new ArrayList<>(log.ofClaim(id));
        var subject = "claim:" + id;
        var chain = log.chain(subject, entries);
        Collections.reverse(entries);
        model.addAttribute("card", ClaimCard.of(claim, words));
        model.addAttribute("article", article);
        model.addAttribute("count", entries.size());
        model.addAttribute(
                "days",
                AuditDay.of(
                        entries,
                        entry -> entry.subject().equals(subject)
                                ? chain.broken() != null && entry.n() == chain.broken()
                                : !entry.isAsWritten(),
                        claims.references(List.of(id)),
                        words));
        model.addAttribute("chain", chain);
        model.addAttribute("checked", words.checkedNow());
        model.addAttribute("received", words.moment(article.receivedAt()));
        model.addAttribute("reports", actor.may(Permission.REPORT, claim.desk()));
        model.addAttribute(
                "home", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "claim-audit";
    }
}
