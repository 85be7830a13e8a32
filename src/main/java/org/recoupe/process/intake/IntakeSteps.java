package org.recoupe.process.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.process.StepId;
import org.recoupe.process.engine.StepKeeper;
import org.recoupe.tasklist.OpenSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The editor's steps on an article, as the inbox shows them. Nobody takes them: they are the whole desk's. */
@Component
class IntakeSteps implements StepKeeper {
    /** A story of the day is checked two hours after it came in. */
    private static final Duration CHECKED_WITHIN = Duration.ofHours(2);

    /** How far the story has come when a step is done. */
    private static final Map<String, ArticleStatus> DONE =
            Map.of(StepId.EXTRACT_BY_HAND, ArticleStatus.READY, StepId.CHECK_EXTRACTION, ArticleStatus.ACCEPTED);

    private final JdbcClient sql;
    private final OpenSteps steps;

    IntakeSteps(JdbcClient sql, OpenSteps steps) {
        this.sql = sql;
        this.steps = steps;
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
        steps.openOnStory(article, task.getTaskDefinitionKey(), role, CHECKED_WITHIN);
    }

    @Override
    public void held(UUID article, String step, @Nullable String person) {
        steps.held(Subject.article(article), step, person);
    }

    @Override
    public void closed(UUID article, String step) {
        steps.closed(Subject.article(article), step);
    }
}
