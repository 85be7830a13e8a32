package org.recoupe.trial.seed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Basis;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Priority;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Verdict;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/** What becomes of one claim of an invented story, written into the ledger as it would have happened. */
class ClaimLife {
    private static final List<Verdict.Kind> VERDICTS = List.of(
            Verdict.Kind.CONFIRMED,
            Verdict.Kind.CONFIRMED,
            Verdict.Kind.CONFIRMED,
            Verdict.Kind.DISPUTED,
            Verdict.Kind.DISPUTED,
            Verdict.Kind.UNVERIFIED,
            Verdict.Kind.RETRACTED);
    private static final List<Duration> WITHIN =
            List.of(Duration.ofHours(4), Duration.ofHours(12), Duration.ofHours(36), Duration.ofHours(96));
    private static final Duration AT_LEAST = Duration.ofMinutes(40);
    private static final List<EvidenceKind> KINDS = List.of(EvidenceKind.values());
    private static final String MODEL = "evidence-sufficiency";

    private final Ledger ledger;
    private final Random random;
    private final Phrasebook phrases;
    private final List<Told.Speaker> speakers;
    private final Crew crew;
    private final Told.Said said;
    private final UUID article;
    private final UUID id;
    private final Reference reference;
    private final int number;
    private final Priority priority;
    private final List<Facts> standing = new ArrayList<>();
    private Instant at;
    private int told;

    ClaimLife(
            Ledger ledger,
            Random random,
            Phrasebook phrases,
            List<Told.Speaker> speakers,
            Crew crew,
            UUID article,
            Reference reference,
            int number,
            Told.Said said,
            Instant extracted) {
        this.ledger = ledger;
        this.random = random;
        this.phrases = phrases;
        this.speakers = speakers;
        this.crew = crew;
        this.article = article;
        this.reference = reference;
        this.number = number;
        this.said = said;
        this.id = new UUID(random.nextLong(), random.nextLong());
        this.at = extracted;
        this.priority = priority();
        var source = Facts.of("id", said.speaker().source())
                .with("words", said.speaker().name());
        var passage = Facts.of("words", said.words())
                .with("source", source)
                .with("stance", said.stance())
                .with("form", said.form())
                .with("class", said.kind())
                .with("revision", 1)
                .with("reference", reference);
        tell("extracted", Acting.SYSTEM, null, ClaimState.EXTRACTED, passage, StoryLife.EXTRACTION);
    }

    UUID id() {
        return id;
    }

    /** Not to be verified. */
    void setAside() {
        var reasons = List.of(SetAsideReason.NOT_CHECKABLE, SetAsideReason.ATTRIBUTED_ONLY, SetAsideReason.NO_TIME);
        var reason = reasons.get(random.nextInt(reasons.size()));
        at = at.plusSeconds(1);
        tell(
                "set-aside",
                Acting.SYSTEM,
                ClaimState.EXTRACTED,
                ClaimState.SET_ASIDE,
                Facts.of("reason", reason),
                "claim-triage");
        write(ClaimState.SET_ASIDE, null, null, reason);
    }

    /** Waits for the editor to accept the story. */
    void select() {
        at = at.plusSeconds(1);
        tell("selected", Acting.SYSTEM, ClaimState.EXTRACTED, ClaimState.SELECTED, urgency(), "claim-triage");
        write(ClaimState.SELECTED, null, null, null);
    }

    /** Verified and decided within a few hours. */
    void decide(Instant accepted) {
        begin(accepted, accepted.plus(WITHIN.get(priority.ordinal())));
        var reviewer = crew.reviewer(random);
        take(reviewer);
        var verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
        collect(verdict, reviewer);
        var version = 1;
        if (random.nextInt(10) == 0) {
            propose(verdict, version++, reviewer, crew.supervisor(reviewer, random), Verdict.Decision.RETURNED);
        }
        propose(verdict, version, reviewer, crew.supervisor(reviewer, random), Verdict.Decision.APPROVED);
        write(ClaimState.valueOf(verdict.name()), null, null, null);
    }

    /** Still waits for somebody, until a time that may already be over. */
    void leaveOpen(Instant accepted, Instant now) {
        var within = WITHIN.get(priority.ordinal()).toSeconds();
        var due = now.plusSeconds((long) (within * (random.nextDouble() - 0.15)));
        if (due.isBefore(accepted.plus(AT_LEAST))) due = accepted.plus(AT_LEAST);
        begin(accepted, due);
        var draw = random.nextInt(100);
        var reviewer = draw < 60 ? null : crew.reviewer(random);
        var state = draw < 89 ? ClaimState.IN_VERIFICATION : ClaimState.VERDICT_PROPOSED;
        var returned = false;
        if (reviewer != null) {
            take(reviewer);
            var verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
            if (draw >= 85) collect(verdict, reviewer);
            if (draw >= 85 && draw < 89) {
                propose(verdict, 1, reviewer, crew.supervisor(reviewer, random), Verdict.Decision.RETURNED);
                returned = true;
            } else if (state == ClaimState.VERDICT_PROPOSED) {
                propose(verdict, 1, reviewer, null, null);
            }
        }
        write(state, due, reviewer == null ? null : reviewer.userId(), null);
        wait(state, due, accepted, reviewer, returned, now);
    }

    private void wait(
            ClaimState state, Instant due, Instant since, @Nullable Acting holder, boolean returned, Instant now) {
        var proposed = state == ClaimState.VERDICT_PROPOSED;
        var late = due.isBefore(now);
        ledger.steps.add(
                new UUID(random.nextLong(), random.nextLong()),
                proposed ? "approveVerdict" : "verifyClaim",
                id,
                article,
                crew.desk(),
                proposed ? Role.SUPERVISOR : Role.REVIEWER,
                proposed || holder == null ? null : holder.userId(),
                priority.ordinal(),
                due,
                proposed || returned ? at : since,
                returned,
                late ? due : null,
                late && !proposed ? due : null,
                said.kind(),
                said.speaker().source());
    }

    private void begin(Instant accepted, Instant due) {
        at = at.plusSeconds(1);
        tell("selected", Acting.SYSTEM, ClaimState.EXTRACTED, ClaimState.SELECTED, urgency(), "claim-triage");
        at = accepted;
        tell("verification-started", Acting.SYSTEM, ClaimState.SELECTED, ClaimState.IN_VERIFICATION, Facts.NONE, null);
        tell("scheduled", Acting.SYSTEM, null, due, urgency(), "deadline-priority");
    }

    private void take(Acting reviewer) {
        later(15);
        tell("taken", reviewer, null, reviewer.userId(), Facts.NONE, null);
    }

    private void collect(Verdict.Kind verdict, Acting reviewer) {
        var stance = switch (verdict) {
            case CONFIRMED -> EvidenceStance.SUPPORTS;
            case DISPUTED, RETRACTED -> EvidenceStance.REFUTES;
            case UNVERIFIED -> EvidenceStance.CONTEXT;
        };
        var pieces = verdict == Verdict.Kind.CONFIRMED ? 2 : 1 + random.nextInt(2);
        for (var i = 0; i < pieces; i++) attach(stance, reviewer);
    }

    private void attach(EvidenceStance stance, Acting reviewer) {
        later(10);
        var source = speakers.get(random.nextInt(speakers.size()));
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var title = phrases.any("evidence").replace("{source}", source.name());
        var piece = new UUID(random.nextLong(), random.nextLong());
        var quote = random.nextBoolean() ? said.words() : null;
        var credibility = 1 + random.nextInt(4);
        var primary = random.nextInt(5) == 0;
        var why = phrases.any("rationale");
        ledger.evidence.add(
                piece,
                id,
                stance,
                source.source(),
                Basis.OWN,
                "{}",
                kind,
                title,
                quote,
                null,
                credibility,
                primary,
                why,
                reviewer.userId(),
                at);
        var weight = Facts.of("id", piece)
                .with("stance", stance)
                .with("kind", kind)
                .with("basis", Basis.OWN)
                .with("credibility", credibility)
                .with("primary", primary ? true : null);
        standing.add(weight);
        var whole = weight.with("source", Facts.of("id", source.source()).with("name", source.name()))
                .with("title", title)
                .with("quote", quote)
                .with("weight", why);
        tell("evidence-attached", reviewer, null, null, Facts.of("piece", whole), null);
    }

    private void propose(
            Verdict.Kind kind,
            int version,
            Acting reviewer,
            @Nullable Acting decider,
            Verdict.@Nullable Decision decision) {
        later(20);
        var proposed = at;
        var retraction = kind == Verdict.Kind.RETRACTED ? RetractionReason.values()[random.nextInt(4)] : null;
        var rationale = phrases.any("rationale");
        var verdict = Facts.of("number", version)
                .with("verdict", kind)
                .with("retraction", retraction)
                .with("rationale", rationale)
                .with("proposedBy", reviewer.userId())
                .with("proposedAt", proposed);
        var judged = Facts.of("words", said.words())
                .with("verdict", verdict)
                .with(
                        "ruling",
                        Facts.of("sufficient", true).with("rule", rule(kind)).with("table", MODEL))
                .with("evidence", standing);
        tell("verdict-proposed", reviewer, ClaimState.IN_VERIFICATION, ClaimState.VERDICT_PROPOSED, judged, MODEL);
        var why = decision == Verdict.Decision.RETURNED ? phrases.any("return") : null;
        if (decider != null) {
            later(30);
            if (decision == Verdict.Decision.RETURNED) {
                var returned = Facts.of("verdict", verdict).with("reason", why);
                tell(
                        "verdict-returned",
                        decider,
                        ClaimState.VERDICT_PROPOSED,
                        ClaimState.IN_VERIFICATION,
                        returned,
                        null);
            } else {
                tell("verdict-approved", decider, ClaimState.VERDICT_PROPOSED, kind, judged, MODEL);
            }
        }
        var row = new UUID(random.nextLong(), random.nextLong());
        if (decider != null && decision == Verdict.Decision.APPROVED)
            ledger.approvals.add(new UUID(random.nextLong(), random.nextLong()), row, 1, decider.userId(), at);
        ledger.verdicts.add(
                row,
                id,
                version,
                kind,
                retraction,
                rationale,
                "",
                null,
                rule(kind),
                true,
                reviewer.userId(),
                proposed,
                decision,
                why,
                decider == null ? null : decider.userId(),
                decider == null ? null : at);
    }

    private static String rule(Verdict.Kind kind) {
        return switch (kind) {
            case CONFIRMED -> "confirmed-two-sources";
            case DISPUTED -> "disputed-refuted";
            case RETRACTED -> "retracted-with-reason";
            case UNVERIFIED -> "unverified";
        };
    }

    private void write(
            ClaimState state, @Nullable Instant deadline, @Nullable String holder, @Nullable SetAsideReason aside) {
        ledger.claims.add(
                id,
                article,
                crew.desk(),
                reference.number(),
                number,
                state,
                said.words(),
                1,
                1,
                true,
                said.content(),
                said.source(),
                said.cue(),
                "",
                said.speaker().name(),
                said.cueWords(),
                said.speaker().source(),
                said.speaker().source(),
                said.stance(),
                said.form(),
                said.kind(),
                0.3 + random.nextInt(70) / 100.0,
                said.kind() == ClaimClass.FIGURE ? "figure" : "",
                "seed",
                0.5 + random.nextInt(50) / 100.0,
                StoryLife.EXTRACTION,
                priority,
                deadline,
                holder,
                aside,
                at,
                told - 1);
    }

    private Priority priority() {
        var draw = random.nextInt(100);
        return switch (said.kind()) {
            case CASUALTIES -> draw < 40 ? Priority.CRITICAL : Priority.HIGH;
            case ACCUSATION -> draw < 70 ? Priority.HIGH : Priority.NORMAL;
            case DEATH -> Priority.HIGH;
            case FIGURE, EVENT, ACT, IMAGE, DOCUMENT -> draw < 15 ? Priority.HIGH : Priority.NORMAL;
            case STATEMENT, BACKGROUND, QUOTATION -> draw < 40 ? Priority.NORMAL : Priority.LOW;
        };
    }

    private Facts urgency() {
        return Facts.of("priority", priority);
    }

    private void later(int atMostMinutes) {
        at = at.plusSeconds(20 + random.nextInt(atMostMinutes * 60));
    }

    private void tell(
            String action,
            Acting by,
            @Nullable Object before,
            @Nullable Object after,
            Facts facts,
            @Nullable String model) {
        var fact = new Fact(
                Subject.claim(id),
                article,
                crew.desk(),
                by,
                reference.toString(),
                before == null ? null : before.toString(),
                after == null ? null : after.toString());
        ledger.trail.tell(at, "claim." + action, fact, facts, model);
        told++;
    }
}
