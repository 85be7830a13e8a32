package org.recoupe.nemesis;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the machine that do harm. */
final class Shell {
    private Shell() {}

    /** Its exit code; 127 if there is no such program, 124 if it took longer than a minute. */
    static int run(String... words) throws InterruptedException {
        try {
            var process = begin(words);
            if (process.waitFor(60, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return 124;
        } catch (IOException e) {
            return 127;
        }
    }

    static Process begin(String... words) throws IOException {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static void signal(String name, Collection<Long> processes) throws InterruptedException {
        run(Stream.concat(Stream.of("kill", "-" + name), processes.stream().map(String::valueOf))
                .toArray(String[]::new));
    }
}
