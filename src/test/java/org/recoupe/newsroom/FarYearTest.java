package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a file said travels along in hidden fields, and anybody may write into those. */
@NewsroomTest
class FarYearTest {
    private final Newsroom newsroom;

    FarYearTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void an_embargo_until_a_year_nobody_means_is_none() {
        var lea = newsroom.pagesOf("lea.morel");
        for (var far : new String[] {"+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00"}) {
            var shown = lea.post(
                    "/articles/new",
                    Map.of("do", "read", "text", "La digue a cédé, selon la police.", "sent.embargo", far));
            assertThat(shown.statusCode()).as(far).isEqualTo(200);
        }
        // a file, as it comes: with a far year the rest of it is still read
        var file = """
                {"uri":"urn:adf:1","type":"text","versioncreated":"+999999999-12-31T23:59:59-18:00","body_text":"La digue a cédé."}""";
        var read = lea.post("/articles/new", Map.of("do", "read", "text", file));
        assertThat(read.statusCode()).isIn(200, 422);
    }
}
