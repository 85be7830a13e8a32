package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

class AnswerHeadersOverTlsTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_came_over_tls_is_told_to_do_so_for_a_year_and_nobody_else_is(boolean overTls) {
        var request = new MockHttpServletRequest("GET", "/tasks");
        request.setSecure(overTls);
        var response = new MockHttpServletResponse();

        AnswerHeaders.writers(new ElsewhereSignIn()).forEach(header -> header.writeHeaders(request, response));

        var told = response.getHeader("Strict-Transport-Security");
        if (overTls) assertThat(told).startsWith("max-age=31536000").contains("includeSubDomains");
        else assertThat(told).isNull();
        assertThat(response.getHeader("Content-Security-Policy"))
                .contains("form-action 'self' https://keycloak.example.org;");
    }

    private static final class ElsewhereSignIn implements SignIn {
        @Override
        public void people(HttpSecurity http) {}

        @Override
        public void programs(HttpSecurity http) {}

        @Override
        public String sessionsElsewhere() {
            return "";
        }

        @Override
        public Set<String> hosts() {
            return Set.of();
        }

        @Override
        public String formTarget() {
            return "https://keycloak.example.org";
        }
    }
}
