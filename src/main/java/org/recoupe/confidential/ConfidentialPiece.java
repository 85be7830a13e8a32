package org.recoupe.confidential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.recoupe.claim.EvidenceDetails;
import org.recoupe.kernel.Invalid;

/** A piece from a source that must not be named, as a reviewer brings it: what the desk reads, and who it is. */
public record ConfidentialPiece(EvidenceDetails details, Identity identity) {
    /** @throws Invalid if what the desk will read names the source */
    public ConfidentialPiece {
        if (!details.confidential())
            throw new IllegalArgumentException("only the source of a confidential piece is sealed");
        new Invalid.Check()
                .that(!identity.isGivenAwayBy(details.title()), "alias", "names-source", "must not name the source")
                .that(!identity.isGivenAwayBy(details.quote()), "quote", "names-source", "must not name the source")
                .that(!identity.isGivenAwayBy(details.url()), "url", "names-source", "must not name the source")
                .that(!identity.isGivenAwayBy(details.note()), "note", "names-source", "must not name the source")
                .that(
                        !identity.isGivenAwayBy(details.confidence().anonymity()),
                        "anonymity",
                        "names-source",
                        "must not name the source")
                .orRefuse();
    }

    /** @throws Invalid naming everything that is wrong with either */
    public static ConfidentialPiece of(Supplier<EvidenceDetails> details, Supplier<Identity> identity) {
        var wrong = new ArrayList<Invalid.Field>();
        var read = made(details, wrong);
        var who = made(identity, wrong);
        if (read.isEmpty() || who.isEmpty()) throw new Invalid(wrong);
        return new ConfidentialPiece(read.get(), who.get());
    }

    private static <T> Optional<T> made(Supplier<T> maker, List<Invalid.Field> wrong) {
        try {
            return Optional.of(maker.get());
        } catch (Invalid refusal) {
            wrong.addAll(refusal.fields());
            return Optional.empty();
        }
    }
}
