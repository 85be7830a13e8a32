package org.recoupe.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.recoupe.web.limits.Limits.Rate;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What one person asks of the pages; that it is said in words, and on record, is in {@code ProductionIT} and {@code OnRecordTest}. */
class PersonLimitTest {
    private static final Rate PLENTY = new Rate(1000, Duration.ofMinutes(1));
    private static final Rate TWO = new Rate(2, Duration.ofHours(1));

    private final List<Object> onRecord = new ArrayList<>();
    private final PersonLimit limit = new PersonLimit(
            new Limits(PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, TWO, TWO, PLENTY, Duration.ofMinutes(2)),
            new TooOften(null, onRecord::add));

    @Test
    void looking_and_sending_are_counted_apart_and_so_is_everybody() throws Exception {
        assertThat(statuses("ines", "GET", "/tasks", 3)).containsExactly(200, 200, 429);
        assertThat(statuses("ines", "POST", "/tasks", 3)).containsExactly(200, 200, 429);
        assertThat(statuses("karim", "GET", "/tasks", 1)).containsExactly(200);
    }

    @Test
    void what_is_fetched_once_and_what_programs_ask_for_is_not_a_page() throws Exception {
        assertThat(statuses("ines", "GET", "/assets/css/app.css", 5)).containsOnly(200);
        assertThat(statuses("ines", "GET", "/api/tasks", 5)).containsOnly(200);
        assertThat(statuses(null, "GET", "/sign-in", 5)).containsOnly(200);
        assertThat(statuses("ines", "GET", "/tasks", 2)).containsOnly(200);
    }

    @Test
    void it_is_on_record_once() throws Exception {
        statuses("ines", "GET", "/tasks", 20);
        statuses("ines", "POST", "/settings", 20);
        statuses("karim", "GET", "/tasks", 20);

        assertThat(onRecord)
                .containsExactly(
                        new LimitReached("pages-by-person", null),
                        new LimitReached("changes-by-person", null),
                        new LimitReached("pages-by-person", null));
    }

    private List<Integer> statuses(String person, String method, String path, int times)
            throws ServletException, IOException {
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < times; i++) {
            var request = new MockHttpServletRequest(method, path);
            request.setServletPath(path);
            request.setRemoteUser(person);
            var response = new MockHttpServletResponse();
            limit.doFilter(request, response, new MockFilterChain());
            statuses.add(response.getStatus());
        }
        return statuses;
    }
}
