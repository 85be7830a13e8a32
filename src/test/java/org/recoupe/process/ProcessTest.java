package org.recoupe.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.database.DatabaseConfiguration;
import org.recoupe.database.TestDatabase;
import org.recoupe.extraction.Extractor;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/**
 * Articles, claims and their processes, without pages. Jobs and timers run when a test says so. One context for all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("server")
@SpringBootTest(
        classes = ProcessTest.Slice.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "recoupe.stranded-claims.look-every=1d")
@ContextConfiguration(initializers = TestDatabase.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@MockitoSpyBean(types = ClaimRegistration.class)
public @interface ProcessTest {

    /** No stereotype on purpose: a scan of the whole application on the test class path must not pick it up. */
    @EnableAutoConfiguration
    @Import(DatabaseConfiguration.class)
    @EntityScan("org.recoupe")
    @EnableJpaRepositories("org.recoupe")
    @ComponentScan({
        "org.recoupe.process",
        "org.recoupe.absence",
        "org.recoupe.claim",
        "org.recoupe.article",
        "org.recoupe.source",
        "org.recoupe.tasklist"
    })
    class Slice {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Extractor extractor() {
            return Extractor.standard();
        }
    }
}
