package org.recoupe.newsroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.recoupe.Recoupe;
import org.recoupe.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/** A running newsroom with its people, its database and its engine, and no story yet; one for all test classes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("server")
@SpringBootTest(
        classes = Recoupe.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "recoupe.trial.newsroom=false",
            // some tests put claims where their process is not, to see what follows
            "recoupe.stranded-claims.look-every=1d",
            "recoupe.limits.sign-in-by-person.times=" + NewsroomTest.FAILURES_BY_PERSON,
            "recoupe.limits.sign-in-by-person.within=1h",
            // all tests are one address, and some are in more of a hurry than anybody
            "recoupe.limits.sign-in-by-address.times=1000000",
            "recoupe.limits.api-by-person.times=1000000",
            "recoupe.limits.api-by-address.times=1000000",
            "recoupe.limits.pages-by-person.times=1000000",
            "recoupe.limits.changes-by-person.times=1000000",
            "recoupe.limits.imports.times=1000000"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({Newsroom.class, Guests.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface NewsroomTest {
    /** How often the sign-in may fail under one name. */
    int FAILURES_BY_PERSON = 500;
}
