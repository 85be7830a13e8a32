package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KnownHostsTest {
    private final KnownHosts newsroom = new KnownHosts(Set.of("Recoupe.example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "127.0.0.1",
                "[::1]",
                "::1",
                "recoupe.example.org",
                "RECOUPE.example.org"
            })
    void its_own_names_are_answered(String host) {
        assertThat(newsroom.knows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "recoupe.example.org.evil.example",
                "xrecoupe.example.org",
                "10.0.0.7",
                "0.0.0.0",
                "127.1",
                "2130706433",
                "localhost.",
                ""
            })
    void no_other_is(String host) {
        assertThat(newsroom.knows(host)).isFalse();
    }

    @Test
    void the_answer_says_it_is_the_wrong_place_and_nothing_else_is_done() throws Exception {
        var request = new MockHttpServletRequest("GET", "/sign-in");
        request.setServerName("evil.example");
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();

        newsroom.doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(421);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void whether_it_lives_may_be_asked_by_its_number() throws Exception {
        var request = new MockHttpServletRequest("GET", "/health");
        request.setServerName("10.0.0.7");
        var chain = new MockFilterChain();

        newsroom.doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }
}
