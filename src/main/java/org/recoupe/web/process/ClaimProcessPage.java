package org.recoupe.web.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimState;
import org.recoupe.kernel.Actor;
import org.recoupe.process.ClaimPath.Stage;
import org.recoupe.process.ProcessModels;
import org.recoupe.process.Whereabouts;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a claim is, how it came there, and what is still to come. */
@Page
class ClaimProcessPage {
    private static final String VERIFICATION = "claim-verification";
    private static final String SELECTED = "selected";

    private final ClaimFile claims;
    private final Intake intake;
    private final AuditLog log;
    private final Whereabouts whereabouts;
    private final ProcessModels models;
    private final ReviewInbox inbox;

    ClaimProcessPage(
            ClaimFile claims,
            Intake intake,
            AuditLog log,
            Whereabouts whereabouts,
            ProcessModels models,
            ReviewInbox inbox) {
        this.claims = claims;
        this.intake = intake;
        this.log = log;
        this.whereabouts = whereabouts;
        this.models = models;
        this.inbox = inbox;
    }

    /** A model the claim was in, to be drawn. */
    record Choice(String key, String name, boolean current) {}

    @GetMapping("/claims/{id}/process")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String model,
            Actor actor,
            Wording words,
            Model page) {
        var claim = claims.claim(id, actor);
        var path = whereabouts.of(id, claim.article());
        var waits =
                inbox.stepOf(id).or(() -> inbox.stepOfArticle(claim.article())).orElse(null);
        var trail = new ArrayList<>(log.ofArticle(claim.article()));
        trail.addAll(log.ofClaim(id));
        var list = StepList.of(path, waits, trail, models, words);
        var verified =
                path.stages().stream().anyMatch(stage -> stage.model().key().equals(VERIFICATION));
        if (!verified && claim.state() != ClaimState.SET_ASIDE) {
            var coming = models.model(VERIFICATION, null);
            if (coming.isPresent()) list = list.then(coming.orElseThrow(), SELECTED, models, words);
        }
        var drawn = drawn(path.stages(), model);
        page.addAttribute("card", ClaimCard.of(claim, words));
        page.addAttribute("article", intake.article(claim.article(), actor));
        page.addAttribute("list", list);
        page.addAttribute("waits", waits);
        page.addAttribute("due", waits == null ? null : words.due(waits.due(), waits.since()));
        page.addAttribute("choices", choices(path.stages(), drawn, words));
        page.addAttribute("drawn", drawn);
        page.addAttribute(
                "diagram", drawn == null ? null : Diagram.of(drawn, words.say("path.here", claim.reference()), words));
        return "claim-process";
    }

    /** The run that was asked for; else the one that is under way, the verification rather than an approval within it; else the last. */
    private static @Nullable Stage drawn(List<Stage> stages, @Nullable String model) {
        var latest = stages.stream()
                .sorted(Comparator.comparing(Stage::since).reversed())
                .toList();
        return latest.stream()
                .filter(stage -> stage.model().key().equals(model))
                .findFirst()
                .or(() ->
                        latest.stream().filter(stage -> stage.within() == null).findFirst())
                .orElse(null);
    }

    private static List<Choice> choices(List<Stage> stages, @Nullable Stage drawn, Wording words) {
        var choices = new LinkedHashMap<String, Choice>();
        for (var stage : stages) {
            var key = stage.model().key();
            choices.put(
                    key,
                    new Choice(
                            key,
                            Diagram.name(stage.model(), words),
                            drawn != null && drawn.model().key().equals(key)));
        }
        return List.copyOf(choices.values());
    }
}
