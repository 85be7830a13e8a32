package org.recoupe.web.approval;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Approval;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.SecondReadings;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One proposal, to be approved or returned. Approving asks once more, and leads on to the next one of the line. */
@Page
@RequestMapping("/claims/{id}/approval")
class ApprovalPage {
    private final ApprovalFile file;
    private final Approval approval;
    private final WaitingVerdicts line;
    private final SecondReadings readings;

    ApprovalPage(ApprovalFile file, Approval approval, WaitingVerdicts line, SecondReadings readings) {
        this.file = file;
        this.approval = approval;
        this.line = line;
        this.readings = readings;
    }

    /**
     * The decision as it was typed.
     *
     * @param version of the claim on the page, and {@code round} the number of its proposal
     * @param seen the pieces of evidence that were on the page
     */
    record Decision(
            @Nullable Integer version,
            @Nullable Integer round,
            @Nullable Set<UUID> seen,
            @Nullable String grant,
            @Nullable String reason) {
        /** None fits when none was sent. */
        int seenVersion() {
            return version == null ? -1 : version;
        }

        /** @throws Invalid if something is missing for an approval */
        void refuseUnlessComplete(ApprovalSheet sheet) {
            var pieces = seen == null ? Set.<UUID>of() : seen;
            var all = List.of(EvidenceStance.values()).stream()
                    .flatMap(stance -> sheet.card().claim().standing(stance).stream())
                    .allMatch(piece -> pieces.contains(piece.id()));
            new Invalid.Check()
                    .that(all, "seen", "required", "the whole evidence must have been on the page")
                    .that(
                            !sheet.needsGrant() || grant != null && !grant.isBlank(),
                            "grant",
                            "required",
                            "say why the exception is granted")
                    .orRefuse();
        }
    }

    @GetMapping
    String show(@PathVariable UUID id, LineFilter filter, Actor actor, Wording words, Model model) {
        var reading = actor.is(Role.SUPERVISOR) ? readings.ofClaim(id, actor).orElse(null) : null;
        if (reading != null && reading.outcome() == null && !reading.lapsed() && reading.forMe()) {
            return "redirect:/claims/" + id + "/second-reading";
        }
        model.addAttribute("reading", reading == null ? null : ReadingRow.of(reading, words));
        return show(id, null, filter, actor, words, model);
    }

    /** Asks once more, unless it is certain to be refused: then it is refused at once. */
    @PostMapping(params = "do=approve")
    String ask(
            @PathVariable UUID id,
            Decision decision,
            LineFilter filter,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var sheet = file.sheet(id, null, actor, words);
        var current = sheet.card().claim().version() == decision.seenVersion();
        if (!sheet.mayDecide() || sheet.hand() != null || !current || !isComplete(decision, sheet)) {
            return approve(id, decision, filter, actor, answer, words, model);
        }
        model.addAttribute("confirming", decision);
        return show(id, null, filter, actor, words, model);
    }

    @PostMapping(params = "do=approved")
    String approve(
            @PathVariable UUID id,
            Decision decision,
            LineFilter filter,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var next = after(id, filter, actor);
        return answer.to(
                "approve",
                next,
                () -> {
                    var sheet = file.sheet(id, null, actor, words);
                    // who may not, or comes too late, is told that first
                    if (sheet.mayDecide()
                            && sheet.hand() == null
                            && sheet.card().claim().version() == decision.seenVersion())
                        decision.refuseUnlessComplete(sheet);
                    approval.approve(id, decision.seenVersion(), decision.grant(), actor);
                },
                () -> show(id, decision.round(), filter, actor, words, model));
    }

    @PostMapping(params = "do=return")
    String returnVerdict(
            @PathVariable UUID id,
            Decision decision,
            LineFilter filter,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var next = after(id, filter, actor);
        return answer.to(
                "return",
                next,
                () -> approval.returnVerdict(id, decision.seenVersion(), decision.reason(), actor),
                () -> show(id, decision.round(), filter, actor, words, model));
    }

    private static boolean isComplete(Decision decision, ApprovalSheet sheet) {
        try {
            decision.refuseUnlessComplete(sheet);
            return true;
        } catch (Invalid incomplete) {
            return false;
        }
    }

    private String show(
            UUID id, @Nullable Integer seenRound, LineFilter filter, Actor actor, Wording words, Model model) {
        var sheet = file.sheet(id, seenRound, actor, words);
        model.addAttribute("sheet", sheet);
        file.describeConfidential(List.of(sheet), actor, words, model);
        model.addAttribute("opponents", file.opponents(sheet, actor, words));
        model.addAttribute("filter", filter);
        model.addAttribute("around", line.around(id, filter.filter(), actor));
        return "approval";
    }

    /** Where the decision leads: the next one of the line, or the line itself. */
    private String after(UUID id, LineFilter filter, Actor actor) {
        var next = line.around(id, filter.filter(), actor).next();
        return next == null || next.equals(id)
                ? "/approvals" + filter.query()
                : "/claims/" + next + "/approval" + filter.query();
    }
}
