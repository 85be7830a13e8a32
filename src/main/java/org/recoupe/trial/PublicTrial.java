package org.recoupe.trial;

import org.jspecify.annotations.Nullable;

/** The trial profile, whose passwords anybody can read, would be reachable from outside. */
public final class PublicTrial extends IllegalStateException {
    PublicTrial(@Nullable String address) {
        super("The trial profile shows its passwords and listens on this machine only. Remove server.address (it is "
                + address + ") or run with another profile.");
    }
}
