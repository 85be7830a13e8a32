package org.recoupe.web.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.audit.SecurityEvent;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.report.Register;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit trail, the newest first, filtered by what stands in the URL. */
@Page
class AuditPage {
    private static final int ON_A_PAGE = 50;

    private final AuditLog log;
    private final Intake intake;
    private final ClaimFile claims;

    AuditPage(AuditLog log, Intake intake, ClaimFile claims) {
        this.log = log;
        this.intake = intake;
        this.claims = claims;
    }

    /**
     * What is asked for, as it stands in the URL.
     *
     * @param odd {@code true} for refusals and exceptions only
     * @param security {@code true} for what happened at the doors instead
     * @param before where an older page begins
     * @param after or where a newer one ends
     */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String desk,
            @Nullable String actor,
            @Nullable String action,
            @Nullable UUID article,
            @Nullable UUID claim,
            @Nullable String odd,
            @Nullable String security,
            @Nullable Long before,
            @Nullable Long after) {

        private AuditLog.Filter filter(AuditLog.@Nullable About about, Wording words) {
            return new AuditLog.Filter(
                    words.startOf(from, 0),
                    words.startOf(to, 1),
                    given(desk),
                    given(actor),
                    given(action),
                    about,
                    onlyOdd(),
                    atTheDoors());
        }

        public boolean atTheDoors() {
            return "true".equals(security) || SecurityEvent.is(given(action));
        }

        public boolean onlyOdd() {
            return "true".equals(odd);
        }

        private Map<String, String> parts() {
            var parts = new LinkedHashMap<String, String>();
            put(parts, "from", from);
            put(parts, "to", to);
            put(parts, "desk", desk);
            put(parts, "actor", actor);
            put(parts, "action", action);
            put(parts, "article", Objects.toString(article, null));
            put(parts, "claim", Objects.toString(claim, null));
            put(parts, "odd", onlyOdd() ? "true" : null);
            put(parts, "security", "true".equals(security) ? "true" : null);
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

    /**
     * What the entries are narrowed to, in words.
     *
     * @param without the same page for everything
     */
    record Subject(String word, @Nullable String language, String href, String without) {}

    @GetMapping("/audit")
    String show(Asked asked, Actor actor, Wording words, Model model) {
        var found = log.page(
                asked.filter(about(asked, actor, words, model), words),
                asked.before(),
                asked.after(),
                ON_A_PAGE,
                actor);
        var entries = found.entries();
        var changed = entries.stream().filter(entry -> !entry.isAsWritten()).count();
        model.addAttribute("asked", asked);
        model.addAttribute("days", AuditDay.of(entries, entry -> !entry.isAsWritten(), references(entries), words));
        model.addAttribute("count", entries.size());
        model.addAttribute("changed", changed);
        model.addAttribute("desks", actor.desks().stream().sorted().toList());
        model.addAttribute(
                "actions",
                actions(asked)
                        .map(action -> new Wording.Choice(action, words.say("event." + action)))
                        .toList());
        model.addAttribute("older", found.older() && !entries.isEmpty() ? older(asked, entries) : null);
        model.addAttribute("newer", found.newer() && !entries.isEmpty() ? newer(asked, entries) : null);
        model.addAttribute(
                "newest", asked.before() == null && asked.after() == null ? null : address("/audit", asked.parts()));
        model.addAttribute("odd", withOdd(asked));
        model.addAttribute(
                "doors", actor.seesEveryDesk() ? asked.atTheDoors() ? "/audit" : "/audit?security=true" : null);
        var reports = Stream.concat(actor.desks().stream(), Stream.ofNullable(asked.desk()))
                .anyMatch(desk -> actor.may(Permission.REPORT, desk));
        model.addAttribute("report", reports ? report(asked) : null);
        model.addAttribute("registers", reports && !asked.atTheDoors() ? registers(asked, words) : List.of());
        return "audit";
    }

    private Map<UUID, Reference> references(List<AuditEntry> entries) {
        return claims.references(
                entries.stream().map(AuditEntry::claim).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private static Stream<String> actions(Asked asked) {
        return asked.atTheDoors()
                ? Stream.of(SecurityEvent.values()).map(SecurityEvent::action)
                : AuditLine.ACTIONS.stream();
    }

    /** A story or a claim of another desk is none. */
    private AuditLog.@Nullable About about(Asked asked, Actor actor, Wording words, Model model) {
        var without = new LinkedHashMap<>(asked.parts());
        without.remove("article");
        without.remove("claim");
        var back = address("/audit", without);
        if (asked.claim() != null) {
            var claim = claims.claim(asked.claim(), actor);
            model.addAttribute(
                    "subject", new Subject(claim.reference(), null, "/claims/" + claim.id() + "/audit", back));
            return new AuditLog.About(null, List.of(claim.id()));
        }
        if (asked.article() == null) return null;
        var article = intake.article(asked.article(), actor);
        model.addAttribute(
                "subject",
                new Subject(words.excerpt(article.title(), 80), article.language(), "/articles/" + article.id(), back));
        return new AuditLog.About(
                article.id(),
                claims.ofArticle(article.id(), actor).stream()
                        .map(ClaimView::id)
                        .toList());
    }

    private static String older(Asked asked, List<AuditEntry> entries) {
        return paged(asked, "before", entries.get(entries.size() - 1));
    }

    private static String newer(Asked asked, List<AuditEntry> entries) {
        return paged(asked, "after", entries.get(0));
    }

    private static String paged(Asked asked, String side, AuditEntry from) {
        var parts = asked.parts();
        parts.put(side, Long.toString(from.seq()));
        return address("/audit", parts);
    }

    private static String withOdd(Asked asked) {
        var parts = asked.parts();
        if (asked.onlyOdd()) parts.remove("odd");
        else parts.put("odd", "true");
        return address("/audit", parts);
    }

    /** Days, desks, stories and claims; its days are the newsroom's, as on the page. */
    private static String report(Asked asked) {
        return address("/audit/report.csv", narrowed(asked));
    }

    /** What narrows the files too. */
    private static Map<String, String> narrowed(Asked asked) {
        var parts = asked.parts();
        var story = parts.get("article");
        parts.keySet().retainAll(List.of("from", "to", "desk", "claim"));
        if (story != null) parts.put("story", story);
        return parts;
    }

    /** A register to take away, narrowed like the page as far as a register knows it. */
    record RegisterFile(String word, String href) {}

    private static List<RegisterFile> registers(Asked asked, Wording words) {
        var parts = narrowed(asked);
        return Stream.of(Register.VERDICTS, Register.EVIDENCE, Register.DECISIONS)
                .map(Register::title)
                .map(title -> new RegisterFile(
                        words.say("register." + title), address("/audit/registers/" + title + ".csv", parts)))
                .toList();
    }

    private static String address(String path, Map<String, String> parts) {
        var address = UriComponentsBuilder.fromPath(path);
        parts.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parts).toUriString();
    }
}
