package org.recoupe.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Subject;

/** How entries are written: in the newest version only. */
public final class Entries {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KINDS = "/audit/kinds/";
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();
    private static final int SALT_BYTES = 16;

    /** Why an exception from the evidence rule was granted: what has it is one. */
    private static final String GRANT = "grant";

    private Entries() {}

    /** Of what happened to a claim, a story, an absence; not yet linked. */
    public static AuditEntry of(DomainEvent event, Instant at) {
        return of(event.fact(), event.kind(), event.schema(), event.facts(), event.model(), at);
    }

    /** The same for what only looks like an event. */
    public static AuditEntry of(Fact fact, String kind, int version, Facts facts, @Nullable String model, Instant at) {
        var subject = fact.subject();
        var claim = subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        return of(subject.chain(), kind, version, kind.substring(kind.indexOf('.') + 1), claim, fact, facts, model, at);
    }

    static AuditEntry of(
            String chain,
            String kind,
            int version,
            String action,
            @Nullable UUID claim,
            Fact fact,
            Facts facts,
            @Nullable String model,
            Instant at) {
        refuseUnknown(kind, version);
        var by = fact.by();
        return new AuditEntry(
                0,
                chain,
                0,
                kind + ".v" + version,
                at,
                by.userId(),
                by.role().name(),
                fact.desk(),
                action,
                fact.object(),
                claim,
                fact.article(),
                fact.before(),
                fact.after(),
                null,
                model,
                "",
                "",
                "",
                by.standsInFor(),
                facts.has(GRANT),
                new AuditEntry.Written(salt(), Canonical.json(facts.values())));
    }

    /** What has no schema could be read by nobody in ten years. */
    private static void refuseUnknown(String kind, int version) {
        var known = KNOWN.computeIfAbsent(
                kind + "/v" + version, name -> Entries.class.getResource(KINDS + name + ".schema.json") != null);
        if (!known) throw new IllegalArgumentException("no schema for " + kind + " version " + version);
    }

    private static String salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
