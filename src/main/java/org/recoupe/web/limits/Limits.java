package org.recoupe.web.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much one may ask; {@code application.yaml} has the usual figures. Each node counts for itself.
 *
 * @param signInByPerson failures to sign in under one name from one address
 * @param signInByAddress failures to sign in from one address, under whatever names
 * @param signInStarts visits to Keycloak and back from one address, each of which keeps a session for a while
 * @param apiByPerson requests to the API
 * @param apiByAddress requests to the API from one address, signed in or not
 * @param pagesByPerson pages and parts of pages that somebody who is signed in looks at
 * @param changesByPerson forms they send
 * @param imports dispatches brought in by one person, looks at what is recognised in them included
 * @param body how long it may take to send what belongs to one request
 */
@ConfigurationProperties("recoupe.limits")
@Validated
record Limits(
        @Valid @NotNull Rate signInByPerson,
        @Valid @NotNull Rate signInByAddress,
        @Valid @NotNull Rate signInStarts,
        @Valid @NotNull Rate apiByPerson,
        @Valid @NotNull Rate apiByAddress,
        @Valid @NotNull Rate pagesByPerson,
        @Valid @NotNull Rate changesByPerson,
        @Valid @NotNull Rate imports,
        @NotNull @DurationMin(seconds = 1) Duration body) {

    /**
     * So often.
     *
     * @param times at once or spread over the time
     * @param within the time after which all of them are there again
     */
    record Rate(
            @Min(1) int times,
            @NotNull @DurationMin(seconds = 1) Duration within) {}
}
