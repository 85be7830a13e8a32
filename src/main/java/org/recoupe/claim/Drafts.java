package org.recoupe.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What somebody is still writing about a claim: theirs alone, on no record, gone when it is proposed. */
@Service
@Transactional
public class Drafts {
    private static final String SAVE = """
            insert into verdict_draft (person, claim, verdict, retraction, rationale, missing, nothing_missing, exception, answered, answers, finding,
              finding_context, saved_at)
            select :person, c.id, :verdict, :retraction, :rationale, :missing, :nothingMissing, :exception, :answered, :answers, :finding, :context, :now
              from claim c where c.id = :claim and c.state = 'IN_VERIFICATION' for share
            on conflict (person, claim) do update set verdict = excluded.verdict, retraction = excluded.retraction,
              rationale = excluded.rationale, missing = excluded.missing, nothing_missing = excluded.nothing_missing,
              exception = excluded.exception, answered = excluded.answered, answers = excluded.answers,
              finding = excluded.finding, finding_context = excluded.finding_context, saved_at = excluded.saved_at""";

    private final JdbcClient sql;
    private final Claims claims;
    private final Clock clock;

    Drafts(JdbcClient sql, Claims claims, Clock clock) {
        this.sql = sql;
        this.claims = claims;
        this.clock = clock;
    }

    /** @param at when it was saved */
    public record Saved(VerdictDraft draft, Instant at) {}

    /**
     * In place of what this person had saved before; an empty one takes its place too.
     *
     * @throws ClaimRejected.WrongState if there is nothing to propose at the moment; a draft that was sent before the proposal and
     * arrives after it must not outlive it
     */
    public Instant save(UUID id, VerdictDraft draft, Actor actor) {
        var claim = visible(id, actor);
        var person = actor.acting(Permission.VERIFY, claim.desk()).userId();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (draft.isEmpty()) {
            discard(id, person);
            return now;
        }
        var answers = new LinkedHashMap<>(draft.answers());
        var saved = sql.sql(SAVE)
                .param("person", person)
                .param("claim", id)
                .param("verdict", name(draft.verdict()))
                .param("retraction", name(draft.retraction()))
                .param("rationale", draft.rationale())
                .param("missing", draft.missing())
                .param("nothingMissing", draft.nothingMissing())
                .param("exception", draft.exception())
                .param("answered", answers.keySet().toArray(UUID[]::new))
                .param("answers", answers.values().toArray(String[]::new))
                .param("finding", name(draft.finding()))
                .param("context", draft.context())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (saved == 0) throw new ClaimRejected.WrongState(claim.reference(), claim.state(), "a draft cannot be saved");
        return now;
    }

    /** This person's own, and nobody else's. */
    @Transactional(readOnly = true)
    public Optional<Saved> of(UUID claim, Actor actor) {
        return sql.sql("select * from verdict_draft where person = :person and claim = :claim")
                .param("person", actor.userId())
                .param("claim", claim)
                .query(Drafts::saved)
                .optional();
    }

    public void discard(UUID id, Actor actor) {
        discard(id, writing(id, actor).userId());
    }

    /** @throws Unknown if there is no such claim, or it lies on another desk */
    private Acting writing(UUID id, Actor actor) {
        return actor.acting(Permission.VERIFY, visible(id, actor).desk());
    }

    private Claim visible(UUID id, Actor actor) {
        return claims.findById(id).filter(found -> actor.sees(found.desk())).orElseThrow(() -> new Unknown("claim"));
    }

    /** What was proposed is no draft any more. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ClaimEvent.VerdictProposed event) {
        discard(event.change().claim(), event.change().by().userId());
    }

    private void discard(UUID claim, String person) {
        sql.sql("delete from verdict_draft where person = :person and claim = :claim")
                .param("person", person)
                .param("claim", claim)
                .update();
    }

    private static Saved saved(ResultSet row, int number) throws SQLException {
        var verdict = row.getString("verdict");
        var retraction = row.getString("retraction");
        var finding = row.getString("finding");
        return new Saved(
                new VerdictDraft(
                        verdict == null ? null : Verdict.Kind.valueOf(verdict),
                        retraction == null ? null : RetractionReason.valueOf(retraction),
                        row.getString("rationale"),
                        row.getString("missing"),
                        row.getBoolean("nothing_missing"),
                        row.getString("exception"),
                        answers(row),
                        finding == null ? null : VerdictFinding.valueOf(finding),
                        row.getString("finding_context")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    private static Map<UUID, String> answers(ResultSet row) throws SQLException {
        var answered = (UUID[]) row.getArray("answered").getArray();
        var words = (String[]) row.getArray("answers").getArray();
        var answers = new HashMap<UUID, String>();
        for (int i = 0; i < answered.length; i++) answers.put(answered[i], words[i]);
        return answers;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
