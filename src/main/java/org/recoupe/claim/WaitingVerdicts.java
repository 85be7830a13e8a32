package org.recoupe.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for a second pair of eyes, grouped by story, the most harm and the weakest evidence first. That is, in this order:
 * casualties and accusations before everything else; where an exception was asked for; fewest independent sources; lowest credibility of
 * the best piece; priority; deadline. A story stands where its first verdict stands.
 */
@Service
@Transactional(readOnly = true)
public class WaitingVerdicts {
    private static final String HAND = """
            case when %s then 'PROPOSED' when %s then 'ATTACHED_EVIDENCE' when %s then 'CHANGED_CLAIM' when %s then 'SORTED_ORIGINS'
            when %s then 'PAIRED' when %s then 'CHANGED_SOURCE' when %s then 'APPROVED' end""".formatted(
                    SameEyes.areAmong("w.desk", "w.proposers"),
                    SameEyes.areAmong("w.desk", "w.evidence_by"),
                    SameEyes.areAmong("w.desk", "w.changers"),
                    SameEyes.areAmong("w.desk", "w.sorters"),
                    SameEyes.areAmong("w.desk", "w.pairers"),
                    SameEyes.areAmong("w.desk", "w.source_changers"),
                    SameEyes.areAmong("w.desk", "w.approvers"));

    private static final String LINE = """
            with line as (
              select w.*, %s hand, min(w.rank) over (partition by w.article) story from waiting_verdict w
              where w.desk = any (:desks)
                and (cast(:kind as text) is null or w.kind = :kind)
                and (cast(:class as text) is null or w.claim_class = :class)
                and (cast(:exception as boolean) is null or w.exception_asked = :exception)
                and (cast(:mine as boolean) is null or :mine = ((%s) is null)))
            """.formatted(HAND, HAND);

    private static final String ORDER = " order by story, article, rank, due, claim ";

    private static final String PAGE = LINE + """
            , page as (select * from line %s limit :limit offset :offset)
            select p.*, c.reference, c.text, case when c.proposition_missing = '' then c.proposition end proposition, c.stance, s.name source, a.title, a.language
            from page p join claim c on c.id = p.claim join article_view_story a on a.id = p.article left join source_view_speaker s on s.id = c.source
            order by p.story, p.article, p.rank, p.due, p.claim""".formatted(ORDER);

    private static final String AROUND = LINE + """
            , numbered as (select claim, lag(claim) over w previous, lead(claim) over w "next", row_number() over w place,
              first_value(claim) over w "first", count(*) over () total from line window w as (%s))
            select * from (select * from numbered where claim = :claim union all
              (select null, null, claim, 0, claim, total from numbered where place = 1)) n order by place desc limit 1""".formatted(ORDER);

    private static final String COUNTS = """
            select w.desk, w.kind, w.claim_class, w.exception_asked, (%s) is null mine, count(*) n from waiting_verdict w
            where w.desk = any (:desks) group by 1, 2, 3, 4, 5""".formatted(HAND);

    private static final String LOW_RISK = LINE + """
            select claim from line where claim_class not in ('CASUALTIES', 'ACCUSATION', 'DEATH') and not exception_asked
              and approvals = 1 and not refuted and not contradicted and approvals = 1 and exists (select 1 from claim c where c.id = line.claim and c.in_text)
            %s limit :limit""".formatted(ORDER);

    private final JdbcClient sql;
    private final SameEyes eyes;

    WaitingVerdicts(JdbcClient sql, SameEyes eyes) {
        this.sql = sql;
        this.eyes = eyes;
    }

    /**
     * Which of them to show; null means whatever it is.
     *
     * @param mine whether this person may decide it; false shows those they had a hand in
     */
    public record Filter(
            @Nullable String desk,
            Verdict.@Nullable Kind verdict,
            @Nullable ClaimClass claimClass,
            @Nullable Boolean exception,
            @Nullable Boolean mine) {
        /** All that this person may decide. */
        public static final Filter MINE = new Filter(null, null, null, null, true);

        boolean takes(Share share) {
            return (desk == null || desk.equals(share.desk()))
                    && (verdict == null || verdict == share.verdict())
                    && (claimClass == null || claimClass == share.claimClass())
                    && (exception == null || exception == share.exception())
                    && (mine == null || mine == share.mine());
        }
    }

    /**
     * One of them.
     *
     * @param reference of the claim, "C-4183"
     * @param proposition what is judged, if it is complete
     * @param contradicted whether something speaks against it: another claim, or a piece of evidence
     * @param sources how many independent sources carry the verdict
     * @param credibility of the best piece that carries it, 1 to 6; null if nobody assessed any
     * @param hand why this person may not decide it, or null
     */
    public record Waiting(
            UUID claim,
            String reference,
            String text,
            @Nullable String proposition,
            Stance stance,
            @Nullable String source,
            UUID article,
            String title,
            @Nullable String language,
            String desk,
            Verdict.Kind verdict,
            ClaimClass claimClass,
            boolean exception,
            boolean contradicted,
            boolean returned,
            int sources,
            @Nullable Integer credibility,
            Priority priority,
            @Nullable Instant due,
            Instant since,
            String proposedBy,
            @Nullable Involvement hand) {}

    /** How many there are of one sort. */
    public record Share(
            String desk, Verdict.Kind verdict, ClaimClass claimClass, boolean exception, boolean mine, int n) {}

    /** All of them, by sort. */
    public record Counts(List<Share> shares) {
        public int of(Filter filter) {
            return shares.stream().filter(filter::takes).mapToInt(Share::n).sum();
        }

        /** How many of the filtered ones there are of each value of something. */
        public <T> Map<T, Integer> by(Function<Share, T> value, Filter filter) {
            var counts = new HashMap<T, Integer>();
            shares.stream().filter(filter::takes).forEach(s -> counts.merge(value.apply(s), s.n(), Integer::sum));
            return counts;
        }
    }

    /**
     * Where a claim stands in the line.
     *
     * @param place from 1; 0 if it is not in the line (any more)
     * @param next the one after it; the first of all if it is not in the line
     */
    public record Around(
            int place,
            int total,
            @Nullable UUID previous,
            @Nullable UUID next) {}

    public List<Waiting> page(Filter filter, Actor actor, int offset, int limit) {
        return asked(PAGE, filter, actor)
                .param("offset", offset)
                .param("limit", limit)
                .query(WaitingVerdicts::waiting)
                .list();
    }

    public Counts counts(Actor actor) {
        return new Counts(sql.sql(COUNTS)
                .param("desks", actor.desks().toArray(String[]::new))
                .param("me", eyes.of(actor))
                .query((row, n) -> new Share(
                        row.getString("desk"),
                        Verdict.Kind.valueOf(row.getString("kind")),
                        ClaimClass.valueOf(row.getString("claim_class")),
                        row.getBoolean("exception_asked"),
                        row.getBoolean("mine"),
                        row.getInt("n")))
                .list());
    }

    public Around around(UUID claim, Filter filter, Actor actor) {
        return asked(AROUND, filter, actor)
                .param("claim", claim)
                .query((row, n) -> new Around(
                        row.getInt("place"),
                        row.getInt("total"),
                        row.getObject("previous", UUID.class),
                        row.getObject("next", UUID.class)))
                .optional()
                .orElse(new Around(0, 0, null, null));
    }

    /** Of those this person may decide, the ones that may be approved together. */
    public List<UUID> lowRisk(Actor actor) {
        return asked(LOW_RISK, Filter.MINE, actor)
                .param("limit", Approval.LARGEST_BATCH)
                .query(UUID.class)
                .list();
    }

    /** How many verdicts this person approved since then. */
    public int approvedSince(Instant since, Actor actor) {
        return sql.sql("""
                        select count(*) from verdict where decided_by = :me and decision = 'APPROVED' and decided_at > :since""")
                .param("me", actor.userId())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String text, Filter filter, Actor actor) {
        var desks = actor.desks().stream()
                .filter(desk -> filter.desk() == null || filter.desk().equals(desk))
                .toArray(String[]::new);
        return sql.sql(text)
                .param("desks", desks)
                .param("me", eyes.of(actor))
                .param(
                        "kind",
                        filter.verdict() == null ? null : filter.verdict().name())
                .param(
                        "class",
                        filter.claimClass() == null ? null : filter.claimClass().name())
                .param("exception", filter.exception())
                .param("mine", filter.mine());
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        var hand = row.getString("hand");
        return new Waiting(
                row.getObject("claim", UUID.class),
                Reference.of(row.getLong("reference")).toString(),
                row.getString("text"),
                row.getString("proposition"),
                Stance.valueOf(row.getString("stance")),
                row.getString("source"),
                row.getObject("article", UUID.class),
                row.getString("title"),
                row.getString("language"),
                row.getString("desk"),
                Verdict.Kind.valueOf(row.getString("kind")),
                ClaimClass.valueOf(row.getString("claim_class")),
                row.getBoolean("exception_asked"),
                row.getBoolean("contradicted") || row.getBoolean("refuted"),
                row.getBoolean("returned_before"),
                row.getInt("sources"),
                row.getBoolean("assessed") ? row.getInt("credibility") : null,
                Priority.values()[row.getInt("priority")],
                Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getString("proposed_by"),
                hand == null ? null : Involvement.valueOf(hand));
    }
}
