package org.recoupe.trial.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/** How an invented story came in, was read and was accepted; its claims go their own ways. */
class StoryLife {
    static final String EXTRACTION = "seed-1";
    private static final Duration CHECKED_WITHIN = Duration.ofHours(2);
    private static final int NORMAL = 2;

    private final Ledger ledger;
    private final Random random;
    private final Crew crew;
    private final Told told;
    private final UUID id;
    private Instant at;

    StoryLife(Ledger ledger, Random random, Crew crew, Told told, Instant received) {
        this.ledger = ledger;
        this.random = random;
        this.crew = crew;
        this.told = told;
        this.id = new UUID(random.nextLong(), random.nextLong());
        this.at = received;
    }

    /** What becomes of the claims once they are known. */
    interface Claims {
        List<ClaimLife> live(UUID article, Instant extracted, Instant accepted);
    }

    /** @param accepted or still before the editor */
    void live(String externalId, boolean accepted, Claims claims) {
        var received = at;
        var editor = crew.editor(random);
        tell("received", editor, null, ArticleStatus.EXTRACTING, null);
        at = at.plusSeconds(2);
        var extracted = at;
        tell("extracted", Acting.SYSTEM, ArticleStatus.EXTRACTING, ArticleStatus.READY, EXTRACTION);
        at = at.plusSeconds(60 + random.nextInt(1200));
        if (accepted) tell("accepted", editor, ArticleStatus.READY, ArticleStatus.ACCEPTED, null);
        write(externalId, editor, accepted ? ArticleStatus.ACCEPTED : ArticleStatus.READY, received);
        link(claims.live(id, extracted, at));
        if (!accepted) waitForEditor(received);
    }

    private void write(String externalId, Acting editor, ArticleStatus status, Instant received) {
        ledger.articles.add(id, crew.desk(), externalId, status, 1, told.title(), told.language(), null, received, 2);
        var bytes = told.text().getBytes(StandardCharsets.UTF_8);
        var sha = sha256(bytes);
        ledger.revisions.add(
                new UUID(random.nextLong(), random.nextLong()),
                id,
                1,
                bytes,
                sha,
                told.text(),
                sha,
                told.title(),
                told.language(),
                "Agence de démonstration",
                received.minusSeconds(120),
                "Z",
                received,
                editor.userId());
    }

    private void link(List<ClaimLife> claims) {
        var ids = new ArrayList<>(claims.stream().map(ClaimLife::id).toList());
        for (var i = 0; i + 1 < ids.size(); i += 5) {
            ledger.links.add(
                    new UUID(random.nextLong(), random.nextLong()),
                    id,
                    ids.get(i),
                    ids.get(i + 1),
                    random.nextInt(3) == 0 ? "IN_TENSION" : "CONTRADICTS",
                    new Grounds(Grounds.Kind.OPPOSITE, List.of(), List.of()).written());
        }
    }

    private void waitForEditor(Instant received) {
        ledger.steps.add(
                new UUID(random.nextLong(), random.nextLong()),
                "checkExtraction",
                null,
                id,
                crew.desk(),
                Role.EDITOR,
                null,
                NORMAL,
                received.plus(CHECKED_WITHIN),
                received,
                false,
                null,
                null,
                null,
                null);
    }

    private void tell(
            String action, Acting by, @Nullable ArticleStatus before, ArticleStatus after, @Nullable String model) {
        var fact = new Fact(
                Subject.article(id),
                id,
                crew.desk(),
                by,
                "revision 1",
                before == null ? null : before.name(),
                after.name());
        ledger.trail.tell(at, "article." + action, fact, Facts.of("revision", 1), model);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
