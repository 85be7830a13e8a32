package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** However busy somebody is, a sign-in lasts no longer than a shift. */
class LongestSessionTest {
    private static final Duration SHIFT = Duration.ofHours(12);

    private final Watch watch = new Watch();
    private final List<String> ended = new ArrayList<>();
    private final LongestSession longest =
            new LongestSession(new SessionSettings(SHIFT), watch, person -> ended.add(person.getName()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/tasks");

    @Test
    void who_works_all_day_signs_in_again_after_it_and_it_is_said_once() throws Exception {
        var session = signedIn();
        for (int hour = 1; hour < 12; hour++) {
            watch.now = watch.now.plus(Duration.ofHours(1));
            ask();
            assertThat(session.isInvalid()).as("after %s h", hour).isFalse();
        }

        watch.now = watch.now.plus(Duration.ofHours(1));
        ask();

        assertThat(session.isInvalid()).isTrue();
        assertThat(ended).containsExactly("ines");
        ask();
        assertThat(ended).hasSize(1);
    }

    @Test
    void it_counts_from_the_sign_in_and_not_from_when_the_page_for_it_was_opened() throws Exception {
        var session = (MockHttpSession) request.getSession();
        watch.now = Instant.ofEpochMilli(session.getCreationTime()).plus(Duration.ofDays(3));
        ask();
        assertThat(session.isInvalid()).as("nobody is signed in").isFalse();

        signedIn();
        ask();
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void a_session_of_before_there_was_an_end_has_one() throws Exception {
        var session = signedIn();
        session.removeAttribute(SessionSettings.SINCE);
        watch.now = Instant.ofEpochMilli(session.getCreationTime()).plus(SHIFT).plusSeconds(1);
        ask();

        assertThat(session.isInvalid()).isTrue();
    }

    private MockHttpSession signedIn() {
        var ines = new TestingAuthenticationToken("ines", null, "ROLE_REVIEWER");
        var session = (MockHttpSession) request.getSession();
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new SecurityContextImpl(ines));
        longest.onAuthentication(ines, request, new MockHttpServletResponse());
        return session;
    }

    private void ask() throws Exception {
        longest.doFilterInternal(request, new MockHttpServletResponse(), new MockFilterChain());
    }

    private static final class Watch extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
