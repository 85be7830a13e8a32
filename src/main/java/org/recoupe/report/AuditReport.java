package org.recoupe.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Shorthand;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Span;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The decision log, each decision beside the claim it is about, as it stands now: what an assessor or a judge reads. RFC 4180, UTF-8,
 * times in UTC, several values joined by {@code |}, and no cell that a spreadsheet would take for a formula.
 */
@Service
public class AuditReport {
    private static final int ROWS_AT_A_TIME = 500;

    private static final List<String> DECISION = List.of(
            "seq",
            "at",
            "actor_authenticated",
            "acting_role",
            "action",
            "object",
            "before",
            "after",
            "reason",
            "definition_version",
            "desk",
            "chain",
            "n",
            "prev_hash",
            "hash",
            "standing_in_for");

    private static final List<String> CLAIM = List.of(
            "claim_id",
            "claim_reference",
            "claim_number",
            "article_id",
            "article_title",
            "outlet",
            "article_version",
            "url",
            "published_at",
            "imported_at",
            "language",
            "claim_text",
            "span_start",
            "span_end",
            "voice",
            "stance",
            "claimant",
            "origin_source",
            "relay_source",
            "class",
            "selected_because",
            "priority",
            "state",
            "set_aside_reason",
            "deadline",
            "verdict",
            "verdict_reason",
            "verdict_version",
            "verdict_at",
            "rationale",
            "what_is_missing",
            "proposer",
            "approver",
            "four_eyes_ok",
            "rule_id",
            "override",
            "override_asked",
            "override_granted");

    private final NamedParameterJdbcTemplate database;

    AuditReport(JdbcTemplate database) {
        var streaming = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        streaming.setFetchSize(ROWS_AT_A_TIME);
        this.database = new NamedParameterJdbcTemplate(streaming);
    }

    /**
     * What the report covers.
     *
     * @param from first moment, inclusive; null from the beginning
     * @param to last moment, exclusive; null to the end
     * @param desks empty for all
     * @param claim only this one; null for all
     */
    public record Scope(
            @Nullable Instant from,
            @Nullable Instant to,
            Collection<String> desks,
            @Nullable UUID claim) {}

    /** Writes the report row by row; memory does not grow with it. */
    @Transactional(readOnly = true)
    public void write(Scope scope, Appendable out) {
        // who came and went is no decision
        var where = new ArrayList<String>(List.of("e.subject <> 'security'"));
        var values = new MapSqlParameterSource();
        if (scope.from() != null) {
            where.add("e.at >= :from");
            values.addValue("from", Timestamp.from(scope.from()));
        }
        if (scope.to() != null) {
            where.add("e.at < :to");
            values.addValue("to", Timestamp.from(scope.to()));
        }
        if (!scope.desks().isEmpty()) {
            where.add("e.desk in (:desks)");
            values.addValue("desks", scope.desks());
        }
        if (scope.claim() != null) {
            where.add("e.claim = :claim");
            values.addValue("claim", scope.claim());
        }
        var columns = new ArrayList<>(DECISION);
        columns.addAll(CLAIM);
        try {
            var csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(columns);
            var spans = new SpanColumns();
            database.query(
                    """
                    select e.*, e.actor actor_authenticated, e.role acting_role, e.model definition_version, e.subject chain,
                      e.previous prev_hash, r.*,
                      r.approver is null or not had_hand_at(r.approver, r.claim_id, r.verdict_version) four_eyes_ok
                    from audit_view_entry e left join claim_view_register r on r.claim_id = e.claim""" + (where.isEmpty() ? "" : " where " + String.join(" and ", where)) + " order by e.seq",
                    values,
                    row -> {
                        print(csv, columns, row, spans);
                    });
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(CSVPrinter csv, List<String> columns, ResultSet row, SpanColumns spans)
            throws SQLException {
        var cells = new ArrayList<String>(columns.size());
        var entry = AuditEntry.of(row);
        var told = Shorthand.of(entry);
        var reference = reference(row);
        for (var column : columns) {
            cells.add(cell(
                    switch (column) {
                        case "span_start" -> spans.of(row, Span::start);
                        case "span_end" -> spans.of(row, Span::end);
                        case "object" -> entry.namesItsClaim() && reference != null ? reference : entry.object();
                        case "claim_reference" -> reference;
                        case "before" -> told.before();
                        case "after" -> told.after();
                        case "reason" -> told.reason();
                        case "selected_because" -> replaced(row.getString(column), ",", "|");
                        case "at", "published_at", "imported_at", "deadline", "verdict_at" ->
                            time(row.getTimestamp(column));
                        case "override", "four_eyes_ok" ->
                            yesOrNo(row.getString("claim_id") == null ? null : row.getString(column));
                        default -> row.getString(column);
                    }));
        }
        try {
            csv.printRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entries of before name their claim otherwise. */
    private static @Nullable String reference(ResultSet row) throws SQLException {
        var number = row.getObject("reference", Long.class);
        return number == null ? null : Reference.of(number).toString();
    }

    private static @Nullable String replaced(@Nullable String text, String from, String to) {
        return text == null ? null : text.replace(from, to);
    }

    private static @Nullable String time(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().toString();
    }

    private static @Nullable String yesOrNo(@Nullable String sql) {
        return sql == null ? null : sql.equals("t") ? "y" : "n";
    }

    /** A spreadsheet runs what begins like a formula; a leading apostrophe makes it text. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) return "";
        return "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** Places in code points, counted in the text of the revision at hand; entries of one revision mostly follow each other. */
    private final class SpanColumns {
        private @Nullable UUID revision;
        private String text = "";

        String of(ResultSet row, ToIntFunction<Span> end) throws SQLException {
            var id = row.getObject("revision_id", UUID.class);
            var places = row.getString("content");
            if (id == null || places == null || places.isEmpty()) return "";
            if (!id.equals(revision)) {
                text = Objects.requireNonNullElse(
                        database.getJdbcTemplate()
                                .queryForObject(
                                        "select text from article_view_revision where id = ?", String.class, id),
                        "");
                revision = id;
            }
            var ends = new ArrayList<String>();
            for (var place : places.split(",", -1)) {
                var at = place.split("-", 2);
                var span = new Span(Integer.parseInt(at[0]), Integer.parseInt(at[1])).inCodePoints(text);
                ends.add(Integer.toString(end.applyAsInt(span)));
            }
            return String.join("|", ends);
        }
    }
}
