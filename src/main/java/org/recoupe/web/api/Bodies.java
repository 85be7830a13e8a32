package org.recoupe.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Basis;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.PairOutcome;
import org.recoupe.claim.Priority;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.VerdictFinding;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.source.Reliability;
import org.recoupe.source.SourceKind;
import org.recoupe.source.Standing;
import org.recoupe.source.TieKind;

/** The bodies of writes as the OpenAPI document describes them; {@link Fields} reads them. */
final class Bodies {
    private Bodies() {}

    record NewArticle(
            @Schema(maxLength = 500) String title,

            @Schema(
                    description =
                            "as people read it, with blank lines between paragraphs; NewsML and ninjs are refused")
            String text,

            @Schema(description = "the same one again makes a new revision") @Nullable
            String externalId,

            @Schema(example = "fr") @Nullable String language,
            @Nullable String publisher,
            @Nullable String url,

            @Schema(example = "2026-03-01T18:47:00+01:00") @Nullable
            String publishedAt,

            @Schema(description = "needed if you have several") @Nullable
            String desk) {}

    record MissedClaim(
            @Schema(description = "words of the text, exactly as they stand there")
            String passage,

            @Schema(description = "id or name") @Nullable String source) {}

    record Aside(SetAsideReason reason, @Nullable UUID other) {}

    record AsideAll(@Schema(description = "at most 200") List<UUID> claims, SetAsideReason reason) {}

    record NewSource(@Schema(description = "id or name") String source) {}

    record NewProposition(
            @Schema(description = "one sentence that can be true or false by itself", maxLength = 1000)
            String text,

            @Schema(description = "of the claim as it was seen")
            int version) {}

    record Split(
            @Schema(description = "where the first word of the second part begins, in code points of the text")
            int at,

            @Schema(description = "what each of the two says, in the order of the text; left out, it is composed anew")
            @Nullable
            List<String> propositions,

            @Schema(description = "of the claim as it was seen")
            int version) {}

    record NewClass(
            @JsonProperty("class") @Schema(description = "what it is about; one of the three must be given") @Nullable
            ClaimClass claimClass,

            @Nullable Priority priority,

            @Schema(description = "by when it is to be verified, once it is", example = "2026-03-01T20:00:00+01:00")
            @Nullable
            String deadline,

            @Schema(description = "why") String reason,

            @Schema(description = "of the claim as it was seen")
            int version) {}

    record NewEvidence(
            EvidenceStance stance,

            @Schema(description = "id or name; needed unless confidential") @Nullable
            String source,

            EvidenceKind kind,

            @Schema(description = "needed unless confidential") @Nullable
            String title,

            @Nullable String quote,
            @Nullable String url,
            @Nullable String note,
            @Schema(minimum = "1", maximum = "6") @Nullable Integer credibility,
            @Nullable Boolean primary,

            @Schema(description = "id or name of where it was found, if that is not its source") @Nullable
            String outlet,

            @Schema(
                    description =
                            "how whoever it is from knows: saw, counted, decided it (OWN), or has it from others (CITES); without it, what the quote says")
            @Nullable
            Basis basis,

            @Schema(description = "ids or names of those it cites; needed with CITES, not allowed with the others")
            @Nullable
            List<String> cites,

            @Schema(description = "why its source is to be believed in this", maxLength = 1000) @Nullable
            String weight,

            @Schema(
                    description =
                            "whether it establishes, or excludes, the whole of what is claimed; against the numbers it is taken, and does not count")
            @Nullable
            Boolean whole,

            @Schema(description = "our own reporter, its source, was there, or it is our own recording") @Nullable
            Boolean seenByUs,

            @Schema(description = "a copy of what somebody else made") @Nullable
            Boolean reupload,

            Appraisal.@Nullable AttributionTerms record,
            Appraisal.@Nullable Authenticity authenticity,

            @Schema(description = "id or name of who issued the document, if that is not its source") @Nullable
            String issuer,

            @Schema(description = "of a judgment") @Nullable NewCourt court,

            @Schema(
                    description =
                            "the source must not be named: alias, identity and contact are needed, source and title not allowed")
            @Nullable
            Boolean confidential,

            @Schema(description = "what the desk reads in place of source and title") @Nullable
            String alias,

            @Schema(description = "who it is; sealed, and in no answer but that of its reading") @Nullable
            String identity,

            @Schema(description = "how to reach them; sealed too") @Nullable
            String contact,

            @Schema(
                    description =
                            "ids or names of those whose line a confidential source is of; sealed too. One of the claimant's line does not count")
            @Nullable
            List<String> closeTo,

            @Schema(description = "why a confidential source must not be named", maxLength = 1000) @Nullable
            String anonymity) {}

    record Origins(
            @Schema(description = "ids of pieces of this claim that stand")
            List<UUID> pieces,

            String reason,

            @Schema(description = "of the claim as you saw it; left out, it is said whatever happened since") @Nullable
            Integer version) {}

    record NewCourt(
            @Schema(description = "which court gave it", maxLength = 300)
            String instance,

            @Schema(description = "whether an appeal is open or was made: true, false, or in words", maxLength = 300)
            String appeal) {}

    record Party(
            @Schema(description = "id or name of who has a side")
            String source,

            String reason,

            @Schema(description = "that it has none after all") @Nullable
            Boolean withdraw,

            @Schema(description = "of the claim as it was seen") @Nullable
            Integer version) {}

    record AgainstInterest(
            @Schema(description = "what it is that harms who claims it")
            String reason,

            @Schema(description = "that it is none after all") @Nullable
            Boolean withdraw,

            @Schema(description = "of the claim as it was seen") @Nullable
            Integer version) {}

    record NewHolder(
            @Schema(description = "null gives it back to the queue") @Nullable
            String person) {}

    record NewStandIn(
            String desk,

            @Schema(description = "who is away; somebody else takes a supervisor")
            String absent,

            @Schema(description = "of the same desk and role")
            String person,

            @Schema(example = "2026-03-01") String from,

            @Schema(example = "2026-03-08", description = "the last day")
            String until) {}

    record Reason(String reason) {}

    record NewPair(
            @Schema(description = "id or reference of the other claim, of any story you see")
            String claim,

            @Schema(
                    description = "how the claim of the address bears on it",
                    allowableValues = {"CONTRADICTS", "SAME", "SPECIFIES", "REPLACES"})
            Bearing relation,

            String reason) {}

    record ClosePair(
            @Schema(description = "OPEN opens a closed one again, or leaves open one whose closing was proposed")
            PairOutcome outcome,

            @Schema(description = "id or reference of one of its claims; with ONE_PREVAILS, and with nothing else")
            @Nullable
            String prevails,

            String reason) {}

    record Reopen(
            String reason,

            @Schema(description = "of the claim as you saw it; left out, it is reopened whatever happened since")
            @Nullable
            Integer version) {}

    record NewVerdict(
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            String rationale,

            @Schema(description = "\"\" says that nothing is missing")
            String missing,

            int version,
            @Nullable String exception,

            @Schema(
                    description =
                            "why what speaks against the verdict does not overturn it, each in writing; needed for all of it with CONFIRMED and DISPROVED")
            @Nullable
            List<NewAnswer> answers,

            @Schema(description = "in what way the claim misleads; with the context") @Nullable
            VerdictFinding finding,

            @Schema(description = "what one has to know besides; with a finding", maxLength = 2000) @Nullable
            String context) {}

    record NewAnswer(
            @Schema(description = "id of a piece that stands") @Nullable
            UUID evidence,

            @Schema(description = "id of an open contradiction") @Nullable
            UUID pair,

            @Schema(maxLength = 2000) String text) {}

    record Grant(int version, @Nullable String grant) {}

    record Return(int version, String reason) {}

    record EnteredSource(
            String name,
            SourceKind kind,

            @Schema(description = "needed if you have several") @Nullable
            String desk,

            @Schema(description = "the other names it is found by") @Nullable
            List<String> aliases) {}

    record DescribedSource(
            @Schema(description = "the name of before stays one of its aliases") @Nullable
            String name,

            @Nullable SourceKind kind,

            @Schema(description = "all of them; left out, they stay") @Nullable
            List<String> aliases) {}

    record Merge(
            @Schema(description = "id or name of the one that stays")
            String into,

            String reason) {}

    record NewTie(
            TieKind kind,

            @Schema(description = "id or name of a source the desk knows")
            String to,

            @Schema(example = "2026-03-01", description = "the first day; left out, since ever") @Nullable
            String from,

            @Schema(example = "2026-03-08", description = "the last day; left out, to this day") @Nullable
            String until,

            String reason) {}

    record NewGrade(
            @Schema(description = "A and E stand when a second person says the same")
            Reliability grade,

            String reason) {}

    record NewStanding(Standing standing, String reason) {}

    record NewCompetence(
            @Schema(description = "what it alone can know, in words")
            String matter,

            String reason,

            @Schema(description = "true takes it back") @Nullable
            Boolean withdraw) {}

    record Hold(boolean hold, String reason) {}
}
