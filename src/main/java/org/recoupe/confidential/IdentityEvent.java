package org.recoupe.confidential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** What happened around a confidential source. Never who it is, nor its alias, which administrators do not read either. */
public sealed interface IdentityEvent extends DomainEvent {
    Change change();

    /**
     * What every such fact has in common.
     *
     * @param number of the claim within its article
     * @param asker whose asking it is about; null if it is their own asking or reading
     */
    record Change(
            UUID claim,
            String desk,
            int number,
            UUID evidence,
            Acting by,
            @Nullable String asker) {
        /** How the trail names the piece. */
        String piece() {
            return "confidential " + ClaimView.EvidenceView.reference(evidence);
        }
    }

    /** Reason: why they want to know. */
    record IdentityAsked(Change change, String reason) implements IdentityEvent {}

    /** The first of two custodians. */
    record IdentityAgreed(Change change) implements IdentityEvent {
        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /** The second of two custodians. Reason: until when it may be read. */
    record IdentityGranted(Change change, Instant until) implements IdentityEvent {
        @Override
        public String reason() {
            return until.toString();
        }
    }

    /** Reason: why a custodian refused. */
    record IdentityDenied(Change change, String reason) implements IdentityEvent {}

    record IdentityRead(Change change) implements IdentityEvent {
        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    @Nullable
    String reason();

    /** Before: who asked; after: which piece. */
    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.claim(change.claim()),
                change.desk(),
                change.by(),
                "C-" + change.number(),
                change.asker(),
                change.piece(),
                reason());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
