package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out, set as a newsroom that is served to others: behind a proxy, with figures and logs for machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductionIT {
    private static final String PROXY = "127.0.0.1";
    private static final String STRANGER = "127.0.0.2";

    private RunningJar recoupe;
    private int management;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        management = freePort();
        recoupe = RunningJar.start(
                folder,
                "--spring.profiles.active=trial,production",
                "--server.forward-headers-strategy=native",
                "--recoupe.proxies=" + PROXY,
                "--management.server.port=" + management,
                "--recoupe.limits.api-by-person.times=5",
                "--recoupe.limits.pages-by-person.times=5",
                "--recoupe.limits.imports.times=2",
                "--recoupe.limits.body=1s");
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (recoupe != null) recoupe.close();
    }

    @Test
    void figures_are_on_a_port_of_their_own_and_health_on_both() throws Exception {
        assertThat(get(management, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes", "hikaricp_");
        assertThat(get(management, "/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get(management, "/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(get(recoupe.port(), "/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(recoupe.port(), "/actuator/prometheus").statusCode()).isNotEqualTo(200);
        assertThat(answers(STRANGER, management)).isFalse();
    }

    @Test
    void a_proxy_is_believed_about_who_asks_and_how_and_nobody_else_is() throws IOException {
        var told =
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 192.0.2.1\r\n"
                        + "Connection: close\r\n\r\n";

        assertThat(say(PROXY, told)).contains("Strict-Transport-Security: max-age=31536000");
        assertThat(say(STRANGER, told)).startsWith("HTTP/1.1 200").doesNotContain("Strict-Transport-Security");
    }

    @Test
    void who_signs_out_over_tls_leaves_nothing_in_the_cache_and_all_that_was_not_sent() throws IOException {
        var page = say(
                PROXY,
                "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        var cookie = found("Set-Cookie: (JSESSIONID=[^;]+)", page);
        var form = "_csrf=" + found("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", page);

        var answer = say(
                PROXY,
                "POST /sign-out HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\nConnection: close\r\nCookie: "
                        + cookie
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form);

        assertThat(answer).startsWith("HTTP/1.1 302").contains("Clear-Site-Data: \"cache\"\r\n");
    }

    private static String found(String pattern, String in) {
        var match = Pattern.compile(pattern).matcher(in);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    @Test
    void one_person_asks_so_much_and_the_next_may_still() {
        var reviewer = recoupe.as("karim.benali");
        var answer = reviewer.get("/api/tasks");
        for (int i = 0; i < 10 && answer.status() == 200; i++) answer = reviewer.get("/api/tasks");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-requests");
        assertThat(answer.response().headers().firstValueAsLong("Retry-After").orElse(0))
                .isPositive();
        assertThat(recoupe.as("ines.fontaine").get("/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void who_opens_pages_without_end_is_told_to_wait_in_words_and_it_is_on_record() {
        var theo = recoupe.pagesOf("theo.lambert");
        var answer = theo.get("/settings");
        for (int i = 0; i < 10 && answer.statusCode() == 200; i++) answer = theo.get("/settings");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("Trop de demandes en peu de temps");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(recoupe.pagesOf("agnes.perrin")
                        .get("/audit?action=limit-reached")
                        .body())
                .contains("Theo Lambert")
                .contains("pages consultées");
    }

    @Test
    void one_person_brings_so_much() {
        var editor = recoupe.as("lea.morel");
        var story = Map.of("title", "Essai", "text", "Un essai, selon la police.");

        assertThat(editor.post("/api/articles", story).status()).isEqualTo(201);
        assertThat(editor.post("/api/articles", story).status()).isEqualTo(201);
        assertThat(editor.post("/api/articles", story).status()).isEqualTo(429);
        assertThat(editor.get("/api/tasks").status()).isEqualTo(200);
    }

    @Test
    void a_body_that_only_drips_is_not_waited_for() throws IOException {
        try (var line = connect(PROXY, recoupe.port())) {
            var head =
                    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 1000000\r\n\r\n";
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(dripsUntilHungUpOn(line)).isTrue();
        }
        assertThat(recoupe.as("agnes.perrin").get("/api/tasks").status()).isEqualTo(200);
    }

    /** A byte every tenth of a second, which is always soon enough for Tomcat. */
    private static boolean dripsUntilHungUpOn(Socket line) {
        try {
            line.setSoTimeout(100);
            for (int i = 0; i < 300; i++) {
                line.getOutputStream().write('x');
                if (reads(line) >= 0) return true;
            }
            return false;
        } catch (IOException hungUp) {
            return true;
        }
    }

    private static int reads(Socket line) throws IOException {
        try {
            return Math.max(0, line.getInputStream().read());
        } catch (java.net.SocketTimeoutException nothingYet) {
            return -1;
        }
    }

    @Test
    void logs_are_for_machines_and_name_nobody_who_only_tried() {
        new Desk("http://127.0.0.1:" + recoupe.port(), "my-password-123", "another-secret").get("/api/tasks");

        var lines =
                recoupe.output().lines().filter(line -> line.startsWith("{")).toList();
        assertThat(lines).isNotEmpty().allMatch(line -> Desk.JSON.readTree(line).has("@timestamp"));
        assertThat(recoupe.output()).doesNotContain("my-password-123", "another-secret");
    }

    private HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String say(String from, String request) throws IOException {
        try (var line = connect(from, recoupe.port())) {
            line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect(String from, int port) throws IOException {
        var line = new Socket();
        line.bind(new InetSocketAddress(from, 0));
        line.connect(new InetSocketAddress("127.0.0.1", port));
        return line;
    }

    /** Whether somebody listens at that address of this machine. */
    private static boolean answers(String address, int port) {
        try (var line = new Socket(address, port)) {
            return line.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
