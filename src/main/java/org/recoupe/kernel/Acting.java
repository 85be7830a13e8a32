package org.recoupe.kernel;

/** Who did it, and in which role: what an audit entry names. */
public record Acting(String userId, Role role) {
    /** Recoupe itself. */
    public static final Acting SYSTEM = new Acting(Actor.SYSTEM.userId(), Role.SYSTEM);
}
