package org.recoupe.confidential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asked for which identity and what became of it. Nothing here knows who a source is. */
@Service
@Transactional(readOnly = true)
public class IdentityFile {
    private static final String REQUESTS = """
            select r.*, e.claim, e.alias, c.reference, c.number, c.text, c.desk,
              array(select a.custodian from identity_agreement a where a.request = r.id order by a.agreed_at, a.custodian) agreed
            from identity_request r join claim_view_confidential_piece e on e.id = r.evidence
            join claim_view_claim c on c.id = e.claim
            """;
    private static final String OPEN = "r.granted_at is null and r.refused_at is null";

    private final JdbcClient sql;
    private final Clock clock;

    IdentityFile(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A confidential piece, as far as it matters who asks about it. */
    record Piece(UUID id, UUID claim, String desk, Reference reference, String addedBy) {}

    /** What waits for custodians on this one's desks, the oldest first; also what they asked themselves and others decide. */
    public List<IdentityRequest> waiting(Actor custodian) {
        return requests(" where " + OPEN + " and c.desk = any (:desks) order by r.asked_at, r.id", desks(custodian));
    }

    /** What was granted on this custodian's desks and may be read at the moment, what ends first first. */
    public List<IdentityRequest> inForce(Actor custodian) {
        return sql.sql(REQUESTS
                        + " where r.readable_until > :now and c.desk = any (:desks) order by r.readable_until, r.id")
                .param("now", now())
                .param("desks", desks(custodian))
                .query(IdentityFile::request)
                .list();
    }

    /** How many requests wait for this custodian: not their own, nor those they have agreed to. */
    public int waitingFor(Actor custodian) {
        return (int) waiting(custodian).stream()
                .filter(request -> mayDecide(request, custodian))
                .filter(request -> !request.agreed().contains(custodian.userId()))
                .count();
    }

    /** Whether this one is a custodian of the desk and another than the asker. */
    public static boolean mayDecide(IdentityRequest request, Actor custodian) {
        return request.isOpen()
                && custodian.may(Permission.GRANT_IDENTITY, request.desk())
                && !request.askedBy().equals(custodian.userId());
    }

    /** What somebody asked for on the desks they are on, the newest first. */
    public List<IdentityRequest> askedBy(Actor asker) {
        return sql.sql(REQUESTS
                        + " where r.asked_by = :person and c.desk = any (:desks) order by r.asked_at desc, r.id")
                .param("person", asker.userId())
                .param("desks", asker.desks().toArray(String[]::new))
                .query(IdentityFile::request)
                .list();
    }

    /** How the reader stands to the confidential pieces of a claim, by piece. */
    public Map<UUID, Standing> of(UUID claim, Actor reader) {
        var pieces = sql.sql(PIECES + " where e.claim = :claim")
                .param("claim", claim)
                .query(IdentityFile::piece)
                .list();
        if (pieces.isEmpty()) return Map.of();
        var latest = new HashMap<UUID, IdentityRequest>();
        askedBy(reader).forEach(request -> latest.putIfAbsent(request.evidence(), request));
        var read = lastReadings(pieces, reader);
        var standings = new HashMap<UUID, Standing>();
        for (var piece : pieces) {
            standings.put(piece.id(), standing(piece, latest.get(piece.id()), read.get(piece.id()), reader));
        }
        return standings;
    }

    Standing of(Piece piece, Actor reader) {
        return Objects.requireNonNull(of(piece.claim(), reader).get(piece.id()));
    }

    private Standing standing(Piece piece, @Nullable IdentityRequest latest, @Nullable Instant lastRead, Actor reader) {
        if (!reader.may(Permission.LEARN_IDENTITY, piece.desk()))
            return new Standing(Standing.Way.CLOSED, null, lastRead);
        if (piece.addedBy().equals(reader.userId())) return new Standing(Standing.Way.THEIRS, null, lastRead);
        if (latest == null) return new Standing(Standing.Way.MAY_ASK, null, lastRead);
        var until = latest.readableUntil();
        if (until != null && until.isAfter(clock.instant()))
            return new Standing(Standing.Way.GRANTED, latest, lastRead);
        return new Standing(latest.isOpen() ? Standing.Way.ASKED : Standing.Way.MAY_ASK, latest, lastRead);
    }

    private Map<UUID, Instant> lastReadings(List<Piece> pieces, Actor reader) {
        var read = new HashMap<UUID, Instant>();
        sql.sql("""
                        select evidence, max(read_at) from identity_reading
                        where reader = :reader and evidence = any (:pieces) group by evidence""")
                .param("reader", reader.userId())
                .param("pieces", pieces.stream().map(Piece::id).toArray(UUID[]::new))
                .query(row -> {
                    read.put(row.getObject(1, UUID.class), time(row, 2));
                });
        return read;
    }

    private static final String PIECES =
            "select e.id, e.claim, c.desk, c.reference, e.added_by from claim_view_confidential_piece e"
                    + " join claim_view_claim c on c.id = e.claim";

    /** A confidential piece of that claim which exists for the reader. */
    Optional<Piece> piece(UUID claim, UUID evidence, Actor reader) {
        return sql.sql(PIECES + " where e.id = :evidence and e.claim = :claim")
                .param("evidence", evidence)
                .param("claim", claim)
                .query(IdentityFile::piece)
                .optional()
                .filter(piece -> reader.may(Permission.READ, piece.desk()));
    }

    /** A request that exists for this reader, as it stands; it cannot change before the transaction ends. */
    Optional<IdentityRequest> locked(UUID request, Actor reader) {
        return sql.sql(REQUESTS + " where r.id = :id for update of r")
                .param("id", request)
                .query(IdentityFile::request)
                .optional()
                .filter(found -> reader.may(Permission.READ, found.desk()));
    }

    private List<IdentityRequest> requests(String condition, String[] desks) {
        return sql.sql(REQUESTS + condition)
                .param("desks", desks)
                .query(IdentityFile::request)
                .list();
    }

    private static String[] desks(Actor custodian) {
        return custodian.desks().stream()
                .filter(desk -> custodian.may(Permission.GRANT_IDENTITY, desk))
                .toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Piece piece(ResultSet row, int number) throws SQLException {
        return new Piece(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                row.getString("desk"),
                Reference.of(row.getLong("reference")),
                row.getString("added_by"));
    }

    private static IdentityRequest request(ResultSet row, int number) throws SQLException {
        var until = row.getObject("readable_until", OffsetDateTime.class);
        return new IdentityRequest(
                row.getObject("id", UUID.class),
                row.getObject("claim", UUID.class),
                Reference.of(row.getLong("reference")).toString(),
                row.getInt("number"),
                row.getString("text"),
                row.getString("desk"),
                row.getObject("evidence", UUID.class),
                row.getString("alias"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                List.of((String[]) row.getArray("agreed").getArray()),
                row.getString("refused_by"),
                row.getString("refusal"),
                until == null ? null : until.toInstant());
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
