package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.node;
import static org.recoupe.newsroom.KeycloakNewsroom.server;
import static org.recoupe.newsroom.KeycloakNewsroom.signIn;

import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.keycloak.KeycloakServer;
import org.springframework.core.env.Environment;

/** As in production: served over TLS, a session's cookie that no other site and no plain connection can set or read. */
@KeycloakTest
class KeycloakOverTlsIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final String PASSWORD = "for this test alone";

    private final Environment environment;

    @TempDir
    Path folder;

    KeycloakOverTlsIT(Environment environment) {
        this.environment = environment;
    }

    @Test
    void the_sessions_cookie_is_bound_to_this_host_and_to_tls() throws Exception {
        var port = KeycloakServer.freePort();
        var url = "https://127.0.0.1:" + port;
        server().administrator().addAddress(url);
        var settings = KeycloakNewsroom.settings(port);
        settings.put("recoupe.keycloak.public-url", url);
        settings.put("server.ssl.key-store", certificate());
        settings.put("server.ssl.key-store-password", PASSWORD);

        try (var secure = node(environment, settings)) {
            assertThat(secure.isRunning()).isTrue();
            var page = browser.trustingWindow("fr-FR");
            page.navigate(url + "/tasks");
            signIn(page, "eva.colin");

            assertThat(page.url()).startsWith(url + "/tasks");
            var cookies = page.context().cookies(url);
            var session = cookies.stream()
                    .filter(cookie -> cookie.name.equals("__Host-recoupe"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.secure).isTrue();
            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(session.path).isEqualTo("/");
            assertThat(cookies).extracting(cookie -> cookie.name).doesNotContain("recoupe", "JSESSIONID", "SESSION");
        }
    }

    /** Made by this machine for itself. */
    private Path certificate() throws Exception {
        var file = folder.resolve("recoupe.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "recoupe",
                        "-keyalg",
                        "RSA",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file;
    }
}
