package org.recoupe.claim;

/** A text no claims can be read out of, however often one tries; the message tells the editor why. */
public final class Unreadable extends RuntimeException {
    public Unreadable(String message) {
        super(message);
    }
}
