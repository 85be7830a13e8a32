package org.recoupe.web.signin;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The newsroom's Keycloak. {@link StartConditions} has seen to it that nothing necessary is empty.
 *
 * @param issuer the realm's address, as it stands in tokens
 * @param publicUrl where people reach Recoupe
 * @param otherHosts names beside that of {@code publicUrl} and this machine's own under which Recoupe is asked, by programs within the house
 * @param clientId whom Keycloak knows the pages as
 * @param engineClientId whom Keycloak knows the look-ups of people as
 * @param audience whom access tokens for the API must be meant for
 * @param clockSkew how far Keycloak's clock may be off
 * @param lookEvery how often we look who has left
 * @param patience how long we wait for an answer
 */
@ConfigurationProperties("recoupe.keycloak")
record KeycloakSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String publicUrl,
        @DefaultValue Set<String> otherHosts,
        @DefaultValue("recoupe") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("recoupe-engine") String engineClientId,
        @DefaultValue("") String engineClientSecret,
        @DefaultValue("recoupe-api") String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("20s") Duration lookEvery,
        @DefaultValue("3s") Duration patience) {

    /** {@code https://keycloak.example.org}, without a path. */
    String origin() {
        var address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** One of the realm's OpenID Connect addresses, which in Keycloak follow from the realm's: nothing has to be asked for at the start. */
    String address(String end) {
        return issuer + "/protocol/openid-connect/" + end;
    }

    /** Where Keycloak answers questions about the realm's people. */
    String people() {
        return issuer.replaceFirst("/realms/([^/]+)$", "/admin/realms/$1");
    }

    boolean overTls() {
        return publicUrl.startsWith("https:");
    }
}
