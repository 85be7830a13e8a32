package org.recoupe.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Reference;

/** What the trail tells of one claim, oldest first, and how it stood at each moment. Asked forwards it reads every entry once. */
final class ClaimHistory {
    private final Reference reference;
    private final int number;
    private final UUID story;
    private final List<AuditEntry> entries;
    private final Map<UUID, ClaimHistory> others;
    private ClaimThen then = new ClaimThen();
    private int told;

    /** @param others those it was split off from among them */
    ClaimHistory(
            Reference reference, int number, UUID story, List<AuditEntry> entries, Map<UUID, ClaimHistory> others) {
        this.reference = reference;
        this.number = number;
        this.story = story;
        this.entries = entries;
        this.others = others;
    }

    Reference reference() {
        return reference;
    }

    /** Within the story. It never changes, as its story does not. */
    int number() {
        return number;
    }

    UUID story() {
        return story;
    }

    /** As it stood after this entry. What comes back is told on by the next question. */
    ClaimThen asOf(long seq) {
        if (told > 0 && entries.get(told - 1).seq() > seq) {
            then = new ClaimThen();
            told = 0;
        }
        for (; told < entries.size() && entries.get(told).seq() <= seq; told++) {
            var entry = entries.get(told);
            then.tell(entry, other -> source(other, entry.seq()));
        }
        return then;
    }

    private SourceThen source(UUID other, long seq) {
        var whole = others.get(other);
        return whole == null ? SourceThen.NOBODY : whole.asOf(seq).source();
    }

    List<AuditEntry> before(long seq) {
        return entries.stream().filter(entry -> entry.seq() < seq).toList();
    }

    List<AuditEntry> after(long seq) {
        return entries.stream().filter(entry -> entry.seq() > seq).toList();
    }
}
