package org.recoupe.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keycloak in a process of its own, on this machine alone, with the realm of {@code config/keycloak} and nothing else. Passwords and
 * secrets are made when it is started for the first time; killed and started again, it is the same one.
 */
public final class KeycloakServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path REALM = Path.of("config", "keycloak", "newsroom-realm.json");
    /** Where the realm says that Recoupe is. */
    private static final String RECOUPE = "http://127.0.0.1:8080";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    private static final int SECRET_LENGTH = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static @Nullable KeycloakServer shared;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SecureRandom random = new SecureRandom();
    private final Path home;
    private final int port;
    private final String recoupe;
    private final Map<String, String> passwords = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final String administrator = word(PASSWORD_LENGTH);
    private final JsonNode realm;
    private @Nullable Process process;

    private KeycloakServer(Path home, int port, String recoupe) throws IOException {
        this.home = home;
        this.port = port;
        this.recoupe = recoupe;
        this.realm = realm();
    }

    /**
     * An empty Keycloak with the newsroom's realm, ready to sign people in.
     *
     * @param folder where Maven unpacked it
     * @param recoupe the address of the Recoupe that people come back to
     */
    public static KeycloakServer start(Path folder, int port, String recoupe) throws IOException {
        var server = new KeycloakServer(unpacked(folder), port, recoupe);
        server.empty();
        server.run();
        return server;
    }

    /** One for all tests of a run, and the free port of the Recoupe its people come back to. */
    public static synchronized KeycloakServer shared() {
        if (shared != null) return shared;
        try {
            var started = start(Path.of("target", "keycloak"), freePort(), "http://127.0.0.1:" + freePort());
            shared = started;
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpacked(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var inside = Files.list(folder)) {
                var home = inside.filter(path -> Files.isExecutable(path.resolve("bin/kc.sh")))
                        .findFirst();
                if (home.isPresent()) return home.get().toAbsolutePath();
            }
        }
        throw new IllegalStateException(
                "There is no Keycloak in " + folder + ": mvn -DskipTests pre-integration-test puts one there");
    }

    /** The realm as it is in the repository, with passwords for its people, secrets for its clients, and the address of our Recoupe. */
    private JsonNode realm() throws IOException {
        var realm = (ObjectNode) JSON.readTree(Files.readString(REALM).replace(RECOUPE, recoupe));
        for (var person : realm.get("users")) {
            if (person.has("serviceAccountClientId")) continue;
            var password = word(PASSWORD_LENGTH);
            passwords.put(person.get("username").asString(), password);
            ((ObjectNode) person)
                    .putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", password)
                    .put("temporary", false);
        }
        for (var client : realm.get("clients")) {
            if (!client.has("clientAuthenticatorType")) continue;
            var secret = word(SECRET_LENGTH);
            secrets.put(client.get("clientId").asString(), secret);
            ((ObjectNode) client).put("secret", secret);
        }
        return realm;
    }

    private void empty() throws IOException {
        var data = home.resolve("data");
        if (Files.exists(data)) {
            try (var all = Files.walk(data)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
            }
        }
        Files.createDirectories(data.resolve("import"));
        Files.writeString(data.resolve("import").resolve("newsroom-realm.json"), JSON.writeValueAsString(realm));
    }

    private void run() throws IOException {
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        var command = new ProcessBuilder(
                home.resolve("bin").resolve(windows ? "kc.bat" : "kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator);
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        var started = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started)));
        waitUntilItAnswers(started);
    }

    private Path log() {
        return home.resolveSibling("keycloak.log");
    }

    private void waitUntilItAnswers(Process started) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (!started.isAlive()) {
                throw new IllegalStateException("Keycloak stopped:\n" + Files.readString(log()));
            }
            try {
                if (get(issuer()).statusCode() == 200) return;
            } catch (ConnectException notYet) {
                // looks again
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new IllegalStateException("Keycloak did not start in " + PATIENCE + ":\n" + Files.readString(log()));
    }

    private HttpResponse<String> get(String address) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** As kill -9 does. */
    public void kill() {
        end(Objects.requireNonNull(process));
    }

    /** The script and, first, the Java it started, which would outlive it. */
    private static void end(Process started) {
        var all = new ArrayList<>(started.descendants().toList());
        all.add(started.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The same one, after it was killed. */
    public void startAgain() {
        try {
            run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The address of the Recoupe its people come back to. */
    public String recoupe() {
        return recoupe;
    }

    /** The realm's address. */
    public String issuer() {
        return url() + "/realms/newsroom";
    }

    /** The keys its tokens can be checked with, as it publishes them. */
    public JsonNode keys() {
        try {
            return JSON.readTree(
                            get(issuer() + "/protocol/openid-connect/certs").body())
                    .get("keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody new, with a password, who belongs to these groups. */
    public void addPerson(String user, String... groups) {
        var password = word(PASSWORD_LENGTH);
        administrator().add(user, password, groups);
        passwords.put(user, password);
    }

    public String password(String user) {
        return Objects.requireNonNull(passwords.get(user), user);
    }

    /** As Recoupe wants them to be set. */
    public Map<String, Object> settings() {
        return Map.of(
                "recoupe.keycloak.issuer", issuer(),
                "recoupe.keycloak.public-url", recoupe,
                "recoupe.keycloak.client-secret", Objects.requireNonNull(secrets.get("recoupe")),
                "recoupe.keycloak.engine-client-secret", Objects.requireNonNull(secrets.get("recoupe-engine")));
    }

    /** Another realm with the same clients, but without the groups that tasks wait for; its address. */
    public String realmWithoutGroups() {
        var bare = (ObjectNode) realm.deepCopy();
        bare.put("realm", "bare");
        bare.remove("groups");
        var serviceAccounts = bare.get("users")
                .valueStream()
                .filter(user -> user.has("serviceAccountClientId"))
                .toList();
        bare.putArray("users").addAll(serviceAccounts);
        administrator().addRealm(bare);
        return url() + "/realms/bare";
    }

    /** What its administrator does. */
    public KeycloakAdministrator administrator() {
        return new KeycloakAdministrator(this, "admin", administrator);
    }

    private String word(int length) {
        var word = new StringBuilder();
        for (var i = 0; i < length; i++) word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return word.toString();
    }

    /**
     * For {@code mvn -Pkeycloak-server}: a Keycloak to try Recoupe with, until it is interrupted.
     *
     * @param arguments where Maven unpacked it, and the port
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("Starting Keycloak; the first time takes a minute or two …");
        var server = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]), RECOUPE);
        var secrets = Path.of(arguments[0], "secrets");
        server.writeSettings(secrets);
        server.introduce(secrets);
        Objects.requireNonNull(server.process).waitFor();
    }

    /** Each in a file of its name, for this user alone. */
    private void writeSettings(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var setting : settings().entrySet()) {
            var file = folder.resolve(setting.getKey());
            Files.deleteIfExists(file);
            Files.createFile(file);
            if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
                System.out.println("Others on this machine may be able to read " + file);
            }
            Files.writeString(file, setting.getValue().toString());
        }
    }

    private void introduce(Path secrets) {
        for (var person : realm.get("users")) {
            var user = person.get("username").asString();
            if (!passwords.containsKey(user)) continue;
            System.out.printf("keycloak sign-in: %s %s %s%n", user, password(user), String.join(" ", groups(person)));
        }
        System.out.printf("%nKeycloak runs on %s; its administrator is admin, password %s%n", url(), administrator);
        System.out.printf("What to set, by environment variables …%n");
        settings()
                .forEach((name, value) -> System.out.printf(
                        "  %s=%s%n", name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        System.out.printf(
                "… or by the files in %s, which hold the same. Now start Recoupe in another terminal:%n", secrets);
        System.out.printf("  RECOUPE_SECRETS=%s mvn spring-boot:run -Dspring-boot.run.profiles=keycloak%n%n", secrets);
        System.out.println("Ctrl-C ends Keycloak; the next start makes new passwords.");
    }

    private static List<String> groups(JsonNode person) {
        return person.get("groups")
                .valueStream()
                .map(group -> group.asString().replace("/desks/", "").replace("/", ""))
                .toList();
    }
}
