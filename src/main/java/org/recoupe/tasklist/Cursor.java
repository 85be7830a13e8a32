package org.recoupe.tasklist;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.recoupe.kernel.Invalid;

/** Where a page of the inbox ended. For the outside an opaque word. */
record Cursor(int priority, Instant due, UUID id) {
    private static final int BYTES = 1 + 8 + 4 + 16;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    static Cursor after(OpenStep last) {
        return new Cursor(Urgency.of(last.priority()), last.due(), last.id());
    }

    String word() {
        var bytes = ByteBuffer.allocate(BYTES)
                .put((byte) priority)
                .putLong(due.getEpochSecond())
                .putInt(due.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws Invalid if it is none of ours */
    static Cursor of(String word) {
        try {
            var bytes = Base64.getUrlDecoder().decode(word);
            if (bytes.length != BYTES) throw bad();
            var read = ByteBuffer.wrap(bytes);
            var cursor = new Cursor(
                    read.get(),
                    Instant.ofEpochSecond(read.getLong(), read.getInt()),
                    new UUID(read.getLong(), read.getLong()));
            // only what we could have given out, which is also what the database can take
            if (cursor.due.isBefore(EARLIEST)
                    || cursor.due.isAfter(LATEST)
                    || !cursor.word().equals(word)) throw bad();
            return cursor;
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
            throw bad();
        }
    }

    private static Invalid bad() {
        return new Invalid("cursor", "bad-cursor", "is not one of ours; leave it out to begin at the top");
    }
}
