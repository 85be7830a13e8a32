package org.recoupe.web.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Everything that ever happened to one claim, and whether its chain holds. */
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

    /** @param broken number of the first link that does not hold, or null */
    record Chain(int links, @Nullable Integer broken, String checked) {}

    record Day(String name, List<AuditLine> lines) {}

    @GetMapping("/claims/{id}/audit")
    String show(@PathVariable UUID id, Actor actor, Wording words, Model model) {
        var claim = claims.claim(id, actor);
        var entries = log.ofClaim(id);
        var own = entries.stream().filter(entry -> AuditLine.isOwn(entry, id)).toList();
        var broken = log.firstBreak(own).orElse(null);
        model.addAttribute("card", ClaimCard.of(claim, List.of(), actor, words));
        model.addAttribute("article", intake.article(claim.article(), actor));
        model.addAttribute("count", entries.size());
        model.addAttribute("days", days(entries, broken, words));
        model.addAttribute("chain", new Chain(own.size(), broken == null ? null : broken.n(), words.checkedNow()));
        return "claim-audit";
    }

    private static List<Day> days(List<AuditEntry> entries, @Nullable AuditEntry broken, Wording words) {
        var days = new LinkedHashMap<String, List<AuditLine>>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            var line = AuditLine.of(entries.get(i), entries.get(i).equals(broken), words);
            days.computeIfAbsent(line.day(), day -> new ArrayList<>()).add(line);
        }
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }
}
