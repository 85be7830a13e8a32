package org.recoupe.claim;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Span;

/**
 * A claim as it is shown: everything one needs to judge it, at one moment.
 *
 * @param reference what people call it, "C-4183"
 * @param number within its story
 * @param text the passage, verbatim
 * @param proposition what is judged
 * @param spans places in the current revision's text, in code points; empty if it is not in the text any more
 * @param sourceSpans where the text names who says it, in code points
 * @param instead what the text says in its place, if a verdict waits or was approved on what it said, or another figure stands there
 * @param chain from the speaker over organisation and relay to the outlet
 * @param parties who has a side in it, as somebody said
 * @param againstInterest whether, as somebody said, who claims it admits what harms them; null if nobody did
 * @param origins from whom the pieces that stand come in the end
 * @param allows what the evidence says of each verdict
 * @param version to be sent back with a decision
 * @param approvals of the verdict that waits or was decided last; null if there never was one
 * @param inForce the verdict approved last, until another is approved: also while the claim is verified again
 * @param request to reopen it, that waits for a supervisor's answer
 * @param declined the last request about the verdict in force, if that was the answer
 * @param granted the same, if the claim is verified again for it
 * @param requests all there ever were, the oldest first, each with what became of it
 */
public record ClaimView(
        UUID id,
        String reference,
        int number,
        UUID article,
        String desk,
        ClaimState state,
        String text,
        PropositionView proposition,
        List<Span> spans,
        List<Span> sourceSpans,
        boolean inText,
        int revision,
        int firstRevision,
        @Nullable InsteadView instead,
        @Nullable HandView hand,
        @Nullable SourceView source,
        List<ChainLink> chain,
        @Nullable String cue,
        @Nullable String relay,
        Stance stance,
        Form form,
        ClaimClass claimClass,
        List<MarkView> parties,
        @Nullable MarkView againstInterest,
        List<String> reasons,
        double confidence,
        Priority priority,
        @Nullable Instant deadline,
        @Nullable String assignee,
        int version,
        @Nullable AsideView setAside,
        List<LinkView> links,
        List<EvidenceView> evidence,
        List<OriginView> origins,
        List<AllowedView> allows,
        @Nullable VerdictView verdict,
        @Nullable ApprovalsView approvals,
        @Nullable InForceView inForce,
        @Nullable RequestView request,
        @Nullable DeclinedView declined,
        @Nullable GrantedView granted,
        List<AskedView> requests,
        List<VerdictView> earlierVerdicts) {

    /** What somebody said of those who speak in it, and why. */
    public record MarkView(@Nullable NamedView source, String reason, String by, Instant at) {}

    /** Requests that were answered and are told nowhere else. */
    public List<AskedView> earlierRequests() {
        var told = Stream.of(
                        request,
                        declined == null ? null : declined.request(),
                        granted == null ? null : granted.request())
                .filter(Objects::nonNull)
                .map(RequestView::id)
                .toList();
        return requests.stream()
                .filter(asked -> !told.contains(asked.request().id()))
                .toList();
    }

    /**
     * One sentence that can be true or false by itself.
     *
     * @param missing what it lacks, as codes; empty if it is complete
     */
    public record PropositionView(String text, boolean complete, List<String> missing) {
        static PropositionView of(Proposition proposition) {
            return new PropositionView(proposition.text(), proposition.isComplete(), proposition.missing());
        }

        /** What lists show in the place of the passage; null if that says more. */
        public @Nullable String whenComplete() {
            return complete ? text : null;
        }
    }

    /**
     * A claim that has the place of another in the text as it is now.
     *
     * @param number "C-11"
     * @param source who says it, or null
     */
    public record InsteadView(
            UUID claim,
            String reference,
            int number,
            String text,
            Stance stance,
            @Nullable String source) {}

    /** @param mention the text's own words for it, or null if the source is implicit or was put right by hand */
    public record SourceView(UUID id, String name, @Nullable String mention) {}

    /**
     * What people had a hand in.
     *
     * @param by who last
     * @param made whether the extraction had not seen it as a claim of its own
     * @param foundText the extraction's words, if others stand now; so the stance and the source
     * @param mergedInto the claim that has its words now
     */
    public record HandView(
            String by,
            boolean made,
            @Nullable String foundText,
            @Nullable Stance foundStance,
            boolean sourceCorrected,
            @Nullable String foundSource,
            @Nullable UUID mergedInto) {}

    /** One station a statement passed. */
    public record ChainLink(
            String name, Kind kind, @Nullable String mention) {
        /** PERSON and ORGANISATION speak, RELAY passes on, OUTLET publishes. */
        public enum Kind {
            PERSON,
            ORGANISATION,
            RELAY,
            OUTLET
        }
    }

    /** A source by its name now. */
    public record NamedView(UUID id, String name) {}

    /**
     * Pieces of one stance that come from one.
     *
     * @param root who that is; null if nobody can be named
     * @param counts whether it corroborates, or refutes, the claim on its own
     * @param because why its pieces are one, as codes, or that somebody separated it from others
     */
    public record OriginView(
            String id,
            @Nullable NamedView root,
            EvidenceStance stance,
            Status status,
            boolean counts,
            List<UUID> pieces,
            List<String> because) {
        /** Of confidential pieces, to whom may not read them. */
        static OriginView withheld(EvidenceStance stance, List<UUID> pieces) {
            return new OriginView(
                    withheld(stance), null, stance, Status.UNKNOWN, false, pieces, List.of("confidential"));
        }

        static String withheld(EvidenceStance stance) {
            return stance + " confidential";
        }

        OriginView without(List<UUID> confidential) {
            return new OriginView(
                    id,
                    root,
                    stance,
                    status,
                    counts,
                    pieces.stream()
                            .filter(piece -> !confidential.contains(piece))
                            .toList(),
                    because.stream().filter(why -> !why.equals("close-to")).toList());
        }

        /** What an origin is to the claim. */
        public enum Status {
            INDEPENDENT,
            /** Who claims it, speaks for them, or passed it on. */
            CLAIMANT,
            /** Has a side, or speaks for who has one. */
            PARTY,
            /** Nobody said how they know, or nobody asked them. */
            UNKNOWN
        }
    }

    /**
     * What the evidence says of a verdict.
     *
     * @param reason of a retraction
     * @param rule the line that decided
     * @param missing what is missing, as codes; empty if it is allowed
     * @param approvals how many people have to approve it
     */
    public record AllowedView(
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            boolean allowed,
            String rule,
            List<String> missing,
            int approvals) {}

    /** How many approvals a verdict takes, and those that were given. */
    public record ApprovalsView(int needed, List<GivenView> given) {}

    public record GivenView(String by, Instant at) {}

    /**
     * Why something that speaks against a verdict does not overturn it.
     *
     * @param evidence the piece, or null
     * @param claim the claim that contradicts it, or null
     * @param to who the piece is from, or what that claim is called; null of a confidential piece
     */
    public record AnswerView(
            @Nullable UUID evidence,
            @Nullable UUID claim,
            @Nullable String to,
            String text) {}

    public record AsideView(SetAsideReason reason, @Nullable UUID other) {}

    /**
     * A pair of the claim with another, of whichever story.
     *
     * @param claim the other one, of the story {@code article}
     * @param reference of the other claim, and {@code number} its number within its story
     * @param from the claim the relation is read from
     * @param madeBy null if the extraction found it
     * @param open whether they contradict each other openly
     * @param outcome of comparing them, or null
     * @param closed how it was closed last, or that it was opened again
     * @param proposed what waits for a supervisor
     */
    public record LinkView(
            UUID pair,
            UUID claim,
            UUID article,
            String reference,
            int number,
            UUID from,
            Bearing relation,
            String text,
            ClaimState state,
            Grounds because,
            @Nullable String madeBy,
            boolean open,
            @Nullable PairOutcome outcome,
            @Nullable WordView closed,
            @Nullable WordView proposed) {
        /** Whether the other claim is the one the relation is read from, and it reads otherwise from there. */
        public boolean turned() {
            return relation.isOneWay() && from.equals(claim);
        }
    }

    /**
     * What somebody said of a pair.
     *
     * @param prevails which of its claims, if one does
     */
    public record WordView(PairOutcome outcome, @Nullable UUID prevails, String reason, String by, Instant at) {}

    /**
     * A piece on file. Of a confidential one who may not read it sees that it is there: no title, quote, address or note, nor
     * why it was withdrawn.
     *
     * @param source null if it is confidential
     * @param title the alias, if it is confidential
     * @param outlet where it was found, if that is not its source
     * @param issuer who issued the document, if that is not its source
     * @param court of which court the judgment is
     * @param cites whom it cites, if that is its basis
     * @param origin id of the one it comes from in the end; null once it is withdrawn
     * @param counts whether it corroborates, or refutes, the claim
     * @param why it does not, as codes; empty also for one that is withdrawn
     * @param anonymity why a confidential source must not be named, and {@code closeTo} whether somebody said whose line it is of
     * @param weight why its source is to be believed, by who brought it; the rest as in {@link Appraisal}
     */
    public record EvidenceView(
            UUID id,
            EvidenceStance stance,
            @Nullable SourceView source,
            boolean confidential,
            EvidenceKind kind,
            @Nullable String title,
            @Nullable String quote,
            @Nullable String url,
            @Nullable String note,
            @Nullable Integer credibility,
            boolean primary,
            @Nullable NamedView outlet,
            @Nullable NamedView issuer,
            Basis basis,
            List<NamedView> cites,
            @Nullable String origin,
            boolean counts,
            List<String> why,
            @Nullable String weight,
            @Nullable Boolean whole,
            boolean seenByUs,
            boolean reupload,
            Appraisal.@Nullable AttributionTerms record,
            Appraisal.Authenticity authenticity,
            Appraisal.@Nullable Court court,
            @Nullable String anonymity,
            boolean closeTo,
            String addedBy,
            Instant addedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {
        public boolean stands() {
            return withdrawnAt == null;
        }

        /** How people refer to a confidential piece without its alias; the audit trail does too. */
        public String reference() {
            return reference(id);
        }

        /** The same, of a piece of which no more than its id is known. */
        public static String reference(UUID evidence) {
            return evidence.toString().substring(0, 8);
        }
    }

    /**
     * @param decisionReason why it was returned, or why an exception was granted
     * @param finding in what way the claim misleads, and {@code context} what one has to know besides
     */
    public record VerdictView(
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            String rationale,
            String missing,
            @Nullable String exception,
            @Nullable VerdictFinding finding,
            @Nullable String context,
            String rule,
            boolean sufficient,
            String proposedBy,
            Instant proposedAt,
            Verdict.@Nullable Decision decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<AnswerView> answers,
            ApprovalsView approvals,
            int version) {}

    /** @param number of the verdict among those of the claim */
    public record InForceView(int number, Verdict.Kind verdict, String rationale, Instant approvedAt) {}

    /** Who asks for the claim to be reopened, and why. */
    public record RequestView(UUID id, String by, Instant at, String reason) {}

    /**
     * A request and what became of it.
     *
     * @param verdict number of the one that was in force
     * @param outcome GRANTED, DECLINED or WITHDRAWN; null as long as it waits
     * @param answer why it was declined
     * @param by who answered, or took it back
     */
    public record AskedView(
            RequestView request,
            int verdict,
            @Nullable String outcome,
            @Nullable String answer,
            @Nullable String by,
            @Nullable Instant at) {}

    /** Who declined it, and why. */
    public record DeclinedView(RequestView request, String by, Instant at, String reason) {}

    /** Who reopened it. */
    public record GrantedView(RequestView request, String by, Instant at) {}

    /** Pieces that stand, of one stance. */
    public List<EvidenceView> standing(EvidenceStance stance) {
        return evidence.stream()
                .filter(piece -> piece.stance() == stance && piece.stands())
                .toList();
    }

    /** The verdict that was last approved, or null. */
    public @Nullable VerdictView approvedVerdict() {
        return state.isDecided() ? verdict : null;
    }

    /** Whether a verdict is in force while the claim is verified again. */
    public boolean verifiedAgain() {
        return inForce != null && !state.isDecided();
    }

    /** Why it is retracted, if that is the verdict in force. */
    public @Nullable RetractionReason retractionInForce() {
        return inForce == null
                ? null
                : Stream.concat(earlierVerdicts.stream(), Stream.ofNullable(verdict))
                        .filter(one -> one.version() == inForce.number())
                        .map(VerdictView::reason)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
