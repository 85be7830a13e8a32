package org.recoupe.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.ArticleStatus;
import org.recoupe.article.Intake;
import org.recoupe.article.Revision;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Span;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Putting right what was read out of a text: where a claim begins and ends, what its speaker does and who that is, whether it is one
 * claim or two. The text itself is never touched, and what the extraction had said stays on file. Whoever asks says which state of the
 * claim they saw; if it has changed since, they are refused.
 */
@Service
@Transactional
public class Correction {
    private static final int LONGEST_PROPOSITION = 1000;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final ClaimDesk desk;
    private final Claims claims;
    private final Links links;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Composition composition;

    Correction(
            ClaimDesk desk,
            Claims claims,
            Links links,
            Intake intake,
            SourceRegistry sources,
            Composition composition) {
        this.desk = desk;
        this.claims = claims;
        this.links = links;
        this.intake = intake;
        this.sources = sources;
        this.composition = composition;
    }

    /** A claim in the state somebody saw it in. */
    public record Seen(UUID claim, int version) {}

    /**
     * It begins or ends elsewhere.
     *
     * @param places in code points of the current revision
     * @throws Invalid if they are none, or cut a word
     */
    public void moveEnds(Seen seen, List<Span> places, Actor actor) {
        var open = open(seen.claim(), actor);
        var claim = open.locked(seen);
        claim.moveEnds(Spans.marked("spans", places, open.text), open.text, open.by(claim), desk.now())
                .ifPresent(event -> open.happened(claim, event));
    }

    /**
     * It says two things, the second from this word on.
     *
     * @param at where that word begins, in code points
     * @param propositions what each of the two says, in this order, or none: the number and its author are judged apart then, whatever words
     *     they share
     * @return the claim that is new
     */
    public UUID split(Seen seen, int at, List<String> propositions, Actor actor) {
        var sentences = propositions.stream().map(Correction::sentence).toList();
        sentences.forEach(sentence -> new Invalid.Check()
                .required("propositions", sentence, LONGEST_PROPOSITION)
                .orRefuse());
        new Invalid.Check()
                .that(sentences.isEmpty() || sentences.size() == 2, "propositions", "not-two", "one for each, or none")
                .orRefuse();
        var open = open(seen.claim(), actor);
        var claim = open.locked(seen);
        var content = claim.finding().content();
        var position = at < 0 || at > open.text.codePointCount(0, open.text.length())
                ? 0
                : open.text.offsetByCodePoints(0, at);
        var first = content.before(position, open.text);
        var second = content.from(position, open.text);
        new Invalid.Check()
                .that(!first.list().isEmpty() && !second.list().isEmpty(), "at", "not-inside", "must be a word of it")
                .that(!Words.isInside(position, open.text), "at", "inside-word", "must begin a word")
                .orRefuse();
        var number = claims.findByArticleOrderByNumber(claim.article()).stream()
                        .mapToInt(Claim::number)
                        .max()
                        .orElse(0)
                + 1;
        var by = open.by(claim);
        var part = claim.splitOff(
                second, open.text, Reference.of(claims.nextReferences(1).get(0)), number, by, desk.now());
        claim.moveEnds(first, open.text, by, desk.now()).ifPresent(event -> open.happened(claim, event));
        open.happened(part, part.splitOff(claim, open.text, by));
        if (!sentences.isEmpty()) judgedApart(claim, sentences.get(0), part, sentences.get(1), open);
        sortLike(claim, part, by, open.article);
        return part.id();
    }

    /** Each says its own: what that is about, and what bears on it, is told by it and no longer by the whole. */
    private void judgedApart(Claim claim, String one, Claim part, String other, Open open) {
        var language = Language.of(open.article.language());
        says(claim, one, open);
        says(part, other, open);
        var first = composition.about(one, language);
        var second = composition.about(other, language);
        // somebody was accused, and neither sentence shows of what: nobody may confirm it by the softer rule
        if (claim.claimClass() != ClaimClass.ACCUSATION
                || first == ClaimClass.ACCUSATION
                || second == ClaimClass.ACCUSATION) {
            claim.isAbout(first, open.by(claim), desk.now()).ifPresent(event -> desk.happened(claim, event));
            part.isAbout(second, open.by(part), desk.now()).ifPresent(event -> desk.happened(part, event));
        }
        for (var link : links.touching(List.of(claim.id()))) {
            if (link.isWorkedOn()) continue;
            var with = link.ends()
                    .filter(end -> !end.equals(claim.id()))
                    .findFirst()
                    .flatMap(claims::findById)
                    .orElse(null);
            if (with == null || with.id().equals(part.id())) continue;
            var found = composition.compared(part, with, language);
            if (found == null || !found.isConflict()) continue;
            links.add(new ClaimLink(
                    claim.article(),
                    part.id(),
                    with.id(),
                    found.kind(),
                    found.because().written()));
            if (composition.compared(claim, with, language) == null) links.remove(link);
        }
    }

    private void says(Claim claim, String sentence, Open open) {
        if (claim.proposition().isComplete() && Words.same(claim.proposition().text(), sentence)) return;
        desk.happened(claim, claim.correctProposition(sentence, open.by(claim), desk.now()));
    }

    private static String sentence(@Nullable String text) {
        return text == null ? "" : SPACES.matcher(text).replaceAll(" ").strip();
    }

    private void sortLike(Claim claim, Claim part, Acting by, Article article) {
        var reason = claim.setAsideReason();
        if (reason != null) {
            var other = claim.setAsideOther() == null
                    ? null
                    : claims.findById(claim.setAsideOther()).orElse(null);
            desk.happened(part, part.setAside(reason, other, by, null, desk.now()));
            return;
        }
        desk.happened(part, part.select(claim.priority(), by, null, desk.now()));
        if (article.status() == ArticleStatus.ACCEPTED) {
            desk.happened(part, part.startVerification(by, desk.now()));
        }
    }

    /**
     * Both are one claim: the first takes the words and links of the second, which is set aside.
     *
     * @throws ClaimRejected.WorkHasBegun if one of them has evidence or a verdict
     * @throws Invalid if they do not stand in one paragraph, or are not said by the same source in the same way
     */
    public void merge(Seen seen, Seen other, Actor actor) {
        var open = open(seen.claim(), actor);
        if (seen.claim().equals(other.claim())) throw new Invalid("with", "not-allowed", "must be another claim");
        // by id, so that nobody waits in a circle
        List.of(seen, other).stream().sorted(Comparator.comparing(Seen::claim)).forEach(open::locked);
        var claim = open.locked(seen);
        var second = open.locked(other);
        // before everything else, so that a try at a verdict is on record
        List.of(claim, second)
                .forEach(one -> one.refuseToLoseVerdict(Deed.MERGE, desk.takingAway(one, open.by(one), actor)));
        new Invalid.Check()
                .that(claim.mergedInto() == null && second.mergedInto() == null, "with", "not-allowed", "merged before")
                .that(areOneVoice(claim, second), "with", "other-source", "must be said by the same source")
                .that(
                        claim.finding().content().isBeside(second.finding().content(), open.text),
                        "with",
                        "elsewhere",
                        "must stand in the same paragraph")
                .orRefuse();
        var all = claim.finding().content().with(second.finding().content(), open.text);
        var aside = second.state() == ClaimState.SET_ASIDE ? select(second, open) : second;
        desk.happened(aside, aside.mergeInto(claim, open.by(aside), desk.now()));
        links.move(second.id(), claim.id());
        open.happened(claim, claim.merge(aside, all, open.text, open.by(claim), desk.now()));
    }

    private Claim select(Claim claim, Open open) {
        desk.happened(claim, claim.select(claim.priority(), open.by(claim), null, desk.now()));
        return claim;
    }

    private static boolean areOneVoice(Claim one, Claim other) {
        return Objects.equals(one.source(), other.source())
                && one.finding().stance() == other.finding().stance();
    }

    /**
     * Two claims that were merged are two again.
     *
     * @param places what the first is to keep, in code points
     */
    public void separate(Seen seen, UUID other, List<Span> places, Actor actor) {
        var open = open(seen.claim(), actor);
        var ids = new ArrayList<>(List.of(seen.claim(), other));
        ids.sort(Comparator.naturalOrder());
        ids.forEach(id -> desk.locked(id, actor));
        var claim = open.locked(seen);
        var second = desk.locked(other, actor);
        if (!claim.id().equals(second.mergedInto())) throw new Invalid("with", "not-allowed", "was not merged into it");
        claim.moveEnds(Spans.marked("spans", places, open.text), open.text, open.by(claim), desk.now())
                .ifPresent(event -> open.happened(claim, event));
        links.moveBack(second.id(), claim.id());
        select(second, open);
        if (open.article.status() == ArticleStatus.ACCEPTED) {
            desk.happened(second, second.startVerification(open.by(second), desk.now()));
        }
    }

    /** What it is about, how urgent it is, by when it is to be verified; with a reason. */
    public void classify(Seen seen, Classification is, @Nullable String reason, Actor actor) {
        new Invalid.Check()
                .that(!is.isNothing(), "class", "required", "give the class, the priority or the deadline")
                .required("reason", reason, 2000)
                .orRefuse();
        var claim = fresh(seen, actor);
        var text = composition.where(claim);
        var event = claim.classify(
                is, Verification.reasonGiven(reason), desk.acting(Permission.CORRECT, claim, actor), desk.now());
        text.compose(claim);
        desk.happened(claim, event);
    }

    /** The speaker asserts, denies, does not confirm. */
    public void correctStance(Seen seen, @Nullable Stance stance, Actor actor) {
        if (stance == null) throw new Invalid("stance", "required", "say what the speaker does");
        var claim = fresh(seen, actor);
        var text = composition.where(claim);
        claim.correctStance(stance, desk.acting(Permission.CORRECT, claim, actor), desk.now())
                .ifPresent(event -> {
                    text.compose(claim);
                    desk.happened(claim, event);
                });
    }

    /**
     * What is judged, as one sentence that can be true or false by itself.
     *
     * @throws Invalid if it is blank or too long for one sentence
     * @throws ClaimRejected.NothingChanges if that is what it says
     */
    public void correctProposition(Seen seen, @Nullable String text, Actor actor) {
        var sentence = sentence(text);
        new Invalid.Check().required("text", sentence, LONGEST_PROPOSITION).orRefuse();
        var claim = fresh(seen, actor);
        desk.happened(
                claim, claim.correctProposition(sentence, desk.acting(Permission.CORRECT, claim, actor), desk.now()));
    }

    /**
     * Who says it; for all of these or for none.
     *
     * @param idOrName null if nobody is named
     */
    public void correctSource(List<Seen> mentions, @Nullable String idOrName, Actor actor) {
        if (mentions.isEmpty()) return;
        var source =
                idOrName == null ? null : sources.named(deskOf(mentions.get(0).claim(), actor), "source", idOrName);
        mentions.stream()
                .map(seen -> new SourceBack(seen, source == null ? null : source.id()))
                .sorted(Comparator.comparing(back -> back.seen().claim()))
                .forEach(to -> giveSource(to, actor));
    }

    /** A claim and the source it had; null for none. */
    public record SourceBack(Seen seen, @Nullable UUID source) {}

    /** Takes corrections of sources back; for all of these or for none. */
    public void putSourcesBack(List<SourceBack> mentions, Actor actor) {
        mentions.stream()
                .sorted(Comparator.comparing(back -> back.seen().claim()))
                .forEach(back -> giveSource(back, actor));
    }

    private void giveSource(SourceBack to, Actor actor) {
        var claim = fresh(to.seen(), actor);
        var by = desk.acting(Permission.CORRECT, claim, actor);
        if (Objects.equals(claim.source(), to.source())) return;
        refuseUnlessKnown(to.source(), claim.desk());
        var text = composition.where(claim);
        var event = claim.correctSource(named(claim.source()), named(to.source()), by, desk.now());
        text.compose(claim);
        desk.happened(claim, event);
    }

    /** What a form brings back is an id that anybody may have written there. */
    private void refuseUnlessKnown(@Nullable UUID source, String desk) {
        if (source != null && sources.known(desk, source.toString()).isEmpty()) throw new Unknown("source");
    }

    private String deskOf(UUID claim, Actor actor) {
        return claims.findById(claim).map(Claim::desk).filter(actor::sees).orElseThrow(() -> new Unknown("claim"));
    }

    private ClaimEvent.@Nullable Named named(@Nullable UUID source) {
        return source == null
                ? null
                : new ClaimEvent.Named(source, sources.source(source).name());
    }

    private Claim fresh(Seen seen, Actor actor) {
        var claim = desk.locked(seen.claim(), actor);
        // first of all whether they may; only then what they saw
        actor.acting(Permission.CORRECT, claim.desk());
        claim.refuseIfStale(seen.version());
        return claim;
    }

    /** A claim's story, locked before the claim as everywhere, in the state it may be put right in. */
    private Open open(UUID claim, Actor actor) {
        var article = intake.locked(claims.articleOf(claim).orElseThrow(() -> new Unknown("claim")), actor);
        actor.acting(Permission.CORRECT, article.desk());
        return new Open(article, intake.currentRevision(article), actor);
    }

    private final class Open {
        private final Article article;
        private final Revision revision;
        private final String text;
        private final Actor actor;

        Open(Article article, Revision revision, Actor actor) {
            this.article = article;
            this.revision = revision;
            this.text = revision.text();
            this.actor = actor;
        }

        /** What it says now is another sentence. */
        void happened(Claim claim, ClaimEvent event) {
            composition.in(revision, Language.of(article.language())).compose(claim);
            desk.happened(claim, event);
        }

        Acting by(Claim claim) {
            return desk.acting(Permission.CORRECT, claim, actor);
        }

        Claim locked(Seen seen) {
            var claim = fresh(seen, actor);
            if (!claim.article().equals(article.id())) throw new Unknown("claim");
            claim.refuseUnlessIn(article.revision());
            return claim;
        }
    }
}
