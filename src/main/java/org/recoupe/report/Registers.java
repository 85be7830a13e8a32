package org.recoupe.report;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verdicts, evidence and decisions out of the trail alone, oldest first: each row says what was so then, whatever is so today. */
@Service
@Transactional(readOnly = true)
public class Registers {
    /** Longest page. */
    public static final int LONGEST_PAGE = 200;

    private final TrailWalk trail;

    Registers(TrailWalk trail) {
        this.trail = trail;
    }

    /** @param next cursor of the next page, or null if this is the last */
    public record Page<R extends Record>(
            List<R> items, @Nullable String next) {}

    /**
     * Some rows.
     *
     * @param cursor where the last page ended, or null for the first
     * @param limit 1 to {@value #LONGEST_PAGE}
     */
    public <R extends Record> Page<R> page(Register<R> register, Scope scope, @Nullable String cursor, int limit) {
        new Invalid.Check()
                .that(limit >= 1 && limit <= LONGEST_PAGE, "limit", "out-of-range", "1 to " + LONGEST_PAGE)
                .orRefuse();
        var rows = new ArrayList<R>();
        var last = new ArrayList<Long>();
        // who says it is seen entry by entry: then nobody knows how many must be looked at
        var atMost = scope.source() == null ? limit + 1 : null;
        trail.each(scope, register.which(), cursor == null ? 0 : place(cursor), atMost, moment -> {
            if (!register.isOf(scope.source(), moment)) return true;
            rows.add(register.row(moment));
            last.add(moment.entry().seq());
            return rows.size() <= limit;
        });
        return rows.size() <= limit
                ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), word(last.get(limit - 1)));
    }

    /** The whole, row by row; memory does not grow with it. */
    public void write(Register<?> register, Scope scope, Appendable out) {
        var csv = new Csv(out, register.columns());
        trail.each(scope, register.which(), 0, null, moment -> {
            if (register.isOf(scope.source(), moment)) csv.row(register.values(register.row(moment)));
            return true;
        });
        csv.end();
    }

    /** For the outside an opaque word. */
    private static String word(long seq) {
        var bytes = ByteBuffer.allocate(Long.BYTES).putLong(seq).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static long place(String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length != Long.BYTES) throw bad();
            var seq = ByteBuffer.wrap(bytes).getLong();
            if (seq < 1 || !word(seq).equals(cursor)) throw bad();
            return seq;
        } catch (IllegalArgumentException e) {
            throw bad();
        }
    }

    private static Invalid bad() {
        return new Invalid("cursor", "bad-cursor", "is not one of ours; leave it out to begin at the top");
    }
}
