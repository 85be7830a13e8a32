package org.recoupe.process.intake;

import org.recoupe.article.ArticleEvent;
import org.recoupe.process.StepId;
import org.recoupe.process.engine.Engine;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Outgoing half of {@code article-intake.bpmn}: what happened to a dispatch moves its process. Same transaction. */
@Component
class IntakeProcess {
    static final String PROCESS = "article-intake";
    private static final String RECEIVED = "article-received";
    private static final String REVISED = "article-revised";

    private final Engine engine;

    IntakeProcess(Engine engine) {
        this.engine = engine;
    }

    /** A new revision while the last one still waits: that one's process ends, the new one's begins. */
    @EventListener
    void on(ArticleEvent.Received event) {
        var article = event.change().article();
        if (engine.isRunning(PROCESS, article)) engine.correlate(article, REVISED);
        engine.start(RECEIVED, article);
    }

    /** The process that waits for an editor to enter the claims ends; reading starts over. */
    @EventListener
    void on(ArticleEvent.ReadAgain event) {
        engine.correlate(event.change().article(), REVISED);
        engine.start(RECEIVED, event.change().article());
    }

    @EventListener
    void on(ArticleEvent.EnteredByHand event) {
        engine.complete(
                event.change().article(), StepId.EXTRACT_BY_HAND, event.change().by());
    }

    @EventListener
    void on(ArticleEvent.Accepted event) {
        engine.complete(
                event.change().article(),
                StepId.CHECK_EXTRACTION,
                event.change().by());
    }
}
