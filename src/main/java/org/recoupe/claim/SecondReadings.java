package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which approved verdicts are read a second time, what waits to be read, and what came of it. */
@Service
@Transactional(readOnly = true)
public class SecondReadings {
    private static final int SHOWN = 20;

    private static final String HAND = """
            (%s or exists (select 1 from verdict v where v.claim = r.claim and %s)
              or exists (select 1 from verdict v join verdict_approval b on b.verdict = v.id where v.claim = r.claim and %s)
              or exists (select 1 from claim_view_hand h where h.claim = r.claim and %s))""".formatted(
                    SameEyes.are("r.desk", "r.approved_by"),
                    SameEyes.are("r.desk", "v.decided_by"),
                    SameEyes.are("r.desk", "b.person"),
                    SameEyes.are("r.desk", "h.person"));

    private static final String OPEN = """
            select r.*, c.reference, c.text, c.claim_class, s.name source, a.title, a.language, %1$s hand
            from second_reading r join claim c on c.id = r.claim join article_view_story a on a.id = r.article
            left join source_view_speaker s on s.id = c.source
            where r.desk = any (:desks) and r.read_at is null and r.lapsed_at is null
            order by %1$s, r.drawn_at, r.id limit :limit""".formatted(HAND);

    private static final String DISSENT = """
            select r.*, c.reference, c.text, c.claim_class, s.name source, a.title, a.language, %1$s hand
            from second_reading r join claim c on c.id = r.claim join article_view_story a on a.id = r.article
            left join source_view_speaker s on s.id = c.source
            where r.desk = any (:desks) and r.read_at is not null and r.reading <> r.kind and r.lapsed_at is null
            order by r.read_at desc, r.id limit :limit""".formatted(HAND);

    private static final String FOR_ME = """
            select count(*) from second_reading r join claim c on c.id = r.claim
            where r.desk = any (:desks) and r.read_at is null and r.lapsed_at is null and not %s""".formatted(HAND);

    private static final String OF_CLAIM = """
            select r.*, c.reference, c.text, c.claim_class, s.name source, a.title, a.language, %s hand
            from second_reading r join claim c on c.id = r.claim join article_view_story a on a.id = r.article
            left join source_view_speaker s on s.id = c.source
            where r.claim = :claim and r.desk = any (:desks) order by r.verdict desc limit 1""".formatted(HAND);

    private final EntityManager entities;
    private final JdbcClient sql;
    private final Draw draw;
    private final SameEyes eyes;

    SecondReadings(EntityManager entities, JdbcClient sql, Draw draw, SameEyes eyes) {
        this.eyes = eyes;
        this.entities = entities;
        this.sql = sql;
        this.draw = draw;
    }

    /**
     * One as it is listed. What was approved and by whom, and what was read, is to be shown only once it was read.
     *
     * @param reference of the claim, "C-4183"
     * @param forMe whether this person had no hand in it
     */
    public record Listed(
            UUID claim,
            String reference,
            String text,
            @Nullable String source,
            String article,
            @Nullable String language,
            String desk,
            int verdict,
            Instant drawnAt,
            boolean lapsed,
            boolean forMe,
            @Nullable Outcome outcome) {}

    /** What came of it. */
    public record Outcome(
            Verdict.Kind approved, String approvedBy, Verdict.Kind reading, String reader, String note, Instant at) {
        public boolean agrees() {
            return approved == reading;
        }
    }

    /** What waits on this person's desks, theirs to read first; the oldest first. */
    public List<Listed> open(Actor actor) {
        return list(OPEN, actor);
    }

    /** Where the second reader disagreed with a verdict that still stands, the latest first. */
    public List<Listed> dissent(Actor actor) {
        return list(DISSENT, actor);
    }

    /** How many wait for this person to read. */
    public int forMe(Actor actor) {
        return sql.sql(FOR_ME)
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", eyes.of(actor))
                .query(Integer.class)
                .single();
    }

    /** The latest of a claim, if its verdict was drawn. */
    public Optional<Listed> ofClaim(UUID claim, Actor actor) {
        return sql.sql(OF_CLAIM)
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", eyes.of(actor))
                .param("claim", claim)
                .query(SecondReadings::listed)
                .optional();
    }

    /** Lets the lot decide whether the verdict just approved is read a second time. */
    @Transactional
    void drawFor(Claim claim, Acting approver, Instant at) {
        var lot = draw.next();
        if (!lot.drawn()) return;
        var approved = claim.latestVerdict().orElseThrow();
        entities.persist(new SecondReading(claim, approved, lot, approver, at));
    }

    /** @throws ClaimRejected.WrongState if none waits */
    SecondReading of(Claim claim) {
        return all(claim).stream()
                .filter(SecondReading::isOpen)
                .findFirst()
                .orElseThrow(() -> new ClaimRejected.WrongState(
                        claim.reference(), claim.state(), "nobody waits for a second reading of it"));
    }

    /** The verdict they are about does not stand any more. */
    @Transactional
    void lapse(Claim claim, Instant at) {
        all(claim).forEach(reading -> reading.lapse(at));
    }

    private List<SecondReading> all(Claim claim) {
        return entities.createQuery(
                        "select r from SecondReading r where r.claim = :claim and r.lapsedAt is null",
                        SecondReading.class)
                .setParameter("claim", claim.id())
                .getResultList();
    }

    private List<Listed> list(String text, Actor actor) {
        return sql.sql(text)
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", eyes.of(actor))
                .param("limit", SHOWN)
                .query(SecondReadings::listed)
                .list();
    }

    private static Listed listed(ResultSet row, int n) throws SQLException {
        return new Listed(
                row.getObject("claim", UUID.class),
                Reference.of(row.getLong("reference")).toString(),
                row.getString("text"),
                row.getString("source"),
                row.getString("title"),
                row.getString("language"),
                row.getString("desk"),
                row.getInt("verdict"),
                instant(row, "drawn_at"),
                row.getObject("lapsed_at") != null,
                !row.getBoolean("hand"),
                row.getString("reader") == null
                        ? null
                        : new Outcome(
                                Verdict.Kind.valueOf(row.getString("kind")),
                                row.getString("approved_by"),
                                Verdict.Kind.valueOf(row.getString("reading")),
                                row.getString("reader"),
                                row.getString("note"),
                                instant(row, "read_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
