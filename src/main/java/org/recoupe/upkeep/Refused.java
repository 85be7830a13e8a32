package org.recoupe.upkeep;

/** A backup cannot be written or put back; the message says why, for whoever asked. */
final class Refused extends RuntimeException {
    Refused(String why) {
        super(why);
    }

    Refused(String why, Throwable cause) {
        super(why, cause);
    }
}
