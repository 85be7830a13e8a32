package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who somebody is, out of what their token says. */
class CurrentActorTest {
    private static final TokenNames OURS = new TokenNames("roles", "groups", "/desks", Map.of());

    private static Actor actor(TokenNames names, Map<String, Object> token) {
        var authorities = List.copyOf(new CurrentActor(names).authorities(token));
        return CurrentActor.actor(new TestingAuthenticationToken("karim", null, authorities));
    }

    @Test
    void roles_and_desks_are_read_from_the_token() {
        var actor = actor(
                OURS,
                Map.of(
                        "roles", List.of("REVIEWER", "SUPERVISOR", "offline_access"),
                        "groups", List.of("/REVIEWER", "/desks/international", "/desks/politique/nuit", "/desks")));

        assertThat(actor.userId()).isEqualTo("karim");
        assertThat(actor.roles()).isEqualTo(Set.of(Role.REVIEWER, Role.SUPERVISOR));
        assertThat(actor.desks()).isEqualTo(Set.of("international", "politique"));
    }

    @Test
    void what_things_are_called_can_be_set() {
        var theirs = new TokenNames(
                "realm_access.roles", "teams", "/redaction/services", Map.of(Role.REVIEWER, "verificateur"));
        var actor = actor(
                theirs,
                Map.of(
                        "realm_access", Map.of("roles", List.of("verificateur", "SUPERVISOR")),
                        "teams", List.of("/redaction/services/monde", "/desks/politique")));

        assertThat(actor.roles()).isEqualTo(Set.of(Role.REVIEWER, Role.SUPERVISOR));
        assertThat(actor.desks()).isEqualTo(Set.of("monde"));
    }

    @Test
    void who_has_signed_out_meanwhile_is_sent_to_sign_in_and_is_no_fault_of_ours() {
        SecurityContextHolder.clearContext();

        assertThatThrownBy(() -> new CurrentActor(OURS).now()).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void what_the_realm_says_is_what_a_token_would() {
        var theirs = new TokenNames(
                "realm_access.roles", "groups", "/redaction/services", Map.of(Role.REVIEWER, "verificateur"));
        var actors = new CurrentActor(theirs);

        var karim = actors.inTheRealm(
                        "karim", Set.of("verificateur", "offline_access"), Set.of("/redaction/services/monde"))
                .orElseThrow();
        assertThat(karim).isEqualTo(new Actor("karim", Set.of(Role.REVIEWER), Set.of("monde")));
        assertThat(actors.inTheRealm("karim", Set.of("REVIEWER"), Set.of("/redaction/services/monde"))
                        .orElseThrow()
                        .roles())
                .isEmpty();
        // the lanes go by the groups, so whoever is in one keeps what they hold
        assertThat(actors.inTheRealm("karim", Set.of(), Set.of("/REVIEWER", "/redaction/services/monde")))
                .hasValue(karim);
    }

    @Test
    void of_roles_that_are_not_the_realms_nothing_can_be_said() {
        for (var names : List.of(
                new TokenNames("resource_access.recoupe.roles", "groups", "/desks", Map.of()),
                new TokenNames("roles", "teams", "/desks", Map.of())))
            assertThat(new CurrentActor(names).inTheRealm("karim", Set.of("EDITOR"), Set.of()))
                    .isEmpty();
    }

    @Test
    void a_token_that_says_nothing_or_nonsense_gives_nothing() {
        assertThat(actor(OURS, Map.of()).roles()).isEmpty();
        var nonsense = actor(OURS, Map.of("roles", "REVIEWER", "groups", List.of(1, "desks/international", "/desks/")));
        assertThat(nonsense.roles()).isEmpty();
        assertThat(nonsense.desks()).isEmpty();
    }

    @Test
    void nobody_is_recoupe_itself() {
        assertThat(actor(OURS, Map.of("roles", List.of("SYSTEM"))).roles()).isEmpty();
        assertThat(CurrentActor.isName("recoupe")).isFalse();
        assertThat(CurrentActor.isName("")).isFalse();
        assertThat(CurrentActor.isName(null)).isFalse();
        assertThat(CurrentActor.isName("k".repeat(101))).isFalse();
        assertThat(CurrentActor.isName("karim.benali")).isTrue();
    }
}
