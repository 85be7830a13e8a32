package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
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
import org.recoupe.kernel.Reference;
import org.recoupe.report.AuditReport;
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
    private final ScopeAsked.Reader scopes;
    private final CsvFiles files;
    private final AuditTrail exports;

    AuditApi(
            AuditLog log,
            ClaimFile file,
            AuditReport report,
            ScopeAsked.Reader scopes,
            CsvFiles files,
            AuditTrail exports) {
        this.log = log;
        this.file = file;
        this.report = report;
        this.scopes = scopes;
        this.files = files;
        this.exports = exports;
    }

    /**
     * A line of the trail, with what it takes to make its hash anew.
     *
     * @param object what it concerns, as it is called today; {@code hashed} has what was written
     * @param before and {@code after}, {@code reason}: in short, everything is in {@code facts}
     * @param facts field by field, as the schema of its kind says
     * @param hashed the text that is chained; it holds SHA-256 of {@code salt} (as bytes) and {@code written}. Null in an entry of the first
     *     version that says why a confidential piece was withdrawn
     * @param written the facts as they were hashed, RFC 8785; null in entries of the first version, and where they say that
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
            @Nullable String hashed,
            @Nullable String salt,
            @Nullable String written) {
        static EntryJson of(AuditEntry e, ClaimView claim) {
            var shorthand = Shorthand.of(e);
            var written = e.isForFewer() ? null : e.written();
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
                    e.isForFewer() && e.written() == null ? null : e.body(),
                    written == null ? null : written.salt(),
                    written == null ? null : written.json());
        }
    }

    record Trail(String reference, String number, List<EntryJson> items) {}

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
                Reference.inStory(claim.number()),
                log.ofClaim(claim.id()).stream()
                        .map(entry -> EntryJson.of(entry, claim))
                        .toList());
    }

    /**
     * From the API with its own sign-in, from the audit page with the session's. A day is the newsroom's, from midnight to midnight
     * there, as on the page; a moment is what it says. The times in the report are in UTC.
     */
    @Operation(
            description = "Every entry beside the claim it is about, as that stood then. " + ScopeAsked.DAYS
                    + " Times in the report are in UTC.")
    @GetMapping({"/api/audit/report.csv", "/audit/report.csv"})
    void report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var scope = scopes.read(new ScopeAsked(from, to, desk, claim, story, null), actor);
        files.send("recoupe-audit.csv", scope, actor, response, out -> report.write(scope, out));
    }
}
