package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;
import org.recoupe.web.audit.AuditLine;

/** What others did to the claim since the reader opened it, as the trail tells it. */
final class Meanwhile {
    private Meanwhile() {}

    static List<AuditLine> of(List<AuditEntry> since, Actor reader, Wording words) {
        return since.stream()
                .filter(entry -> !entry.actor().equals(reader.userId()))
                .map(entry -> AuditLine.of(entry, false, Map.of(), words))
                .toList();
    }
}
