package org.recoupe.confidential;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.recoupe.database.OwnSecret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key is set from outside; the trial, whose sources are invented, makes its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConfidentialSettings.class)
class ConfidentialConfiguration {
    @Bean
    Safe safe(ConfidentialSettings settings, Environment environment, JdbcClient sql) {
        return new Safe(key(settings.key(), environment), sql);
    }

    private static @Nullable IdentityKey key(@Nullable String set, Environment environment) {
        if (set != null && !set.isBlank()) return IdentityKey.of(set);
        if (!environment.acceptsProfiles(Profiles.of("trial"))) return null;
        var data = environment.getProperty("recoupe.data", "./data");
        return IdentityKey.of(OwnSecret.in(Path.of(data), "confidential.key", IdentityKey::made));
    }
}
