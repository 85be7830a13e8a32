package org.recoupe.nemesis;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/** Every operation in the order of its end, in memory and in a file of JSON lines. */
final class History implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Operation> operations = new ArrayList<>();
    private final BufferedWriter lines;

    History(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        lines = Files.newBufferedWriter(file);
    }

    synchronized void add(Operation operation) {
        operations.add(operation);
        try {
            lines.write(JSON.writeValueAsString(operation));
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** Nanoseconds from this moment to the end of the first write that was sent after it and acknowledged. */
    synchronized OptionalLong firstWriteAfter(long moment) {
        return operations.stream()
                .filter(done -> done.isWrite() && done.outcome() == Operation.Outcome.OK && done.invoke() >= moment)
                .mapToLong(done -> done.end() - moment)
                .min();
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }
}
