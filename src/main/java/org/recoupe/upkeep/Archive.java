package org.recoupe.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup, read to its end and found whole before anything is made of it. */
final class Archive implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws Refused if it is none, or not as it was written; says where */
    static Archive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new Refused("There is no file %s.".formatted(file));
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new Refused("%s is no backup, or was cut off: %s.".formatted(file, e.getMessage()), e);
        }
        try {
            var archive = new Archive(zip, manifest(zip, file));
            archive.verify(file);
            return archive;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream rows(Manifest.Table table) throws IOException {
        return content(zip, table.entry());
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        if (zip.getEntry(Manifest.NAME) == null)
            throw new Refused("%s is no backup of Recoupe: it has no %s.".formatted(file, Manifest.NAME));
        try (var content = content(zip, Manifest.NAME)) {
            var json = JsonMapper.builder().build();
            var told = json.readTree(content);
            var format = told.path("format").asInt(0);
            if (format < 1 || format > Manifest.FORMAT)
                throw new Refused(
                        "%s has format %d, and this Recoupe reads up to %d. Put it back with the Recoupe that wrote it."
                                .formatted(file, format, Manifest.FORMAT));
            return json.treeToValue(told, Manifest.class);
        } catch (ZipException | JacksonException e) {
            throw new Refused("%s is damaged: its %s cannot be read.".formatted(file, Manifest.NAME), e);
        }
    }

    private void verify(Path file) throws IOException {
        for (var table : manifest.tables()) {
            if (zip.getEntry(table.entry()) == null)
                throw new Refused("%s is damaged: the table %s is missing.".formatted(file, table.name()));
            var digest = Backup.sha256();
            try (var content = new DigestInputStream(rows(table), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new Refused("%s is damaged: the table %s cannot be read.".formatted(file, table.name()), e);
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256()))
                throw new Refused("%s is damaged: the table %s is not what was written.".formatted(file, table.name()));
        }
        var known =
                manifest.tables().stream().map(Manifest.Table::entry).collect(Collectors.toCollection(HashSet::new));
        known.add(Manifest.NAME);
        var strange = names();
        strange.removeAll(known);
        if (!strange.isEmpty())
            throw new Refused("%s holds what no Recoupe wrote: %s.".formatted(file, String.join(", ", strange)));
    }

    private Set<String> names() {
        return zip.stream().map(ZipEntry::getName).collect(Collectors.toCollection(HashSet::new));
    }

    private static InputStream content(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new ZipException(name + " is missing");
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
