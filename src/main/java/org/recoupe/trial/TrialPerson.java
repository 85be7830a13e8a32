package org.recoupe.trial;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;

/** Somebody of the demonstration newsroom. The password is no secret: it is printed and shown on the sign-in page. */
public record TrialPerson(String user, String password, List<Role> roles, List<String> desks) {

    public Actor actor() {
        return new Actor(user, Set.copyOf(roles), Set.copyOf(desks));
    }

    /** {@code trial sign-in: <user> <password> <ROLE>,<ROLE> <desk>,<desk>}. */
    String announcement() {
        var named = roles.stream().map(Role::name).collect(Collectors.joining(","));
        return "trial sign-in: %s %s %s %s".formatted(user, password, named, String.join(",", desks));
    }
}
