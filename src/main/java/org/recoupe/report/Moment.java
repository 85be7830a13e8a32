package org.recoupe.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Reference;

/**
 * An entry of the trail beside what was so when it was written.
 *
 * @param story the one it is about, or whose claim it is about
 * @param history of the claim it is about, or null
 * @param revisions of the story, oldest first
 */
record Moment(
        AuditEntry entry, @Nullable UUID story, @Nullable ClaimHistory history, List<Revision> revisions) {

    private static final ClaimThen NONE = new ClaimThen();

    /** The claim as it stood after this entry; says nothing if the entry is about none. */
    ClaimThen claim() {
        return history == null ? NONE : history.asOf(entry.seq());
    }

    /** What people call the claim: {@code C-4183}. */
    @Nullable
    String reference() {
        return history == null ? null : history.reference().toString();
    }

    /** The claim's, within its story, as programs are told it. */
    @Nullable
    String number() {
        return history == null ? null : Reference.inStory(history.number());
    }

    /** The text the claim was last found in, or the entry is about. */
    @Nullable
    Revision text() {
        var of = history == null ? entry.facts().number("revision").orElse(null) : claim().revision();
        if (of != null)
            return revisions.stream()
                    .filter(one -> one.number() == of)
                    .findFirst()
                    .orElse(null);
        // entries of the first version do not say which: it was the latest when the claim was found
        var since = claim().since();
        return since == null
                ? null
                : revisions.stream()
                        .filter(one -> !one.receivedAt().isAfter(since))
                        .reduce((older, newer) -> newer)
                        .orElse(null);
    }

    @Nullable
    String title() {
        var text = text();
        return text == null ? null : text.title();
    }

    List<AuditEntry> earlier() {
        return history == null ? List.of() : history.before(entry.seq());
    }

    List<AuditEntry> later() {
        return history == null ? List.of() : history.after(entry.seq());
    }
}
