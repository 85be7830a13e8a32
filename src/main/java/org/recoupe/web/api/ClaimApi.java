package org.recoupe.web.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Approval;
import org.recoupe.claim.Basis;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Classification;
import org.recoupe.claim.Confidence;
import org.recoupe.claim.Correction;
import org.recoupe.claim.EvidenceDetails;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Marking;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Claims for programs. Every write answers with the claim as it then stands. */
@RestController
@RequestMapping(path = "/api/claims", produces = MediaType.APPLICATION_JSON_VALUE)
class ClaimApi {
    private final Triage triage;
    private final Correction correction;
    private final Verification verification;
    private final Approval approval;
    private final Reopenings reopenings;
    private final Pairing pairing;
    private final Marking marking;
    private final Rulings rulings;
    private final Identities identities;
    private final ClaimFile file;

    ClaimApi(
            Triage triage,
            Correction correction,
            Verification verification,
            Approval approval,
            Reopenings reopenings,
            Pairing pairing,
            Marking marking,
            Rulings rulings,
            Identities identities,
            ClaimFile file) {
        this.triage = triage;
        this.correction = correction;
        this.verification = verification;
        this.approval = approval;
        this.reopenings = reopenings;
        this.pairing = pairing;
        this.marking = marking;
        this.rulings = rulings;
        this.identities = identities;
        this.file = file;
    }

    @GetMapping("/{id}")
    ClaimView claim(@PathVariable String id, Actor actor) {
        return file.claim(claim(id), actor);
    }

    @PostMapping("/{id}/select")
    ClaimView select(@PathVariable String id, Actor actor) {
        return after(id, actor, triage::select);
    }

    @PostMapping(path = "/{id}/set-aside", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Aside.class)))
    ClaimView setAside(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var reason = fields.oneOf("reason", SetAsideReason.class);
        var other = fields.id("other");
        return after(id, actor, fields, (claim, by) -> triage.setAside(claim, reason, other, by));
    }

    @PostMapping(path = "/set-aside", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.AsideAll.class)))
    ArticleApi.ClaimList setAsideAll(@org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var ids = fields.ids("claims");
        var reason = fields.oneOf("reason", SetAsideReason.class);
        fields.orRefuse();
        triage.setAsideAll(ids, reason, actor);
        return new ArticleApi.ClaimList(
                ids.stream().distinct().map(id -> file.claim(id, actor)).toList());
    }

    @PutMapping(path = "/{id}/source", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewSource.class)))
    ClaimView correctSource(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var source = fields.source("source");
        return after(id, actor, fields, (claim, by) -> triage.correctSource(claim, source, by));
    }

    @PutMapping(path = "/{id}/proposition", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewProposition.class)))
    ClaimView correctProposition(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var text = fields.required("text");
        var version = fields.number("version");
        return after(
                id,
                actor,
                fields,
                (claim, by) -> correction.correctProposition(new Correction.Seen(claim, version), text, by));
    }

    @PostMapping(path = "/{id}/split", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Split.class)))
    ResponseEntity<ClaimView> split(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var claim = claim(id);
        file.claim(claim, actor);
        var fields = new Fields(body);
        var at = fields.number("at");
        var propositions = fields.texts("propositions");
        var version = fields.number("version");
        fields.orRefuse();
        var part = correction.split(
                new Correction.Seen(claim, version), at, propositions == null ? List.of() : propositions, actor);
        return ResponseEntity.created(URI.create("/api/claims/" + part)).body(file.claim(part, actor));
    }

    @PutMapping(path = "/{id}/class", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewClass.class)))
    ClaimView classify(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var deadline = fields.time("deadline");
        var is = new Classification(
                fields.maybeOneOf("class", ClaimClass.class),
                fields.maybeOneOf("priority", Priority.class),
                deadline == null ? null : deadline.toInstant().truncatedTo(ChronoUnit.MILLIS));
        var reason = fields.required("reason");
        var version = fields.number("version");
        return after(
                id,
                actor,
                fields,
                (claim, by) -> correction.classify(new Correction.Seen(claim, version), is, reason, by));
    }

    /** Who has a side in it: a source, for a reason; or that it has none after all. */
    @PostMapping(path = "/{id}/parties", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Party.class)))
    ClaimView party(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var source = fields.source("source");
        var reason = fields.required("reason");
        var withdraw = fields.flag("withdraw");
        var version = fields.maybeNumber("version");
        return after(id, actor, fields, (claim, by) -> marking.party(claim, source, reason, withdraw, version, by));
    }

    /** Who claims it admits what harms them. */
    @PostMapping(path = "/{id}/against-interest", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.AgainstInterest.class)))
    ClaimView againstInterest(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var reason = fields.required("reason");
        var withdraw = fields.flag("withdraw");
        var version = fields.maybeNumber("version");
        return after(id, actor, fields, (claim, by) -> marking.againstInterest(claim, reason, withdraw, version, by));
    }

    @PostMapping("/{id}/take")
    ClaimView take(@PathVariable String id, Actor actor) {
        return after(id, actor, verification::take);
    }

    @PutMapping(path = "/{id}/holder", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewHolder.class)))
    ClaimView handOver(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var person = fields.optionalText("person");
        return after(id, actor, fields, (claim, by) -> verification.handOver(claim, person, by));
    }

    @PostMapping("/{id}/release")
    ClaimView release(@PathVariable String id, Actor actor) {
        return after(id, actor, verification::release);
    }

    @PostMapping(path = "/{id}/evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewEvidence.class)))
    ResponseEntity<ClaimView> attach(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var claim = claim(id);
        file.claim(claim, actor);
        var fields = new Fields(body);
        if (fields.flag("confidential")) identities.attach(claim, confidential(fields), actor);
        else verification.attach(claim, open(fields), actor);
        return ResponseEntity.created(URI.create("/api/claims/" + claim)).body(file.claim(claim, actor));
    }

    /** Who sends an identity means it to be sealed, and has forgotten to say so. */
    private static EvidenceDetails open(Fields fields) {
        for (var name : List.of("alias", "identity", "contact"))
            if (fields.has(name)) fields.refuse(name, "not-allowed", "of a confidential source only");
        return details(fields, fields.source("source"), fields.text("title"), false);
    }

    private static ConfidentialPiece confidential(Fields fields) {
        if (fields.has("title")) fields.refuse("title", "not-allowed", "the alias stands for it");
        var source = fields.has("source") ? fields.source("source") : null;
        return fields.make(() -> ConfidentialPiece.of(
                () -> details(fields, source, fields.text("alias"), true),
                () -> new Identity(fields.text("identity"), fields.text("contact"))));
    }

    private static EvidenceDetails details(Fields fields, @Nullable String source, String title, boolean confidential) {
        return fields.make(() -> new EvidenceDetails(
                fields.oneOf("stance", EvidenceStance.class),
                source,
                fields.oneOf("kind", EvidenceKind.class),
                title,
                fields.optionalText("quote"),
                fields.optionalText("url"),
                fields.optionalText("note"),
                fields.maybeNumber("credibility"),
                fields.flag("primary"),
                new Provenance(
                        fields.has("outlet") ? fields.source("outlet") : null,
                        fields.maybeOneOf("basis", Basis.class),
                        fields.has("cites") ? fields.sources("cites") : List.of(),
                        fields.has("issuer") ? fields.source("issuer") : null),
                new Appraisal(
                        fields.optionalText("weight"),
                        fields.has("whole") ? fields.flag("whole") : null,
                        fields.flag("seenByUs"),
                        fields.flag("reupload"),
                        fields.maybeOneOf("record", Appraisal.AttributionTerms.class),
                        Objects.requireNonNullElse(
                                fields.maybeOneOf("authenticity", Appraisal.Authenticity.class),
                                Appraisal.Authenticity.UNCHECKED),
                        fields.maybe(
                                "court", court -> new Appraisal.Court(court.text("instance"), court.word("appeal")))),
                confidential,
                new Confidence(
                        fields.optionalText("anonymity"),
                        fields.has("closeTo") ? fields.sources("closeTo") : List.of())));
    }

    @PostMapping(path = "/{id}/evidence/{evidence}/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    ClaimView withdrawEvidence(
            @PathVariable String id,
            @PathVariable String evidence,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        var piece = Ids.of("evidence", evidence);
        return after(id, actor, fields, (claim, by) -> verification.withdrawEvidence(claim, piece, reason, by));
    }

    @PutMapping(path = "/{id}/verdict", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewVerdict.class)))
    ClaimView propose(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        file.claim(claim(id), actor);
        var fields = new Fields(body);
        var version = fields.number("version");
        if (!fields.has("missing")) fields.refuse("missing", "required", "say what is missing; \"\" means nothing is");
        var answers = fields.each("answers", answer -> answer(claim(id), answer, actor));
        var proposal = fields.make(() -> new Proposal(
                fields.oneOf("verdict", Verdict.Kind.class),
                fields.maybeOneOf("reason", RetractionReason.class),
                fields.text("rationale"),
                fields.text("missing"),
                fields.optionalText("exception"),
                answers,
                fields.maybeOneOf("finding", VerdictFinding.class),
                fields.optionalText("context")));
        return after(id, actor, (claim, by) -> verification.proposeVerdict(claim, proposal, version, by));
    }

    /** To a piece of evidence, or to what a pair opposes to the claim. */
    private Proposal.@Nullable Answer answer(UUID claim, Fields fields, Actor actor) {
        var evidence = fields.id("evidence");
        var pair = fields.id("pair");
        var text = fields.required("text");
        if ((evidence == null) == (pair == null)) fields.refuse("evidence", "required", "either this or a pair");
        if (evidence != null) return new Proposal.Answer(evidence, text);
        if (pair == null) return null;
        return rulings.across(claim, pair, actor)
                .map(other -> new Proposal.Answer(other, text))
                .orElseGet(() -> {
                    fields.refuse("pair", "unknown", "the claim has no such pair");
                    return null;
                });
    }

    @PostMapping("/{id}/verdict/withdraw")
    ClaimView withdrawVerdict(@PathVariable String id, Actor actor) {
        return after(id, actor, verification::withdrawVerdict);
    }

    @PostMapping(path = "/{id}/verdict/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Grant.class)))
    ClaimView approve(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var version = fields.number("version");
        var grant = fields.optionalText("grant");
        return after(id, actor, fields, (claim, by) -> approval.approve(claim, version, grant, by));
    }

    @PostMapping(path = "/{id}/verdict/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Return.class)))
    ClaimView returnVerdict(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var version = fields.number("version");
        var reason = fields.required("reason");
        return after(id, actor, fields, (claim, by) -> approval.returnVerdict(claim, version, reason, by));
    }

    /** With another claim, of whichever story the asker sees. */
    @PostMapping(path = "/{id}/pairs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.NewPair.class)))
    ResponseEntity<ClaimView> pair(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var claim = claim(id);
        file.claim(claim, actor);
        var fields = new Fields(body);
        var other = fields.required("claim");
        var relation = fields.oneOf("relation", Bearing.class);
        var reason = fields.required("reason");
        fields.orRefuse();
        var pair = pairing.make(claim, other, relation, reason, actor);
        return ResponseEntity.created(URI.create("/api/pairs/" + pair)).body(file.claim(claim, actor));
    }

    /** Asks a supervisor; the verdict stays in force meanwhile. */
    @PostMapping(path = "/{id}/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    ClaimView askReopening(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        return after(id, actor, fields, (claim, by) -> reopenings.ask(claim, reason, by));
    }

    @PostMapping("/{id}/reopening/{request}/withdraw")
    ClaimView withdrawReopening(@PathVariable String id, @PathVariable String request, Actor actor) {
        var asked = Ids.of("request", request);
        return after(id, actor, (claim, by) -> reopenings.withdraw(claim, asked, by));
    }

    @PostMapping(path = "/{id}/reopening/{request}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reason.class)))
    ClaimView declineReopening(
            @PathVariable String id,
            @PathVariable String request,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body,
            Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        var asked = Ids.of("request", request);
        return after(id, actor, fields, (claim, by) -> reopenings.decline(claim, asked, reason, by));
    }

    @PostMapping(path = "/{id}/reopen", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(schema = @Schema(implementation = Bodies.Reopen.class)))
    ClaimView reopen(
            @PathVariable String id, @org.springframework.web.bind.annotation.RequestBody JsonNode body, Actor actor) {
        var fields = new Fields(body);
        var reason = fields.text("reason");
        var version = fields.maybeNumber("version");
        return after(id, actor, fields, (claim, by) -> approval.reopen(claim, version, reason, by));
    }

    private static UUID claim(String id) {
        return Ids.of("claim", id);
    }

    private ClaimView after(String id, Actor actor, BiConsumer<UUID, Actor> write) {
        var claim = claim(id);
        write.accept(claim, actor);
        return file.claim(claim, actor);
    }

    /** What another desk's claim lacks is nobody's business: first whether it is there, then what is wrong with the fields. */
    private ClaimView after(String id, Actor actor, Fields fields, BiConsumer<UUID, Actor> write) {
        file.claim(claim(id), actor);
        fields.orRefuse();
        return after(id, actor, write);
    }
}
