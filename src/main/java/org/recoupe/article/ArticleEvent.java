package org.recoupe.article;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** What happened to a dispatch. */
public sealed interface ArticleEvent extends DomainEvent {
    Change change();

    /** What every such fact has in common. */
    record Change(
            UUID article,
            String desk,
            int revision,
            Acting by,
            @Nullable ArticleStatus before,
            ArticleStatus after,
            @Nullable String reason) {}

    /** A first text or a new revision came in; it is to be read. */
    record Received(Change change) implements ArticleEvent {}

    /** Its claims were read out of it. */
    record Extracted(Change change, String model) implements ArticleEvent {}

    record ExtractionFailed(Change change) implements ArticleEvent {}

    /** An editor entered the claims that could not be read. */
    record EnteredByHand(Change change) implements ArticleEvent {}

    /** An editor has it read once more. */
    record ReadAgain(Change change) implements ArticleEvent {}

    /** The editor stands by the claims. */
    record Accepted(Change change) implements ArticleEvent {}

    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.article(change.article()),
                change.desk(),
                change.by(),
                "revision " + change.revision(),
                change.before() == null ? null : change.before().name(),
                change.after().name(),
                change.reason());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
