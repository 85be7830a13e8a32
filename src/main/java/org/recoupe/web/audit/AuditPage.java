package org.recoupe.web.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditLog;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The newest entries of the audit trail, filtered by what stands in the URL. */
@Page
class AuditPage {
    private static final int ON_A_PAGE = 50;

    private final AuditLog log;

    AuditPage(AuditLog log) {
        this.log = log;
    }

    /** What is asked for, as it stands in the URL. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String desk,
            @Nullable String actor,
            @Nullable String action,
            @Nullable Long before) {

        private AuditLog.Filter filter(Wording words) {
            return new AuditLog.Filter(
                    words.startOf(from, 0), words.startOf(to, 1), given(desk), given(actor), given(action));
        }

        private Map<String, String> parts() {
            var parts = new LinkedHashMap<String, String>();
            put(parts, "from", from);
            put(parts, "to", to);
            put(parts, "desk", desk);
            put(parts, "actor", actor);
            put(parts, "action", action);
            return parts;
        }

        public boolean narrowed() {
            return !parts().isEmpty();
        }

        private static void put(Map<String, String> parts, String name, @Nullable String value) {
            var given = given(value);
            if (given != null) parts.put(name, given);
        }

        private static @Nullable String given(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    @GetMapping("/audit")
    String show(Asked asked, Actor actor, Wording words, Model model) {
        var found = log.newest(asked.filter(words), asked.before(), ON_A_PAGE + 1, actor);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("asked", asked);
        model.addAttribute(
                "lines",
                shown.stream().map(entry -> AuditLine.of(entry, false, words)).toList());
        model.addAttribute("desks", actor.desks().stream().sorted().toList());
        model.addAttribute(
                "actions",
                AuditLine.ACTIONS.stream()
                        .map(action -> new Wording.Choice(action, words.say("event." + action)))
                        .toList());
        model.addAttribute(
                "older",
                found.size() > ON_A_PAGE
                        ? address("/audit", asked, shown.get(ON_A_PAGE - 1).seq())
                        : null);
        model.addAttribute("newest", asked.before() == null ? null : address("/audit", asked, null));
        var reports = Stream.concat(actor.desks().stream(), Stream.ofNullable(asked.desk()))
                .anyMatch(desk -> actor.may(Permission.REPORT, desk));
        model.addAttribute("report", reports ? report(asked, words) : null);
        return "audit";
    }

    /** The report knows days and desks only; its days are the newsroom's, as on the page. */
    private static String report(Asked asked, Wording words) {
        var from = words.startOf(asked.from(), 0);
        var to = words.startOf(asked.to(), 1);
        return address(
                "/audit/report.csv",
                new Asked(
                        from == null ? null : from.toString(),
                        to == null ? null : to.toString(),
                        asked.desk(),
                        null,
                        null,
                        null),
                null);
    }

    private static String address(String path, Asked asked, @Nullable Long before) {
        var address = UriComponentsBuilder.fromPath(path);
        asked.parts().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        if (before != null) address.queryParam("before", before);
        return address.encode().buildAndExpand(asked.parts()).toUriString();
    }
}
