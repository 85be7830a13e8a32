package org.recoupe.discussion;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Subject;

/** What happened among those who work on a claim. */
public sealed interface DiscussionEvent extends DomainEvent {

    /**
     * @param reference of the claim, "C-4183"
     * @param mentioned whom it addresses
     */
    @OnRecord("discussion.note-written")
    record NoteWritten(UUID claim, String reference, String desk, Acting by, String text, Set<String> mentioned)
            implements DiscussionEvent {
        @Override
        public Fact fact() {
            return new Fact(Subject.claim(claim), null, desk, by, reference, null, null);
        }

        @Override
        public Facts facts() {
            return Facts.of("text", text)
                    .with(
                            "mentioned",
                            mentioned.isEmpty()
                                    ? null
                                    : mentioned.stream().sorted().toList());
        }
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
