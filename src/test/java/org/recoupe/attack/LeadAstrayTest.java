package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** An address that is to lead to another site, or to put words of its own into the answer's headers. */
@NewsroomTest
class LeadAstrayTest {
    private static final String END = " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n";

    private final Newsroom newsroom;

    LeadAstrayTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/?lang=fr",
                "///evil.example?lang=fr",
                "/\\evil.example?lang=fr",
                "/%5cevil.example?lang=fr",
                "/%2fevil.example?lang=fr",
                "/%09/evil.example?lang=fr",
                "/.//evil.example?lang=fr",
                "http://evil.example/sign-in?lang=fr",
                "/sign-in?continue=https://evil.example",
                "/sign-in?next=//evil.example&lang=fr",
                "/tasks?redirect=https://evil.example"
            })
    void nothing_leads_to_another_site(String address) throws IOException {
        var answer = Wire.say(newsroom.url(), "GET " + address + END + "\r\n");

        var location = answer.header("Location");
        assertThat(location.isEmpty() || location.matches("/(?![/\\\\]).*"))
                .as(location)
                .isTrue();
    }

    @Test
    void a_link_of_ours_leads_on_here() throws IOException {
        var answer = Wire.say(newsroom.url(), "GET /sign-in?lang=fr&out" + END + "\r\n");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?out");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Host, evil.example", "Forwarded, host=evil.example"})
    void no_header_makes_us_somebody_else(String name, String value) throws IOException {
        var headers = " HTTP/1.1\r\nAccept: text/html\r\nConnection: close\r\nHost: localhost\r\n" + name + ": " + value
                + "\r\n\r\n";

        var sentAway = Wire.say(newsroom.url(), "GET /tasks" + headers);
        var page = Wire.say(newsroom.url(), "GET /sign-in" + headers);

        assertThat(sentAway.status()).isEqualTo(302);
        assertThat(sentAway.header("Location")).isEqualTo("/sign-in");
        assertThat(page.text()).doesNotContain("evil.example");
    }

    /** A name of somebody else's that leads here (rebinding) must not read what we say to ours, least of all the trial's passwords. */
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "10.0.0.1"})
    void under_another_name_nobody_is_answered(String host) throws IOException {
        for (var address :
                List.of("GET /sign-in", "GET /tasks", "POST /sign-in", "GET /assets/css/app.css", "GET /api/tasks")) {
            var answer = Wire.say(
                    newsroom.url(),
                    address + " HTTP/1.1\r\nHost: " + host
                            + "\r\nX-Forwarded-Host: localhost\r\nAccept-Language: fr\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).as(address).isEqualTo(421);
            assertThat(answer.text())
                    .doesNotContain(newsroom.person("karim.benali").password(), "password");
        }
        assertThat(Wire.say(
                                newsroom.url(),
                                "GET /api/tasks HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .text())
                .contains("/problems/other-host");
    }

    @Test
    void after_the_sign_in_one_is_where_one_wanted_to_be_here() {
        var person = newsroom.person("ines.fontaine");
        var visit = new Visit(newsroom.url());
        visit.get("/search?q=port");

        var answer = visit.form(
                "/sign-in",
                Map.of(
                        "username", person.user(),
                        "password", person.password(),
                        "continue", "https://evil.example",
                        "_csrf", visit.token("/sign-in")));

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/search?q=port")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?lang=fr%0d%0aX-Hit:%201",
                "/sign-in?theme=dark%0d%0aX-Hit:%201",
                "/sign-in?out=%0d%0aX-Hit:%201&lang=fr",
                "/sign-in?lang=fr&%0d%0aX-Hit:%201",
                "/nowhere%0d%0aX-Hit:%201?lang=fr",
                "/nowhere%0aX-Hit:1",
                "/sign-in?lang=fr&x=%E5%98%8A%E5%98%8DX-Hit:%201"
            })
    void no_word_of_an_address_becomes_a_header(String address) throws IOException {
        var answer = Wire.say(newsroom.url(), "GET " + address + END + "\r\n");

        assertThat(answer.status()).isBetween(200, 499);
        assertThat(answer.header("X-Hit")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: local host\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n X-Folded: y\r\n\r\n",
                "GET /sign-in HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
            })
    void what_two_servers_could_read_in_two_ways_is_not_read(String request) throws IOException {
        var answer = Wire.say(newsroom.url(), request.replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

        assertThat(answer.status()).as(answer.text()).isIn(0, 400, 403, 501, 505);
    }

    @Test
    void after_both_a_length_and_chunks_nothing_more_is_read_from_the_line() throws IOException {
        var hidden = "GET /assets/hit HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = Wire.say(
                newsroom.url(),
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + (hidden.length() + 5)
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);

        assertThat(answer.text().split("HTTP/1\\.1 \\d{3}", -1)).hasSizeLessThanOrEqualTo(2);
    }
}
