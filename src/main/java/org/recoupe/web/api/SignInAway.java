package org.recoupe.web.api;

import org.springframework.security.core.AuthenticationException;

/** Whether somebody may come in cannot be said just now, so they may not. */
public final class SignInAway extends AuthenticationException {
    public SignInAway() {
        super("whoever keeps the list of people does not answer");
    }

    public SignInAway(Throwable cause) {
        super("whoever keeps the list of people does not answer", cause);
    }
}
