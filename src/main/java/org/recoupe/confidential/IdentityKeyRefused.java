package org.recoupe.confidential;

/** Identities could not be read, or would be lost: Recoupe does not start. The message says why, the remedy what to do. */
public final class IdentityKeyRefused extends IllegalStateException {
    private final String remedy;

    IdentityKeyRefused(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
