package org.recoupe.web.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.UUID;
import org.recoupe.claim.ClaimView;
import org.recoupe.confidential.IdentityFile;
import org.recoupe.confidential.IdentityKey;
import org.recoupe.confidential.Safe;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** For pages that show evidence: how the reader stands to the confidential pieces on them. */
@Component
public class Standings {
    private final IdentityFile file;
    private final Safe safe;

    Standings(IdentityFile file, Safe safe) {
        this.file = file;
        this.safe = safe;
    }

    /** Adds {@code standings}, by piece, and whether identities are kept here at all. */
    public void describe(Collection<ClaimView> claims, Actor reader, Wording words, Model model) {
        var lines = new HashMap<UUID, StandingLine>();
        for (var claim : claims) {
            if (claim.evidence().stream().noneMatch(ClaimView.EvidenceView::confidential)) continue;
            file.of(claim.id(), reader)
                    .forEach((piece, standing) ->
                            lines.put(piece, StandingLine.of(claim.id(), standing, safe.isOpen(), words)));
        }
        model.addAttribute("standings", lines);
        model.addAttribute("keepsIdentities", safe.isOpen());
        model.addAttribute("identityKey", IdentityKey.PROPERTY);
    }
}
