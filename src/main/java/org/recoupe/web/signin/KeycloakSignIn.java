package org.recoupe.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.api.SecurityProblems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * The newsroom's Keycloak: people are sent there and come back with a code, which only we can change into tokens; of these we keep what
 * they say about the person, in the session. Programs bring an access token with every request.
 */
@Component
@Profile("keycloak")
class KeycloakSignIn implements SignIn {
    static final String ID = "keycloak";
    /** Where a token names the person. */
    static final String NAME = "preferred_username";

    private static final String SIGNED_OUT = "/sign-in?out";

    private final KeycloakSettings settings;
    private final Keycloak keycloak;
    private final CurrentActor actors;
    private final SignInRegister register;
    private final BearerTokens bearers;
    private final ClientRegistrationRepository clients;
    private final SecurityProblems problems;
    private final Duration session;

    KeycloakSignIn(
            KeycloakSettings settings,
            Keycloak keycloak,
            CurrentActor actors,
            SignInRegister register,
            BearerTokens bearers,
            ClientRegistrationRepository clients,
            SecurityProblems problems,
            @Value("${server.servlet.session.timeout}") Duration session) {
        this.settings = settings;
        this.keycloak = keycloak;
        this.actors = actors;
        this.register = register;
        this.bearers = bearers;
        this.clients = clients;
        this.problems = problems;
        this.session = session;
    }

    @Override
    public void people(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/sign-in")
                        .clientRegistrationRepository(clients)
                        .authorizedClientRepository(new NothingKept())
                        .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(patientClient()))
                        .userInfoEndpoint(people -> people.oidcUserService(this::person))
                        .successHandler(signedIn())
                        .failureUrl("/sign-in?error"))
                .oidcLogout(keycloaks ->
                        keycloaks.oidcSessionRegistry(register).backChannel(word -> word.logoutHandler(register)))
                .logout(out -> out.logoutSuccessHandler(signedOut()));
    }

    @Override
    public void programs(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(tokens -> tokens.authenticationManagerResolver(request -> bearers)
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems));
    }

    @Override
    public String formTarget() {
        return settings.origin();
    }

    @Override
    public String sessionsElsewhere() {
        return settings.issuer() + "/account/account-security/device-activity";
    }

    @Override
    public Set<String> hosts() {
        var names = new HashSet<>(settings.otherHosts());
        names.add(URI.create(settings.publicUrl()).getHost());
        return names;
    }

    /** The identity token says it all; nothing more is asked for. */
    private OidcUser person(OidcUserRequest request) {
        var token = request.getIdToken();
        if (!CurrentActor.isName(token.getClaimAsString(NAME))) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("unusable_name"), "a name that cannot be put on record");
        }
        return new DefaultOidcUser(actors.authorities(token.getClaims()), token, NAME);
    }

    private AuthenticationSuccessHandler signedIn() {
        var whereTheyWanted = new SavedRequestAwareAuthenticationSuccessHandler();
        whereTheyWanted.setDefaultTargetUrl("/tasks");
        // a proxy in between may have changed how their address looked to us
        whereTheyWanted.setRedirectStrategy((request, response, to) -> response.sendRedirect(here(to)));
        return (request, response, authentication) -> {
            request.getSession().setMaxInactiveInterval((int) session.toSeconds());
            whereTheyWanted.onAuthenticationSuccess(request, response, authentication);
        };
    }

    private String here(String address) {
        var wanted = URI.create(address);
        var query = wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery();
        return settings.publicUrl() + wanted.getRawPath() + query;
    }

    /** Our session is over by then. Keycloak's is ended by sending the browser there, unless nobody would answer. */
    private LogoutSuccessHandler signedOut() {
        var there = new OidcClientInitiatedLogoutSuccessHandler(clients);
        there.setPostLogoutRedirectUri(settings.publicUrl() + SIGNED_OUT);
        return (HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) -> {
            if (keycloak.answers()) there.onLogoutSuccess(request, response, person);
            else response.sendRedirect(SIGNED_OUT);
        };
    }

    private RestClientAuthorizationCodeTokenResponseClient patientClient() {
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(Keycloak.http(settings)
                .mutate()
                .configureMessageConverters(converters -> converters
                        .disableDefaults()
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    /** Access and refresh tokens are of no use once we know who it is. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String client, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication person, HttpServletRequest request, HttpServletResponse response) {}
    }
}
