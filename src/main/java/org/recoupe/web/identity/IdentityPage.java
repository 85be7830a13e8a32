package org.recoupe.web.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.confidential.Identities;
import org.recoupe.confidential.IdentityRejected;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One confidential source: ask who it is, and read it. Only the answer to a reading says it, and no browser keeps that. */
@Page
@RequestMapping("/claims/{id}/identity")
class IdentityPage {
    private final ClaimFile claims;
    private final Identities identities;
    private final Standings standings;

    IdentityPage(ClaimFile claims, Identities identities, Standings standings) {
        this.claims = claims;
        this.identities = identities;
        this.standings = standings;
    }

    /**
     * Which piece, and where the reader came from.
     *
     * @param from {@code approval}, or else the claim's page
     */
    record Asked(UUID evidence, @Nullable String from) {
        public boolean fromApproval() {
            return "approval".equals(from);
        }

        String address(UUID claim) {
            return "/claims/" + claim + "/identity?evidence=" + evidence + (fromApproval() ? "&from=approval" : "");
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, Asked asked, Actor actor, Wording words, Model model) {
        var claim = claims.claim(id, actor);
        var piece = claim.evidence().stream()
                .filter(ClaimView.EvidenceView::confidential)
                .filter(view -> view.id().equals(asked.evidence()))
                .findFirst()
                .orElseThrow(() -> new Unknown("evidence"));
        standings.describe(List.of(claim), actor, words, model);
        model.addAttribute("claim", claim);
        model.addAttribute("piece", piece);
        model.addAttribute("asked", asked);
        return "identity";
    }

    @PostMapping(params = "do=ask")
    String ask(
            @PathVariable UUID id,
            Asked asked,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "identity-ask",
                asked.address(id),
                () -> identities.ask(id, asked.evidence(), reason, actor),
                () -> show(id, asked, actor, words, model));
    }

    @PostMapping(params = "do=read")
    String read(
            @PathVariable UUID id,
            Asked asked,
            Actor actor,
            Answer answer,
            Wording words,
            Model model,
            HttpServletResponse response) {
        try {
            model.addAttribute("known", identities.read(id, asked.evidence(), actor));
        } catch (IdentityRejected refusal) {
            return answer.refused("identity-read", refusal, () -> show(id, asked, actor, words, model));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return show(id, asked, actor, words, model);
    }
}
