package org.recoupe.confidential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Subject;

/** What happened around a confidential source. Never who it is, nor its alias, which administrators do not read either. */
public sealed interface IdentityEvent extends DomainEvent {
    Change change();

    /**
     * What every such fact has in common.
     *
     * @param reference of the claim
     * @param asker whose asking it is about; null if it is their own asking or reading
     */
    record Change(
            UUID claim,
            String desk,
            Reference reference,
            UUID evidence,
            Acting by,
            @Nullable String asker) {
        Facts piece() {
            return Facts.of("piece", evidence).with("asker", asker);
        }
    }

    /** @param reason why they want to know */
    @OnRecord("identity.identity-asked")
    record IdentityAsked(Change change, String reason) implements IdentityEvent {
        @Override
        public Facts facts() {
            return change.piece().with("reason", reason);
        }
    }

    /** The first of two custodians. */
    @OnRecord("identity.identity-agreed")
    record IdentityAgreed(Change change) implements IdentityEvent {}

    /** The second of two custodians. */
    @OnRecord("identity.identity-granted")
    record IdentityGranted(Change change, Instant until) implements IdentityEvent {
        @Override
        public Facts facts() {
            return change.piece().with("until", until);
        }
    }

    /** @param reason why a custodian refused */
    @OnRecord("identity.identity-denied")
    record IdentityDenied(Change change, String reason) implements IdentityEvent {
        @Override
        public Facts facts() {
            return change.piece().with("reason", reason);
        }
    }

    @OnRecord("identity.identity-read")
    record IdentityRead(Change change) implements IdentityEvent {}

    @Override
    default Facts facts() {
        return change().piece();
    }

    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.claim(change.claim()),
                null,
                change.desk(),
                change.by(),
                change.reference().toString(),
                null,
                null);
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
