package org.recoupe.document;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.recoupe.document.UnreadableDocument.Reason.BROKEN;
import static org.recoupe.document.UnreadableDocument.Reason.BUSY;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_MUCH_WORK;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Starts {@link ReadingRoom} with the classes of this process, and ends it when it has used up its time or memory. A file is read in
 * a process of its own so that one which was made to break a parser breaks nothing else.
 */
final class ReadingProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingProcess.class);
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    /** An empty list of hosts instead of a name server. */
    private static final String NO_HOSTS = "hosts";
    /** What Java ends with when it has no memory left. */
    private static final int OUT_OF_MEMORY = 3;

    private final DocumentLimits limits;
    private final Semaphore places;

    ReadingProcess(DocumentLimits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce(), true);
    }

    /** @throws UnreadableDocument if nothing came of it */
    Copy read(Format format, byte[] file) {
        var hasPlace = false;
        try {
            hasPlace = places.tryAcquire(limits.time().toMillis(), MILLISECONDS);
            if (!hasPlace) throw new UnreadableDocument(BUSY);
            return inFolder(format, file);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnreadableDocument(BUSY, stopping);
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        } finally {
            if (hasPlace) places.release();
        }
    }

    private Copy inFolder(Format format, byte[] file) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("recoupe-copy");
        try {
            var copy = Files.write(folder.resolve("copy"), file);
            Files.createFile(folder.resolve(NO_HOSTS));
            var answer = folder.resolve("answer");
            var builder = new ProcessBuilder(command(limits, isPackaged(), classes(), format, folder))
                    .directory(folder.toFile())
                    .redirectInput(copy.toFile())
                    .redirectOutput(answer.toFile())
                    .redirectError(Redirect.DISCARD);
            // nothing this process knows is that one's business; Windows cannot start without its own folder
            builder.environment().keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
            run(builder.start());
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(answer)))) {
                return ReadingRoom.answer(in);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(Process process) throws InterruptedException {
        try {
            // it ends itself when its time is over; this is for one that cannot even do that
            var patience = limits.start().plus(limits.time());
            if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
                LOG.warn("A file was not read within {}", patience);
                throw new UnreadableDocument(TOO_MUCH_WORK);
            }
        } finally {
            if (process.isAlive()) process.destroyForcibly().waitFor();
        }
        if (process.exitValue() == 0) return;
        LOG.warn("The process that reads a file ended with {}", process.exitValue());
        throw new UnreadableDocument(process.exitValue() == OUT_OF_MEMORY ? TOO_MUCH_WORK : BROKEN);
    }

    private static List<String> command(
            DocumentLimits limits, boolean packaged, String classes, Format format, Path folder) {
        var words = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.memory() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=8m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Djdk.net.hosts.file=" + folder.resolve(NO_HOSTS),
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                classes));
        if (packaged) words.addAll(List.of("-Dloader.main=" + ReadingRoom.class.getName(), LAUNCHER));
        else words.add(ReadingRoom.class.getName());
        words.addAll(List.of(
                format.id(),
                String.valueOf(limits.longest()),
                String.valueOf(limits.time().toMillis())));
        return words;
    }

    /** How it is started out of recoupe.jar. */
    static List<String> packaged(String jar, Format format, Path folder) {
        var limits = new DocumentLimits(
                DataSize.ofMegabytes(1), 1000, Duration.ofSeconds(30), Duration.ofSeconds(30), 128, 1);
        return command(limits, true, jar, format, folder);
    }

    /** As this process was given them, but from any folder. */
    private static String classes() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Whether it runs from recoupe.jar, whose libraries are packed inside it. */
    private static boolean isPackaged() {
        return ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
    }
}
