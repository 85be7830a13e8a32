package org.recoupe.process.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.extension.keycloak.plugin.KeycloakIdentityProviderPlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** With Keycloak, the candidate groups of the lanes are its groups and its people are the engine's. */
@Configuration(proxyBeanMethods = false)
@Profile("keycloak")
class EngineDirectory {

    @Bean
    ProcessEnginePlugin keycloakDirectory(DirectorySettings settings) {
        var plugin = new KeycloakIdentityProviderPlugin();
        plugin.setKeycloakIssuerUrl(settings.issuer());
        plugin.setKeycloakAdminUrl(settings.issuer().replaceFirst("/realms/([^/]+)$", "/admin/realms/$1"));
        plugin.setClientId(settings.engineClientId());
        plugin.setClientSecret(settings.engineClientSecret());
        plugin.setUseUsernameAsCamundaUserId(true);
        plugin.setUseGroupPathAsCamundaGroupId(true);
        // who may do what is decided in the domain; the engine has no users of its own to authorise
        plugin.setAuthorizationCheckEnabled(false);
        return plugin;
    }

    @Bean
    EnginePeople colleagues(ProcessEngine engine, DirectorySettings settings) {
        return new EnginePeople(engine.getIdentityService(), settings);
    }
}
