package org.recoupe.web.signin;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.recoupe.claim.Verification;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.api.Challenge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.session.SessionRepository;

/** What signing in with Keycloak is made of. Nothing here asks Keycloak anything at the start, so that it may come up later. */
@Configuration(proxyBeanMethods = false)
@Profile("keycloak")
class KeycloakConfiguration {
    /** Keys we do not know are asked for at once, but no more often than this: anybody can send tokens with invented keys. */
    private static final Duration KEYS_NO_MORE_OFTEN_THAN = Duration.ofSeconds(5);

    private static final Duration KEYS_GOOD_WHILE_AWAY = Duration.ofHours(1);

    @Bean
    Keycloak keycloakHealthIndicator(KeycloakSettings settings) {
        return new Keycloak(settings);
    }

    @Bean
    KeycloakCheck keycloakCheck(Keycloak keycloak) {
        return new KeycloakCheck(keycloak);
    }

    @Bean
    Challenge bearer() {
        return new Challenge(
                "Bearer realm=\"Recoupe\"",
                "An access token that is meant for Recoupe is missing",
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"));
    }

    @Bean
    ClientRegistrationRepository keycloakClient(KeycloakSettings settings) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(KeycloakSignIn.ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope("openid", "profile")
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + KeycloakSignIn.ID)
                .issuerUri(settings.issuer())
                .authorizationUri(settings.address("auth"))
                .tokenUri(settings.address("token"))
                .jwkSetUri(settings.address("certs"))
                .userNameAttributeName(KeycloakSignIn.NAME)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", settings.address("logout")))
                .build());
    }

    @Bean
    JWKSource<SecurityContext> keycloakKeys(KeycloakSettings settings) throws MalformedURLException {
        var patience = (int) settings.patience().toMillis();
        return JWKSourceBuilder.create(
                        URI.create(settings.address("certs")).toURL(), new DefaultResourceRetriever(patience, patience))
                .refreshAheadCache(false)
                .rateLimited(KEYS_NO_MORE_OFTEN_THAN.toMillis())
                .outageTolerant(KEYS_GOOD_WHILE_AWAY.toMillis())
                .build();
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys, KeycloakSettings settings) {
        var decoder = decoder(keys);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(settings.clockSkew()),
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience())));
        return decoder;
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(JWKSource<SecurityContext> keys, KeycloakSettings settings) {
        return client -> {
            var meantForUs = new OidcIdTokenValidator(client);
            meantForUs.setClockSkew(settings.clockSkew());
            var decoder = decoder(keys);
            decoder.setClaimSetConverter(
                    new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            decoder.setJwtValidator(
                    new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(settings.clockSkew()), meantForUs));
            return decoder;
        };
    }

    private static NimbusJwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(algorithms -> {
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.PS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .build();
    }

    @Bean
    SignInRegister signInRegister(JdbcClient sql, SessionRepository<?> sessions, Keycloak keycloak) {
        return new SignInRegister(
                sql, sessions, subject -> keycloak.rightsOf(subject).map(Keycloak.Rights::word));
    }

    @Bean
    Departures departures(
            Keycloak keycloak,
            SignInRegister register,
            ReviewInbox inbox,
            Verification verification,
            CurrentActor actors,
            KeycloakSettings settings) {
        return new Departures(keycloak, register, inbox, verification, actors, settings);
    }

    @Bean
    BearerTokens bearerTokens(JwtDecoder accessTokens, CurrentActor actors, Departures departures) {
        return new BearerTokens(accessTokens, actors, departures);
    }
}
