package org.recoupe.kernel;

import java.util.Set;

/**
 * A person who is signed in, or Recoupe itself.
 *
 * @param userId as the identity provider names them; what the audit trail records
 * @param desks the newsroom teams they belong to, as far as a role lets them read there
 */
public record Actor(String userId, Set<Role> roles, Set<String> desks) {

    /** Recoupe itself, at work on any desk. */
    public static final Actor SYSTEM = new Actor("recoupe", Set.of(Role.SYSTEM), Set.of());

    private static final Set<Role> EVERYWHERE = Set.of(Role.AUDITOR, Role.ADMIN, Role.SYSTEM);

    public Actor {
        roles = Set.copyOf(roles);
        // a desk alone opens nothing: whoever may not read sees none
        desks = roles.stream().anyMatch(Permission.READ.roles()::contains) ? Set.copyOf(desks) : Set.of();
    }

    /** Whether what lies on this desk exists for this person. */
    public boolean sees(String desk) {
        return desks.contains(desk) || seesEveryDesk();
    }

    public boolean seesEveryDesk() {
        return roles.stream().anyMatch(EVERYWHERE::contains);
    }

    /** Whether this person may do it on that desk. Roles that see every desk act on none by that alone, but for reading. */
    public boolean may(Permission permission, String desk) {
        return sees(desk) && permission.roles().stream().anyMatch(role -> has(role, desk));
    }

    /**
     * The person, in the role that permits it.
     *
     * @throws NotPermitted if none does
     */
    public Acting acting(Permission permission, String desk) {
        return permission.roles().stream()
                .filter(role -> sees(desk) && has(role, desk))
                .findFirst()
                .map(role -> new Acting(userId, role))
                .orElseThrow(() -> new NotPermitted(permission));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    private boolean has(Role role, String desk) {
        return roles.contains(role) && (EVERYWHERE.contains(role) || desks.contains(desk));
    }
}
