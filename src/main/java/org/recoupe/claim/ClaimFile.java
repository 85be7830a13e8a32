package org.recoupe.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.absence.StandIns;
import org.recoupe.article.Article;
import org.recoupe.article.Intake;
import org.recoupe.article.Revision;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.Source;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything on file about claims, to be read. */
@Service
@Transactional(readOnly = true)
public class ClaimFile {
    private static final int LONGEST_LINE = 10;

    private final Claims claims;
    private final Links links;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Outlets outlets;
    private final EvidenceFacts facts;
    private final StandIns standIns;
    private final ClaimDesk desk;

    ClaimFile(
            Claims claims,
            Links links,
            Intake intake,
            SourceRegistry sources,
            Outlets outlets,
            EvidenceFacts facts,
            StandIns standIns,
            ClaimDesk desk) {
        this.claims = claims;
        this.links = links;
        this.intake = intake;
        this.sources = sources;
        this.outlets = outlets;
        this.facts = facts;
        this.standIns = standIns;
        this.desk = desk;
    }

    /** @throws Unknown if there is none, or it lies on another desk */
    public ClaimView claim(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return views(intake.article(claim.article(), actor), List.of(claim), actor)
                .get(0);
    }

    /** All claims of an article, by number. */
    public List<ClaimView> ofArticle(UUID articleId, Actor actor) {
        return views(intake.article(articleId, actor), claims.findByArticleOrderByNumber(articleId), actor);
    }

    /** One line each, for lists; those on other desks are left out. */
    public Map<UUID, Line> lines(Collection<UUID> ids, Actor actor) {
        if (ids.isEmpty()) return Map.of();
        var found = claims.findByIdIn(ids).stream()
                .filter(claim -> actor.sees(claim.desk()))
                .toList();
        var speaking = sources.withAffiliations(
                found.stream().map(Claim::source).filter(Objects::nonNull).toList());
        var contradicted = contradicted(found);
        var lines = new HashMap<UUID, Line>();
        for (var claim : found) {
            lines.put(
                    claim.id(),
                    line(
                            claim,
                            claim.source() == null ? null : speaking.get(claim.source()),
                            contradicted.getOrDefault(claim.id(), List.of())));
        }
        return lines;
    }

    /** What each of these claims is called; whether the reader may see them is checked before. */
    public Map<UUID, Reference> references(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : claims.findReferences(ids).stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> Reference.of((Long) row[1])));
    }

    /** How many claims each of these articles has, whatever their state. */
    public Map<UUID, Integer> count(Collection<UUID> articles) {
        if (articles.isEmpty()) return Map.of();
        var counts = new HashMap<UUID, Integer>();
        claims.countByArticle(articles).forEach(row -> counts.put((UUID) row[0], ((Number) row[1]).intValue()));
        return counts;
    }

    /** How many pieces stand on each of these claims, by stance; a claim or stance without any is left out. */
    public Map<UUID, Map<EvidenceStance, Integer>> standing(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        var counts = new HashMap<UUID, Map<EvidenceStance, Integer>>();
        claims.countStandingEvidence(ids)
                .forEach(row -> counts.computeIfAbsent((UUID) row[0], id -> new EnumMap<>(EvidenceStance.class))
                        .put((EvidenceStance) row[1], ((Number) row[2]).intValue()));
        return counts;
    }

    /** Those of these claims that lie on the reader's desks, in the order asked for. */
    public List<ClaimView> claims(List<UUID> ids, Actor actor) {
        var found = new HashMap<UUID, ClaimView>();
        claims.findByIdIn(ids).stream()
                .filter(claim -> actor.may(Permission.READ, claim.desk()))
                .collect(Collectors.groupingBy(Claim::article))
                .forEach((article, some) ->
                        views(intake.article(article, actor), some, actor).forEach(view -> found.put(view.id(), view)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Why this person may not read the claim's verdict a second time, if so. */
    public Optional<Involvement> part(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return first(claim, actor, claim::partOf);
    }

    /** Why this person may not take its verdict away, if so. */
    public Optional<Involvement> hand(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return first(claim, actor, claim::handOf);
    }

    /** In which of these claims this person had a hand at any time, or somebody they stand in for. */
    public Set<UUID> hands(Collection<UUID> ids, Actor actor) {
        return ids.isEmpty()
                ? Set.of()
                : claims.findByIdIn(ids).stream()
                        .filter(claim -> first(claim, actor, claim::handOf).isPresent())
                        .map(Claim::id)
                        .collect(Collectors.toSet());
    }

    /** Why this person may not approve the verdict that waits, if so. */
    public Optional<Involvement> involvement(UUID id, Actor actor) {
        var claim = visible(id, actor);
        return first(claim, actor, claim::involvementOf);
    }

    /** Whose hand that is, if it is not their own: somebody they stand in for. */
    public Optional<String> involvedFor(UUID id, Actor actor) {
        var claim = visible(id, actor);
        if (claim.involvementOf(actor.userId()).isPresent()) return Optional.empty();
        return standIns.absentFor(actor.userId(), claim.desk()).stream()
                .filter(absent -> claim.involvementOf(absent).isPresent())
                .findFirst();
    }

    /** What this person may do about these claims as they stand, by id; those on other desks are left out. */
    public Map<UUID, Offer> offers(Collection<UUID> ids, Actor actor) {
        if (ids.isEmpty()) return Map.of();
        var absent = new HashMap<String, List<String>>();
        return claims.findByIdIn(ids).stream()
                .filter(claim -> actor.may(Permission.READ, claim.desk()))
                .collect(Collectors.toMap(
                        Claim::id,
                        claim -> desk.offer(
                                claim,
                                actor,
                                absent.computeIfAbsent(claim.desk(), on -> standIns.absentFor(actor.userId(), on)))));
    }

    /** The same for one; nothing on another desk. */
    public Offer offer(UUID id, Actor actor) {
        return offers(List.of(id), actor).getOrDefault(id, Offer.NOTHING);
    }

    /** Their own hand in it, else that of somebody they stand in for. */
    private Optional<Involvement> first(Claim claim, Actor actor, Function<String, Optional<Involvement>> hand) {
        return hand.apply(actor.userId())
                .or(() -> standIns.absentFor(actor.userId(), claim.desk()).stream()
                        .map(hand)
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /**
     * A claim in a list.
     *
     * @param reference what people call it, "C-4183"
     * @param number within its story
     * @param again the verdict that is in force while it is verified again, or null
     * @param contradicts references of the claims it is incompatible with
     */
    public record Line(
            UUID id,
            String reference,
            int number,
            UUID article,
            String desk,
            String text,
            ClaimView.PropositionView proposition,
            @Nullable String source,
            Stance stance,
            ClaimClass claimClass,
            ClaimState state,
            Priority priority,
            @Nullable Instant deadline,
            @Nullable String assignee,
            ClaimView.@Nullable InForceView again,
            List<String> contradicts) {}

    private Map<UUID, List<String>> contradicted(List<Claim> shown) {
        if (shown.isEmpty()) return Map.of();
        var linked = links.contradicting(shown.stream().map(Claim::id).toList());
        var others = new HashMap<UUID, Claim>();
        var ids = new LinkedHashSet<UUID>();
        for (var claim : shown) {
            linked.stream().filter(l -> l.touches(claim.id())).forEach(l -> ids.add(l.otherThan(claim.id())));
        }
        claims.findByIdIn(ids).forEach(claim -> others.put(claim.id(), claim));
        var references = new HashMap<UUID, List<String>>();
        for (var claim : shown) {
            references.put(
                    claim.id(),
                    linked.stream()
                            .filter(link -> link.touches(claim.id()))
                            .filter(link -> link.isOpenContradiction(
                                    claim.state(), other(link, claim, others).state()))
                            .map(link -> other(link, claim, others))
                            .sorted(Comparator.comparingInt(Claim::number).thenComparing(Claim::id))
                            .map(other -> other.reference().toString())
                            .toList());
        }
        return references;
    }

    private static Claim other(ClaimLink link, Claim claim, Map<UUID, Claim> known) {
        return Objects.requireNonNull(known.get(link.otherThan(claim.id())));
    }

    private static Line line(Claim claim, @Nullable Source source, List<String> contradicts) {
        return new Line(
                claim.id(),
                claim.reference().toString(),
                claim.number(),
                claim.article(),
                claim.desk(),
                claim.text(),
                ClaimView.PropositionView.of(claim.proposition()),
                source == null ? null : source.name(),
                claim.finding().stance(),
                claim.claimClass(),
                claim.state(),
                claim.priority(),
                claim.deadline(),
                claim.assignee(),
                claim.state().isDecided()
                        ? null
                        : claim.verdictInForce().map(ClaimFile::inForce).orElse(null),
                contradicts);
    }

    private List<ClaimView> views(Article article, List<Claim> shown, Actor actor) {
        var linked = links.touching(shown.stream().map(Claim::id).toList());
        var family = family(shown, linked);
        var speaking = new LinkedHashSet<UUID>();
        for (var claim : shown) {
            if (claim.source() != null) speaking.add(claim.source());
            Optional.ofNullable(family.get(claim.succeededBy()))
                    .map(Claim::source)
                    .ifPresent(speaking::add);
            if (claim.finding().source() != null) speaking.add(claim.finding().source());
            if (claim.finding().relaySource() != null)
                speaking.add(claim.finding().relaySource());
            speaking.addAll(claim.parties());
            claim.evidence().stream().flatMap(piece -> piece.whence().named()).forEach(speaking::add);
        }
        var said = shown.stream().collect(Collectors.toMap(Claim::id, facts::joints));
        said.values().forEach(joints -> joints.closeTo().values().forEach(speaking::addAll));
        var revision = intake.currentRevision(article);
        var issues = intake.issues(article);
        var publishers = outlets.of(article, issues);
        speaking.addAll(publishers);
        family.values().forEach(claim -> speaking.addAll(claim.claimants()));
        var known = sources.withAffiliations(speaking, EvidenceFacts.days(issues));
        var competences = facts.competences(
                shown.stream()
                        .flatMap(claim -> EvidenceFacts.standing(claim).stream())
                        .toList(),
                known);
        var counted = new CodePoints(revision.text());
        var rulings = new HashMap<Sufficiency.Facts, Sufficiency.Ruling>();
        return shown.stream()
                .map(claim -> {
                    var opposition = EvidenceFacts.Opposition.of(
                            claim,
                            linked.stream()
                                    .filter(link -> link.touches(claim.id()))
                                    .toList(),
                            link -> other(link, claim, family));
                    var weighed = EvidenceFacts.corroboration(
                            claim,
                            EvidenceFacts.standing(claim),
                            publishers,
                            opposition,
                            known,
                            competences,
                            said.getOrDefault(claim.id(), Joints.NONE));
                    return view(
                            claim,
                            revision,
                            counted,
                            known,
                            weighed,
                            facts.allows(claim, weighed, opposition, rulings),
                            family.get(claim.succeededBy()),
                            links(claim, linked, family, actor),
                            actor.may(Permission.READ_CONFIDENTIAL, claim.desk()));
                })
                .toList();
    }

    /** These, and all that bear on them or stand in their place. */
    private Map<UUID, Claim> family(List<Claim> shown, List<ClaimLink> linked) {
        var family = new HashMap<UUID, Claim>();
        shown.forEach(claim -> family.put(claim.id(), claim));
        var others = Stream.concat(
                        linked.stream().flatMap(ClaimLink::ends),
                        shown.stream().map(Claim::succeededBy).filter(Objects::nonNull))
                .filter(id -> !family.containsKey(id))
                .collect(Collectors.toSet());
        if (!others.isEmpty()) claims.findByIdIn(others).forEach(claim -> family.put(claim.id(), claim));
        return family;
    }

    /** Those with claims the reader sees. */
    private static List<ClaimView.LinkView> links(
            Claim claim, List<ClaimLink> linked, Map<UUID, Claim> family, Actor actor) {
        return linked.stream()
                .filter(link -> link.touches(claim.id()))
                .filter(link ->
                        actor.may(Permission.READ, other(link, claim, family).desk()))
                .map(link -> {
                    var other = other(link, claim, family);
                    return new ClaimView.LinkView(
                            link.id(),
                            other.id(),
                            other.article(),
                            other.reference().toString(),
                            other.number(),
                            link.from(),
                            link.relation(),
                            other.text(),
                            other.state(),
                            link.because(),
                            link.madeBy(),
                            link.isOpenContradiction(claim.state(), other.state()),
                            link.outcome(),
                            Pairing.said(link, link.closed()),
                            Pairing.said(link, link.proposed()));
                })
                .sorted(Comparator.comparing(ClaimView.LinkView::relation)
                        .thenComparing(ClaimView.LinkView::number)
                        .thenComparing(ClaimView.LinkView::claim))
                .toList();
    }

    private static ClaimView view(
            Claim claim,
            Revision revision,
            CodePoints counted,
            Map<UUID, Source> known,
            Corroboration weighed,
            List<ClaimView.AllowedView> allows,
            @Nullable Claim successor,
            List<ClaimView.LinkView> links,
            boolean confides) {
        var here = claim.inText() && claim.revision() == revision.number();
        var verdicts = claim.verdicts().stream()
                .map(verdict -> view(verdict, claim, known, links))
                .toList();
        var latest = verdicts.isEmpty() ? null : verdicts.get(verdicts.size() - 1);
        var aside = claim.setAsideReason();
        return new ClaimView(
                claim.id(),
                claim.reference().toString(),
                claim.number(),
                claim.article(),
                claim.desk(),
                claim.state(),
                claim.text(),
                ClaimView.PropositionView.of(claim.proposition()),
                here ? counted.of(claim.finding().content().list()) : List.of(),
                here ? counted.of(claim.finding().sourceMention().list()) : List.of(),
                here,
                claim.revision(),
                claim.firstRevision(),
                instead(successor, known),
                hand(claim, known),
                source(claim, known),
                chain(claim, revision, known),
                claim.finding().cue(),
                claim.finding().relay(),
                claim.finding().stance(),
                claim.form(),
                claim.claimClass(),
                claim.marks()
                        .filter(mark -> mark.what() == Mark.What.PARTY)
                        .map(mark -> view(mark, known))
                        .toList(),
                claim.marks()
                        .filter(mark -> mark.what() == Mark.What.AGAINST_INTEREST)
                        .map(mark -> view(mark, known))
                        .findFirst()
                        .orElse(null),
                claim.finding().reasonList(),
                claim.finding().confidence(),
                claim.priority(),
                claim.deadline(),
                claim.assignee(),
                claim.version(),
                aside == null ? null : new ClaimView.AsideView(aside, claim.setAsideOther()),
                links,
                claim.evidence().stream()
                        .map(piece -> view(piece, weighed, known, confides || !piece.confidential()))
                        .toList(),
                origins(claim, weighed, known, confides),
                allows,
                latest,
                latest == null ? null : latest.approvals(),
                claim.verdictInForce().map(ClaimFile::inForce).orElse(null),
                claim.openRequest().map(ClaimFile::view).orElse(null),
                claim.declinedRequest().map(ClaimFile::declined).orElse(null),
                claim.grantedRequest().map(ClaimFile::granted).orElse(null),
                claim.reopeningRequests().stream().map(ClaimFile::asked).toList(),
                latest == null ? List.of() : verdicts.subList(0, verdicts.size() - 1));
    }

    /** Gone meanwhile itself, it is not what the text says now. */
    private static ClaimView.@Nullable InsteadView instead(@Nullable Claim successor, Map<UUID, Source> known) {
        if (successor == null || !successor.inText()) return null;
        var source = successor.source() == null ? null : known.get(successor.source());
        return new ClaimView.InsteadView(
                successor.id(),
                successor.reference().toString(),
                successor.number(),
                successor.text(),
                successor.finding().stance(),
                source == null ? null : source.name());
    }

    private static ClaimView.@Nullable HandView hand(Claim claim, Map<UUID, Source> known) {
        var by = claim.changedBy();
        if (by == null) return null;
        var found = claim.finding().source() == null
                ? null
                : known.get(claim.finding().source());
        var original = claim.original();
        return new ClaimView.HandView(
                by,
                claim.isMadeByHand(),
                original.map(Original::foundText)
                        .filter(text -> !text.equals(claim.text()))
                        .orElse(null),
                original.map(Original::foundStance)
                        .filter(stance -> stance != claim.finding().stance())
                        .orElse(null),
                claim.hasSourcePutRight() && !claim.isMadeByHand(),
                found == null ? null : found.name(),
                claim.mergedInto());
    }

    private static ClaimView.@Nullable SourceView source(Claim claim, Map<UUID, Source> known) {
        var source = claim.source() == null ? null : known.get(claim.source());
        return source == null
                ? null
                : new ClaimView.SourceView(
                        source.id(),
                        source.name(),
                        claim.hasSourcePutRight() ? null : claim.finding().sourceWords());
    }

    private static List<ClaimView.ChainLink> chain(Claim claim, Revision revision, Map<UUID, Source> known) {
        var chain = new ArrayList<ClaimView.ChainLink>();
        var mention = claim.hasSourcePutRight() ? null : claim.finding().sourceWords();
        var next = claim.source() == null ? null : known.get(claim.source());
        while (next != null && chain.size() < LONGEST_LINE) {
            var kind = next.kind() == SourceKind.PERSON || next.kind() == SourceKind.UNNAMED
                    ? ClaimView.ChainLink.Kind.PERSON
                    : ClaimView.ChainLink.Kind.ORGANISATION;
            chain.add(new ClaimView.ChainLink(next.name(), kind, mention));
            mention = null;
            var above = next.affiliatedTo() == null ? null : known.get(next.affiliatedTo());
            // whom it speaks for may have turned out to be itself
            next = above == next ? null : above;
        }
        var relay = claim.finding().relaySource() == null
                ? null
                : known.get(claim.finding().relaySource());
        if (relay != null) {
            chain.add(new ClaimView.ChainLink(
                    relay.name(),
                    ClaimView.ChainLink.Kind.RELAY,
                    claim.finding().relay()));
        }
        if (revision.publisher() != null) {
            chain.add(new ClaimView.ChainLink(revision.publisher(), ClaimView.ChainLink.Kind.OUTLET, null));
        }
        return List.copyOf(chain);
    }

    private static ClaimView.MarkView view(Mark mark, Map<UUID, Source> known) {
        return new ClaimView.MarkView(named(mark.source(), known), mark.reason(), mark.saidBy(), mark.saidAt());
    }

    /** To whom may not read confidential pieces they are of no origin that says whose line they are of. */
    private static List<ClaimView.OriginView> origins(
            Claim claim, Corroboration weighed, Map<UUID, Source> known, boolean confides) {
        var origins =
                weighed.origins().stream().map(origin -> view(origin, known)).toList();
        if (confides) return origins;
        var confided = claim.evidence().stream()
                .filter(piece -> piece.confidential() && piece.stands())
                .collect(Collectors.groupingBy(
                        Evidence::stance,
                        () -> new EnumMap<>(EvidenceStance.class),
                        Collectors.mapping(Evidence::id, Collectors.toList())));
        if (confided.isEmpty()) return origins;
        return Stream.concat(
                        origins.stream()
                                .map(origin -> origin.without(confided.getOrDefault(origin.stance(), List.of())))
                                .filter(origin -> !origin.pieces().isEmpty()),
                        confided.entrySet().stream()
                                .map(side -> ClaimView.OriginView.withheld(side.getKey(), side.getValue())))
                .toList();
    }

    private static ClaimView.OriginView view(Corroboration.Origin origin, Map<UUID, Source> known) {
        return new ClaimView.OriginView(
                origin.id(),
                named(origin.root(), known),
                origin.stance(),
                origin.status(),
                origin.counts(),
                origin.pieces(),
                origin.because());
    }

    private static ClaimView.@Nullable NamedView named(@Nullable UUID source, Map<UUID, Source> known) {
        var found = source == null ? null : known.get(source);
        return found == null ? null : new ClaimView.NamedView(found.id(), found.name());
    }

    /** @param whole whether the reader may know more than that it is there */
    private static ClaimView.EvidenceView view(
            Evidence piece, Corroboration weighed, Map<UUID, Source> known, boolean whole) {
        var whence = piece.whence();
        var counted = weighed.of(piece.id());
        var source = piece.source() == null ? null : known.get(piece.source());
        return new ClaimView.EvidenceView(
                piece.id(),
                piece.stance(),
                source == null ? null : new ClaimView.SourceView(source.id(), source.name(), null),
                piece.confidential(),
                piece.kind(),
                whole ? piece.title() : null,
                whole ? piece.quote() : null,
                whole ? piece.url() : null,
                whole ? piece.note() : null,
                piece.credibility(),
                piece.primary(),
                whole ? named(whence.outlet(), known) : null,
                whole ? named(whence.issuer(), known) : null,
                whence.basis(),
                (whole ? whence.cites() : List.<UUID>of())
                        .stream()
                                .map(one -> named(one, known))
                                .filter(Objects::nonNull)
                                .toList(),
                whole || !piece.stands()
                        ? counted.map(Corroboration.Weighed::origin).orElse(null)
                        : ClaimView.OriginView.withheld(piece.stance()),
                whole && counted.filter(Corroboration.Weighed::counts).isPresent(),
                whole ? counted.map(Corroboration.Weighed::why).orElse(List.of()) : List.of(),
                whole ? piece.appraisal().weight() : null,
                piece.appraisal().whole(),
                piece.appraisal().seenByUs(),
                piece.appraisal().reupload(),
                piece.appraisal().terms(),
                piece.appraisal().authenticity(),
                piece.appraisal().court(),
                whole ? piece.anonymity() : null,
                whole && piece.closeTo(),
                piece.addedBy(),
                piece.addedAt(),
                piece.withdrawnAt(),
                whole ? piece.withdrawnReason() : null);
    }

    private static ClaimView.InForceView inForce(Verdict verdict) {
        return new ClaimView.InForceView(
                verdict.number(), verdict.kind(), verdict.rationale(), Objects.requireNonNull(verdict.decidedAt()));
    }

    private static ClaimView.RequestView view(ReopeningRequest request) {
        return new ClaimView.RequestView(request.id(), request.askedBy(), request.askedAt(), request.reason());
    }

    private static ClaimView.AskedView asked(ReopeningRequest request) {
        return new ClaimView.AskedView(
                view(request),
                request.verdict(),
                request.outcome() == null ? null : request.outcome().name(),
                request.answer(),
                request.closedBy(),
                request.closedAt());
    }

    private static ClaimView.DeclinedView declined(ReopeningRequest request) {
        return new ClaimView.DeclinedView(
                view(request),
                Objects.requireNonNull(request.closedBy()),
                Objects.requireNonNull(request.closedAt()),
                Objects.requireNonNull(request.answer()));
    }

    private static ClaimView.GrantedView granted(ReopeningRequest request) {
        return new ClaimView.GrantedView(
                view(request), Objects.requireNonNull(request.closedBy()), Objects.requireNonNull(request.closedAt()));
    }

    /** Who a piece that is answered is from, or which claim it is; null of a confidential one. */
    private static @Nullable String called(
            VerdictAnswer answer, Claim claim, Map<UUID, Source> known, List<ClaimView.LinkView> links) {
        if (!answer.isToPiece())
            return links.stream()
                    .filter(link -> link.claim().equals(answer.about()))
                    .map(ClaimView.LinkView::reference)
                    .findFirst()
                    .orElse(null);
        var source = claim.evidence(answer.about()).map(Evidence::source).map(known::get);
        return source.map(Source::name).orElse(null);
    }

    private static ClaimView.VerdictView view(
            Verdict verdict, Claim claim, Map<UUID, Source> known, List<ClaimView.LinkView> links) {
        return new ClaimView.VerdictView(
                verdict.kind(),
                verdict.reason(),
                verdict.rationale(),
                verdict.missing(),
                verdict.exception(),
                verdict.finding(),
                verdict.context(),
                verdict.rule(),
                verdict.sufficient(),
                verdict.proposedBy(),
                verdict.proposedAt(),
                verdict.decision(),
                verdict.decisionReason(),
                verdict.decidedBy(),
                verdict.decidedAt(),
                verdict.answers().stream()
                        .map(answer -> answer.view(called(answer, claim, known, links)))
                        .toList(),
                new ClaimView.ApprovalsView(
                        verdict.approvals(),
                        verdict.counting().stream()
                                .map(given -> new ClaimView.GivenView(given.person(), given.at()))
                                .toList()),
                verdict.number());
    }

    private Claim visible(UUID id, Actor actor) {
        return claims.findById(id)
                .filter(claim -> actor.may(Permission.READ, claim.desk()))
                .orElseThrow(() -> new Unknown("claim"));
    }
}
