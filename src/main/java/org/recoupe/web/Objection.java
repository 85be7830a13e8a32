package org.recoupe.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recoupe.article.ArticleRejected;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.claim.Deed;
import org.recoupe.confidential.IdentityRejected;
import org.recoupe.database.Rivalry;
import org.recoupe.kernel.Invalid;
import org.recoupe.process.LostRace;
import org.recoupe.tasklist.StepNotOpen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Why a form was not taken: shown beside it, with everything that was typed.
 *
 * @param form the one it belongs to
 * @param key of the message; {@code args} go into it
 * @param fields what is wrong with which field, as codes
 * @param missing what the evidence rule still wants
 * @param reload whether the page is out of date
 */
public record Objection(
        String form,
        HttpStatus status,
        String key,
        List<String> args,
        Map<String, String> fields,
        List<String> missing,
        boolean reload) {
    private static final Logger LOG = LoggerFactory.getLogger(Objection.class);

    /** Empty if it is not a rule that was broken, but something else that went wrong. */
    static Optional<Objection> to(RuntimeException refusal, String form) {
        if (refusal instanceof Invalid invalid) return Optional.of(fields(form, invalid));
        if (refusal instanceof ClaimRejected rejected) return Optional.of(claim(form, rejected));
        if (refusal instanceof IdentityRejected rejected) return Optional.of(identity(form, rejected));
        if (refusal instanceof ArticleRejected) return Optional.of(outOfDate(form, "article-moved"));
        if (refusal instanceof StepNotOpen) return Optional.of(outOfDate(form, "step-not-open"));
        if (refusal instanceof LostRace || Rivalry.is(refusal) || isMisfit(refusal)) {
            return Optional.of(outOfDate(form, "lost-race"));
        }
        return Optional.empty();
    }

    private static boolean isMisfit(RuntimeException refusal) {
        if (!Rivalry.isMisfit(refusal)) return false;
        LOG.warn("The database refused what the application had let pass", refusal);
        return true;
    }

    private static Objection claim(String form, ClaimRejected rejected) {
        if (rejected instanceof ClaimRejected.HeldByOther held) {
            var holder = held.holder() == null ? "?" : held.holder();
            return new Objection(
                    form,
                    HttpStatus.CONFLICT,
                    "held-by-other",
                    List.of(holder, held.claim().toString()),
                    Map.of(),
                    List.of(),
                    true);
        }
        if (rejected instanceof ClaimRejected.EvidenceInsufficient insufficient) {
            return new Objection(
                    form,
                    HttpStatus.CONFLICT,
                    "evidence-insufficient",
                    List.of(),
                    Map.of(),
                    insufficient.missing(),
                    false);
        }
        if (rejected instanceof ClaimRejected.NotTogether alone) {
            return new Objection(
                    form,
                    HttpStatus.CONFLICT,
                    "not-together." + alone.why(),
                    List.of(alone.claim().toString()),
                    Map.of(),
                    List.of(),
                    false);
        }
        if (rejected instanceof ClaimRejected.SecondPairOfEyes eyes) {
            return new Objection(
                    form,
                    HttpStatus.CONFLICT,
                    kept(eyes.attempt().deed()) + eyes.why(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    false);
        }
        if (rejected instanceof ClaimRejected.NeedsSupervisor alone) {
            return new Objection(
                    form,
                    HttpStatus.FORBIDDEN,
                    "needs-supervisor." + alone.attempt().deed(),
                    List.of(alone.attempt().reference().toString()),
                    Map.of(),
                    List.of(),
                    false);
        }
        if (rejected instanceof ClaimRejected.PairStands) {
            return new Objection(form, HttpStatus.CONFLICT, "pair-stands", List.of(), Map.of(), List.of(), false);
        }
        if (rejected instanceof ClaimRejected.PairSettled settled) {
            return outOfDate(form, settled.outcome().isClosed() ? "pair-closed" : "pair-open");
        }
        if (rejected instanceof ClaimRejected.PairProposed) return outOfDate(form, "pair-proposed");
        if (rejected instanceof ClaimRejected.ReopeningAsked) {
            return new Objection(form, HttpStatus.CONFLICT, "reopening-asked", List.of(), Map.of(), List.of(), true);
        }
        if (rejected instanceof ClaimRejected.WrongState wrong) {
            return new Objection(
                    form,
                    HttpStatus.CONFLICT,
                    "wrong-state",
                    List.of(wrong.claim().toString()),
                    Map.of(),
                    List.of(),
                    true);
        }
        if (rejected instanceof ClaimRejected.WorkHasBegun) {
            return new Objection(form, HttpStatus.CONFLICT, "work-begun", List.of(), Map.of(), List.of(), false);
        }
        if (rejected instanceof ClaimRejected.NothingChanges) {
            return new Objection(form, HttpStatus.CONFLICT, "nothing-changes", List.of(), Map.of(), List.of(), false);
        }
        return outOfDate(form, "stale");
    }

    /** What was kept as it was. */
    private static String kept(Deed deed) {
        return switch (deed) {
            case APPROVE, READ_AGAIN -> "second-pair-of-eyes.";
            case CLOSE_PAIR -> "own-pair.";
            default -> "own-verdict.";
        };
    }

    private static Objection identity(String form, IdentityRejected rejected) {
        var status = rejected instanceof IdentityRejected.NoKey ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT;
        return new Objection(form, status, "identity." + rejected.code(), List.of(), Map.of(), List.of(), false);
    }

    private static Objection fields(String form, Invalid invalid) {
        var wrong = new LinkedHashMap<String, String>();
        invalid.fields().forEach(field -> wrong.put(field.name(), field.code()));
        return new Objection(form, HttpStatus.UNPROCESSABLE_CONTENT, "fields", List.of(), wrong, List.of(), false);
    }

    private static Objection outOfDate(String form, String key) {
        return new Objection(form, HttpStatus.CONFLICT, key, List.of(), Map.of(), List.of(), true);
    }
}
