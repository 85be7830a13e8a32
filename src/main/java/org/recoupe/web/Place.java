package org.recoupe.web;

import java.util.List;
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
            new Place("audit", "/audit", "log", Set.of(), null));

    static List<Place> of(@Nullable Actor person) {
        if (person == null) return List.of();
        return ALL.stream()
                .filter(place -> place.roles.isEmpty() || place.roles.stream().anyMatch(person::is))
                .toList();
    }
}
