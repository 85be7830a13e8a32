package org.recoupe.web.signin;

import java.time.Duration;
import java.time.Instant;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long one sign-in lasts.
 *
 * @param longest from its beginning, however busy somebody is; {@code server.servlet.session.timeout} is for those who rest
 */
@ConfigurationProperties("recoupe.session")
@Validated
record SessionSettings(
        @DefaultValue("12h") @DurationMin(minutes = 1) Duration longest) {
    /** Under this name a session knows when somebody signed in with it. */
    static final String SINCE = "recoupe.signed-in-at";

    /**
     * When a sign-in began.
     *
     * @param kept what the session has under {@link #SINCE}
     * @param created when the session was, which may be before somebody signed in with it
     */
    static Instant since(@Nullable Object kept, Instant created) {
        return kept instanceof Long at ? Instant.ofEpochMilli(at) : created;
    }

    Instant end(Instant since) {
        return since.plus(longest);
    }
}
