package org.recoupe.discussion;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** What happened among those who work on a claim. */
public sealed interface DiscussionEvent extends DomainEvent {

    /**
     * After: what it says.
     *
     * @param number of the claim, "C-8"
     * @param mentioned whom it addresses
     */
    record NoteWritten(UUID claim, String number, String desk, Acting by, String text, Set<String> mentioned)
            implements DiscussionEvent {
        @Override
        public Fact fact() {
            return new Fact(Subject.claim(claim), desk, by, number, null, text, null);
        }
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
