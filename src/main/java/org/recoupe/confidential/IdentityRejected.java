package org.recoupe.confidential;

/** Who a source is cannot be kept, asked for, granted or read just now; the message is fit for the reader. */
public abstract sealed class IdentityRejected extends RuntimeException {
    private final String code;

    private IdentityRejected(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A stable word for why. */
    public String code() {
        return code;
    }

    /** No key is set, so that nothing can be sealed or opened. */
    public static final class NoKey extends IdentityRejected {
        NoKey() {
            super(
                    "no-key",
                    "No confidential sources are kept here: " + IdentityKey.PROPERTY
                            + " is not set. Whoever runs Recoupe sets it (RECOUPE_CONFIDENTIAL_KEY)");
        }
    }

    /** Neither the piece is theirs, nor was it granted to them, or not any more. */
    public static final class NotGranted extends IdentityRejected {
        NotGranted() {
            super("not-granted", "Two custodians must agree before you may read who this source is");
        }
    }

    /** They may read it, or have asked already. */
    public static final class NothingToAsk extends IdentityRejected {
        NothingToAsk(String code) {
            super(
                    code,
                    code.equals("asked-already")
                            ? "You have asked already; the custodians have not decided yet"
                            : "You may read it already");
        }
    }

    /** Whoever asks does not answer, and nobody counts twice. */
    public static final class TwoOthers extends IdentityRejected {
        TwoOthers(String code) {
            super(
                    code,
                    code.equals("own-request")
                            ? "Two custodians other than the asker decide"
                            : "You have agreed already; a second custodian is needed");
        }
    }

    /** It was granted or refused before. */
    public static final class Decided extends IdentityRejected {
        Decided() {
            super("decided", "This request is decided already");
        }
    }
}
