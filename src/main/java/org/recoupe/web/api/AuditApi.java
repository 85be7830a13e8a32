package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.audit.AuditTrail;
import org.recoupe.audit.SecurityEvent;
import org.recoupe.audit.Shorthand;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.report.AuditReport;
import org.recoupe.web.Newsroom;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for programs, and the report as a file. */
@RestController
class AuditApi {
    private final AuditLog log;
    private final ClaimFile file;
    private final AuditReport report;
    private final Newsroom newsroom;
    private final AuditTrail exports;

    AuditApi(AuditLog log, ClaimFile file, AuditReport report, Newsroom newsroom, AuditTrail exports) {
        this.log = log;
        this.file = file;
        this.report = report;
        this.newsroom = newsroom;
        this.exports = exports;
    }

    /**
     * A line of the trail, with what it takes to make its hash anew.
     *
     * @param object what it concerns, as it is called today; {@code hashed} has what was written
     * @param before and {@code after}, {@code reason}: in short, everything is in {@code facts}
     * @param facts field by field, as the schema of its kind says
     * @param hashed the text that is chained; it holds SHA-256 of {@code salt} (as bytes) and {@code written}
     * @param written the facts as they were hashed, RFC 8785; null in entries of the first version
     */
    record EntryJson(
            long seq,
            Instant at,
            String actor,
            String role,
            String action,
            String object,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String model,
            int n,
            String chain,
            String previous,
            String hash,
            @Nullable String standingInFor,
            String kind,
            Map<String, Object> facts,
            String hashed,
            @Nullable String salt,
            @Nullable String written) {
        static EntryJson of(AuditEntry e, ClaimView claim) {
            var shorthand = Shorthand.of(e);
            return new EntryJson(
                    e.seq(),
                    e.at(),
                    e.actor(),
                    e.role(),
                    e.action(),
                    e.namesItsClaim() ? claim.reference() : e.object(),
                    shorthand.before(),
                    shorthand.after(),
                    shorthand.reason(),
                    e.model(),
                    e.n(),
                    e.subject(),
                    e.previous(),
                    e.hash(),
                    e.standingInFor(),
                    e.kind(),
                    e.facts().values(),
                    e.body(),
                    e.written() == null ? null : e.written().salt(),
                    e.written() == null ? null : e.written().json());
        }
    }

    record Trail(String reference, int number, List<EntryJson> items) {}

    /** From the page of the claim's trail, with the session's sign-in, as a file. */
    @GetMapping(path = "/claims/{id}/audit.json", produces = MediaType.APPLICATION_JSON_VALUE)
    Trail fileOfClaim(@PathVariable String id, Actor actor) {
        var trail = ofClaim(id, actor);
        exports.atTheDoor(
                SecurityEvent.EXPORTED,
                actor,
                file.claim(Ids.of("claim", id), actor).desk(),
                "audit.json",
                id);
        return trail;
    }

    @GetMapping(path = "/api/claims/{id}/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    Trail ofClaim(@PathVariable String id, Actor actor) {
        var claim = file.claim(Ids.of("claim", id), actor);
        return new Trail(
                claim.reference(),
                claim.number(),
                log.ofClaim(claim.id()).stream()
                        .map(entry -> EntryJson.of(entry, claim))
                        .toList());
    }

    /**
     * From the API with its own sign-in, from the audit page with the session's. A day is the newsroom's, from midnight to midnight
     * there, as on the page; a moment is what it says. The times in the report are in UTC.
     */
    @Operation(
            description =
                    "from and to: a day (2026-03-01) is the newsroom's, from midnight to midnight there, the ending day whole; or a moment with its zone. Times in the report are in UTC.")
    @GetMapping({"/api/audit/report.csv", "/audit/report.csv"})
    void report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var wrong = new ArrayList<Invalid.Field>();
        var one = claim == null || claim.isEmpty() ? null : Ids.of("claim", claim);
        var on = one == null ? desk : file.claim(one, actor).desk();
        var scope = new AuditReport.Scope(
                moment("from", from, 0, wrong), moment("to", to, 1, wrong), desks(on, actor), one);
        if (!wrong.isEmpty()) throw new Invalid(wrong);
        exports.atTheDoor(
                SecurityEvent.EXPORTED,
                actor,
                on == null ? "" : on,
                "recoupe-audit.csv",
                one == null ? null : one.toString());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"recoupe-audit.csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        report.write(scope, out);
        out.flush();
    }

    /** Auditors read every desk, supervisors their own. */
    private static List<String> desks(@Nullable String desk, Actor actor) {
        if (desk != null && !desk.isEmpty()) {
            if (!actor.sees(desk)) throw new Unknown("desk");
            actor.acting(Permission.REPORT, desk);
            return List.of(desk);
        }
        if (actor.is(Role.AUDITOR)) return List.of();
        var own = actor.desks().stream()
                .filter(d -> actor.may(Permission.REPORT, d))
                .sorted()
                .toList();
        if (own.isEmpty()) throw new NotPermitted(Permission.REPORT);
        return own;
    }

    /** A day or a moment; an ending day counts whole. */
    private @Nullable Instant moment(String name, @Nullable String word, int days, List<Invalid.Field> wrong) {
        if (word == null || word.isEmpty()) return null;
        try {
            return word.length() == 10
                    ? Days.day(word)
                            .plusDays(days)
                            .atStartOfDay(newsroom.zone())
                            .toInstant()
                    : Days.time(word).toInstant();
        } catch (DateTimeException e) {
            wrong.add(new Invalid.Field(name, "bad-date", "must be a day (2026-03-01) or a time with its zone"));
            return null;
        }
    }
}
