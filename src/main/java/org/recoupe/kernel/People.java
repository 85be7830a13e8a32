package org.recoupe.kernel;

import java.util.List;
import java.util.Set;

/** Who works in the newsroom, as far as whoever keeps the list of its people says. */
public interface People {
    /** Everybody of a desk, in the order they are introduced; empty if nobody keeps a list. */
    List<Colleague> of(String desk);

    /** @param userId as they sign in, which is also how a note addresses them */
    record Colleague(String userId, Set<Role> roles) {
        public Colleague {
            roles = Set.copyOf(roles);
        }

        public boolean may(Permission permission) {
            return permission.roles().stream().anyMatch(roles::contains);
        }
    }
}
