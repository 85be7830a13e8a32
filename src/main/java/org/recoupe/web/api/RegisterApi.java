package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.report.DecisionRow;
import org.recoupe.report.EvidenceRow;
import org.recoupe.report.Register;
import org.recoupe.report.Registers;
import org.recoupe.report.VerdictRow;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The registers an auditor, a judge or an assessor takes away: page by page for programs, whole as CSV for both. */
@RestController
class RegisterApi {
    private static final int USUAL_PAGE = 50;

    private static final String AS_OF_THEN =
            " Each row says what was so then, out of the trail alone. " + ScopeAsked.DAYS
                    + " One desk or story or claim alone; of one source: its id or its name as the trail has it. All"
                    + " times are in UTC.";
    private static final String PAGED =
            " Oldest first; next is the cursor of the next page, null on the last. limit: 1 to 200, 50 if it is left"
                    + " out.";
    private static final String VERDICTS =
            "Every verdict that was proposed, whatever became of it; from and to ask when that was.";
    private static final String EVIDENCE =
            "A row for every piece of evidence that was added, and one for each change of it. Of confidential pieces"
                    + " nothing that names.";
    private static final String DECISIONS =
            "Everything a person decided or was refused, with the reasons given; evidence has a register of its own.";

    private final Registers registers;
    private final ScopeAsked.Reader scopes;
    private final CsvFiles files;

    RegisterApi(Registers registers, ScopeAsked.Reader scopes, CsvFiles files) {
        this.registers = registers;
        this.scopes = scopes;
        this.files = files;
    }

    @Operation(description = VERDICTS + AS_OF_THEN + PAGED)
    @GetMapping(path = "/api/registers/verdicts", produces = MediaType.APPLICATION_JSON_VALUE)
    Registers.Page<VerdictRow> verdicts(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        return page(Register.VERDICTS, new ScopeAsked(from, to, desk, claim, story, source), cursor, limit, actor);
    }

    @Operation(description = EVIDENCE + AS_OF_THEN + PAGED)
    @GetMapping(path = "/api/registers/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    Registers.Page<EvidenceRow> evidence(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        return page(Register.EVIDENCE, new ScopeAsked(from, to, desk, claim, story, source), cursor, limit, actor);
    }

    @Operation(description = DECISIONS + AS_OF_THEN + PAGED)
    @GetMapping(path = "/api/registers/decisions", produces = MediaType.APPLICATION_JSON_VALUE)
    Registers.Page<DecisionRow> decisions(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        return page(Register.DECISIONS, new ScopeAsked(from, to, desk, claim, story, source), cursor, limit, actor);
    }

    @Operation(description = VERDICTS + AS_OF_THEN)
    @GetMapping({"/api/registers/verdicts.csv", "/audit/registers/verdicts.csv"})
    void verdictsFile(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        file(Register.VERDICTS, new ScopeAsked(from, to, desk, claim, story, source), actor, response);
    }

    @Operation(description = EVIDENCE + AS_OF_THEN)
    @GetMapping({"/api/registers/evidence.csv", "/audit/registers/evidence.csv"})
    void evidenceFile(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        file(Register.EVIDENCE, new ScopeAsked(from, to, desk, claim, story, source), actor, response);
    }

    @Operation(description = DECISIONS + AS_OF_THEN)
    @GetMapping({"/api/registers/decisions.csv", "/audit/registers/decisions.csv"})
    void decisionsFile(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String claim,
            @RequestParam(required = false) @Nullable String story,
            @RequestParam(required = false) @Nullable String source,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        file(Register.DECISIONS, new ScopeAsked(from, to, desk, claim, story, source), actor, response);
    }

    private <R extends Record> Registers.Page<R> page(
            Register<R> register, ScopeAsked asked, @Nullable String cursor, @Nullable String limit, Actor actor) {
        var scope = scopes.read(asked, actor);
        var page = registers.page(
                register,
                scope,
                cursor == null || cursor.isBlank() ? null : cursor,
                limit == null || limit.isBlank() ? USUAL_PAGE : number(limit));
        files.onRecord(register.title() + ".json", scope, actor);
        return page;
    }

    private void file(Register<?> register, ScopeAsked asked, Actor actor, HttpServletResponse response)
            throws IOException {
        var scope = scopes.read(asked, actor);
        files.send(
                "recoupe-" + register.title() + ".csv",
                scope,
                actor,
                response,
                out -> registers.write(register, scope, out));
    }

    private static int number(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException e) {
            throw new Invalid("limit", "wrong-type", "must be a whole number");
        }
    }
}
