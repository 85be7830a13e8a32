package org.recoupe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final Actor BOTH =
            new Actor("nadia", Set.of(Role.REVIEWER, Role.SUPERVISOR), Set.of("international"));
    private static final Actor AUDITOR = new Actor("agnes", Set.of(Role.AUDITOR), Set.of());

    @Test
    void who_has_two_roles_acts_in_the_one_that_permits_it() {
        assertThat(BOTH.acting(Permission.VERIFY, "international")).isEqualTo(new Acting("nadia", Role.REVIEWER));
        assertThat(BOTH.acting(Permission.DECIDE, "international")).isEqualTo(new Acting("nadia", Role.SUPERVISOR));
    }

    @Test
    void roles_end_where_the_desk_ends() {
        assertThat(BOTH.sees("politique")).isFalse();
        assertThat(BOTH.may(Permission.VERIFY, "politique")).isFalse();
        assertThatThrownBy(() -> BOTH.acting(Permission.VERIFY, "politique")).isInstanceOf(NotPermitted.class);
    }

    @Test
    void an_auditor_reads_every_desk_and_writes_on_none() {
        for (var permission : Permission.values()) {
            var reads = Set.of(Permission.READ, Permission.READ_CONFIDENTIAL, Permission.REPORT, Permission.OVERSEE)
                    .contains(permission);
            assertThat(AUDITOR.may(permission, "politique"))
                    .as(permission.name())
                    .isEqualTo(reads);
        }
    }

    @Test
    void an_administrator_reads_no_confidential_evidence_and_neither_they_nor_an_auditor_learn_who_it_is() {
        var admin = new Actor("yann", Set.of(Role.ADMIN), Set.of("politique"));
        assertThat(admin.may(Permission.READ, "politique")).isTrue();
        assertThat(admin.may(Permission.READ_CONFIDENTIAL, "politique")).isFalse();
        for (var who : Set.of(admin, AUDITOR)) {
            assertThat(who.may(Permission.LEARN_IDENTITY, "politique")).isFalse();
            assertThat(who.may(Permission.GRANT_IDENTITY, "politique")).isFalse();
        }
    }

    @Test
    void a_reviewer_elsewhere_is_no_reviewer_here_even_if_they_see_everything() {
        var both = new Actor("a", Set.of(Role.AUDITOR, Role.REVIEWER), Set.of("politique"));
        assertThat(both.may(Permission.VERIFY, "politique")).isTrue();
        assertThat(both.may(Permission.VERIFY, "international")).isFalse();
    }

    @Test
    void a_refusal_says_who_can() {
        assertThatThrownBy(() -> BOTH.acting(Permission.IMPORT, "international"))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("EDITOR");
    }
}
