package org.recoupe.web.signin;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.api.ApiWrites;
import org.recoupe.web.api.SecurityProblems;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Two doors: programs sign in with every request, people have a session. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /**
     * Whoever sits down next finds nothing in the browser's cache. What is in its storage stays: it is only what the server has not got
     * yet, and it may be somebody else's.
     */
    private static final HeaderWriter LEFT_BEHIND =
            new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.CACHE);

    private final SignIn signIn;

    SecurityConfiguration(SignIn signIn) {
        this.signIn = signIn;
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, SecurityProblems problems) throws Exception {
        signIn.programs(http);
        return http.securityMatcher(
                        "/api/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/**", "/health")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/health", "/actuator/health", "/actuator/prometheus")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                // no session, so no cookie another site could ride on
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::keptByNobody)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, SecurityEvents events, SessionSettings sessions, Clock clock)
            throws Exception {
        signIn.people(http);
        var longest = new LongestSession(sessions, clock, events::sessionEnded);
        return http.addFilterBefore(longest, SecurityContextHolderFilter.class)
                .sessionManagement(management -> management.addSessionAuthenticationStrategy(longest))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/sign-in", "/assets/**")
                        .permitAll()
                        // the end of a stream that was allowed when it began; whose it was may have signed out since
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler(new HeaderWriterLogoutHandler(LEFT_BEHIND))
                        .permitAll())
                .csrf(Customizer.withDefaults())
                // a stream cannot follow to the sign-in page; the page it belongs to says what is to be done
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(events)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                PathPatternRequestMatcher.withDefaults().matcher("/events/**")))
                .headers(SecurityConfiguration::keptByNobody)
                .build();
    }

    /** What else is said with every answer is in {@link AnswerHeaders}; this one waits to see whether an asset says otherwise. */
    private static void keptByNobody(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled().cacheControl(Customizer.withDefaults());
    }

    /** Behind the security filters, which register at -100: it must know who writes. */
    @Bean
    FilterRegistrationBean<ApiWrites> apiWritesAfterSecurity(ApiWrites writes) {
        var registration = new FilterRegistrationBean<>(writes);
        registration.addUrlPatterns("/api/*");
        registration.setOrder(0);
        return registration;
    }

    /** Outside of what happens once: by then it is over, and the refusal stays. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> refusalsOnRecord(SecurityEvents events) {
        var registration = new FilterRegistrationBean<>(events.refusals());
        registration.setName("refusalsOnRecord");
        registration.setOrder(-10);
        return registration;
    }

    @Bean
    WebMvcConfigurer actorArguments(CurrentActor actor) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(actor);
            }
        };
    }
}
