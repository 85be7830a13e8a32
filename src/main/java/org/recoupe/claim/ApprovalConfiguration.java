package org.recoupe.claim;

import java.security.SecureRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What approvals are given from outside: the desk's settings, and the lot. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApprovalSettings.class)
class ApprovalConfiguration {
    @Bean
    Draw draw(ApprovalSettings settings) {
        return new Draw(settings.secondReadingShare(), new SecureRandom()::nextDouble);
    }
}
