package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleRejected;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.confidential.IdentityKey;
import org.recoupe.confidential.IdentityRejected;
import org.recoupe.database.Rivalry;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.process.LostRace;
import org.recoupe.tasklist.StepNotOpen;
import org.recoupe.web.Audience;
import org.recoupe.web.DatabaseAway;
import org.recoupe.web.Refusals;
import org.recoupe.web.Unstorable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Turns whatever went wrong in the API into an RFC 9457 problem that says what to do. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final Refusals refusals;

    Problems(Refusals refusals) {
        this.refusals = refusals;
    }

    /** @return null where people asked, by an address of theirs: they are shown the page that says so */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> on(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = of(onRecord(e, request));
        // whoever sends it again may be first then
        if (Problem.LOST_RACE.is(problem)) request.setAttribute(ApiWrites.NOT_KEPT, true);
        if (Audience.isPrograms(request)) return answer(problem);
        response.sendError(problem.getStatus());
        return null;
    }

    /** @return the refusal; or what kept it from being put on record, for then it was not given */
    private Exception onRecord(Exception e, HttpServletRequest request) {
        if (!(e instanceof ClaimRejected.TakesAnother refusal)) return e;
        // inside a request that happens once, the attempt is still to be rolled back
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            request.setAttribute(ApiWrites.REFUSAL, refusal);
            return e;
        }
        try {
            refusals.record(refusal);
            return e;
        } catch (RuntimeException failed) {
            return failed;
        }
    }

    /** Whatever the asker would accept: a problem has no other form. */
    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        var answer = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value())
            answer.header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        return answer.body(problem);
    }

    ProblemDetail of(Exception e) {
        if (e instanceof ClaimRejected rejected) return of(rejected);
        if (e instanceof IdentityRejected rejected) return of(rejected);
        if (e instanceof Invalid invalid) return of(invalid);
        if (e instanceof Unknown) return Problem.NOT_FOUND.detail(message(e));
        if (e instanceof NotPermitted refused) return of(refused);
        if (e instanceof ArticleRejected) return Problem.ILLEGAL_STATE.detail(message(e));
        if (e instanceof StepNotOpen) return Problem.ILLEGAL_STATE.detail("This step is not open any more");
        if (e instanceof LostRace || Rivalry.is(e)) {
            return Problem.LOST_RACE.detail("Somebody changed it at the same moment; look again");
        }
        return DatabaseAway.is(e) ? Unavailable.databaseAway() : ofFramework(e);
    }

    private static ProblemDetail of(ClaimRejected e) {
        if (e instanceof ClaimRejected.Stale stale) {
            return with(Problem.STALE_VERSION.detail(message(e)), Map.of("currentVersion", stale.currentVersion()));
        }
        if (e instanceof ClaimRejected.EvidenceInsufficient lacking) {
            return with(
                    Problem.EVIDENCE_INSUFFICIENT.detail(message(e)),
                    Map.of("rule", lacking.rule(), "missing", lacking.missing()));
        }
        if (e instanceof ClaimRejected.SecondPairOfEyes) return Problem.SECOND_PAIR_OF_EYES.detail(message(e));
        if (e instanceof ClaimRejected.NeedsSupervisor)
            return with(Problem.NEEDS_SUPERVISOR.detail(message(e)), Map.of("who", who(Permission.REOPEN)));
        if (e instanceof ClaimRejected.ReopeningAsked asked)
            return with(Problem.REOPENING_ASKED.detail(message(e)), Map.of("request", asked.request()));
        if (e instanceof ClaimRejected.PairStands stands)
            return with(Problem.PAIR_STANDS.detail(message(e)), Map.of("pair", stands.pair()));
        if (e instanceof ClaimRejected.PairSettled settled) {
            var problem = with(
                    Problem.PAIR_SETTLED.detail(message(e)),
                    Map.of("pair", settled.pair(), "outcome", settled.outcome()));
            return settled.by() == null ? problem : with(problem, Map.of("by", settled.by()));
        }
        if (e instanceof ClaimRejected.PairProposed proposed)
            return with(
                    Problem.PAIR_PROPOSED.detail(message(e)),
                    Map.of("pair", proposed.pair(), "outcome", proposed.outcome(), "by", proposed.by()));
        if (e instanceof ClaimRejected.HeldByOther held) {
            var problem = Problem.HELD_BY_OTHER.detail(message(e));
            return held.holder() == null ? problem : with(problem, Map.of("holder", held.holder()));
        }
        return Problem.ILLEGAL_STATE.detail(message(e));
    }

    private static ProblemDetail of(IdentityRejected e) {
        if (e instanceof IdentityRejected.NoKey)
            return with(Problem.NO_IDENTITY_KEY.detail(message(e)), Map.of("property", IdentityKey.PROPERTY));
        if (e instanceof IdentityRejected.NotGranted) return Problem.IDENTITY_NOT_GRANTED.detail(message(e));
        if (e instanceof IdentityRejected.TwoOthers) return Problem.TWO_CUSTODIANS.detail(message(e));
        return Problem.ILLEGAL_STATE.detail(message(e));
    }

    private static ProblemDetail of(Invalid e) {
        var fields = e.fields().stream()
                .map(f -> Map.of("field", f.name(), "code", f.code(), "detail", f.detail()))
                .toList();
        return with(Problem.INVALID.detail("See the fields"), Map.of("fields", fields));
    }

    private static ProblemDetail of(NotPermitted e) {
        return with(Problem.NOT_PERMITTED.detail(message(e)), Map.of("who", who(e.permission())));
    }

    private static List<String> who(Permission permission) {
        return permission.roles().stream()
                .filter(role -> role != Role.SYSTEM)
                .map(Role::name)
                .toList();
    }

    private static ProblemDetail ofFramework(Exception e) {
        if (e instanceof NoHandlerFoundException) return Problem.NOT_FOUND.detail("There is no such address");
        if (e instanceof AuthenticationException) return Problem.UNAUTHENTICATED.detail("Sign in again");
        if (e instanceof HttpMessageNotReadableException) return Problem.MALFORMED.detail("The body is not JSON");
        if (e instanceof HttpMediaTypeNotSupportedException) {
            return Problem.UNSUPPORTED_TYPE.detail("Send Content-Type: application/json");
        }
        if (e instanceof HttpMediaTypeNotAcceptableException) return Problem.NOT_ACCEPTABLE.detail(message(e));
        if (e instanceof HttpRequestMethodNotSupportedException) return Problem.METHOD_NOT_ALLOWED.detail(message(e));
        if (Unstorable.is(e)) {
            log.warn("The database could not keep a value that the application had let pass: {}", message(e));
            return Problem.MALFORMED.detail("A number, a time or a character in it is beyond what can be kept");
        }
        if (Rivalry.isMisfit(e)) {
            log.warn("The database refused what the application had let pass", e);
            return Problem.LOST_RACE.detail("It no longer fits what is there; look again");
        }
        log.error("Unexpected", e);
        return Problem.UNEXPECTED.detail("It was written to the log");
    }

    private static ProblemDetail with(ProblemDetail problem, Map<String, ?> more) {
        more.forEach(problem::setProperty);
        return problem;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
