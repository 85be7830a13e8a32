package org.recoupe.web.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.trial.PublicTrial;
import org.springframework.mock.env.MockEnvironment;

/** What Recoupe refuses to start with, and that it says why. */
class StartConditionsTest {
    private static final Map<String, String> RIGHT = Map.of(
            "recoupe.keycloak.issuer", "https://keycloak.example.org/realms/newsroom",
            "recoupe.keycloak.public-url", "https://recoupe.example.org",
            "recoupe.keycloak.client-secret", "a secret",
            "recoupe.keycloak.engine-client-secret", "another");

    private static MockEnvironment with(String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        RIGHT.forEach(environment::setProperty);
        return environment;
    }

    @Test
    void one_way_to_sign_in_with_all_it_needs_is_right() {
        assertThatCode(() -> StartConditions.check(with("keycloak"))).doesNotThrowAnyException();
        var trial = new MockEnvironment().withProperty("server.address", "127.0.0.1");
        trial.setActiveProfiles("trial");
        assertThatCode(() -> StartConditions.check(trial)).doesNotThrowAnyException();
    }

    @Test
    void both_ways_at_once_are_refused_and_so_is_none() {
        assertThatThrownBy(() -> StartConditions.check(with("keycloak", "trial")))
                .isInstanceOf(SignInMisconfigured.class)
                .hasMessageContaining("trial and keycloak are both active");
        assertThatThrownBy(() -> StartConditions.check(with("production")))
                .isInstanceOf(SignInMisconfigured.class)
                .hasMessageContaining("nobody could sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "no.such.host.invalid"})
    void a_trial_others_could_reach_is_refused(String address) {
        var trial = with("trial").withProperty("server.address", address);
        assertThatThrownBy(() -> StartConditions.check(trial))
                .isInstanceOf(PublicTrial.class)
                .hasMessageContaining(address);
        assertThatThrownBy(() -> StartConditions.check(with("trial"))).isInstanceOf(PublicTrial.class);
    }

    @ParameterizedTest
    @CsvSource({
        "recoupe.keycloak.issuer,RECOUPE_KEYCLOAK_ISSUER",
        "recoupe.keycloak.public-url,RECOUPE_KEYCLOAK_PUBLIC_URL",
        "recoupe.keycloak.client-secret,RECOUPE_KEYCLOAK_CLIENT_SECRET",
        "recoupe.keycloak.engine-client-secret,RECOUPE_KEYCLOAK_ENGINE_CLIENT_SECRET"
    })
    void what_is_missing_is_named(String property, String variable) {
        var environment = with("keycloak").withProperty(property, " ");
        assertThatThrownBy(() -> StartConditions.check(environment))
                .isInstanceOfSatisfying(SignInMisconfigured.class, refusal -> {
                    assertThat(refusal).hasMessageStartingWith(property + " is missing");
                    assertThat(refusal.remedy()).contains(variable);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "recoupe.keycloak.issuer,https://keycloak.example.org",
        "recoupe.keycloak.issuer,https://keycloak.example.org/realms/newsroom/",
        "recoupe.keycloak.issuer,http://keycloak.invalid/realms/newsroom",
        "recoupe.keycloak.public-url,recoupe.example.org",
        "recoupe.keycloak.public-url,https://recoupe.example.org/desk",
        "recoupe.keycloak.public-url,http://192.0.2.7:8080"
    })
    void what_is_no_address_or_would_cross_the_network_unencrypted_is_refused(String property, String value) {
        var environment = with("keycloak").withProperty(property, value);
        assertThatThrownBy(() -> StartConditions.check(environment))
                .isInstanceOf(SignInMisconfigured.class)
                .hasMessageContaining(property)
                .hasMessageContaining(value);
    }

    @Test
    void this_machine_needs_no_encryption() {
        var environment = with("keycloak")
                .withProperty("recoupe.keycloak.issuer", "http://127.0.0.1:8180/realms/newsroom")
                .withProperty("recoupe.keycloak.public-url", "http://localhost:8080");
        assertThatCode(() -> StartConditions.check(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0.0.0.0/0", "::/0", "10.0.0.7, 0.0.0.0/0", "proxy.example.org", "10.0.0.0/33", "10.0.0.*", "''"})
    void proxies_that_are_no_addresses_or_all_of_them_are_refused(String proxies) {
        var environment = with("keycloak").withProperty("recoupe.proxies", proxies);
        assertThatThrownBy(() -> StartConditions.check(environment))
                .isInstanceOf(SignInMisconfigured.class)
                .hasMessageContaining("recoupe.proxies");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"10.0.0.7", "10.0.0.7, 10.1.0.0/24", "127.0.0.0/8, ::1", "2001:db8::/32"})
    void proxies_by_address_and_network_are_right(String proxies) {
        assertThatCode(() -> StartConditions.check(with("keycloak").withProperty("recoupe.proxies", proxies)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "health, prometheus; ; false",
                "health, env; 8080; false",
                "*; ; false",
                "health; ; true",
                "health, prometheus; 8081; true"
            })
    void figures_on_the_port_of_the_pages_are_refused(String shown, @Nullable String port, boolean right) {
        var environment = with("keycloak").withProperty("management.endpoints.web.exposure.include", shown);
        if (port != null) environment.setProperty("management.server.port", port);
        if (right) {
            assertThatCode(() -> StartConditions.check(environment)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> StartConditions.check(environment))
                    .isInstanceOf(SignInMisconfigured.class)
                    .hasMessageContaining("management.endpoints.web.exposure.include");
        }
    }
}
