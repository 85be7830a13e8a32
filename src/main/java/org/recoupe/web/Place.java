package org.recoupe.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;

/**
 * A part of the house that the navigation leads to.
 *
 * @param name the tail of {@code nav.…} and of the key that goes there
 * @param roles whose work it is; everybody's if none is named
 * @param count of what waits there for the reader, or null
 */
public record Place(
        String name,
        String href,
        String icon,
        Set<Role> roles,
        @Nullable Integer count) {
    private static final List<Place> ALL = List.of(
            new Place("tasks", "/tasks", "list", Set.of(), null),
            new Place("articles", "/articles", "doc", Set.of(), null),
            new Place("approvals", "/approvals", "shield", Set.of(Role.SUPERVISOR), null),
            new Place("identities", "/identities", "lock", Set.of(Role.SOURCE_CUSTODIAN), null),
            new Place("audit", "/audit", "log", Set.of(), null),
            new Place("dashboard", "/dashboard", "chart", Set.of(Role.SUPERVISOR, Role.AUDITOR, Role.ADMIN), null));

    /** Beyond it a number says no more. */
    private static final int MOST = 999;

    /** Says how much waits at a place; a bean of its own for each place that has such a number. */
    public interface Waiting {
        /** The name of the place. */
        String place();

        int count(Actor person);
    }

    /** @param counts by the name of the place */
    static List<Place> of(@Nullable Actor person, Map<String, Integer> counts) {
        if (person == null) return List.of();
        return ALL.stream()
                .filter(place -> place.roles.isEmpty() || place.roles.stream().anyMatch(person::is))
                .map(place -> new Place(place.name, place.href, place.icon, place.roles, counts.get(place.name)))
                .toList();
    }

    /** The count for people, or null if nothing waits. */
    public @Nullable String waiting() {
        if (count == null || count == 0) return null;
        return count > MOST ? MOST + "+" : count.toString();
    }
}
