package org.recoupe.claim;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.article.Issue;
import org.recoupe.claim.Corroboration.Piece;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Language;
import org.recoupe.source.Source;
import org.recoupe.source.SourceRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what the evidence rule looks at: independent origins, not counted papers. */
@Component
class EvidenceFacts {
    private final Claims claims;
    private final Links links;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Outlets outlets;
    private final Sufficiency sufficiency;
    private final ObjectProvider<Confided> confided;

    EvidenceFacts(
            Claims claims,
            Links links,
            Intake intake,
            SourceRegistry sources,
            Outlets outlets,
            Sufficiency sufficiency,
            ObjectProvider<Confided> confided) {
        this.claims = claims;
        this.links = links;
        this.intake = intake;
        this.sources = sources;
        this.outlets = outlets;
        this.sufficiency = sufficiency;
        this.confided = confided;
    }

    /** @param answered the pieces and the claims that contradict it which somebody answers in writing */
    Sufficiency.Ruling judge(Claim claim, Verdict.Kind verdict, @Nullable RetractionReason reason, Set<UUID> answered) {
        var opposition = opposition(claim);
        return sufficiency.judge(
                facts(claim, corroboration(claim, standing(claim), opposition), opposition, verdict, reason, answered));
    }

    /** Of the verdict that waits, or was decided last, with the answers it came with. */
    Sufficiency.Ruling judge(Claim claim, Verdict verdict) {
        return judge(claim, verdict.kind(), verdict.reason(), verdict.answered());
    }

    /** Verdict by verdict, as if these were the pieces that stand; a retraction as one of what was disproved. */
    Map<Verdict.Kind, Sufficiency.Ruling> judge(Claim claim, List<Piece> standing) {
        var opposition = opposition(claim);
        var corroboration = corroboration(claim, standing, opposition);
        var rulings = new EnumMap<Verdict.Kind, Sufficiency.Ruling>(Verdict.Kind.class);
        for (var kind : Verdict.Kind.values()) {
            var reason = kind == Verdict.Kind.RETRACTED ? RetractionReason.DISPROVED : null;
            var answered = claim.answered(kind, reason);
            rulings.put(kind, sufficiency.judge(facts(claim, corroboration, opposition, kind, reason, answered)));
        }
        return rulings;
    }

    /**
     * For each verdict what the evidence says of it; a retraction by each of its reasons.
     *
     * @param known what was asked before: most claims of a story have the same evidence, none
     */
    List<ClaimView.AllowedView> allows(
            Claim claim,
            Corroboration corroboration,
            Opposition opposition,
            Map<Sufficiency.Facts, Sufficiency.Ruling> known) {
        return Stream.of(Verdict.Kind.values())
                .flatMap(kind -> kind == Verdict.Kind.RETRACTED
                        ? Stream.of(RetractionReason.values())
                                .map(reason -> facts(
                                        claim, corroboration, opposition, kind, reason, claim.answered(kind, reason)))
                        : Stream.of(facts(claim, corroboration, opposition, kind, null, claim.answered(kind, null))))
                .map(facts -> {
                    var ruling = known.computeIfAbsent(facts, sufficiency::judge);
                    return new ClaimView.AllowedView(
                            facts.verdict(),
                            facts.reason(),
                            ruling.sufficient(),
                            ruling.rule(),
                            ruling.missing(),
                            ruling.approvals());
                })
                .toList();
    }

    private Sufficiency.Facts facts(
            Claim claim,
            Corroboration corroboration,
            Opposition opposition,
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            Set<UUID> answered) {
        var contrary = contrary(corroboration, opposition, verdict, reason);
        return new Sufficiency.Facts(
                verdict,
                reason,
                new Sufficiency.Claimed(
                        claim.claimClass(), claim.isClassPutRight(), claim.isAgainstInterest(), isJudgment(claim)),
                corroboration.side(EvidenceStance.SUPPORTS),
                corroboration.side(EvidenceStance.REFUTES),
                new Sufficiency.Opposition(!opposition.open().isEmpty(), opposition.confirmed(), contrary.size(), (int)
                        contrary.stream().filter(one -> !answered.contains(one)).count()),
                confidential(claim, corroboration, verdict, reason));
    }

    private static boolean isJudgment(Claim claim) {
        return claim.claimClass() == ClaimClass.ACT
                && (Judgment.isOne(claim.text())
                        || Judgment.isOne(claim.proposition().text()));
    }

    /** Of a verdict that says whether it is so; what it rests on is looked up only where that is confidential sources alone. */
    private Sufficiency.Confidential confidential(
            Claim claim, Corroboration corroboration, Verdict.Kind verdict, @Nullable RetractionReason reason) {
        if (verdict != Verdict.Kind.CONFIRMED && reason != RetractionReason.DISPROVED)
            return Sufficiency.Confidential.NOT_ALONE;
        var carrying = corroboration.carrying(
                verdict == Verdict.Kind.CONFIRMED ? EvidenceStance.SUPPORTS : EvidenceStance.REFUTES);
        if (carrying.isEmpty() || !carrying.stream().allMatch(Piece::confidential))
            return Sufficiency.Confidential.NOT_ALONE;
        var ids = carrying.stream().map(Piece::id).toList();
        var known = new HashSet<UUID>();
        for (var word : claim.originWords()) if (word.kind() == Joints.Kind.ATTESTED) known.addAll(word.pieces());
        var unread = ids.stream().filter(id -> !known.contains(id)).toList();
        if (!unread.isEmpty()) confided.ifAvailable(safe -> known.addAll(safe.readByAnother(unread)));
        return new Sufficiency.Confidential(
                true,
                ids.stream()
                        .allMatch(id -> claim.evidence(id)
                                .filter(piece -> piece.anonymity() != null)
                                .isPresent()),
                known.containsAll(ids));
    }

    /** What people said of whether pieces have one origin, and whose line an alias is of. */
    Joints joints(Claim claim) {
        var marked = claim.evidence().stream()
                .filter(piece -> piece.closeTo() && piece.stands())
                .map(Evidence::id)
                .toList();
        var words = claim.originWords();
        if (marked.isEmpty()) return words.isEmpty() ? Joints.NONE : new Joints(words, Map.of(), Set.of());
        var safe = confided.getIfAvailable();
        var said = safe == null ? Map.<UUID, List<String>>of() : safe.closeTo(marked);
        var lines = new HashMap<UUID, Set<UUID>>();
        said.forEach((piece, names) -> lines.put(
                piece,
                names.stream()
                        .map(name -> line(name, claim.desk()))
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        return new Joints(
                words,
                lines,
                marked.stream().filter(piece -> !lines.containsKey(piece)).collect(Collectors.toSet()));
    }

    /** Of somebody nobody has heard of yet, the same for the same name. */
    private UUID line(String said, String desk) {
        var id = Joints.id(said);
        return id != null
                ? id
                : sources.known(desk, said)
                        .map(Source::id)
                        .orElseGet(() -> UUID.nameUUIDFromBytes(
                                said.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether two of these confidential pieces are of one line, or it cannot be read whose they are of. */
    boolean areOfOneLine(Claim claim, List<UUID> pieces) {
        var said = joints(claim);
        if (pieces.stream().anyMatch(said.unread()::contains)) return true;
        var known = new SourceLines(
                sources.withAffiliations(
                        said.closeTo().values().stream().flatMap(Set::stream).collect(Collectors.toSet())),
                Set.of());
        var tops = pieces.stream()
                .flatMap(piece -> said.closeTo().getOrDefault(piece, Set.of()).stream()
                        .map(known::top)
                        .distinct())
                .toList();
        return tops.size() > Set.copyOf(tops).size();
    }

    /** What whoever gives this verdict has to answer: what says the opposite, whomever it is from. */
    private static Set<UUID> contrary(
            Corroboration corroboration,
            Opposition opposition,
            Verdict.Kind verdict,
            @Nullable RetractionReason reason) {
        if (verdict == Verdict.Kind.CONFIRMED) {
            var contrary = corroboration.standing(EvidenceStance.REFUTES);
            contrary.addAll(opposition.open());
            return contrary;
        }
        return reason == RetractionReason.DISPROVED ? corroboration.standing(EvidenceStance.SUPPORTS) : Set.of();
    }

    /**
     * What other claims say against one.
     *
     * @param open those that openly contradict it
     * @param confirmed whether one of those it contradicts is confirmed, also while it is verified again
     * @param deniers who denies it in one of those that openly contradict it
     */
    record Opposition(Set<UUID> open, boolean confirmed, Set<UUID> deniers) {
        static final Opposition NONE = new Opposition(Set.of(), false, Set.of());

        /** @param other the other claim of a pair */
        static Opposition of(Claim claim, Collection<ClaimLink> pairs, Function<ClaimLink, Claim> other) {
            return new Opposition(
                    pairs.stream()
                            .filter(pair -> pair.isOpenContradiction(
                                    claim.state(), other.apply(pair).state()))
                            .map(pair -> pair.otherThan(claim.id()))
                            .collect(Collectors.toCollection(LinkedHashSet::new)),
                    pairs.stream()
                            .anyMatch(pair ->
                                    pair.isOpposed() && other.apply(pair).isConfirmed()),
                    pairs.stream()
                            .filter(pair -> pair.isOpenContradiction(
                                    claim.state(), other.apply(pair).state()))
                            .map(other)
                            .filter(denial -> denial.finding().stance() == Stance.DENIES)
                            .map(Claim::source)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
    }

    static List<Piece> standing(Claim claim) {
        return claim.evidence().stream()
                .filter(Evidence::stands)
                .map(EvidenceFacts::piece)
                .toList();
    }

    private static Piece piece(Evidence piece) {
        return new Piece(
                piece.id(),
                piece.stance(),
                piece.source(),
                piece.confidential(),
                piece.whence().basis(),
                piece.whence().cites(),
                piece.url(),
                piece.quote(),
                piece.kind(),
                piece.credibility(),
                piece.primary(),
                piece.appraisal(),
                piece.offValue(),
                piece.whence().issuer());
    }

    /** Of somebody nobody has heard of yet, another each time. */
    Piece piece(Rulings.Draft draft, String desk) {
        var source = sources.known(desk, draft.source()).map(Source::id).orElse(null);
        var cites = draft.provenance().cites().stream()
                .map(name -> sources.known(desk, name).map(Source::id).orElseGet(UUID::randomUUID))
                .toList();
        var basis = draft.provenance().basis();
        return new Piece(
                UUID.randomUUID(),
                draft.stance(),
                source,
                draft.confidential(),
                basis != null ? basis : draft.primary() ? Basis.OWN : Basis.UNKNOWN,
                cites,
                draft.url(),
                draft.quote(),
                draft.kind(),
                draft.credibility(),
                draft.primary(),
                draft.appraisal(),
                false,
                null);
    }

    Corroboration corroboration(Claim claim, List<Piece> pieces) {
        return corroboration(claim, pieces, opposition(claim));
    }

    private Corroboration corroboration(Claim claim, List<Piece> pieces, Opposition opposition) {
        return corroboration(claim, pieces, opposition, joints(claim));
    }

    /** As if that was what people said of origins. */
    Corroboration corroboration(Claim claim, List<Piece> pieces, Opposition opposition, Joints said) {
        var article = intake.article(claim.article(), Actor.SYSTEM);
        var issues = intake.issues(article);
        var publishers = outlets.of(article, issues);
        var known =
                sources.withAffiliations(named(concerned(claim, publishers, opposition), pieces, said), days(issues));
        return corroboration(claim, pieces, publishers, opposition, known, competences(pieces, known), said);
    }

    /** The days a story is of, revision by revision: whose line somebody was of then counts as much as whose they are of now. */
    static Set<LocalDate> days(List<Issue> issues) {
        return issues.stream().map(Issue::day).collect(Collectors.toSet());
    }

    /** Of the story; null if nobody could tell. */
    @Nullable
    Language language(Claim claim) {
        var code = intake.article(claim.article(), Actor.SYSTEM).language();
        return code == null ? null : new Language(code);
    }

    /** Who claims it, who passed it on, and whose story it is or was: none of them corroborates it; and who has a side in it. */
    private static Corroboration.Concerned concerned(Claim claim, Set<UUID> publishers, Opposition opposition) {
        var claimants = new LinkedHashSet<>(claim.claimants());
        claimants.addAll(publishers);
        return new Corroboration.Concerned(claimants, claim.parties(), opposition.deniers());
    }

    /**
     * @param publishers whose story it is or was
     * @param known all that are named, and whom these speak for
     * @param competences for what they alone are competent
     */
    static Corroboration corroboration(
            Claim claim,
            List<Piece> pieces,
            Set<UUID> publishers,
            Opposition opposition,
            Map<UUID, Source> known,
            Map<UUID, List<String>> competences,
            Joints said) {
        var competent = competences.entrySet().stream()
                .filter(matters -> isCompetent(matters.getValue(), claim))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return Corroboration.of(
                pieces, concerned(claim, publishers, opposition), new SourceLines(known, competent), said);
    }

    /** Nobody alone is competent for what somebody is accused of, nor for how many died. */
    private static boolean isCompetent(List<String> matters, Claim claim) {
        return switch (claim.claimClass()) {
            case ACCUSATION, CASUALTIES, DEATH -> false;
            default ->
                matters.stream()
                        .anyMatch(matter -> Matter.isOf(
                                matter, claim.text() + " " + claim.proposition().text()));
        };
    }

    /** Of those who issued what was read or heard in the original, and whom they speak for: nobody else's is asked for. */
    Map<UUID, List<String>> competences(List<Piece> pieces, Map<UUID, Source> known) {
        var issuers = pieces.stream()
                .filter(Piece::isOriginal)
                .map(Piece::speaker)
                .filter(Objects::nonNull)
                .flatMap(
                        id -> new SourceLines(known, Set.of()).line(id).stream().map(Source::id))
                .collect(Collectors.toSet());
        return issuers.isEmpty() ? Map.of() : sources.competences(issuers);
    }

    private static Set<UUID> named(Corroboration.Concerned concerned, List<Piece> pieces, Joints said) {
        var named = new HashSet<>(concerned.claimants());
        named.addAll(concerned.parties());
        named.addAll(concerned.deniers());
        said.closeTo().values().forEach(named::addAll);
        for (var piece : pieces) {
            piece.fromWhom().forEach(named::add);
            named.addAll(piece.cites());
        }
        return named;
    }

    Opposition opposition(Claim claim) {
        var contradicting = links.contradicting(List.of(claim.id()));
        if (contradicting.isEmpty()) return Opposition.NONE;
        var others = claims
                .findByIdIn(contradicting.stream()
                        .map(link -> link.otherThan(claim.id()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Claim::id, other -> other));
        return Opposition.of(
                claim, contradicting, link -> Objects.requireNonNull(others.get(link.otherThan(claim.id()))));
    }

    /** The other claim of a contradiction; empty if there is no such one on this claim. */
    Optional<UUID> across(UUID claim, UUID pair) {
        return links.contradicting(List.of(claim)).stream()
                .filter(link -> link.id().equals(pair))
                .map(link -> link.otherThan(claim))
                .findFirst();
    }

    /** The claims it contradicts, whatever became of them. By their ids alone: whoever locks them next must not have read a pair before. */
    List<UUID> opposed(UUID claim) {
        return links.opposed(claim);
    }
}
