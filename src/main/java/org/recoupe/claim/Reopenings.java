package org.recoupe.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who wants which decided claim to be taken up again, and why: asked, taken back or declined. Granted by {@link Approval#reopen}. */
@Service
@Transactional
public class Reopenings {
    private static final int SHOWN = 50;

    /** Their own hand, or that of somebody they stand in for. */
    private static final String HAND = """
            (select h.involvement from claim_view_hand h join answers_for(:me, q.claim) person on h.person = person.person
              where h.claim = q.claim order by array_position(array['PROPOSED', 'ATTACHED_EVIDENCE', 'CHANGED_CLAIM', 'PAIRED', 'CHANGED_SOURCE'], h.involvement) limit 1)""";

    private static final String OPEN = """
            select * from (select q.*, c.article, c.desk, c.reference, c.number, c.text, v.kind, v.reason retraction, v.rationale, v.decided_at, s.name source,
              a.title, a.language, %s hand
            from reopening_request q join claim c on c.id = q.claim join verdict v on v.claim = q.claim and v.number = q.verdict
            join article_view_story a on a.id = c.article left join source_view_speaker s on s.id = c.source
            where q.outcome is null and (:everyDesk or c.desk = any (:desks))) waiting
            order by hand is not null, asked_at, id limit :limit""".formatted(HAND);

    private static final String FOR_ME = """
            select count(*) from reopening_request q join claim c on c.id = q.claim
            where q.outcome is null and c.desk = any (:desks) and %s is null""".formatted(HAND);

    /** The last word on what they asked for, for some days: that of before is said by what they asked again. */
    private static final String ANSWERED = """
            select q.*, c.reference, c.number, c.text from reopening_request q join claim c on c.id = q.claim
            where q.asked_by = :me and q.outcome in ('GRANTED', 'DECLINED') and q.closed_at > :since and c.desk = any (:desks)
              and not exists (select 1 from reopening_request later where later.claim = q.claim and later.asked_by = q.asked_by
                and later.asked_at > q.asked_at)
            order by q.closed_at desc, q.id limit :limit""";

    private static final Duration TOLD_FOR = Duration.ofDays(3);

    private final ClaimDesk desk;
    private final JdbcClient sql;

    Reopenings(ClaimDesk desk, JdbcClient sql) {
        this.desk = desk;
        this.sql = sql;
    }

    /**
     * A request that waits.
     *
     * @param reference of the claim, "C-4183"
     * @param number of the claim within its story
     * @param retraction why it is retracted, if that is the verdict in force
     * @param hand why this person may not answer it, or null
     */
    public record Waiting(
            UUID claim,
            String reference,
            int number,
            String text,
            @Nullable String source,
            UUID article,
            String title,
            @Nullable String language,
            String desk,
            ClaimView.InForceView inForce,
            @Nullable RetractionReason retraction,
            ClaimView.RequestView request,
            @Nullable Involvement hand) {}

    /**
     * What became of a request.
     *
     * @param number of the claim, "C-8"
     * @param granted whether the claim was reopened
     * @param reason why it was declined, or null
     */
    public record Answered(
            UUID claim,
            String reference,
            int number,
            String text,
            ClaimView.RequestView request,
            boolean granted,
            @Nullable String reason,
            String by,
            Instant at) {}

    /** @throws ClaimRejected.ReopeningAsked if somebody has already */
    public void ask(UUID id, @Nullable String reason, Actor actor) {
        desk.change(
                id,
                Permission.ASK_REOPENING,
                actor,
                (claim, by, at) -> claim.askReopening(Verification.reasonGiven(reason), by, at));
    }

    /** By who asked. */
    public void withdraw(UUID id, UUID request, Actor actor) {
        desk.change(id, Permission.ASK_REOPENING, actor, (claim, by, at) -> claim.withdrawReopening(request, by, at));
    }

    /** By a supervisor who had no hand in the claim. */
    public void decline(UUID id, UUID request, @Nullable String reason, Actor actor) {
        desk.change(
                id,
                Permission.DECIDE,
                actor,
                (claim, by, at) -> claim.declineReopening(
                        request, () -> Verification.reasonGiven(reason), desk.takingAway(claim, by, actor), at));
    }

    /** What waits on this person's desks, theirs to answer first; the oldest first. */
    @Transactional(readOnly = true)
    public List<Waiting> open(Actor actor) {
        return sql.sql(OPEN)
                .param("everyDesk", actor.seesEveryDesk())
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", actor.userId())
                .param("limit", SHOWN)
                .query(Reopenings::waiting)
                .list();
    }

    /** What this person had asked for and was answered to in the last days, the newest first. */
    @Transactional(readOnly = true)
    public List<Answered> answered(Actor actor) {
        return sql.sql(ANSWERED)
                .param("me", actor.userId())
                .param("desks", actor.desks().toArray(String[]::new))
                .param("since", desk.now().minus(TOLD_FOR).atOffset(ZoneOffset.UTC))
                .param("limit", SHOWN)
                .query((row, n) -> new Answered(
                        row.getObject("claim", UUID.class),
                        Reference.of(row.getLong("reference")).toString(),
                        row.getInt("number"),
                        row.getString("text"),
                        request(row),
                        "GRANTED".equals(row.getString("outcome")),
                        row.getString("answer"),
                        row.getString("closed_by"),
                        instant(row, "closed_at")))
                .list();
    }

    /** How many wait for this person's answer. */
    @Transactional(readOnly = true)
    public int forMe(Actor actor) {
        return sql.sql(FOR_ME)
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", actor.userId())
                .query(Integer.class)
                .single();
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        var retraction = row.getString("retraction");
        var hand = row.getString("hand");
        return new Waiting(
                row.getObject("claim", UUID.class),
                Reference.of(row.getLong("reference")).toString(),
                row.getInt("number"),
                row.getString("text"),
                row.getString("source"),
                row.getObject("article", UUID.class),
                row.getString("title"),
                row.getString("language"),
                row.getString("desk"),
                new ClaimView.InForceView(
                        row.getInt("verdict"),
                        Verdict.Kind.valueOf(row.getString("kind")),
                        row.getString("rationale"),
                        instant(row, "decided_at")),
                retraction == null ? null : RetractionReason.valueOf(retraction),
                request(row),
                hand == null ? null : Involvement.valueOf(hand));
    }

    private static ClaimView.RequestView request(ResultSet row) throws SQLException {
        return new ClaimView.RequestView(
                row.getObject("id", UUID.class),
                row.getString("asked_by"),
                instant(row, "asked_at"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
