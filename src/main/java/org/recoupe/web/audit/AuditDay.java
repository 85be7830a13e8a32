package org.recoupe.web.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Reference;
import org.recoupe.web.Wording;

/** What happened on one day. */
record AuditDay(String name, List<AuditLine> lines) {

    /**
     * Days in the order of the entries.
     *
     * @param broken where the chain breaks
     * @param references of the claims they are about
     */
    static List<AuditDay> of(
            List<AuditEntry> entries, Predicate<AuditEntry> broken, Map<UUID, Reference> references, Wording words) {
        var days = new LinkedHashMap<String, List<AuditLine>>();
        for (var entry : entries) {
            var line = AuditLine.of(entry, broken.test(entry), references, words);
            days.computeIfAbsent(line.day(), day -> new ArrayList<>()).add(line);
        }
        return days.entrySet().stream()
                .map(day -> new AuditDay(day.getKey(), day.getValue()))
                .toList();
    }
}
