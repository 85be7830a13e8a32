package org.recoupe.web.approval;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Approval;
import org.recoupe.claim.Approval.VersionedClaim;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A few verdicts on which little depends and against which nothing speaks: read one by one, ticked one by one, approved together. */
@Page
@RequestMapping("/approvals/batch")
class BatchPage {
    private final ApprovalFile file;
    private final Approval approval;
    private final WaitingVerdicts line;

    BatchPage(ApprovalFile file, Approval approval, WaitingVerdicts line) {
        this.file = file;
        this.approval = approval;
        this.line = line;
    }

    @GetMapping
    String show(Actor actor, Wording words, Model model) {
        return show(line.lowRisk(actor), Map.of(), actor, words, model);
    }

    /** Asks once more, showing only what was ticked. */
    @PostMapping(params = "do=approve")
    String ask(
            @RequestParam(required = false) @Nullable List<String> claim,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var ticked = ticked(claim);
        if (ticked.isEmpty() || ticked.size() > Approval.LARGEST_BATCH)
            return approve(claim, actor, answer, words, model);
        model.addAttribute("confirming", ticked.size());
        var page = show(List.copyOf(ticked.keySet()), ticked, actor, words, model);
        // one that is not there for this reader
        if (file.sheets(List.copyOf(ticked.keySet()), actor, words).size() < ticked.size()) throw new Unknown("claim");
        return page;
    }

    @PostMapping(params = "do=approved")
    String approve(
            @RequestParam(required = false) @Nullable List<String> claim,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var ticked = ticked(claim);
        return answer.to(
                "approve-together",
                "/approvals",
                () -> approval.approveTogether(
                        ticked.entrySet().stream()
                                .map(e -> new VersionedClaim(e.getKey(), e.getValue()))
                                .toList(),
                        actor),
                () -> show(with(line.lowRisk(actor), ticked.keySet()), ticked, actor, words, model));
    }

    /** Those that may be approved together, and those that were ticked and may not any more, so that one sees what became of them. */
    private static List<UUID> with(List<UUID> possible, Set<UUID> ticked) {
        var all = new LinkedHashSet<>(possible);
        all.addAll(ticked);
        return all.stream().limit(2L * Approval.LARGEST_BATCH).toList();
    }

    private String show(List<UUID> ids, Map<UUID, Integer> ticked, Actor actor, Wording words, Model model) {
        if (!actor.is(Role.SUPERVISOR)) throw new NotPermitted(Permission.DECIDE);
        var sheets = file.sheets(ids, actor, words);
        model.addAttribute("sheets", sheets);
        file.describeConfidential(sheets, actor, words, model);
        model.addAttribute("ticked", ticked);
        model.addAttribute("largest", Approval.LARGEST_BATCH);
        return "approvals-batch";
    }

    /** "id:version" each. */
    private static Map<UUID, Integer> ticked(@Nullable List<String> claims) {
        try {
            return (claims == null ? Stream.<String>of() : claims.stream())
                    .map(word -> word.split(":", 2))
                    .collect(Collectors.toMap(
                            parts -> UUID.fromString(parts[0]),
                            parts -> Integer.valueOf(parts[1]),
                            (a, b) -> a,
                            LinkedHashMap::new));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException none) {
            throw new Invalid("claim", "unknown", "an id, a colon and a version");
        }
    }
}
