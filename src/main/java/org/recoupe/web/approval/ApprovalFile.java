package org.recoupe.web.approval;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.Sufficiency;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.recoupe.web.claim.EvidenceBoard;
import org.recoupe.web.claim.Opponent;
import org.recoupe.web.identity.Standings;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lays out claims for those who decide. */
@Component
class ApprovalFile {
    private static final Sufficiency.Ruling NONE = new Sufficiency.Ruling(false, "", List.of(), "");

    private final ClaimFile claims;
    private final Rulings rulings;
    private final Intake intake;
    private final Standings standings;

    ApprovalFile(ClaimFile claims, Rulings rulings, Intake intake, Standings standings) {
        this.claims = claims;
        this.rulings = rulings;
        this.intake = intake;
        this.standings = standings;
    }

    /** @param seenRound the proposal the reader had before them, if it was another one than now */
    ApprovalSheet sheet(UUID id, @Nullable Integer seenRound, Actor actor, Wording words) {
        var claim = claims.claim(id, actor);
        var reader = new ApprovalSheet.Reader(
                claims.involvement(id, actor).orElse(null),
                claims.involvedFor(id, actor).map(words::who).orElse(null),
                actor.may(Permission.DECIDE, claim.desk()),
                seenRound);
        return sheet(claim, rulings.ruling(id, actor).orElse(NONE), reader, actor, words);
    }

    /** As {@link #sheet}, for somebody who reads a verdict a second time. */
    ApprovalSheet sheetForSecondReading(UUID id, Actor actor, Wording words) {
        var claim = claims.claim(id, actor);
        var reader = new ApprovalSheet.Reader(
                claims.part(id, actor).orElse(null), null, actor.may(Permission.DECIDE, claim.desk()), null);
        return sheet(claim, NONE, reader, actor, words);
    }

    /** How the reader stands to the confidential sources on these sheets. */
    void describeConfidential(List<ApprovalSheet> sheets, Actor actor, Wording words, Model model) {
        standings.describe(sheets.stream().map(sheet -> sheet.card().claim()).toList(), actor, words, model);
    }

    /** What speaks against the claim or beside it. */
    List<Opponent> opponents(ApprovalSheet sheet, Actor actor, Wording words) {
        return Opponent.of(sheet.card().claim(), claims, actor, words);
    }

    List<ApprovalSheet> sheets(List<UUID> ids, Actor actor, Wording words) {
        return claims.claims(ids, actor).stream()
                .map(claim -> sheet(
                        claim,
                        NONE,
                        new ApprovalSheet.Reader(null, null, actor.may(Permission.DECIDE, claim.desk()), null),
                        actor,
                        words))
                .toList();
    }

    private ApprovalSheet sheet(
            ClaimView claim, Sufficiency.Ruling ruling, ApprovalSheet.Reader reader, Actor actor, Wording words) {
        var article = intake.article(claim.article(), actor);
        return ApprovalSheet.of(
                claim,
                ClaimCard.of(claim, words),
                article,
                intake.currentRevision(article).text(),
                EvidenceBoard.of(claim, words),
                ruling,
                reader,
                words);
    }
}
