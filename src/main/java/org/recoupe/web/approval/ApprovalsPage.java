package org.recoupe.web.approval;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Approval;
import org.recoupe.claim.ApprovalSettings;
import org.recoupe.claim.Reopenings;
import org.recoupe.claim.SecondReadings;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a supervisor, the most harm and the weakest evidence first; and who wants which verdict looked at again. */
@Page
class ApprovalsPage {
    private static final int ON_A_PAGE = 50;
    private static final int LAST_PAGE = 1000;

    private final WaitingVerdicts line;
    private final SecondReadings readings;
    private final Reopenings reopenings;
    private final Approval approval;
    private final ApprovalSettings settings;
    private final Clock clock;

    ApprovalsPage(
            WaitingVerdicts line,
            SecondReadings readings,
            Reopenings reopenings,
            Approval approval,
            ApprovalSettings settings,
            Clock clock) {
        this.line = line;
        this.readings = readings;
        this.reopenings = reopenings;
        this.approval = approval;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/approvals")
    String show(
            LineFilter filter, @RequestParam(defaultValue = "1") int page, Actor actor, Wording words, Model model) {
        if (!actor.is(Role.SUPERVISOR)) throw new NotPermitted(Permission.DECIDE);
        var at = Math.max(1, Math.min(LAST_PAGE, page));
        var counts = line.counts(actor);
        var matching = counts.of(filter.filter());
        model.addAttribute("filter", filter);
        model.addAttribute("facets", Facets.of(filter, counts, words));
        model.addAttribute("matching", matching);
        model.addAttribute("mine", counts.of(WaitingVerdicts.Filter.MINE));
        model.addAttribute("all", counts.of(new WaitingVerdicts.Filter(null, null, null, null, null)));
        model.addAttribute(
                "stories",
                WaitingRow.byStory(line.page(filter.filter(), actor, (at - 1) * ON_A_PAGE, ON_A_PAGE), words));
        model.addAttribute("previous", at == 1 ? null : "/approvals" + filter.with("page", at == 2 ? null : at - 1));
        model.addAttribute("next", at * ON_A_PAGE < matching ? "/approvals" + filter.with("page", at + 1) : null);
        model.addAttribute("together", line.lowRisk(actor).size());
        model.addAttribute(
                "reopenings",
                reopenings.open(actor).stream()
                        .map(waiting -> ReopeningRow.of(waiting, words))
                        .toList());
        model.addAttribute(
                "readings",
                readings.open(actor).stream()
                        .map(listed -> ReadingRow.of(listed, words))
                        .toList());
        model.addAttribute(
                "dissent",
                readings.dissent(actor).stream()
                        .map(listed -> ReadingRow.of(listed, words))
                        .toList());
        var approved = line.approvedSince(clock.instant().minus(Duration.ofHours(1)), actor);
        model.addAttribute("many", approved > settings.manyInAnHour() ? approved : null);
        return "approvals";
    }

    @PostMapping(path = "/approvals", params = "do=grant-reopening")
    String grantReopening(
            @RequestParam UUID claim,
            @RequestParam UUID request,
            @RequestParam @Nullable String reason,
            LineFilter filter,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "grant-reopening",
                "/approvals" + filter.query(),
                () -> approval.grantReopening(claim, request, reason, actor),
                () -> show(filter, 1, actor, words, model));
    }

    @PostMapping(path = "/approvals", params = "do=decline-reopening")
    String declineReopening(
            @RequestParam UUID claim,
            @RequestParam UUID request,
            @RequestParam @Nullable String reason,
            LineFilter filter,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "decline-reopening",
                "/approvals" + filter.query(),
                () -> reopenings.decline(claim, request, reason, actor),
                () -> show(filter, 1, actor, words, model));
    }
}
