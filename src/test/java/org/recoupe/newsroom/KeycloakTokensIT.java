package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.server;
import static org.recoupe.newsroom.KeycloakNewsroom.url;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.recoupe.keycloak.RealmKey;

/** Programs come with an access token, and only with one that is meant for us. */
@KeycloakTest
class KeycloakTokensIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String TASKS = "/api/tasks";
    private static RealmKey key;

    @BeforeAll
    static void aKeyOfTheRealm() {
        key = RealmKey.added(server(), 60);
    }

    /** Everything right about it. */
    static JWTClaimsSet.Builder token(String person) {
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(server().issuer())
                .subject(server().administrator().id(person))
                .audience("recoupe-api")
                .issueTime(Date.from(Instant.now().minusSeconds(60)))
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("preferred_username", person)
                .claim("roles", List.of("REVIEWER"))
                .claim("groups", List.of("/REVIEWER", "/desks/international"));
    }

    private static int answer(JWTClaimsSet.Builder token) {
        return Desk.withToken(url(), key.sign(token.build(), "JWT")).get(TASKS).status();
    }

    @Test
    void a_token_of_keycloaks_own_opens_the_api_for_its_person() {
        assertThat(KeycloakNewsroom.as("karim.benali").get(TASKS).status()).isEqualTo(200);
        assertThat(answer(token("karim.benali"))).isEqualTo(200);
    }

    @Test
    void the_realms_client_for_programs_gets_tokens_that_are_meant_for_us() throws Exception {
        var said = JWTClaimsSet.parse(server().administrator().exampleToken("recoupe-cli", "karim.benali"));

        assertThat(said.getAudience()).contains("recoupe-api");
        assertThat(said.getStringListClaim("roles")).contains("REVIEWER");
        assertThat(said.getStringListClaim("groups")).contains("/desks/international");
        var answered = Desk.withToken(url(), key.sign(said, "JWT")).get(TASKS);
        assertThat(answered.status()).isEqualTo(200);
    }

    @Test
    void a_token_meant_for_somebody_else_is_refused() {
        var elsewhere = server().administrator().token(KeycloakNewsroom.STRANGER, "karim.benali");
        var refused = Desk.withToken(url(), elsewhere).get(TASKS);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("unauthenticated");
        assertThat(refused.response().headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
        assertThat(answer(token("karim.benali").audience("recoupe")))
                .as("an identity token is meant for the pages")
                .isEqualTo(401);
    }

    @Test
    void an_expired_token_is_refused_but_clocks_may_differ_by_half_a_minute() {
        var now = Instant.now();
        assertThat(answer(token("karim.benali").expirationTime(Date.from(now.minusSeconds(10)))))
                .isEqualTo(200);
        assertThat(answer(token("karim.benali").expirationTime(Date.from(now.minusSeconds(40)))))
                .isEqualTo(401);
        assertThat(answer(token("karim.benali").notBeforeTime(Date.from(now.plusSeconds(20)))))
                .isEqualTo(200);
        assertThat(answer(token("karim.benali").notBeforeTime(Date.from(now.plusSeconds(50)))))
                .isEqualTo(401);
    }

    @Test
    void a_token_of_another_realm_or_signed_by_somebody_else_is_refused() {
        assertThat(answer(token("karim.benali").issuer(server().url() + "/realms/master")))
                .isEqualTo(401);
        var forged = RealmKey.invented().calling(key).sign(token("karim.benali").build(), "JWT");
        assertThat(Desk.withToken(url(), forged).get(TASKS).status()).isEqualTo(401);
    }

    @Test
    void nobody_becomes_recoupe_itself_by_a_token() {
        assertThat(answer(token("karim.benali").claim("preferred_username", "recoupe")))
                .isEqualTo(401);
        var system = token("karim.benali").claim("roles", List.of("SYSTEM"));
        var written = Desk.withToken(url(), key.sign(system.build(), "JWT"))
                .post("/api/articles", Map.of("title", "x", "text", "Il pleut, selon la météo."));
        assertThat(written.status()).isEqualTo(403);
    }

    @Test
    void a_session_does_not_open_the_api_and_neither_does_a_password() throws Exception {
        var karim = KeycloakNewsroom.signedIn(browser, "karim.benali");
        assertThat(KeycloakSignInIT.reaches(karim)).isTrue();
        assertThat(karim.context().request().get(url() + TASKS).status()).isEqualTo(401);
        var password = new Desk(url(), "karim.benali", server().password("karim.benali"));
        assertThat(password.get(TASKS).status()).isEqualTo(401);
        var nothing = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + TASKS)).build(),
                        HttpResponse.BodyHandlers.discarding());
        assertThat(nothing.statusCode()).isEqualTo(401);
    }

    @Test
    void a_new_key_in_keycloak_is_followed_without_a_restart() {
        // given tokens of the key in use until now
        assertThat(KeycloakNewsroom.as("karim.benali").get(TASKS).status()).isEqualTo(200);

        // when the realm signs with a new one
        var next = RealmKey.added(server(), 200);
        var signed = server().administrator().token(KeycloakNewsroom.PROGRAM, "karim.benali");
        assertThat(header(signed)).as("the realm signs with the new key").contains(next.id());

        // then its tokens are good, and people can still sign in
        assertThat(Desk.withToken(url(), signed).get(TASKS).status()).isEqualTo(200);
        assertThat(KeycloakSignInIT.reaches(KeycloakNewsroom.signedIn(browser, "karim.benali")))
                .isTrue();
    }

    private static String header(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);
    }
}
