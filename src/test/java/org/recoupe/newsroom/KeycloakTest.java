package org.recoupe.newsroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.recoupe.Recoupe;
import org.recoupe.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** A running newsroom whose people sign in with a real Keycloak; one of each for all test classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("server")
@SpringBootTest(classes = Recoupe.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("keycloak")
@ContextConfiguration(initializers = {TestDatabase.class, KeycloakNewsroom.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@interface KeycloakTest {}
