package org.recoupe.kernel;

/** There is no such thing, or it lies on a desk that is not the asker's: the two must not be told apart. */
public final class Unknown extends RuntimeException {
    private final String what;

    /** @param what "article", "claim", "evidence", "desk" */
    public Unknown(String what) {
        super("There is no such " + what);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
