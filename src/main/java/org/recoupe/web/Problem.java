package org.recoupe.web;

import java.util.List;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Role;
import org.springframework.http.HttpStatus;

/**
 * Why there is no page, for the error page.
 *
 * @param key of its texts: what happened, what was kept, what to do
 * @param roles who could do it, if that is the point
 * @param reload whether looking again may help
 */
record Problem(HttpStatus status, String key, List<Role> roles, boolean reload) {

    static Problem of(HttpStatus status, String key) {
        return new Problem(status, key, List.of(), status == HttpStatus.CONFLICT || status.is5xxServerError());
    }

    static Problem of(NotPermitted refusal) {
        var roles = refusal.permission().roles().stream()
                .filter(role -> role != Role.SYSTEM)
                .toList();
        return new Problem(HttpStatus.FORBIDDEN, "not-permitted", roles, false);
    }

    /** For answers that were made outside the pages. */
    static Problem of(HttpStatus status) {
        return switch (status) {
            case MISDIRECTED_REQUEST -> of(status, "other-host");
            case FORBIDDEN -> of(status, "forbidden");
            case NOT_FOUND -> of(status, "unknown");
            case METHOD_NOT_ALLOWED -> of(status, "method");
            case CONTENT_TOO_LARGE -> of(status, "too-large");
            case CONFLICT -> of(status, "conflict");
            case TOO_MANY_REQUESTS -> of(status, "too-often");
            case UNPROCESSABLE_CONTENT -> of(status, "invalid");
            case SERVICE_UNAVAILABLE -> of(status, "unavailable");
            default -> of(status, status.is5xxServerError() ? "broken" : "bad-request");
        };
    }
}
