package org.recoupe.process.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.process.engine.StepKeeper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The editor's steps on an article, as the inbox shows them. Nobody takes them: they are the whole desk's. */
@Component
class IntakeSteps implements StepKeeper {
    /** A story of the day is checked two hours after it came in. */
    private static final Duration CHECKED_WITHIN = Duration.ofHours(2);

    private static final int NORMAL = 2; // between 0, the most urgent, and 3

    // "on conflict": a rival's row; the engine finds out who has lost when it writes its own
    private static final String OPEN = """
            insert into open_step (step, article, desk, role, priority, due, since)
            select :step, id, desk, :role, :priority, received_at + make_interval(secs => :within), :now
            from article_view_story where id = :article
            on conflict do nothing""";

    /** How far the story has come when a step is done. */
    private static final Map<String, ArticleStatus> DONE = Map.of(
            IntakeProcess.EXTRACT_BY_HAND, ArticleStatus.READY, IntakeProcess.CHECK_EXTRACTION, ArticleStatus.ACCEPTED);

    private final JdbcClient sql;
    private final Clock clock;

    IntakeSteps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of(IntakeProcess.PROCESS);
    }

    @Override
    public Word isDone(UUID article, DelegateTask task, @Nullable String person) {
        return word(article, DONE.get(task.getTaskDefinitionKey()), person != null);
    }

    /** Nobody takes them. */
    @Override
    public Word isHeld(UUID article, String step, @Nullable String person) {
        return word(article, null, person == null);
    }

    /** @param status the story must have come to, or null for any */
    private Word word(UUID article, @Nullable ArticleStatus status, boolean agrees) {
        return sql.sql("select desk, status from article_view_story where id = :article")
                .param("article", article)
                .query((row, number) -> new Word(
                        Subject.article(article),
                        row.getString("desk"),
                        "article",
                        agrees && (status == null || status.name().equals(row.getString("status")))))
                .single();
    }

    @Override
    public void opened(UUID article, Role role, DelegateTask task) {
        sql.sql(OPEN)
                .param("step", task.getTaskDefinitionKey())
                .param("role", role.name())
                .param("priority", NORMAL)
                .param("within", (double) CHECKED_WITHIN.toSeconds())
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("article", article)
                .update();
    }

    @Override
    public void held(UUID article, String step, @Nullable String person) {
        sql.sql("update open_step set assignee = :person where article = :article and claim is null and step = :step")
                .param("person", person)
                .param("article", article)
                .param("step", step)
                .update();
    }

    @Override
    public void closed(UUID article, String step) {
        sql.sql("delete from open_step where article = :article and claim is null and step = :step")
                .param("article", article)
                .param("step", step)
                .update();
    }
}
