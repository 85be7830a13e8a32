package org.recoupe.web.signin;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to sign in, chosen by profile. What is allowed afterwards does not depend on it. */
interface SignIn {

    /** What people need: a page, a session, a way out. */
    void people(HttpSecurity http) throws Exception;

    /** What programs need: something in every request. */
    void programs(HttpSecurity http) throws Exception;

    /** Another site our forms lead to, as the content security policy names it; empty if there is none. */
    String formTarget();

    /** Where somebody ends what would let them in again without a password; null if nothing would. */
    @Nullable
    String sessionsElsewhere();

    /** Under which names, besides those of this machine, we may be asked. */
    Set<String> hosts();
}
