package org.recoupe.process.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the engine finds people and groups.
 *
 * @param issuer the realm's address
 * @param peopleKeptFor how long a list of colleagues is good
 */
@ConfigurationProperties("recoupe.keycloak")
record DirectorySettings(
        @DefaultValue("") String issuer,
        @DefaultValue("recoupe-engine") String engineClientId,
        @DefaultValue("") String engineClientSecret,
        @DefaultValue("1m") Duration peopleKeptFor,
        @DefaultValue Names names) {

    /** @param desks the group whose sub-groups are the desks */
    record Names(@DefaultValue("/desks") String desks) {}

    /** The engine knows groups by their path, without the slash before it. */
    String groupOf(String desk) {
        return names.desks().substring(1) + "/" + desk;
    }
}
