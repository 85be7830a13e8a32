package org.recoupe.document;

import java.io.IOException;

/** A kind of file that is read. What kind a file is, is told by what is in it: names and endings are only what somebody calls it. */
interface Format {
    /** Its lasting name. */
    String id();

    /** Whether these bytes are one; asked before they are taken for letters. */
    default boolean knows(byte[] file) {
        return false;
    }

    /** Whether a text that begins like this, comments and instructions left aside, is one. */
    default boolean knows(String beginning) {
        return false;
    }

    /**
     * What stands in it. Called in the process that reads.
     *
     * @param file its bytes; of a format that is told by its letters, UTF-8
     * @param longest text to take
     * @throws UnreadableDocument if nothing can be got out of it
     */
    Copy read(byte[] file, int longest) throws IOException;
}
