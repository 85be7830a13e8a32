package org.recoupe.newsroom;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.recoupe.Recoupe;
import org.recoupe.keycloak.KeycloakServer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/** The newsroom with its Keycloak, as those who work in it know it. */
@Order(0)
final class KeycloakNewsroom implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** A client whose tokens are meant for the API. */
    static final String PROGRAM = "test-program";
    /** A client whose tokens are meant for somebody else. */
    static final String STRANGER = "test-stranger";

    private static final List<String> DATABASE = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.flyway.password");

    private static @Nullable KeycloakServer server;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test keycloak", settings(URI.create(url()).getPort())));
    }

    /** @param port of this node */
    static Map<String, Object> settings(int port) {
        var settings = new HashMap<>(server().settings());
        settings.put("server.port", port);
        settings.put("recoupe.keycloak.look-every", "1s");
        return settings;
    }

    /** Another node on the same database. */
    static ConfigurableApplicationContext node(Environment first, Map<String, Object> settings) {
        var arguments = new ArrayList<String>();
        DATABASE.forEach(name -> arguments.add("--" + name + "=" + first.getProperty(name)));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(Recoupe.class).profiles("keycloak").run(arguments.toArray(String[]::new));
    }

    static synchronized KeycloakServer server() {
        if (server != null) return server;
        var started = KeycloakServer.shared();
        started.administrator().addProgram(PROGRAM, "recoupe-api");
        started.administrator().addProgram(STRANGER, "somebody-else");
        server = started;
        return started;
    }

    static String url() {
        return server().recoupe();
    }

    /** At their desk with a program that has a token of theirs. */
    static Desk as(String user) {
        return Desk.withToken(url(), server().administrator().token(PROGRAM, user));
    }

    /** A window of its own, signed in through Keycloak's page. */
    static Page signedIn(Browser browser, String user) {
        var page = browser.window("fr-FR");
        page.navigate(url() + "/tasks");
        signIn(page, user);
        return page;
    }

    /** On Keycloak's page. */
    static void signIn(Page page, String user) {
        page.fill("#username", user);
        page.fill("#password", server().password(user));
        page.click("#kc-login");
        page.waitForURL(address -> !address.startsWith(server().url()));
    }

    static boolean isKeycloaks(Page page) {
        return page.url().startsWith(server().url());
    }

    /** The claims of a new story that wait for a reviewer of the editor's desk. */
    static List<JsonNode> claimsInVerification(Desk editor) {
        var answer = editor.post(
                "/api/articles",
                Map.of(
                        "title",
                        "Explosion au port",
                        "text",
                        Newsroom.dispatch(),
                        "externalId",
                        UUID.randomUUID().toString()));
        if (answer.status() != 201) throw new AssertionError(answer.toString());
        var article = "/api/articles/" + answer.json().get("id").asString();
        until(() -> !editor.get(article).json().get("status").asString().equals("EXTRACTING"));
        var accepted = editor.post(article + "/accept", Map.of());
        if (accepted.status() >= 300) throw new AssertionError(accepted.toString());
        return editor.get(article + "/claims")
                .json()
                .get("items")
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .toList();
    }

    /** Looks again until it is so; after a minute it never will be. */
    static void until(BooleanSupplier so) {
        for (var i = 0; i < 600; i++) {
            if (so.getAsBoolean()) return;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("still not so after a minute");
    }
}
