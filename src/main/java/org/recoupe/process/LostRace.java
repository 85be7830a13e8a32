package org.recoupe.process;

/**
 * Somebody else moved the same process at the same moment and won. Nothing was changed; trying again shows what they
 * did.
 */
public final class LostRace extends RuntimeException {
    public LostRace(Throwable cause) {
        super("Somebody else was faster; nothing was changed", cause);
    }
}
