package org.recoupe.web;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What things are called in the newsroom's tokens. The defaults are those of {@code config/keycloak/newsroom-realm.json}.
 *
 * @param rolesIn where the roles stand in a token; dots lead inside, as in {@code realm_access.roles}
 * @param groupsIn where the groups stand, each with its whole path
 * @param desks the group whose sub-groups are the desks
 * @param roles what a role is called where it is not called as here
 */
@ConfigurationProperties("recoupe.keycloak.names")
record TokenNames(
        @DefaultValue("roles") String rolesIn,
        @DefaultValue("groups") String groupsIn,
        @DefaultValue("/desks") String desks,
        @DefaultValue Map<Role, String> roles) {

    String of(Role role) {
        return Objects.requireNonNullElse(roles.get(role), role.name());
    }

    Set<String> roles(Map<String, Object> token) {
        return words(token, rolesIn).collect(Collectors.toSet());
    }

    /** Whoever belongs to a group within a desk's belongs to the desk. */
    Stream<String> desks(Map<String, Object> token) {
        var prefix = desks + "/";
        return words(token, groupsIn)
                .filter(group -> group.startsWith(prefix))
                .map(group -> group.substring(prefix.length()).split("/", 2)[0])
                .filter(desk -> !desk.isEmpty())
                .distinct();
    }

    /** Whether tokens say of roles and groups what the realm itself says of them, and nothing of a client's own. */
    boolean areTheRealms() {
        return !rolesIn.startsWith("resource_access.") && groupsIn.equals("groups");
    }

    /** What a token with these roles and groups would look like. */
    Map<String, Object> token(Set<String> roles, Set<String> groups) {
        Object inside = roles;
        var path = rolesIn.split("\\.", -1);
        for (var i = path.length - 1; i > 0; i--) inside = Map.of(path[i], inside);
        return Map.of(path[0], inside, groupsIn, groups);
    }

    private static Stream<String> words(Map<String, Object> token, String path) {
        @Nullable Object found = token;
        for (var name : path.split("\\.", -1)) found = found instanceof Map<?, ?> inside ? inside.get(name) : null;
        return found instanceof Collection<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }
}
