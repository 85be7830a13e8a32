package org.recoupe.web.signin;

import java.util.Set;
import org.recoupe.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.client.RestClientException;

/** At the start: what is set is right, as far as Keycloak can tell. If it is not up yet, that is no reason not to start. */
class KeycloakCheck implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(KeycloakCheck.class);

    /** The lanes of the processes. */
    private static final Set<String> GROUPS = Set.of(Role.EDITOR.name(), Role.REVIEWER.name(), Role.SUPERVISOR.name());

    private final Keycloak keycloak;

    KeycloakCheck(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            keycloak.refuseWrongSettings(GROUPS);
        } catch (RestClientException e) {
            LOG.warn(
                    "Keycloak does not answer yet, so what is set could not be checked; nobody can sign in before it does: {}",
                    e.getMessage());
        }
    }
}
