package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/** What is kept of a session. */
class KeycloakSessionsTest {
    private final KeycloakSessions sessions = new KeycloakSessions();

    @Test
    void what_was_kept_is_read_again() {
        var conversion = sessions.springSessionConversionService();
        var kept = conversion.convert(new SecurityContextImpl(), byte[].class);
        assertThat(conversion.convert(kept, Object.class)).isInstanceOf(SecurityContext.class);
    }

    @Test
    void what_another_version_wrote_signs_its_owner_out_instead_of_failing() {
        var unreadable = "written by somebody else".getBytes(StandardCharsets.UTF_8);
        assertThat(sessions.springSessionConversionService().convert(unreadable, Object.class))
                .isNull();
    }
}
