package org.recoupe.web.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The kinds of problem a program can meet; RFC 9457. Each has a line in src/docs/problems.md. */
enum Problem {
    MALFORMED(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    NOT_PERMITTED(HttpStatus.FORBIDDEN, "Your roles do not allow this"),
    NEEDS_SUPERVISOR(HttpStatus.FORBIDDEN, "A verdict is not taken away without a supervisor"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "Another site must not write here"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    OTHER_HOST(HttpStatus.MISDIRECTED_REQUEST, "Recoupe is not asked by this name"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done to it"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "It cannot be had in that form"),
    ILLEGAL_STATE(HttpStatus.CONFLICT, "It does not stand where that can be done"),
    STALE_VERSION(HttpStatus.CONFLICT, "It has changed since you looked"),
    EVIDENCE_INSUFFICIENT(HttpStatus.CONFLICT, "The evidence does not carry this verdict"),
    SECOND_PAIR_OF_EYES(HttpStatus.CONFLICT, "A verdict needs a second pair of eyes"),
    PAIR_STANDS(HttpStatus.CONFLICT, "They are such a pair already"),
    PAIR_SETTLED(HttpStatus.CONFLICT, "The pair is that already"),
    PAIR_PROPOSED(HttpStatus.CONFLICT, "Somebody proposed already how to close it"),
    REOPENING_ASKED(HttpStatus.CONFLICT, "Somebody asked for it already"),
    TWO_CUSTODIANS(HttpStatus.CONFLICT, "Two custodians other than the asker decide"),
    IDENTITY_NOT_GRANTED(HttpStatus.CONFLICT, "Who this source is was not granted to you"),
    HELD_BY_OTHER(HttpStatus.CONFLICT, "Somebody else is at it"),
    LOST_RACE(HttpStatus.CONFLICT, "Somebody else was faster"),
    STILL_RUNNING(HttpStatus.CONFLICT, "The first request with this key is still running"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "It is too large"),
    UNSUPPORTED_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "It must be JSON"),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields cannot be taken"),
    KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "This key was used for another request"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "You ask too often"),
    NO_IDENTITY_KEY(HttpStatus.SERVICE_UNAVAILABLE, "No confidential sources are kept here"),
    SIGN_IN_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "Nobody can say just now who you are; nothing was changed"),
    DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The database is away"),
    NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE, "The disk is nearly full"),
    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; nothing was changed");

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The stable end of its type. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean is(ProblemDetail problem) {
        return type().equals(problem.getType());
    }

    private URI type() {
        return URI.create("/problems/" + word());
    }

    ProblemDetail detail(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type());
        problem.setTitle(title);
        return problem;
    }
}
