package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.keycloak.KeycloakServer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is set wrongly is found out at the start, as far as a real Keycloak can tell. */
class KeycloakCheckIT {
    private static final String PREFIX = "recoupe.keycloak.";

    private static KeycloakCheck check(Map<String, String> others) {
        var settings = new HashMap<String, Object>(KeycloakServer.shared().settings());
        others.forEach((name, value) -> settings.put(PREFIX + name, value));
        var bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("recoupe.keycloak", KeycloakSettings.class)
                .get();
        return new KeycloakCheck(new Keycloak(bound));
    }

    @Test
    void what_the_starter_says_is_right() {
        assertThatCode(() -> check(Map.of()).afterSingletonsInstantiated()).doesNotThrowAnyException();
    }

    static Stream<Arguments> wrong() {
        var keycloak = KeycloakServer.shared().url();
        return Stream.of(
                Arguments.of("client-secret", "wrong", "recoupe.keycloak.client-secret is not the secret"),
                Arguments.of("client-id", "nobody", "recoupe.keycloak.client-secret is not the secret"),
                Arguments.of(
                        "engine-client-secret", "wrong", "recoupe.keycloak.engine-client-secret is not the secret"),
                Arguments.of("issuer", keycloak + "/realms/nowhere", "Keycloak has no such realm"),
                Arguments.of(
                        "issuer",
                        keycloak.replace("127.0.0.1", "localhost") + "/realms/newsroom/",
                        "Keycloak calls this realm"),
                Arguments.of(
                        "issuer",
                        KeycloakServer.shared().realmWithoutGroups(),
                        "has no groups [EDITOR, REVIEWER, SUPERVISOR]"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_keycloak_does_not_know_is_named(String setting, String value, String told) {
        assertThatThrownBy(() -> check(Map.of(setting, value)).afterSingletonsInstantiated())
                .isInstanceOf(SignInMisconfigured.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_service_account_that_may_not_look_up_people_is_refused() {
        var account = "service-account-recoupe-engine";
        KeycloakServer.shared().administrator().withdraw(account, "view-users");
        try {
            assertThatThrownBy(() -> check(Map.of()).afterSingletonsInstantiated())
                    .isInstanceOf(SignInMisconfigured.class)
                    .hasMessageContaining("may not look up people");
        } finally {
            KeycloakServer.shared().administrator().grant(account, "view-users");
        }
    }

    @Test
    void a_keycloak_that_is_not_up_yet_is_no_reason_not_to_start() {
        var nobody = "http://127.0.0.1:" + KeycloakServer.freePort() + "/realms/newsroom";
        assertThatCode(() -> check(Map.of(
                                "issuer",
                                nobody,
                                "patience",
                                Duration.ofSeconds(1).toString()))
                        .afterSingletonsInstantiated())
                .doesNotThrowAnyException();
    }
}
