package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Another site has the browser of somebody who is signed in send a form, or a request to the API. */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedFormsTest {
    private static final String NOBODYS = "00000000-0000-0000-0000-000000000000";

    private final Newsroom newsroom;
    private final RequestMappingHandlerMapping mappings;
    private final Visit victim;

    ForgedFormsTest(
            Newsroom newsroom, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.newsroom = newsroom;
        this.mappings = mappings;
        this.victim = Visit.signedIn(newsroom.url(), newsroom.person("nadia.roche"));
    }

    /** Something that changes something: {@code POST /claims/{id} do=take}. */
    record Write(String method, String path, Map<String, String> fields) {
        @Override
        public String toString() {
            return method + " " + path + " " + fields;
        }
    }

    Stream<Write> forms() {
        return writes().filter(write ->
                !write.path().startsWith("/api/") && !write.path().equals("/error"));
    }

    Stream<Write> requests() {
        return writes().filter(write -> write.path().startsWith("/api/"));
    }

    private Stream<Write> writes() {
        return mappings.getHandlerMethods().keySet().stream().flatMap(mapping -> {
            var fields = new HashMap<String, String>();
            mapping.getParamsCondition()
                    .getExpressions()
                    .forEach(field -> fields.put(field.getName(), field.getValue() == null ? "x" : field.getValue()));
            return mapping.getPatternValues().stream()
                    .map(path -> path.replaceAll("\\{[^}]+}", NOBODYS))
                    .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                            .filter(method -> !Set.of(RequestMethod.GET, RequestMethod.HEAD)
                                    .contains(method))
                            .map(method -> new Write(method.name(), path, fields)));
        });
    }

    @Test
    void there_is_something_to_forge() {
        assertThat(forms()).hasSizeGreaterThan(40);
        assertThat(requests()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_without_the_token_of_its_page_is_refused(Write write) {
        assertThat(victim.form(write.path(), write.fields()).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_from_another_site_is_refused(Write write) {
        var desk = newsroom.reviewingSupervisor();

        var answer = desk.send(desk.request(write.path())
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .method(write.method(), BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("cross-site");
    }

    @Test
    void the_same_form_with_its_token_is_taken_and_with_somebody_elses_is_not() {
        var fields = new HashMap<>(Map.of("do", "save", "language", "fr", "theme", "auto", "density", "normal"));
        var stranger = Visit.signedIn(newsroom.url(), newsroom.person("hugo.blanc"));

        fields.put("_csrf", stranger.token("/settings"));
        assertThat(victim.form("/settings", fields).statusCode()).isEqualTo(403);
        fields.put("_csrf", victim.token("/settings"));
        assertThat(victim.form("/settings", fields).statusCode()).isNotEqualTo(403);
    }

    @Test
    void nobody_is_signed_in_or_out_behind_their_back() {
        var person = newsroom.person("hugo.blanc");
        var visit = new Visit(newsroom.url());

        assertThat(visit.form("/sign-in", Map.of("username", person.user(), "password", person.password()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(victim.form("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        victim.get("/sign-out");
        assertThat(victim.get("/tasks").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_does_not_open_the_api() {
        for (var path : List.of("/api/tasks", "/v3/api-docs"))
            assertThat(victim.get(path).statusCode()).as(path).isEqualTo(401);
        assertThat(newsroom.reviewer().get("/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void no_other_site_is_told_that_it_may_read_here() {
        var asked = victim.send(victim.request("/tasks").header("Origin", "https://evil.example"));
        var desk = newsroom.reviewer();
        var preflight = desk.send(desk.request("/api/articles")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(preflight.response().headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
