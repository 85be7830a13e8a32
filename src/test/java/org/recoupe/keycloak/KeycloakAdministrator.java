package org.recoupe.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What somebody does who looks after the newsroom's realm. */
public final class KeycloakAdministrator {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeycloakServer server;
    private final String user;
    private final String password;

    KeycloakAdministrator(KeycloakServer server, String user, String password) {
        this.server = server;
        this.user = user;
        this.password = password;
    }

    /** Ends all of a person's sessions. */
    public void signOut(String person) {
        send("POST", "/users/" + id(person) + "/logout", Map.of());
    }

    public void remove(String person) {
        send("DELETE", "/users/" + id(person), null);
    }

    /** Takes somebody out of a group. */
    public void leave(String person, String group) {
        var found = json(send("GET", "/group-by-path" + group, null)).get("id").asString();
        send("DELETE", "/users/" + id(person) + "/groups/" + found, null);
    }

    public void disable(String person) {
        send("PUT", "/users/" + id(person), Map.of("enabled", false));
    }

    void add(String person, String password, String... groups) {
        send(
                "POST",
                "/users",
                Map.of(
                        "username",
                        person,
                        "firstName",
                        person,
                        "lastName",
                        person,
                        "email",
                        person + "@newsroom.invalid",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "groups",
                        List.of(groups),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", false))));
    }

    /** Whether the realm takes this word for somebody's password. */
    public boolean takesPassword(String person, String word) {
        var credential = Map.of("type", "password", "value", word, "temporary", false);
        var answer = answered("PUT", "/newsroom/users/" + id(person) + "/reset-password", credential);
        if (answer.statusCode() == 400) return false;
        if (answer.statusCode() != 204) throw new IllegalStateException(answer + " " + answer.body());
        return true;
    }

    /** The subject of the person's tokens. */
    public String id(String person) {
        return json(send("GET", "/users?exact=true&username=" + person, null))
                .get(0)
                .get("id")
                .asString();
    }

    /**
     * A program's client, which may exchange a person's password for a token: for tests only.
     *
     * @param audience whom its tokens are meant for
     */
    public void addProgram(String client, String audience) {
        var roles = Map.of("claim.name", "roles", "multivalued", "true", "access.token.claim", "true");
        var groups = Map.of("claim.name", "groups", "full.path", "true", "access.token.claim", "true");
        var meantFor = Map.of("included.custom.audience", audience, "access.token.claim", "true");
        send(
                "POST",
                "/clients",
                Map.of(
                        "clientId", client,
                        "publicClient", true,
                        "standardFlowEnabled", false,
                        "directAccessGrantsEnabled", true,
                        "protocolMappers",
                                List.of(
                                        mapper("roles", "oidc-usermodel-realm-role-mapper", roles),
                                        mapper("groups", "oidc-group-membership-mapper", groups),
                                        mapper("audience", "oidc-audience-mapper", meantFor))));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> config) {
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    /** Another address at which people reach Recoupe. */
    public void addAddress(String url) {
        var client = json(send("GET", "/clients?clientId=recoupe", null)).get(0);
        send(
                "PUT",
                "/clients/" + client.get("id").asString(),
                Map.of(
                        "redirectUris",
                        List.of(client.get("redirectUris").get(0).asString(), url + "/login/oauth2/code/keycloak")));
    }

    /** What would stand in an access token that a person gets through this client of the realm. */
    public String exampleToken(String client, String person) {
        var id = json(send("GET", "/clients?clientId=" + client, null))
                .get(0)
                .get("id")
                .asString();
        return send(
                        "GET",
                        "/clients/" + id + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
                                + id(person),
                        null)
                .body();
    }

    /** An access token of a person, through such a client. */
    public String token(String client, String person) {
        return token("newsroom", client, person, server.password(person));
    }

    /**
     * The realm signs with this key from now on; the older ones stay good.
     *
     * @param privateKey PKCS 8, PEM
     * @param priority the highest signs
     */
    public void addKey(String name, String privateKey, int priority) {
        send(
                "POST",
                "/components",
                Map.of(
                        "name",
                        name,
                        "providerId",
                        "rsa",
                        "providerType",
                        "org.keycloak.keys.KeyProvider",
                        "config",
                        Map.of(
                                "priority", List.of(String.valueOf(priority)),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "algorithm", List.of("RS256"),
                                "privateKey", List.of(privateKey))));
    }

    /** Takes one of the rights over people away from a service account. */
    public void withdraw(String account, String right) {
        rights("DELETE", account, right);
    }

    public void grant(String account, String right) {
        rights("POST", account, right);
    }

    private void rights(String method, String account, String right) {
        var realm = json(send("GET", "/clients?clientId=realm-management", null))
                .get(0)
                .get("id")
                .asString();
        var role = json(send("GET", "/clients/" + realm + "/roles/" + right, null));
        call(method, "/newsroom/users/" + id(account) + "/role-mappings/clients/" + realm, List.of(role));
    }

    void addRealm(JsonNode realm) {
        call("POST", "", realm);
    }

    private HttpResponse<String> send(String method, String path, Map<String, ?> body) {
        return call(method, "/newsroom" + path, body);
    }

    private HttpResponse<String> call(String method, String path, Object body) {
        return succeeded(answered(method, path, body));
    }

    private HttpResponse<String> answered(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token("master", "admin-cli", user, password))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return answer(request);
    }

    private static HttpResponse<String> succeeded(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer + " " + answer.body());
        return answer;
    }

    private String token(String realm, String client, String person, String secret) {
        var form = Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "username",
                person,
                "password",
                secret,
                "scope",
                "openid");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(
                        URI.create(server.url() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return json(succeeded(answer(request))).get("access_token").asString();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return server.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
