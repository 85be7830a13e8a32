package org.recoupe.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who did it, and in which role: what an audit entry names.
 *
 * @param standsInFor whose work it is, if they did it for somebody absent
 */
public record Acting(String userId, Role role, @Nullable String standsInFor) {
    /** Recoupe itself. */
    public static final Acting SYSTEM = new Acting(Actor.SYSTEM.userId(), Role.SYSTEM);

    public Acting(String userId, Role role) {
        this(userId, role, null);
    }

    /** The same person, for somebody absent. */
    public Acting standingInFor(String absent) {
        return new Acting(userId, role, absent);
    }

    /** Whether what is that person's is this one's to do. */
    public boolean answersFor(@Nullable String person) {
        return userId.equals(person) || standsInFor != null && standsInFor.equals(person);
    }
}
