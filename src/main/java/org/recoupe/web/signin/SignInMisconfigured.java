package org.recoupe.web.signin;

/** Nobody could sign in, or anybody could: Recoupe does not start. The message says why, the remedy what to do. */
final class SignInMisconfigured extends IllegalStateException {
    private final String remedy;

    SignInMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
