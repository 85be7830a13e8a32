package org.recoupe.web.approval;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Approval;
import org.recoupe.claim.SecondReadings;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An approved verdict read a second time, blind: claim and evidence, but neither the verdict nor its reasons nor who gave it. */
@Page
@RequestMapping("/claims/{id}/second-reading")
class SecondReadingPage {
    private final ApprovalFile file;
    private final Approval approval;
    private final SecondReadings readings;

    SecondReadingPage(ApprovalFile file, Approval approval, SecondReadings readings) {
        this.file = file;
        this.approval = approval;
        this.readings = readings;
    }

    @GetMapping
    String show(@PathVariable UUID id, Actor actor, Wording words, Model model) {
        if (!actor.is(Role.SUPERVISOR)) throw new NotPermitted(Permission.DECIDE);
        var reading = readings.ofClaim(id, actor).orElseThrow(() -> new Unknown("second reading"));
        model.addAttribute("reading", ReadingRow.of(reading, words));
        var sheet = file.sheetForSecondReading(id, actor, words);
        model.addAttribute("sheet", sheet);
        file.describeConfidential(List.of(sheet), actor, words, model);
        model.addAttribute("verdicts", words.choices("verdict.", List.of(Verdict.Kind.values())));
        return "second-reading";
    }

    @PostMapping(params = "do=second-reading")
    String read(
            @PathVariable UUID id,
            @RequestParam Verdict.@Nullable Kind reading,
            @RequestParam @Nullable String note,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "second-reading",
                "/claims/" + id + "/second-reading",
                () -> approval.readAgain(id, reading, note, actor),
                () -> show(id, actor, words, model));
    }
}
