package org.recoupe.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
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
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.article.Revision;
import org.recoupe.claim.ClaimDesk.Happened;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.extraction.statement.Statement;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a dispatch's text to claims with their sources; from the editor's acceptance to verification. */
@Service
@Transactional
public class ClaimRegistration {
    private static final String BY_HAND = "by-hand";

    /** A long newspaper page has some hundred; whoever sends more sends an archive. */
    private static final int MOST_CLAIMS = 2000;

    private final Extractor extractor;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Outlets outlets;
    private final Claims claims;
    private final Links links;
    private final ClaimDesk desk;
    private final TriageRule triage;
    private final Composition composition;

    ClaimRegistration(
            Extractor extractor,
            Intake intake,
            SourceRegistry sources,
            Outlets outlets,
            Claims claims,
            Links links,
            ClaimDesk desk,
            TriageRule triage,
            Composition composition) {
        this.extractor = extractor;
        this.intake = intake;
        this.sources = sources;
        this.outlets = outlets;
        this.claims = claims;
        this.links = links;
        this.desk = desk;
        this.triage = triage;
        this.composition = composition;
    }

    /**
     * What the current revision says, and who says it there. Changes nothing.
     *
     * @throws Unreadable if trying again would not help
     */
    @Transactional(noRollbackFor = RuntimeException.class)
    public Extraction read(UUID articleId) {
        // locked, so that a revision that comes meanwhile waits instead of making this reading stale
        var article = intake.locked(articleId, Actor.SYSTEM);
        var revision = intake.currentRevision(article);
        var language = article.language();
        var published = revision.publishedAt();
        try {
            var found = extractor.extract(
                    revision.text(),
                    language == null ? null : new Language(language),
                    published == null ? null : published.toLocalDate());
            if (found.statements().size() <= MOST_CLAIMS) return found;
        } catch (UnsupportedLanguage e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
        throw new Unreadable("More than " + MOST_CLAIMS + " claims: this is no single story; hand it in in parts");
    }

    /** Turns what was read into claims. Those the text already had keep their state, evidence and holder. */
    public void register(UUID articleId, Extraction found) {
        var article = intake.locked(articleId, Actor.SYSTEM);
        if (article.status() != ArticleStatus.EXTRACTING) return; // a job that runs twice finds its work done
        var revision = intake.currentRevision(article);
        var known = claims.findLockedByArticle(articleId);
        var publisher = revision.publisher();
        var speakers = Speakers.ofStory(sources, article.desk(), found.speakers(), unnamedSources(known), publisher);
        if (publisher != null) outlets.keep(article, publisher);
        // sources first, all of them: what is asked of the database meanwhile would have to store the claims one by one
        var findings = found.statements().stream()
                .map(said -> finding(said, revision.text(), speakers, found.version()))
                .toList();
        var sentences = composition.in(revision, found.language());
        var inOrder = inOrder(article, revision, known, findings);
        var before = Set.copyOf(known);
        var said = Set.copyOf(inOrder);
        var arrived = inOrder.stream()
                .filter(claim -> !before.contains(claim) || !claim.inText())
                .toList();
        var happened = new ArrayList<Happened>();
        for (int i = 0; i < findings.size(); i++) {
            var claim = inOrder.get(i);
            happened.add(new Happened(
                    claim,
                    before.contains(claim)
                            ? claim.foundAgain(revision.number(), findings.get(i), revision.text(), desk.now())
                            : claim.extracted(revision.text())));
            sentences.compose(claim);
        }
        for (var claim : known) {
            if (said.contains(claim)) continue;
            happened.addAll(notFound(
                    article, claim, successor(claim, arrived), replaced(claim, arrived), revision, found.version()));
        }
        desk.happened(happened);
        links.replace(
                articleId,
                found.relations().stream()
                        .map(r -> link(articleId, inOrder.get(r.from()), inOrder.get(r.to()), r))
                        .toList());
        known.forEach(claim -> {
            var into = claim.mergedInto();
            if (into != null) links.move(claim.id(), into);
        });
        intake.extracted(articleId, found.language().code(), found.tangled(), found.version());
    }

    /** For each finding the claim that it is: one the text had before, or a new one. */
    private List<Claim> inOrder(Article article, Revision revision, List<Claim> known, List<Finding> findings) {
        var taken = new HashSet<UUID>();
        var same = new ArrayList<Optional<Claim>>();
        for (var finding : findings) {
            var claim = matching(known, taken, finding, revision.text());
            claim.ifPresent(c -> taken.add(c.id()));
            same.add(claim);
        }
        var references = references(
                        (int) same.stream().filter(Optional::isEmpty).count())
                .iterator();
        var number = known.stream().mapToInt(Claim::number).max().orElse(0);
        var inOrder = new ArrayList<Claim>();
        for (int i = 0; i < findings.size(); i++) {
            var before = same.get(i);
            inOrder.add(
                    before.isPresent()
                            ? before.get()
                            : new Claim(
                                    article.id(),
                                    article.desk(),
                                    references.next(),
                                    ++number,
                                    revision.number(),
                                    findings.get(i),
                                    desk.now()));
        }
        return inOrder;
    }

    /** Nobody can read the text; what people had a hand in is carried over all the same, as far as its words stand there. */
    public void unreadable(UUID articleId, String reason) {
        var article = intake.locked(articleId, Actor.SYSTEM);
        var revision = intake.currentRevision(article);
        var happened = new ArrayList<Happened>();
        for (var claim : claims.findLockedByArticle(articleId)) {
            if (!claim.inText()) claim.overtaken(desk.now());
            if (!claim.inText() || claim.revision() >= revision.number()) continue;
            kept(article, claim, revision, BY_HAND).ifPresentOrElse(happened::add, () -> claim.overtaken(desk.now()));
        }
        desk.happened(happened);
        var publisher = revision.publisher();
        if (publisher != null) outlets.keep(article, publisher);
        intake.extractionFailed(articleId, reason);
    }

    /** Decides by the desk's table what is selected and what is set aside; the editor may change that. */
    public void triage(UUID articleId) {
        var all = inTextOrder(claims.findLockedByArticle(articleId));
        var contradicted = contradicted(all);
        var happened = new ArrayList<Happened>();
        for (var claim : all) {
            if (claim.state() != ClaimState.EXTRACTED) continue;
            var outcome = triage.judge(new TriageRule.Facts(
                    claim.claimClass(),
                    claim.finding().stance(),
                    claim.form(),
                    claim.finding().worth(),
                    contradicted.contains(claim.id())));
            var reason = outcome.setAside();
            var now = desk.now();
            happened.add(new Happened(
                    claim,
                    reason == null
                            ? claim.select(outcome.priority(), Acting.SYSTEM, outcome.model(), now)
                            : claim.setAside(reason, null, Acting.SYSTEM, outcome.model(), now)));
        }
        desk.happened(happened);
    }

    private Set<UUID> contradicted(List<Claim> all) {
        var states = all.stream().collect(Collectors.toMap(Claim::id, Claim::state, (a, b) -> a, HashMap::new));
        var linked = links.contradicting(states.keySet());
        var elsewhere = linked.stream()
                .flatMap(ClaimLink::ends)
                .filter(id -> !states.containsKey(id))
                .collect(Collectors.toSet());
        if (!elsewhere.isEmpty()) claims.findByIdIn(elsewhere).forEach(claim -> states.put(claim.id(), claim.state()));
        return linked.stream()
                .filter(link -> link.isOpenContradiction(states))
                .flatMap(ClaimLink::ends)
                .collect(Collectors.toSet());
    }

    /** The editor has accepted: everything selected and still in the text is to be verified. */
    public void startVerification(UUID articleId) {
        desk.happened(inTextOrder(claims.findLockedByArticle(articleId)).stream()
                .filter(claim -> claim.state() == ClaimState.SELECTED && claim.inText())
                .map(claim -> new Happened(claim, claim.startVerification(Acting.SYSTEM, desk.now())))
                .toList());
    }

    /**
     * A claim the extraction missed.
     *
     * @return the claim's id
     * @throws Invalid if its words are not in the text, or are a contradicted claim already
     */
    public UUID addByHand(UUID articleId, MissedClaim missed, Actor actor) {
        var article = intake.locked(articleId, actor);
        var by = actor.acting(Permission.ACCEPT, article.desk());
        if (article.status() == ArticleStatus.EXTRACTING) {
            throw new Invalid("passage", "too-early", "the text is being read; try again in a moment");
        }
        var revision = intake.currentRevision(article);
        var named = missed.source();
        var speaker = named == null || named.isBlank() ? null : sources.named(article.desk(), "source", named);
        var found = missed.in(revision.text(), speaker);
        var finding = found.withClass(composition.about(found.text(), Language.of(article.language())));
        var known = claims.findLockedByArticle(articleId);
        refuseIfThereAlready(known, finding, revision.number());
        var number = known.stream().mapToInt(Claim::number).max().orElse(0) + 1;
        var reference = references(1).get(0);
        var claim = new Claim(articleId, article.desk(), reference, number, revision.number(), finding, desk.now());
        var added = claim.addedByHand(revision.text(), by, desk.now());
        composition.in(revision, Language.of(article.language())).compose(claim);
        desk.happened(claim, added);
        desk.happened(claim, claim.select(Priority.NORMAL, by, null, desk.now()));
        if (article.status() == ArticleStatus.ACCEPTED) desk.happened(claim, claim.startVerification(by, desk.now()));
        return claim.id();
    }

    /** Where something contradicts them, the same words once more would be a claim that nothing contradicts. */
    private void refuseIfThereAlready(List<Claim> known, Finding finding, int revision) {
        known.stream()
                .filter(claim -> claim.inText() && claim.revision() == revision)
                .filter(claim -> claim.finding().content().isNearly(finding.content()))
                .filter(claim -> !links.contradicting(List.of(claim.id())).isEmpty())
                .findFirst()
                .ifPresent(claim -> {
                    throw new Invalid(
                            "passage",
                            "already-a-claim",
                            "these words are " + claim.reference() + " already: put that right instead");
                });
    }

    private List<Reference> references(int many) {
        return claims.nextReferences(many).stream().map(Reference::of).toList();
    }

    /** In which it was last found. */
    private String textOf(Article article, Claim claim) {
        return intake.revisions(article).stream()
                .filter(revision -> revision.number() == claim.revision())
                .map(Revision::text)
                .findFirst()
                .orElse("");
    }

    /**
     * @param successor what the text says in the place of a claim under a verdict
     * @param replaced what it says in the place of any other, but for a figure
     */
    private List<Happened> notFound(
            Article article,
            Claim claim,
            @Nullable Claim successor,
            @Nullable Claim replaced,
            Revision revision,
            String model) {
        if (successor != null && !successor.id().equals(claim.succeededBy())) {
            return left(claim, revision.number(), successor, model);
        }
        if (!claim.inText()) {
            claim.overtaken(desk.now());
            return List.of();
        }
        return kept(article, claim, revision, model)
                .map(List::of)
                .orElseGet(() -> left(claim, revision.number(), replaced, model));
    }

    /** Carried over because people had a hand in it, if its words still stand there. */
    private Optional<Happened> kept(Article article, Claim claim, Revision revision, String model) {
        return claim.keptByHand(revision.number(), () -> textOf(article, claim), revision.text(), model, desk.now())
                .map(event -> new Happened(claim, event));
    }

    /** What the text says now in the place of a claim that a verdict binds to what it said. */
    private static @Nullable Claim successor(Claim claim, List<Claim> arrived) {
        return claim.isBoundByVerdict()
                ? arrived.stream().filter(claim::isSucceededBy).findFirst().orElse(null)
                : null;
    }

    /** Two that might be it are none: better no word than a wrong one. */
    private static @Nullable Claim replaced(Claim claim, List<Claim> arrived) {
        var alike = arrived.stream().filter(claim::differsInFiguresFrom).toList();
        return alike.size() == 1 ? alike.get(0) : null;
    }

    private List<Happened> left(Claim claim, int revision, @Nullable Claim successor, String model) {
        var gone = new Happened(claim, claim.goneFromText(revision, successor, model, desk.now()));
        // one that had a verdict is left to a supervisor
        if (claim.state() != ClaimState.SELECTED || claim.hasApprovedVerdict()) return List.of(gone);
        var aside = claim.setAside(SetAsideReason.SUPERSEDED, null, Acting.SYSTEM, model, desk.now());
        return List.of(gone, new Happened(claim, aside));
    }

    /** Locked by id, so that nobody waits in a circle; told in the order one reads them. */
    private static List<Claim> inTextOrder(List<Claim> locked) {
        return locked.stream().sorted(Comparator.comparingInt(Claim::number)).toList();
    }

    private Map<String, UUID> unnamedSources(List<Claim> known) {
        var byName = new HashMap<String, UUID>();
        var ids = known.stream().map(Claim::source).filter(Objects::nonNull).toList();
        sources.withAffiliations(ids).values().stream()
                .filter(source -> source.kind() == SourceKind.UNNAMED)
                .forEach(source -> byName.put(source.name(), source.id()));
        return byName;
    }

    /**
     * The claim that was this statement in the last reading; or else one whose words were put right to be the same. One that a verdict binds,
     * and that would have to change for it, is not: what the text says now is a claim of its own then.
     */
    private static Optional<Claim> matching(List<Claim> known, Set<UUID> taken, Finding finding, String text) {
        var candidates = known.stream()
                .filter(claim -> !taken.contains(claim.id()))
                .filter(claim -> claim.hasSourcePutRight() || Objects.equals(claim.source(), finding.source()))
                .filter(claim -> claim.mayBecome(finding, text))
                // of several, one that said it like this, and that the last reading saw, so that the same one goes on
                .sorted(Comparator.comparing((Claim claim) -> claim.foundStance() == finding.stance())
                        .thenComparing(Claim::inText)
                        .reversed()
                        .thenComparing(Claim::number))
                .toList();
        return Stream.<Function<Claim, String>>of(Claim::foundText, Claim::text)
                .flatMap(words -> candidates.stream().filter(claim -> Words.same(words.apply(claim), finding.text())))
                .findFirst();
    }

    private static ClaimLink link(UUID article, Claim from, Claim to, Relation relation) {
        return new ClaimLink(
                article, from.id(), to.id(), relation.kind(), relation.because().written());
    }

    private static Finding finding(Statement said, String text, Speakers speakers, String model) {
        var content = new Spans(said.content());
        var source = new Spans(said.source());
        var cue = new Spans(said.cue());
        var relay = new Spans(said.relay());
        return new Finding(
                content.in(text),
                content,
                source,
                cue,
                relay,
                words(source, text),
                words(cue, text),
                words(relay, text),
                speakers.source(said.speaker()),
                speakers.source(said.relayedBy()),
                said.stance(),
                said.form(),
                said.claimClass(),
                said.worth(),
                String.join(",", said.reasons()),
                said.rule(),
                said.confidence(),
                model);
    }

    private static @Nullable String words(Spans spans, String text) {
        return spans.list().isEmpty() ? null : spans.in(text);
    }
}
