package org.recoupe.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LimitsTest {
    private final ApplicationContextRunner asHandedOut = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Alone.class);

    @Test
    void what_is_handed_out_is_right() {
        asHandedOut.run(context -> assertThat(context).hasSingleBean(Limits.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recoupe.limits.imports.times=0",
                "recoupe.limits.pages-by-person.times=0",
                "recoupe.limits.changes-by-person.within=0s",
                "recoupe.limits.api-by-person.times=-5",
                "recoupe.limits.api-by-address.within=0s",
                "recoupe.limits.sign-in-by-person.times=many",
                "recoupe.limits.sign-in-by-address.within=",
                "recoupe.limits.body=0s"
            })
    void a_figure_that_makes_no_sense_does_not_start(String property) {
        asHandedOut
                .withPropertyValues(property)
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().isNotNull());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Limits.class)
    static class Alone {}
}
