package org.recoupe.web.audit;

import java.util.UUID;
import org.recoupe.article.Intake;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The printable file of one claim, for an assessor or a judge. */
@Page
class DossierPage {
    private final ClaimFile claims;
    private final Intake intake;
    private final AuditLog log;

    DossierPage(ClaimFile claims, Intake intake, AuditLog log) {
        this.claims = claims;
        this.intake = intake;
        this.log = log;
    }

    @GetMapping("/claims/{id}/dossier")
    String show(@PathVariable UUID id, Actor actor, Wording words, Model model) {
        var claim = claims.claim(id, actor);
        var article = intake.article(claim.article(), actor);
        var entries = log.ofClaim(id);
        model.addAttribute("card", ClaimCard.of(claim, words));
        model.addAttribute("article", article);
        model.addAttribute("received", words.zoned(article.receivedAt()));
        model.addAttribute("dossier", Dossier.of(entries, log.ofSources(Dossier.named(entries)), claim, words));
        model.addAttribute("chain", log.chain("claim:" + id, entries));
        model.addAttribute("made", words.zonedNow());
        model.addAttribute(
                "home", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "dossier";
    }
}
