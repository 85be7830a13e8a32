package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.isKeycloaks;
import static org.recoupe.newsroom.KeycloakNewsroom.server;
import static org.recoupe.newsroom.KeycloakNewsroom.signIn;
import static org.recoupe.newsroom.KeycloakNewsroom.signedIn;
import static org.recoupe.newsroom.KeycloakNewsroom.url;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.recoupe.keycloak.RealmKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People sign in with Keycloak and out again, and what the browser gets to know meanwhile. */
@KeycloakTest
class KeycloakSignInIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final JdbcClient sql;

    KeycloakSignInIT(JdbcClient sql) {
        this.sql = sql;
    }

    @Test
    void a_reviewer_comes_in_where_they_wanted_to_go_and_leaves_both() {
        // given somebody who follows a link while not signed in
        var karim = browser.window("fr-FR");
        karim.navigate(url() + "/settings");
        assertThat(isKeycloaks(karim)).isTrue();
        assertThat(karim.url()).contains("code_challenge_method=S256");
        var before = session(karim);

        // when they sign in
        signIn(karim, "karim.benali");

        // then they are where they wanted to go, with a session of a new name
        assertThat(karim.url()).startsWith(url() + "/settings");
        assertThat(session(karim).value).isNotEqualTo(before.value);

        // when they sign out
        signOut(karim);

        // then they are out of Keycloak too: it asks for the password again
        assertThat(karim.url()).isEqualTo(url() + "/sign-in?out");
        assertThat(karim.locator("main").innerText()).contains("Vous êtes déconnecté.");
        browser.isFitForEverybody(karim);
        karim.navigate(url() + "/tasks");
        assertThat(isKeycloaks(karim)).isTrue();
        assertThat(karim.locator("#password").count()).isEqualTo(1);
    }

    @Test
    void a_supervisor_sees_what_supervisors_see_and_nothing_of_the_trial() {
        var paul = signedIn(browser, "paul.girard");

        paul.navigate(url() + "/approvals");
        assertThat(paul.locator("h1").count()).isEqualTo(1);
        paul.navigate(url() + "/dashboard");
        assertThat(paul.title()).isNotEmpty();
        paul.navigate(url() + "/articles");
        assertThat(paul.locator("main").innerText()).doesNotContain("Vaubreuil", "Skarholm");
        assertThat(sql.sql("select count(*) from trial_person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_browser_gets_a_name_for_its_session_and_no_token() {
        var ines = signedIn(browser, "ines.fontaine");

        var cookie = session(ines);
        assertThat(cookie.httpOnly).isTrue();
        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
        var kept = ines.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])");
        assertThat(kept + ines.content() + cookie.value).doesNotContain("eyJ");
        assertThat(ines.context().cookies(url())).extracting(one -> one.name).doesNotContain("JSESSIONID");
    }

    @Test
    void somebody_of_the_house_who_has_no_role_here_sees_nothing() {
        KeycloakNewsroom.claimsInVerification(KeycloakNewsroom.as("lea.morel"));
        var lea = signedIn(browser, "lea.morel");
        lea.navigate(url() + "/articles");
        assertThat(lea.locator("main").innerText()).contains("Explosion au port");

        server().addPerson("no.role", "/desks");
        var visitor = signedIn(browser, "no.role");

        assertThat(visitor.navigate(url() + "/articles").status()).isEqualTo(403);
        assertThat(visitor.locator("main").innerText()).doesNotContain("Explosion au port");
        assertThat(visitor.navigate(url() + "/dashboard").status()).isEqualTo(403);
    }

    @Test
    void without_the_pages_own_token_nothing_is_written() {
        var ines = signedIn(browser, "ines.fontaine");

        var answer = ines.evaluate("() => fetch('/sign-out', {method: 'POST'}).then(answer => answer.status)");

        assertThat(answer).isEqualTo(403);
        assertThat(reaches(ines)).isTrue();
    }

    @Test
    void when_keycloak_ends_a_session_ours_are_over_at_once_whichever_node_keeps_them() {
        // given somebody signed in on two machines
        var office = signedIn(browser, "sofia.marin");
        var home = signedIn(browser, "sofia.marin");
        var other = signedIn(browser, "marc.aubert");
        assertThat(sessionsOf("sofia.marin")).isEqualTo(2);

        // when an administrator signs them out in Keycloak
        server().administrator().signOut("sofia.marin");

        // then no node has a session of theirs any more: they are in the database and nowhere else
        assertThat(sessionsOf("sofia.marin")).isZero();
        assertThat(reaches(office)).isFalse();
        assertThat(reaches(home)).isFalse();
        assertThat(reaches(other)).isTrue();
    }

    @Test
    void who_signs_out_everywhere_else_has_one_session_left_and_is_shown_keycloaks() {
        var person = "at.two.machines";
        server().addPerson(person, "/REVIEWER", "/desks/international");
        var here = signedIn(browser, person);
        var there = signedIn(browser, person);
        var theirs = session(there).value;
        here.navigate(url() + "/settings");
        var sessions = here.locator("#sessions li");
        assertThat(sessions.count()).isEqualTo(2);
        assertThat(here.locator("#sessions a").getAttribute("href")).startsWith(server().issuer() + "/account/");

        here.locator("button[value=sign-out-others]").click();
        here.waitForURL("**/settings#sessions");

        assertThat(sessions.count()).isEqualTo(1);
        assertThat(reaches(here)).isTrue();
        // Keycloak still knows the other browser and lets it in again, with another session
        there.navigate(url() + "/tasks");
        assertThat(session(there).value).isNotEqualTo(theirs);
        browser.isFitForEverybody(here);
    }

    @Test
    void nobody_but_keycloak_ends_sessions() throws Exception {
        var marc = signedIn(browser, "marc.aubert");
        var key = RealmKey.added(server(), 50);
        var word = KeycloakTokensIT.token("marc.aubert")
                .audience("recoupe")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();

        // signed by somebody else
        assertThat(endSession(RealmKey.invented().calling(key).sign(word, "logout+jwt")))
                .isEqualTo(400);
        assertThat(reaches(marc)).isTrue();

        // the control: the same word in the realm's hand
        assertThat(endSession(key.sign(word, "logout+jwt"))).isEqualTo(200);
        assertThat(reaches(marc)).isFalse();
    }

    private static int endSession(String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url() + "/logout/connect/back-channel/keycloak"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void signOut(Page page) {
        page.locator("form[action='/sign-out'] button").first().evaluate("button => button.form.requestSubmit(button)");
        page.waitForURL(address -> address.startsWith(url() + "/sign-in"));
    }

    /** Whether the session still opens the task list; otherwise the reader ends up at Keycloak, which knows them or does not. */
    static boolean reaches(Page page) {
        var answer = page.context().request().get(url() + "/events/reader");
        return answer.status() == 200;
    }

    private static Cookie session(Page page) {
        return page.context().cookies(url()).stream()
                .filter(cookie -> cookie.name.equals("recoupe"))
                .findFirst()
                .orElseThrow();
    }

    private long sessionsOf(String person) {
        return sql.sql("select count(*) from spring_session where principal_name = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
