package org.recoupe.web.signin;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newsroom's Keycloak, asked directly: whether it is there, and whether somebody is still with the newsroom. */
class Keycloak implements HealthIndicator {
    /** Signed-in people go on, so this node is not taken away from them; but nobody new comes in. */
    static final Status AWAY = new Status("SIGN_IN_AWAY", "Keycloak does not answer");

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(20);
    private static final String PEOPLE_RIGHT = "view-users";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeycloakSettings settings;
    private final RestClient http;
    private volatile @Nullable Answer last;
    private @Nullable Ticket ticket;

    Keycloak(KeycloakSettings settings) {
        this.settings = settings;
        this.http = http(settings);
    }

    /** Somebody's place in the newsroom. UNKNOWN if Keycloak cannot say just now. */
    enum Standing {
        PRESENT,
        GONE,
        UNKNOWN
    }

    private record Answer(boolean there, Instant at) {}

    /** Our own access token. */
    private record Ticket(String token, Instant until) {}

    /** A client that does not wait for ever. */
    static RestClient http(KeycloakSettings settings) {
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(settings.patience()).build());
        requests.setReadTimeout(settings.patience());
        return RestClient.builder().requestFactory(requests).build();
    }

    /** Whether people can be sent there to sign in. */
    boolean answers() {
        var known = last;
        if (known != null && known.at().plus(FRESH).isAfter(Instant.now())) return known.there();
        var now = new Answer(looks(), Instant.now());
        last = now;
        return now.there();
    }

    private boolean looks() {
        try {
            return settings.issuer().equals(configuration().path("issuer").asString(""));
        } catch (RestClientException e) {
            return false;
        }
    }

    private JsonNode configuration() {
        return get(settings.issuer() + "/.well-known/openid-configuration", null);
    }

    /** @param subject as in a token */
    Standing standingOf(String subject) {
        return asked(() -> {
            var found = get(settings.people() + "/users/{subject}", token(), subject);
            return found.path("enabled").asBoolean();
        });
    }

    /**
     * What somebody may do, as far as Keycloak knows.
     *
     * @param roles all roles of the realm that count for them, by whatever way
     * @param groups with their whole paths
     */
    record Rights(Set<String> roles, Set<String> groups) {
        /** To be compared with what it was. */
        String word() {
            return Stream.concat(roles.stream(), groups.stream()).sorted().collect(Collectors.joining(" "));
        }
    }

    /** Empty if Keycloak cannot say just now. */
    Optional<Rights> rightsOf(String subject) {
        try {
            var user = settings.people() + "/users/{subject}";
            var roles = get(user + "/role-mappings/realm/composite", token(), subject)
                    .valueStream()
                    .map(role -> role.path("name").asString(""))
                    .collect(Collectors.toSet());
            var groups = get(user + "/groups?max=1000", token(), subject)
                    .valueStream()
                    .map(group -> group.path("path").asString(""))
                    .collect(Collectors.toSet());
            return Optional.of(new Rights(roles, groups));
        } catch (RestClientException | MayNotAsk e) {
            return Optional.empty();
        }
    }

    /**
     * Somebody by the name they sign in with.
     *
     * @param subject as in their tokens; empty unless they are PRESENT
     */
    record Found(Standing standing, String subject) {}

    Found named(String user) {
        try {
            return get(settings.people() + "/users?exact=true&username={user}", token(), user)
                    .valueStream()
                    .filter(found -> user.equals(found.path("username").asString())
                            && found.path("enabled").asBoolean())
                    .findFirst()
                    .map(found -> new Found(Standing.PRESENT, found.path("id").asString("")))
                    .orElse(new Found(Standing.GONE, ""));
        } catch (RestClientException | MayNotAsk e) {
            return new Found(Standing.UNKNOWN, "");
        }
    }

    private interface Question {
        boolean ask();
    }

    private static Standing asked(Question question) {
        try {
            return question.ask() ? Standing.PRESENT : Standing.GONE;
        } catch (HttpClientErrorException.NotFound e) {
            return Standing.GONE;
        } catch (RestClientException | MayNotAsk e) {
            return Standing.UNKNOWN;
        }
    }

    @Override
    public Health health() {
        return answers() ? Health.up().build() : Health.status(AWAY).build();
    }

    /**
     * What is set wrongly, as far as Keycloak can tell.
     *
     * @param groups that somebody must be able to belong to
     * @throws RestClientException if it does not answer
     */
    void refuseWrongSettings(Set<String> groups) {
        try {
            var issuer = configuration().path("issuer").asString("");
            if (!issuer.equals(settings.issuer())) {
                throw new SignInMisconfigured(
                        "recoupe.keycloak.issuer is " + settings.issuer() + ", but Keycloak calls this realm " + issuer
                                + ".",
                        "Set recoupe.keycloak.issuer to what Keycloak says, or set Keycloak's hostname.");
            }
        } catch (HttpClientErrorException.NotFound e) {
            throw new SignInMisconfigured(
                    "recoupe.keycloak.issuer is " + settings.issuer() + ", but Keycloak has no such realm.",
                    "Import config/keycloak/newsroom-realm.json, or name the realm you have.");
        }
        refuseWrongSecret();
        refuseMissingGroups(groups);
    }

    /** Nobody has this code, and that is what Keycloak says once it has accepted the secret. */
    private void refuseWrongSecret() {
        try {
            post("authorization_code", settings.clientId(), settings.clientSecret(), "code", "none");
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode() == HttpStatus.UNAUTHORIZED) {
                throw new SignInMisconfigured(
                        "recoupe.keycloak.client-secret is not the secret of the client " + settings.clientId() + ".",
                        "Copy it from the client's page in Keycloak, Credentials.");
            }
        }
        try {
            token();
        } catch (HttpClientErrorException e) {
            throw new SignInMisconfigured(
                    "recoupe.keycloak.engine-client-secret is not the secret of the client " + settings.engineClientId()
                            + ", or that client has no service account.",
                    "Copy it from the client's page in Keycloak, Credentials; switch its service account on.");
        } catch (MayNotAsk e) {
            throw new SignInMisconfigured(
                    "The service account of " + settings.engineClientId() + " may not look up people.",
                    "Give it the roles query-users, query-groups and view-users of realm-management, and the client scope roles.");
        }
    }

    private void refuseMissingGroups(Set<String> groups) {
        var there = get(settings.people() + "/groups?briefRepresentation=true&max=1000", token())
                .valueStream()
                .map(group -> group.path("name").asString(""))
                .collect(Collectors.toSet());
        var missing =
                groups.stream().filter(group -> !there.contains(group)).sorted().toList();
        if (!missing.isEmpty()) {
            throw new SignInMisconfigured(
                    "The realm " + settings.issuer() + " has no groups " + missing + ": tasks would wait for nobody.",
                    "Add them with the roles of the same names, as in config/keycloak/newsroom-realm.json.");
        }
    }

    private synchronized String token() {
        var held = ticket;
        if (held != null && held.until().isAfter(Instant.now())) return held.token();
        var answer = post("client_credentials", settings.engineClientId(), settings.engineClientSecret());
        var token = answer.path("access_token").asString();
        // without that right Keycloak answers questions about people with "nobody", which must not be taken for an
        // answer
        if (!rights(token).contains(PEOPLE_RIGHT)) throw new MayNotAsk();
        ticket = new Ticket(
                token,
                Instant.now().plusSeconds(answer.path("expires_in").asLong()).minus(BEFORE_EXPIRY));
        return token;
    }

    private static final class MayNotAsk extends RuntimeException {}

    private static List<String> rights(String token) {
        var body = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JSON.readTree(body)
                .path("resource_access")
                .path("realm-management")
                .path("roles")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode get(String address, @Nullable String token, Object... variables) {
        var request = http.get().uri(address, variables);
        if (token != null) request.headers(headers -> headers.setBearerAuth(token));
        return Objects.requireNonNull(request.retrieve().body(JsonNode.class));
    }

    private JsonNode post(String grant, String client, String secret, String... more) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", grant);
        for (var i = 0; i + 1 < more.length; i += 2) form.add(more[i], more[i + 1]);
        return Objects.requireNonNull(http.post()
                .uri(settings.address("token"))
                .headers(headers -> headers.setBasicAuth(client, secret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class));
    }
}
