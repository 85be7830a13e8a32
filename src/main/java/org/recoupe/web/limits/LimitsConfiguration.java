package org.recoupe.web.limits;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the limits stand in the line of filters. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {
    /** The security filters register at -100. */
    private static final int BEFORE_SECURITY = -150;

    private static final int AFTER_SECURITY = -50;

    @Bean
    FilterRegistrationBean<GuestLimit> guestLimit(Limits limits, TooOften tooOften) {
        var registration = new FilterRegistrationBean<>(new GuestLimit(limits, tooOften));
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<PersonLimit> personLimit(Limits limits, TooOften tooOften) {
        var registration = new FilterRegistrationBean<>(new PersonLimit(limits, tooOften));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowBodies(Limits limits) {
        return tomcat -> tomcat.addContextValves(new SlowBodies(limits.body()));
    }
}
