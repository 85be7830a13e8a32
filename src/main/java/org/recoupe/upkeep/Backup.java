package org.recoupe.upkeep;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.recoupe.database.Access;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything in the database as it stood at one moment, in one file, while the newsroom goes on. Written under another name until it is
 * whole. Keys, passwords and sign-ins are not in it.
 */
final class Backup {
    private static final int BUFFER = 1 << 16;

    /** Sign-ins are nobody's but the browser's: after a restore everybody signs in anew. The history is the migrations' own. */
    static final Set<String> LEFT_OUT =
            Set.of("spring_session", "spring_session_attributes", "sign_in", "flyway_schema_history");

    /** Not those that are made from others in the same row. */
    private static final String TABLES = """
            select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.relname order by c.relname""";

    private static final String SEQUENCES =
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname";

    private static final String MIGRATIONS =
            "select version, checksum from flyway_schema_history where success and version is not null order by installed_rank";

    private final Connection connection;

    private Backup(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param file must not be there yet
     * @throws Refused if it is, or cannot be written
     */
    static Manifest write(Access access, Path file) throws SQLException, IOException {
        var target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) throw new Refused("There is a file %s already; name another one.".formatted(target));
        if (target.getParent() == null || !Files.isDirectory(target.getParent()))
            throw new Refused("There is no folder %s.".formatted(target.getParent()));
        // what an interrupted one left is begun again: another moment, another content
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        Manifest manifest;
        try (var connection = access.openAsOwner();
                var channel = FileChannel.open(part, Set.of(CREATE_NEW, WRITE), ownerOnly(part))) {
            begin(connection);
            manifest = new Backup(connection).into(channel);
            connection.rollback();
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix"))
            try (var folder = FileChannel.open(target.getParent(), READ)) {
                folder.force(true);
            }
        return manifest;
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '1min';"
                            + " set search_path = public; set extra_float_digits = 3; set datestyle = iso");
        }
    }

    private Manifest into(FileChannel channel) throws SQLException, IOException {
        var at = moment();
        var tables = new ArrayList<Manifest.Table>();
        var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
        for (var table : tables()) tables.add(copied(table, zip));
        var manifest = new Manifest(
                Manifest.FORMAT,
                at,
                connection.getMetaData().getDatabaseMajorVersion(),
                migrations(),
                tables,
                sequences(),
                identityKeys());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(JsonMapper.builder().build().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return manifest;
    }

    private record Named(String name, List<String> columns) {}

    private List<Named> tables() throws SQLException {
        return list(
                        TABLES,
                        row -> new Named(row.getString(1), List.of((String[])
                                row.getArray(2).getArray())))
                .stream()
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .toList();
    }

    private Manifest.Table copied(Named table, ZipOutputStream zip) throws SQLException, IOException {
        var digest = sha256();
        var copied = new Manifest.Table(table.name(), table.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(copied.entry()));
        var rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy %s (%s) to stdout".formatted(quoted(table.name()), quoted(table.columns())),
                        new DigestOutputStream(new Kept(zip), digest));
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    /** The driver closes what it has copied into; the next table follows in the same file. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // the file is closed when it is whole
        }
    }

    private Instant moment() throws SQLException {
        return list(
                        "select now()",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant())
                .get(0);
    }

    private List<Manifest.Migration> migrations() throws SQLException {
        return list(
                MIGRATIONS,
                row -> new Manifest.Migration(row.getString(1), row.getObject(2) == null ? null : row.getInt(2)));
    }

    private List<Manifest.Sequence> sequences() throws SQLException {
        var all = new ArrayList<Manifest.Sequence>();
        for (var name : list(SEQUENCES, row -> row.getString(1)))
            all.addAll(list(
                    "select last_value, is_called from " + quoted(name),
                    row -> new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2))));
        return all;
    }

    private List<String> identityKeys() throws SQLException {
        return list("select encode(fingerprint, 'hex') from identity_key", row -> row.getString(1));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> list(String question, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            var all = new ArrayList<T>();
            while (row.next()) all.add(reading.of(row));
            return all;
        }
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String quoted(List<String> names) {
        return names.stream().map(Backup::quoted).collect(Collectors.joining(", "));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
