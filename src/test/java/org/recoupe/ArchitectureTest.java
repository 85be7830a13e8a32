package org.recoupe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules, as tests: which package may know what. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.recoupe");

    @Test
    void modules_keep_their_promises() {
        ApplicationModules.of(Recoupe.class).verify();
    }

    @Test
    void the_engine_stays_in_process() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.recoupe.process..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .because("ADR 0001: one package knows the engine, so that it can be exchanged")
                .check(HOUSE);
    }

    @Test
    void http_stays_in_web() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.recoupe.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "org.springframework.security..")
                .because("ADR 0004: only web knows HTTP and who is signed in")
                .check(HOUSE);
    }

    @Test
    void extraction_is_pure() {
        noClasses()
                .that()
                .resideInAPackage("org.recoupe.extraction..")
                .and()
                .resideOutsideOfPackage("org.recoupe.extraction.cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.context..",
                        "org.springframework.stereotype..",
                        "org.springframework.boot..",
                        "jakarta..",
                        "java.sql..",
                        "org.erdtman.jcs..",
                        "tools.jackson..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .because("ADR 0004: the same text gives the same result, with nothing started")
                .check(HOUSE);
    }

    @Test
    void between_the_rooms_of_extraction_arrows_go_one_way() {
        slices().matching("org.recoupe.(**)")
                .should()
                .beFreeOfCycles()
                .because("a text is read in steps, none of which asks what a later one finds")
                .check(HOUSE.that(resideInAPackage("org.recoupe.extraction..")));
    }

    @Test
    void the_rooms_of_extraction_are_entered_by_its_door() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.recoupe.extraction..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.recoupe.extraction..")
                        .and(resideOutsideOfPackages(
                                "org.recoupe.extraction",
                                "org.recoupe.extraction.statement",
                                "org.recoupe.extraction.cli")))
                .because("ADR 0004: how a text is read may change without anybody outside noticing")
                .check(HOUSE);
    }

    @Test
    void nobody_knows_the_web() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.recoupe.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.recoupe.web..")
                .because("ADR 0004: arrows point down")
                .check(HOUSE);
    }

    @Test
    void the_audit_trail_knows_no_one() {
        classes()
                .that()
                .resideInAPackage("org.recoupe.audit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.recoupe.audit..",
                        "org.recoupe.kernel..",
                        "java..",
                        "org.springframework..",
                        "org.jspecify..",
                        "org.erdtman.jcs..",
                        "tools.jackson..")
                .because("ADR 0004: it hears everybody through DomainEvent, so no event can be forgotten")
                .check(HOUSE);
    }

    @Test
    void every_package_says_that_nothing_is_null() {
        var silent = HOUSE.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(p -> p.getName())
                .collect(Collectors.toSet());
        assertThat(silent).isEmpty();
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .because("such a name says nothing about the newsroom")
                .check(HOUSE);
    }
}
