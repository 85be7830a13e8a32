package org.recoupe;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Something else that can be asked for at the command line than the newsroom itself.
 *
 * @param name the first word
 * @param does what, in a line
 * @param work what runs it; it understands {@code --help}
 */
record Command(String name, String does, Work work) {
    /** What is done with the words after the name. */
    @FunctionalInterface
    interface Work {
        /** @return the exit code: 0, or 2 if something was not understood or refused */
        int run(String[] options, InputStream in, PrintStream out, PrintStream err);
    }
}
