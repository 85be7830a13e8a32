package org.recoupe.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class ProblemWriterTest {
    private final ProblemWriter writer = new ProblemWriter(JsonMapper.builder().build());

    @Test
    void whoever_is_to_come_back_is_told_when() throws IOException {
        var away = new MockHttpServletResponse();
        writer.write(Unavailable.databaseAway(), away);
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("5");

        var refused = new MockHttpServletResponse();
        writer.write(Problem.LOST_RACE.detail("look again"), refused);
        assertThat(refused.getHeader(HttpHeaders.RETRY_AFTER)).isNull();
    }
}
