package org.recoupe.claim;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.SourceRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A reviewer's day: take a claim, bring evidence, propose a verdict. */
@Service
@Transactional
public class Verification {
    private final ClaimDesk desk;
    private final SourceRegistry sources;
    private final EvidenceFacts facts;
    private final DeadlineRule deadlines;
    private final Quoted quoted;
    private final ObjectProvider<Recognition> recognition;
    private final ObjectProvider<People> people;

    Verification(
            ClaimDesk desk,
            SourceRegistry sources,
            EvidenceFacts facts,
            DeadlineRule deadlines,
            Quoted quoted,
            ObjectProvider<Recognition> recognition,
            ObjectProvider<People> people) {
        this.desk = desk;
        this.sources = sources;
        this.facts = facts;
        this.deadlines = deadlines;
        this.quoted = quoted;
        this.recognition = recognition;
        this.people = people;
    }

    public void take(UUID id, Actor actor) {
        desk.changeIfNeeded(id, Permission.VERIFY, actor, (claim, by) -> claim.take(by, desk.now()));
    }

    public void release(UUID id, Actor actor) {
        desk.changeIfNeeded(id, Permission.VERIFY, actor, (claim, by) -> claim.release(by, desk.now()));
    }

    /**
     * A supervisor gives it to somebody else of the desk.
     *
     * @param person null gives it back to the queue
     * @throws Invalid if they may not hold it
     */
    public void handOver(UUID id, @Nullable String person, Actor actor) {
        var to = person == null || person.isBlank() ? null : person.strip();
        desk.changeIfNeeded(id, Permission.HAND_OVER, actor, (claim, by) -> {
            if (to != null && !mayHold(to, claim.desk()))
                throw new Invalid("person", "unknown", "must be a reviewer of the desk");
            return claim.handOver(to, by, desk.now());
        });
    }

    private boolean mayHold(String person, String on) {
        var known = people.getIfAvailable();
        return known != null
                && known.of(on).stream()
                        .anyMatch(colleague -> colleague.userId().equals(person) && colleague.may(Permission.VERIFY));
    }

    /** Back to the queue, by Recoupe itself: who held it can sign in no more. */
    public void holderLeft(UUID id, String person) {
        desk.changeIfNeeded(id, Permission.READ, Actor.SYSTEM, (claim, by) -> claim.holderLeft(person, by, desk.now()));
    }

    /**
     * Back to the queue, by Recoupe itself, if who holds it may verify nothing on its desk any more.
     *
     * @param holder as they would sign in now
     */
    public void holderLostRole(UUID id, Actor holder) {
        desk.changeIfNeeded(
                id, Permission.READ, Actor.SYSTEM, (claim, by) -> claim.holderLostRole(holder, by, desk.now()));
    }

    /** As {@link #take}, all or none. */
    public void takeAll(Collection<UUID> ids, Actor actor) {
        Triage.inOrder(ids).forEach(id -> take(id, actor));
    }

    /** As {@link #release}, all or none. */
    public void releaseAll(Collection<UUID> ids, Actor actor) {
        Triage.inOrder(ids).forEach(id -> release(id, actor));
    }

    /**
     * What speaks for, against or beside the claim, by whoever holds it.
     *
     * @return its id; who a confidential source is must be kept in the same transaction, or the database refuses the piece
     */
    public UUID attach(UUID id, EvidenceDetails details, Actor actor) {
        return desk.change(
                        id,
                        Permission.VERIFY,
                        actor,
                        (claim, by, at) -> claim.attach(
                                details,
                                whence(details, claim.desk()),
                                quoted.isOffValue(claim.text(), details, facts.language(claim)),
                                this::onRecord,
                                by,
                                at))
                .evidence();
    }

    /** Whose line a confidential source is of: ids of those the desk knows, and names nobody there has heard; none of them is entered. */
    public List<String> closeTo(UUID id, Confidence confidence, Actor actor) {
        var on = desk.locked(id, actor).desk();
        return confidence.closeTo().stream()
                .map(said -> sources.known(on, said)
                        .map(source -> source.id().toString())
                        .orElseGet(() -> {
                            if (Joints.id(said) != null)
                                throw new Invalid("closeTo", "unknown", "no source has this id; give its name");
                            return said;
                        }))
                .distinct()
                .toList();
    }

    private Evidence.Whence whence(EvidenceDetails details, String on) {
        var provenance = details.provenance();
        var outlet = provenance.outlet() == null
                ? null
                : sources.named(on, "outlet", provenance.outlet()).id();
        var issuer = provenance.issuer() == null
                ? null
                : sources.named(on, "issuer", provenance.issuer()).id();
        var source = details.confidential()
                ? null
                : sources.named(on, "source", details.source()).id();
        var basis = provenance.basis();
        if (basis != null) {
            var cites = provenance.cites().stream()
                    .map(name -> sources.named(on, "cites", name).id())
                    .distinct()
                    .toList();
            return new Evidence.Whence(source, outlet, basis, cites, issuer);
        }
        // the document itself cites nobody for what it is
        if (details.primary() || details.appraisal().seenByUs())
            return new Evidence.Whence(source, outlet, Basis.OWN, List.of(), issuer);
        var cites = details.confidential() ? List.<UUID>of() : quoted.cited(details.quote(), on, source);
        return new Evidence.Whence(source, outlet, cites.isEmpty() ? Basis.UNKNOWN : Basis.CITES, cites, issuer);
    }

    /** By whoever holds the claim; the piece stays on file. */
    public void withdrawEvidence(UUID id, UUID evidence, @Nullable String reason, Actor actor) {
        desk.change(id, Permission.VERIFY, actor, (claim, by, at) -> {
            var piece = claim.evidence(evidence).orElseThrow(() -> new Unknown("evidence"));
            return claim.withdraw(piece, reasonGiven(reason), this::onRecord, this::whyWithdrawn, by, at);
        });
    }

    /** Administrators read the trail too, and who withdraws a confidential piece may well write why by name. */
    private Facts whyWithdrawn(Evidence piece) {
        var reason = piece.withdrawnReason();
        return piece.confidential()
                ? Facts.of("reasonDigest", reason == null ? null : digest(reason))
                : Facts.of("reason", reason);
    }

    private Facts onRecord(Evidence piece) {
        return piece.facts(
                source -> sources.source(source).name(), piece.confidential() ? digest(piece.wholeText()) : null);
    }

    private @Nullable String digest(String words) {
        var known = recognition.getIfAvailable();
        return known == null ? null : known.of(words).orElse(null);
    }

    /** @param version of the claim the reviewer was looking at */
    public void proposeVerdict(UUID id, Proposal proposal, int version, Actor actor) {
        desk.change(id, Permission.VERIFY, actor, (claim, by, at) -> {
            var ruling = facts.judge(
                    claim,
                    proposal.verdict(),
                    proposal.reason(),
                    claim.answered(proposal, facts.opposition(claim).open()));
            return claim.propose(proposal, version, ruling, by, at);
        });
    }

    /** The proposer thinks again. */
    public void withdrawVerdict(UUID id, Actor actor) {
        desk.change(id, Permission.VERIFY, actor, (claim, by, at) -> claim.withdrawVerdict(by, at));
    }

    /** Whoever is at work on the claim is done when this returns, and nobody else begins before the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void waitFor(UUID id) {
        desk.locked(id, Actor.SYSTEM);
    }

    /**
     * The clock of its verification starts, by the desk's table.
     *
     * @param from now, as precise as whoever waits for the deadline keeps it
     */
    public DeadlineRule.Terms schedule(UUID id, Instant from) {
        var claim = desk.locked(id, Actor.SYSTEM);
        var terms = deadlines.terms(claim.priority(), claim.claimClass());
        desk.happened(claim, claim.schedule(from.plus(terms.within()), terms.model(), desk.now()));
        desk.letGo(claim); // a story starts a thousand
        return terms;
    }

    /** A reason somebody wrote; @throws Invalid if they did not. */
    static String reasonGiven(@Nullable String reason) {
        new Invalid.Check().required("reason", reason, 2000).orRefuse();
        return reason == null ? "" : reason.strip();
    }
}
