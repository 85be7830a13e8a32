package org.recoupe.confidential;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the newsroom keeps its confidential sources.
 *
 * @param key what their identities are sealed with; without one no confidential evidence is taken
 * @param readableFor how long somebody may read an identity once it was granted
 */
@ConfigurationProperties("recoupe.confidential")
record ConfidentialSettings(
        @Nullable String key, @DefaultValue("7d") Duration readableFor) {
    ConfidentialSettings {
        if (readableFor.isNegative() || readableFor.isZero())
            throw new IllegalArgumentException("recoupe.confidential.readable-for must be longer than nothing");
    }

    @Override
    public String toString() {
        return "readable for " + readableFor;
    }
}
