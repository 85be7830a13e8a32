package org.recoupe.nemesis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.claim.ClaimState;

/**
 * What is there after a round: the database at one moment, and what the API then shows.
 *
 * @param processes live root process instances by business key
 * @param entries in the order of writing
 * @param heads of the chains, by their subject
 * @param shown claims as the API shows them, as many as were asked for
 */
record Kept(
        List<Story> stories,
        List<KeptClaim> claims,
        List<Amended> amendments,
        List<Piece> pieces,
        List<KeptVerdict> verdicts,
        Map<String, Integer> processes,
        List<AuditEntry> entries,
        Map<String, Head> heads,
        Map<UUID, Shown> shown) {

    /** @param revision its number; {@code revisions}: how many are there */
    record Story(UUID id, @Nullable String externalId, String status, int revision, int revisions) {}

    record KeptClaim(UUID id, ClaimState state, @Nullable String holder) {}

    /** Words, stance or source of a claim by somebody. */
    record Amended(UUID claim, String person) {}

    record Piece(UUID claim, @Nullable String title, String addedBy) {}

    record KeptVerdict(
            UUID claim,
            String rationale,
            String proposedBy,
            @Nullable String decision,
            @Nullable String decidedBy) {}

    record Head(int n, String hash) {}

    record Shown(ClaimState state, @Nullable String holder, List<String> titles) {}
}
