package org.recoupe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/** Every kind of entry is known by a name that stays, and has a schema that says which fields it is written with. */
class KindsTest {
    private static final Path KINDS = Path.of("src/main/resources/audit/kinds");

    /** What somebody may try in vain. */
    private static final List<String> REFUSALS = List.of(
            "second-pair-of-eyes",
            "complete-step",
            "assign-step",
            "reopen",
            "decline-reopening",
            "close-pair",
            "set-aside",
            "merge",
            "identity-read",
            "identity-agree",
            "identity-refuse",
            "identity-attest");

    @Test
    void every_event_has_a_name_of_its_own_on_record_and_a_schema_of_its_version() {
        var names = events().map(KindsTest::onRecord).map(OnRecord::value).toList();
        assertThat(names).doesNotHaveDuplicates();

        assertThat(events().map(KindsTest::onRecord))
                .allSatisfy(kind -> assertThat(KINDS.resolve(kind.value() + "/v" + kind.version() + ".schema.json"))
                        .isRegularFile());
    }

    @Test
    void there_is_no_other_kind() throws IOException {
        var known =
                events().map(KindsTest::onRecord).map(OnRecord::value).collect(Collectors.toCollection(TreeSet::new));
        Stream.of(SecurityEvent.values()).map(SecurityEvent::kind).forEach(known::add);
        REFUSALS.forEach(tried -> known.add("refusal." + tried));

        try (var folders = Files.list(KINDS)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("parts")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void what_has_no_schema_is_not_written() {
        var fact = new Fact(
                Subject.claim(UUID.randomUUID()), null, "monde", new Acting("ines", Role.REVIEWER), "C-1", null, null);
        assertThatThrownBy(() -> Entries.of(fact, "claim.forgotten", 2, Facts.NONE, null, Instant.EPOCH))
                .hasMessageContaining("claim.forgotten");
        assertThatThrownBy(() -> Entries.of(fact, "claim.taken", 9, Facts.NONE, null, Instant.EPOCH))
                .hasMessageContaining("version 9");
    }

    @Test
    void a_field_nobody_knows_and_a_reason_that_is_missing_are_seen() {
        var fact = new Fact(
                Subject.claim(UUID.randomUUID()), null, "monde", new Acting("ines", Role.REVIEWER), "C-1", null, null);
        assertThat(Schemas.wrongWith(Entries.of(fact, "claim.taken", 2, Facts.of("mood", "good"), null, Instant.EPOCH)))
                .isNotEmpty();
        assertThat(Schemas.wrongWith(Entries.of(fact, "claim.taken", 2, Facts.NONE, null, Instant.EPOCH)))
                .isEmpty();
        assertThat(Schemas.wrongWith(Entries.of(fact, "claim.reopened", 2, Facts.NONE, null, Instant.EPOCH)))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static Stream<JavaClass> events() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.recoupe").stream()
                        .filter(type -> type.isAssignableTo(DomainEvent.class)
                                && !type.isInterface()
                                && !type.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static OnRecord onRecord(JavaClass event) {
        assertThat(event.isAnnotatedWith(OnRecord.class)).as(event.getName()).isTrue();
        return event.getAnnotationOfType(OnRecord.class);
    }
}
