package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditLog;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** Somebody brings a session of their own making, or one that is over. */
@NewsroomTest
class BorrowedSessionsTest {
    private final Newsroom newsroom;
    private final AuditLog log;

    BorrowedSessionsTest(Newsroom newsroom, AuditLog log) {
        this.newsroom = newsroom;
        this.log = log;
    }

    @Test
    void the_session_before_the_sign_in_is_not_the_one_after_it() throws IOException {
        var person = newsroom.person("ines.fontaine");
        var visit = new Visit(newsroom.url());
        visit.token("/sign-in");
        var before = visit.session();

        visit.signIn(person.user(), person.password());

        assertThat(before).isNotEmpty();
        assertThat(visit.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(opens(before)).isFalse();
        assertThat(opens(visit.session())).isTrue();
    }

    @Test
    void a_session_that_somebody_made_up_is_not_taken_over() throws IOException {
        var made = "0123456789ABCDEF0123456789ABCDEF";
        var answer = Wire.say(
                newsroom.url(),
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: JSESSIONID=" + made
                        + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .contains("JSESSIONID=", "HttpOnly", "SameSite=Lax")
                .doesNotContain(made);
    }

    @Test
    void what_was_signed_out_stays_out() throws IOException {
        var visit = Visit.signedIn(newsroom.url(), newsroom.person("ines.fontaine"));
        var session = visit.session();
        assertThat(opens(session)).isTrue();

        visit.form("/sign-out", Map.of("_csrf", visit.token("/settings")));

        assertThat(opens(session)).isFalse();
    }

    @Test
    void who_sees_another_session_than_their_own_ends_it_and_nobody_elses() throws IOException {
        var here = Visit.signedIn(newsroom.url(), newsroom.person("sofia.marin"));
        var somebody = Visit.signedIn(newsroom.url(), newsroom.person("sofia.marin"));
        var colleague = Visit.signedIn(newsroom.url(), newsroom.person("theo.lambert"));
        assertThat(here.get("/settings").body())
                .contains("value=\"sign-out-others\"")
                .doesNotContain(somebody.session());

        here.form("/settings", Map.of("do", "sign-out-others", "_csrf", here.token("/settings")));

        assertThat(opens(somebody.session())).isFalse();
        assertThat(opens(here.session())).isTrue();
        assertThat(opens(colleague.session())).isTrue();
        assertThat(here.get("/settings").body()).doesNotContain("value=\"sign-out-others\"");
        var filter = new AuditLog.Filter(null, null, null, "sofia.marin", "signed-out-elsewhere", null, false, true);
        assertThat(log.page(
                                filter,
                                null,
                                null,
                                10,
                                newsroom.person("agnes.perrin").actor())
                        .entries())
                .extracting(entry -> entry.facts().text("detail"))
                .hasSize(1);
        var agnes = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));
        assertThat(agnes.get("/audit?action=signed-out-elsewhere").body()).containsPattern("[1-9] session");
        // and all of them can see when it ends
        assertThat(here.get("/settings").body()).containsPattern("12.h après son début|12.h after it began");
    }

    @Test
    void no_session_comes_or_goes_by_an_address() throws IOException {
        var visit = Visit.signedIn(newsroom.url(), newsroom.person("ines.fontaine"));
        var answer = Wire.say(
                newsroom.url(),
                "GET /tasks;jsessionid=" + visit.session()
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(302, 400);
        assertThat(new Visit(newsroom.url()).get("/sign-in").body()).doesNotContainIgnoringCase("jsessionid");
    }

    private boolean opens(String session) throws IOException {
        return Wire.say(
                                newsroom.url(),
                                "GET /tasks HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\nCookie: JSESSIONID="
                                        + session + "\r\n\r\n")
                        .status()
                == 200;
    }
}
