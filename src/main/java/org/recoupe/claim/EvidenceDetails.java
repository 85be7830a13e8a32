package org.recoupe.claim;

import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * A piece of evidence as a reviewer brings it.
 *
 * @param source id of a known source, or a name; null if it is confidential
 * @param title what it is called; the alias of a confidential source
 * @param credibility of this item, 1 (confirmed by others) to 6 (cannot be judged), Admiralty code
 * @param primary first-hand: the document itself, not somebody's account of it
 * @param appraisal what whoever brings it makes of it
 * @param provenance where it was found, and how whoever it is from knows
 * @param confidence why a confidential source must not be named, and whose line it is of
 */
public record EvidenceDetails(
        EvidenceStance stance,
        @Nullable String source,
        EvidenceKind kind,
        String title,
        @Nullable String quote,
        @Nullable String url,
        @Nullable String note,
        @Nullable Integer credibility,
        boolean primary,
        Provenance provenance,
        Appraisal appraisal,
        boolean confidential,
        Confidence confidence) {
    /** How long an alias may be. */
    private static final int LONGEST_ALIAS = 300;

    /** @throws Invalid naming every field that cannot be taken */
    public EvidenceDetails {
        var check = new Invalid.Check().that(stance != null, "stance", "required", "must be given");
        check.that(
                !appraisal.seenByUs() || provenance.basis() == null || provenance.basis() == Basis.OWN,
                "basis",
                "contradictory",
                "what we saw ourselves is known of our own: OWN");
        if (confidential)
            check.that(!appraisal.seenByUs(), "seenByUs", "not-allowed", "only by a reporter who is named")
                    .that(source == null, "source", "not-allowed", "the alias stands for it")
                    .that(
                            provenance.outlet() == null,
                            "outlet",
                            "not-allowed",
                            "it would say whom the alias stands for")
                    .that(
                            provenance.cites().isEmpty(),
                            "cites",
                            "not-allowed",
                            "it would say whom the alias stands for")
                    .that(
                            provenance.issuer() == null,
                            "issuer",
                            "not-allowed",
                            "it would say whom the alias stands for")
                    .that(appraisal.court() == null, "court", "not-allowed", "a judgment is public");
        else
            check.required("source", source, 300)
                    .that(confidence.anonymity() == null, "anonymity", "not-allowed", "of a confidential source only")
                    .that(
                            confidence.closeTo().isEmpty(),
                            "closeTo",
                            "not-allowed",
                            "of a confidential source only: one that is named is tied to others in the registry");
        check.that(kind != null, "kind", "required", "must be given")
                .required(confidential ? "alias" : "title", title, confidential ? LONGEST_ALIAS : 500)
                .optional("quote", quote, 10_000)
                .url("url", url)
                .optional("note", note, 10_000)
                .that(
                        credibility == null || (credibility >= 1 && credibility <= 6),
                        "credibility",
                        "out-of-range",
                        "1 to 6")
                .orRefuse();
        url = url == null || url.isEmpty() ? null : url;
        quote = quote == null || quote.isBlank() ? null : quote;
        note = note == null || note.isBlank() ? null : note;
        title = confidential ? title.strip() : title;
    }

    /** Of whose source, if it is confidential, nobody said more. */
    public EvidenceDetails(
            EvidenceStance stance,
            @Nullable String source,
            EvidenceKind kind,
            String title,
            @Nullable String quote,
            @Nullable String url,
            @Nullable String note,
            @Nullable Integer credibility,
            boolean primary,
            Provenance provenance,
            Appraisal appraisal,
            boolean confidential) {
        this(
                stance,
                source,
                kind,
                title,
                quote,
                url,
                note,
                credibility,
                primary,
                provenance,
                appraisal,
                confidential,
                Confidence.NOT_SAID);
    }

    /** From a source that is named. */
    public EvidenceDetails(
            EvidenceStance stance,
            String source,
            EvidenceKind kind,
            String title,
            @Nullable String quote,
            @Nullable String url,
            @Nullable String note,
            @Nullable Integer credibility,
            boolean primary) {
        this(
                stance,
                source,
                kind,
                title,
                quote,
                url,
                note,
                credibility,
                primary,
                Provenance.NOT_SAID,
                Appraisal.NOT_SAID,
                false);
    }

    /** The same, with where it was found, how whoever it is from knows, and what is made of it. */
    public EvidenceDetails knownBy(Provenance known, Appraisal weighed) {
        return new EvidenceDetails(
                stance,
                source,
                kind,
                title,
                quote,
                url,
                note,
                credibility,
                primary,
                known,
                weighed,
                confidential,
                confidence);
    }
}
