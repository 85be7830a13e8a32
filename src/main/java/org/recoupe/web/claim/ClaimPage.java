package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Approval;
import org.recoupe.claim.Basis;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Closing;
import org.recoupe.claim.Confidence;
import org.recoupe.claim.Correction;
import org.recoupe.claim.EvidenceDetails;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.PairOutcome;
import org.recoupe.claim.Pairing;
import org.recoupe.claim.Priority;
import org.recoupe.claim.Proposal;
import org.recoupe.claim.Provenance;
import org.recoupe.claim.Reopenings;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Triage;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.VerdictFinding;
import org.recoupe.claim.Verification;
import org.recoupe.confidential.ConfidentialPiece;
import org.recoupe.confidential.Identities;
import org.recoupe.confidential.Identity;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.source.SourceRegistry;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.recoupe.web.absence.Holders;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One claim: its evidence and its verdict. */
@Page
@RequestMapping("/claims/{id}")
class ClaimPage {
    private final View view;
    private final Verification verification;
    private final Approval approval;
    private final Reopenings reopenings;
    private final Triage triage;
    private final Pairing pairing;
    private final Correction correction;
    private final Identities identities;

    ClaimPage(
            View view,
            Verification verification,
            Approval approval,
            Reopenings reopenings,
            Triage triage,
            Pairing pairing,
            Correction correction,
            Identities identities) {
        this.view = view;
        this.verification = verification;
        this.approval = approval;
        this.reopenings = reopenings;
        this.triage = triage;
        this.pairing = pairing;
        this.correction = correction;
        this.identities = identities;
    }

    /** Fills the page; apart from the forms' handlers, which all end here when they are refused. */
    @Component
    static class View {
        private final ClaimFile claims;
        private final Rulings rulings;
        private final Intake intake;
        private final SourceRegistry sources;
        private final Holders holders;
        private final Surroundings surroundings;

        View(
                ClaimFile claims,
                Rulings rulings,
                Intake intake,
                SourceRegistry sources,
                Holders holders,
                Surroundings surroundings) {
            this.claims = claims;
            this.rulings = rulings;
            this.intake = intake;
            this.sources = sources;
            this.holders = holders;
            this.surroundings = surroundings;
        }

        /** Of this page, with the way back to the list it was opened from. */
        String address(UUID id) {
            return surroundings.address(id);
        }

        String show(UUID id, Actor actor, Wording words, Model model) {
            var claim = claims.claim(id, actor);
            var article = intake.article(claim.article(), actor);
            model.addAttribute(
                    "sheet",
                    ClaimSheet.of(
                            claim,
                            claims.ofArticle(claim.article(), actor),
                            article,
                            intake.currentRevision(article),
                            EvidenceBoard.of(claim, words),
                            rulings.allowed(id, actor),
                            claims.involvement(id, actor),
                            claims.hand(id, actor),
                            holders.of(Stream.ofNullable(claim.assignee()).toList()),
                            claims.offer(id, actor),
                            actor,
                            words));
            model.addAttribute("sources", sources.suggested(claim.desk(), ClaimCard.SOURCES_SUGGESTED));
            model.addAttribute("stances", words.choices("evidence.", List.of(EvidenceStance.values())));
            model.addAttribute("bases", words.choices("basis.", List.of(Basis.values())));
            model.addAttribute("marks", words.choices("mark.", List.of(MarkPage.What.values())));
            model.addAttribute("findings", words.choices("finding.", List.of(VerdictFinding.values())));
            model.addAttribute("terms", words.choices("terms.", List.of(Appraisal.AttributionTerms.values())));
            model.addAttribute(
                    "authenticities", words.choices("authenticity.", List.of(Appraisal.Authenticity.values())));
            model.addAttribute("classes", words.choices("class.", List.of(ClaimClass.values())));
            model.addAttribute("priorities", words.choices("priority.", List.of(Priority.values())));
            model.addAttribute("kinds", words.choices("kind.", List.of(EvidenceKind.values())));
            model.addAttribute(
                    "credibilities",
                    IntStream.rangeClosed(1, 6)
                            .mapToObj(i ->
                                    new Wording.Choice(String.valueOf(i), i + " – " + words.say("credibility." + i)))
                            .toList());
            model.addAttribute(
                    "attests",
                    claim.state() == ClaimState.IN_VERIFICATION && actor.may(Permission.GRANT_IDENTITY, claim.desk()));
            surroundings.describe(claim, actor, words, model);
            model.addAttribute("retractions", words.choices("retraction.", List.of(RetractionReason.values())));
            return "claim";
        }
    }

    /** What somebody makes of a piece, as it was typed. */
    record Weighing(
            @Nullable String weight,
            @Nullable Boolean partial,
            @Nullable Boolean seenByUs,
            @Nullable Boolean reupload,
            Appraisal.@Nullable Authenticity authenticity,
            Appraisal.@Nullable AttributionTerms record,
            @Nullable String instance,
            @Nullable String appeal) {

        Appraisal appraisal(boolean confidential) {
            return new Appraisal(
                    weight,
                    whole(),
                    Boolean.TRUE.equals(seenByUs) && !confidential,
                    Boolean.TRUE.equals(reupload),
                    record,
                    Objects.requireNonNullElse(authenticity, Appraisal.Authenticity.UNCHECKED),
                    confidential ? null : court());
        }

        /** The same of one half typed, which is not refused yet. */
        Appraisal soFar(boolean confidential) {
            try {
                return appraisal(confidential);
            } catch (Invalid half) {
                return Appraisal.NOT_SAID;
            }
        }

        private @Nullable Boolean whole() {
            return partial == null ? null : !partial;
        }

        private Appraisal.@Nullable Court court() {
            var nothing = (instance == null || instance.isBlank()) && (appeal == null || appeal.isBlank());
            return nothing
                    ? null
                    : new Appraisal.Court(
                            Objects.requireNonNullElse(instance, ""), Objects.requireNonNullElse(appeal, ""));
        }
    }

    /** The evidence form as it was typed. */
    record EvidenceForm(
            @Nullable EvidenceStance stance,
            @Nullable String source,
            @Nullable EvidenceKind kind,
            @Nullable String title,
            @Nullable String headline,
            @Nullable String quote,
            @Nullable String url,
            @Nullable String note,
            @Nullable Integer credibility,
            @Nullable Boolean primary,
            @Nullable Basis basis,
            @Nullable String cites,
            @Nullable String outlet,
            @Nullable String issuer,
            @Nullable String weight,
            @Nullable Boolean partial,
            @Nullable Boolean seenByUs,
            @Nullable Boolean reupload,
            Appraisal.@Nullable Authenticity authenticity,
            Appraisal.@Nullable AttributionTerms record,
            @Nullable String instance,
            @Nullable String appeal,
            @Nullable Boolean confidential,
            @Nullable String alias,
            @Nullable String identity,
            @Nullable String contact,
            @Nullable String anonymity,
            @Nullable String closeTo) {

        private static final int LONGEST_TITLE = 80;

        boolean isConfidential() {
            return Boolean.TRUE.equals(confidential);
        }

        /** What the form hides once the source is confidential is passed over. */
        @SuppressWarnings("NullAway") // what is missing, the details themselves say, all of it at once
        EvidenceDetails details() {
            return new EvidenceDetails(
                    stance,
                    isConfidential() ? null : source,
                    kind(),
                    isConfidential() ? alias : titled(),
                    quote,
                    url,
                    note,
                    credibility,
                    Boolean.TRUE.equals(primary),
                    isConfidential() ? Provenance.confided(basis) : Provenance.typed(outlet, basis, cites, issuer),
                    new Weighing(weight, partial, seenByUs, reupload, authenticity, record, instance, appeal)
                            .appraisal(isConfidential()),
                    isConfidential(),
                    isConfidential() ? Confidence.typed(anonymity, closeTo) : Confidence.NOT_SAID);
        }

        /** What nobody chose is what it looks like. */
        private EvidenceKind read() {
            if (Boolean.TRUE.equals(seenByUs)) return EvidenceKind.OBSERVATION;
            return url == null || url.isBlank() ? EvidenceKind.STATEMENT : EvidenceKind.WEB_PAGE;
        }

        @Override
        public EvidenceKind kind() {
            return kind == null ? read() : kind;
        }

        /** The headline of what was pasted, else what it says, else whose it is. */
        private @Nullable String titled() {
            return Stream.of(title, headline, excerpt(quote), source)
                    .filter(Objects::nonNull)
                    .filter(said -> !said.isBlank())
                    .findFirst()
                    .orElse(title);
        }

        private static @Nullable String excerpt(@Nullable String quote) {
            if (quote == null || quote.strip().length() <= LONGEST_TITLE) return quote == null ? null : quote.strip();
            var cut = quote.strip().substring(0, LONGEST_TITLE);
            var space = cut.lastIndexOf(' ');
            return (space > 0 ? cut.substring(0, space) : cut) + "…";
        }

        @SuppressWarnings("NullAway") // as above
        ConfidentialPiece confidentialPiece() {
            return ConfidentialPiece.of(this::details, () -> new Identity(identity, contact));
        }

        @Override
        public String toString() {
            return "a piece of evidence";
        }
    }

    /** The proposal form as it was typed. */
    record ProposalForm(
            Verdict.@Nullable Kind verdict,
            @Nullable RetractionReason retraction,
            @Nullable String rationale,
            @Nullable String missing,
            @Nullable Boolean nothingMissing,
            @Nullable String exception,
            @Nullable Map<UUID, String> answers,
            @Nullable VerdictFinding finding,
            @Nullable String context,
            @Nullable Integer version) {

        /** What was typed of answers, by piece or by claim. */
        Map<UUID, String> answered() {
            return Objects.requireNonNullElse(answers, Map.of());
        }

        /** Of the claim as it was seen; none fits when none was sent. */
        int seen() {
            return version == null ? -1 : version;
        }

        @SuppressWarnings("NullAway") // what is missing, the proposal itself says, all of it at once
        Proposal proposal() {
            var open = missing == null || missing.isBlank() ? null : missing;
            var nothing = Boolean.TRUE.equals(nothingMissing);
            if (open != null && nothing)
                throw new Invalid("missing", "contradictory", "either nothing is missing or this is");
            // the select offers a reason whatever verdict is chosen; it counts with RETRACTED only
            var reason = verdict == Verdict.Kind.RETRACTED ? retraction : null;
            return new Proposal(
                    verdict,
                    reason,
                    rationale,
                    nothing ? "" : open,
                    exception,
                    // a field for each is offered whatever verdict is chosen
                    answered().entrySet().stream()
                            .filter(answer -> !answer.getValue().isBlank())
                            .map(answer -> new Proposal.Answer(answer.getKey(), answer.getValue()))
                            .toList(),
                    finding,
                    context);
        }
    }

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam @Nullable EvidenceStance add,
            Actor actor,
            Wording words,
            Model model) {
        model.addAttribute("adding", add);
        return view.show(id, actor, words, model);
    }

    @PostMapping(params = "do=take")
    String take(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "take", page(id), () -> verification.take(id, actor), () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=release")
    String release(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "release", page(id), () -> verification.release(id, actor), () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=hand-over")
    String handOver(
            @PathVariable UUID id,
            @RequestParam @Nullable String person,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "hand-over",
                page(id),
                () -> verification.handOver(id, person, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=attach")
    String attach(@PathVariable UUID id, EvidenceForm form, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "attach",
                page(id) + "#evidence",
                () -> {
                    if (form.isConfidential()) identities.attach(id, form.confidentialPiece(), actor);
                    else verification.attach(id, form.details(), actor);
                },
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=withdraw-evidence")
    String withdrawEvidence(
            @PathVariable UUID id,
            @RequestParam UUID evidence,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "withdraw-evidence",
                page(id) + "#evidence",
                () -> verification.withdrawEvidence(id, evidence, reason, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=propose")
    String propose(@PathVariable UUID id, ProposalForm form, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "propose",
                page(id),
                () -> verification.proposeVerdict(id, form.proposal(), form.seen(), actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=withdraw-verdict")
    String withdrawVerdict(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "withdraw-verdict",
                page(id),
                () -> verification.withdrawVerdict(id, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=reopen")
    String reopen(
            @PathVariable UUID id,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "reopen", page(id), () -> approval.reopen(id, reason, actor), () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=ask-reopening")
    String askReopening(
            @PathVariable UUID id,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "ask-reopening",
                page(id),
                () -> reopenings.ask(id, reason, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=withdraw-reopening")
    String withdrawReopening(
            @PathVariable UUID id, @RequestParam UUID request, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "withdraw-reopening",
                page(id),
                () -> reopenings.withdraw(id, request, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=grant-reopening")
    String grantReopening(
            @PathVariable UUID id,
            @RequestParam UUID request,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "grant-reopening",
                page(id),
                () -> approval.grantReopening(id, request, reason, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=decline-reopening")
    String declineReopening(
            @PathVariable UUID id,
            @RequestParam UUID request,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "decline-reopening",
                page(id),
                () -> reopenings.decline(id, request, reason, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=pair")
    String pair(
            @PathVariable UUID id,
            @RequestParam @Nullable String claim,
            @RequestParam @Nullable Bearing relation,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "pair",
                page(id) + "#opponents",
                () -> pairing.make(id, claim, relation, reason, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=close-pair")
    @SuppressWarnings("NullAway") // what is missing, the closing itself says, all of it at once
    String closePair(
            @PathVariable UUID id,
            @RequestParam UUID pair,
            @RequestParam @Nullable PairOutcome outcome,
            @RequestParam @Nullable String prevails,
            @RequestParam @Nullable String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "close-pair",
                page(id) + "#opponents",
                () -> pairing.close(pair, new Closing(outcome, prevails, reason), actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=select")
    String select(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to("select", page(id), () -> triage.select(id, actor), () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=set-aside")
    String setAside(
            @PathVariable UUID id,
            @RequestParam @Nullable SetAsideReason reason,
            @RequestParam @Nullable UUID other,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "set-aside",
                page(id),
                () -> triage.setAside(id, ClaimCard.chosen(reason), other, actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=correct")
    String correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String source,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "correct",
                page(id),
                () -> triage.correctSource(id, source, actor),
                () -> view.show(id, actor, words, model));
    }

    /** @param version of the claim as it was seen; none fits when none was sent */
    @PostMapping(params = "do=proposition")
    String correctProposition(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "-1") int version,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "proposition",
                page(id),
                () -> correction.correctProposition(new Correction.Seen(id, version), text, actor),
                () -> view.show(id, actor, words, model));
    }

    private String page(UUID id) {
        return view.address(id);
    }
}
