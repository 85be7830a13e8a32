package org.recoupe.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/**
 * One line of the audit trail.
 *
 * @param seq order of writing over the whole house
 * @param subject name of the chain it is in: {@code claim:…}, {@code article:…}, {@code refusals}
 * @param n place in that chain, from 1
 * @param kind what happened and in which version it is written: {@code claim.verdict-approved.v1}
 * @param role the actor acted in
 * @param object what of the subject it concerns, for people: "C-8"
 * @param model version of the extraction, decision table or process that had a part in it
 * @param body canonical JSON of the above, exactly as hashed
 * @param previous hash of the entry before in the chain; 64 zeros for the first
 * @param standingInFor for whom the actor did it, or null
 */
public record AuditEntry(
        long seq,
        String subject,
        int n,
        String kind,
        Instant at,
        String actor,
        String role,
        String desk,
        String action,
        String object,
        @Nullable UUID claim,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String model,
        String body,
        String previous,
        String hash,
        @Nullable String standingInFor) {

    /** Before the first link of every chain. */
    public static final String NOTHING = "0".repeat(64);

    /** Whether what it says is what was hashed: enough to see that it was changed, not that one beside it was taken away. */
    public boolean isAsWritten() {
        return saysWhatWasHashed() && hash.equals(hashOf(n, previous, kind, subject, body));
    }

    /** Whether what people read in it is what is in the hashed text. */
    boolean saysWhatWasHashed() {
        if (Stream.of(Role.values()).noneMatch(known -> known.name().equals(role))) return false;
        var about = claim == null ? Subject.article(new UUID(0, 0)) : Subject.claim(claim);
        var fact = new Fact(
                about, desk, new Acting(actor, Role.valueOf(role), standingInFor), object, before, after, reason);
        return body.equals(AuditTrail.body(action, model, fact, at));
    }

    /** Whether it is the next link after this head. */
    public boolean follows(int last, String head) {
        return n == last + 1 && previous.equals(head) && hash.equals(hashOf(n, head, kind, subject, body));
    }

    /** SHA-256 over the parts, each led by its length in bytes, so that no two entries can hash the same text cut differently. */
    public static String hashOf(int n, String previous, String kind, String subject, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : List.of(Integer.toString(n), previous, kind, subject, body)) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
