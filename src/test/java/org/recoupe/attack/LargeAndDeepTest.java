package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** What is too deep, too long or too much is refused for what it is, before it costs anything; and never breaks anything. */
@NewsroomTest
class LargeAndDeepTest {
    private static final String STORY = "{\"title\":\"t\",\"text\":\"Un essai, selon la police.\"";

    private final Newsroom newsroom;

    LargeAndDeepTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("lists in lists", "[".repeat(400_000)),
                Arguments.of("lists in lists, closed", STORY + ",\"x\":" + nested(40) + "}"),
                Arguments.of("objects in objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                Arguments.of("a long number", STORY + ",\"x\":" + "9".repeat(100_000) + "}"),
                Arguments.of("a number with a large exponent", STORY + ",\"x\":1e" + "9".repeat(200) + "}"),
                Arguments.of("a long name", STORY + ",\"" + "x".repeat(1_000) + "\":1}"),
                Arguments.of("many values", STORY + ",\"x\":[" + "0,".repeat(200_000) + "0]}"),
                Arguments.of("many names", STORY + "," + many(20_000) + "}"),
                Arguments.of("a field said twice", STORY + ",\"title\":\"u\"}"),
                Arguments.of("more than one value", STORY + "}{}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void a_json_bomb_is_malformed(String kind, String body) {
        var answer = newsroom.editor().postRaw("/api/articles", body);

        assertThat(answer.status()).as(kind).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @Test
    void what_is_only_somewhat_deep_is_read() {
        var answer = newsroom.editor().postRaw("/api/articles", STORY + ",\"x\":" + nested(20) + "}");

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 200_000})
    void headers_that_are_too_long_are_refused(int length) {
        var desk = newsroom.reviewer();
        var answer = desk.send(desk.request("/api/tasks").header("X-Long", "x".repeat(length)));

        assertThat(answer.status()).isIn(400, 431);
        assertThat(desk.send(desk.request("/api/tasks").header("X-Long", "x".repeat(2_000)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_500, 100_000})
    void a_form_of_too_many_fields_is_refused(int fields) {
        var reviewer = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var form = new java.util.TreeMap<String, String>();
        IntStream.range(0, fields).forEach(i -> form.put("f" + i, ""));
        form.put("_csrf", reviewer.token("/settings"));

        assertThat(reviewer.form("/settings", form).statusCode()).isBetween(400, 413);
    }

    @Test
    void a_form_of_too_many_parts_is_refused() {
        var editor = Visit.signedIn(newsroom.url(), newsroom.person("lea.morel"));
        var token = editor.token("/articles/new");
        var part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        var parts = IntStream.range(0, 200)
                .mapToObj(i -> part.formatted("f" + i, ""))
                .collect(Collectors.joining());

        var answer = editor.send(editor.request("/articles/new")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(part.formatted("_csrf", token) + parts + "--b--\r\n")));

        assertThat(answer.statusCode()).isBetween(400, 413);
    }

    @Test
    void what_breaks_off_is_no_fault_of_ours() {
        var editor = Visit.signedIn(newsroom.url(), newsroom.person("lea.morel"));

        var answer = editor.send(editor.request("/articles/new")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n")));

        assertThat(answer.statusCode()).isBetween(400, 413);
    }

    @Test
    void an_upload_may_be_announced_larger_than_it_is_taken() {
        var desk = newsroom.editor();

        assertThat(desk.post("/api/articles", Map.of("title", "t", "text", "x".repeat(1_100_000)))
                        .problem())
                .isEqualTo("too-large");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String many(int names) {
        return IntStream.range(0, names).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(","));
    }
}
