package org.recoupe.trial;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The trial profile, whose passwords anybody can read, would be reachable from outside. */
public final class PublicTrial extends IllegalStateException {
    private PublicTrial(@Nullable String address) {
        super("The trial profile shows its passwords and listens on this machine only. Remove server.address (it is "
                + address + ") or run with another profile.");
    }

    /**
     * @param address to listen on; null is every one
     * @throws PublicTrial if others could reach it
     */
    public static void refuse(@Nullable String address) {
        if (address == null || !isThisMachine(address)) throw new PublicTrial(address);
    }

    private static boolean isThisMachine(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
