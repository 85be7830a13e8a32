package org.recoupe.article;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.OnRecord;
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
            ArticleStatus after) {}

    /** A first text or a new revision came in; it is to be read. */
    @OnRecord("article.received")
    record Received(Change change, Facts delivered) implements ArticleEvent {
        @Override
        public Facts facts() {
            return delivered.with("revision", change.revision());
        }
    }

    /**
     * Its claims were read out of it.
     *
     * @param tangled how many passages were left to people
     */
    @OnRecord("article.extracted")
    record Extracted(Change change, int tangled, String model) implements ArticleEvent {
        @Override
        public Facts facts() {
            var facts = ArticleEvent.super.facts();
            return tangled == 0 ? facts : facts.with("tangled", tangled);
        }
    }

    /** @param reason why, as the reader says it */
    @OnRecord("article.extraction-failed")
    record ExtractionFailed(Change change, String reason) implements ArticleEvent {
        @Override
        public Facts facts() {
            return ArticleEvent.super.facts().with("reason", reason);
        }
    }

    /** An editor entered the claims that could not be read. */
    @OnRecord("article.entered-by-hand")
    record EnteredByHand(Change change) implements ArticleEvent {}

    /** An editor has it read once more, perhaps in a language they name. */
    @OnRecord("article.read-again")
    record ReadAgain(Change change, @Nullable Language language) implements ArticleEvent {
        @Override
        public Facts facts() {
            return ArticleEvent.super.facts().with("language", language == null ? null : language.code());
        }
    }

    /** The editor stands by the claims. */
    @OnRecord("article.accepted")
    record Accepted(Change change) implements ArticleEvent {}

    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.article(change.article()),
                change.article(),
                change.desk(),
                change.by(),
                "revision " + change.revision(),
                change.before() == null ? null : change.before().name(),
                change.after().name());
    }

    @Override
    default Facts facts() {
        return Facts.of("revision", change().revision());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
