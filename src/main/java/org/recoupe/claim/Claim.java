package org.recoupe.claim;

import static org.recoupe.claim.ClaimState.EXTRACTED;
import static org.recoupe.claim.ClaimState.IN_VERIFICATION;
import static org.recoupe.claim.ClaimState.SELECTED;
import static org.recoupe.claim.ClaimState.SET_ASIDE;
import static org.recoupe.claim.ClaimState.VERDICT_PROPOSED;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Unknown;

/**
 * Something a text says and somebody can check, with its evidence and its verdicts. Every command either returns what happened or
 * refuses; there is no other way to change a claim. Where it may go: {@link ClaimState}.
 */
@Entity
public class Claim {
    @Id
    private UUID id;

    private UUID article;
    private String desk;

    @Column(updatable = false)
    private long reference;

    /** Within its story. */
    private int number;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    @Embedded
    private Finding finding;

    /** What the extraction had said, if somebody put its words or stance right. */
    @Embedded
    @Nullable
    private Original original;

    private boolean madeByHand;

    /** Whether somebody knew better than the extraction whose it is. */
    private boolean sourcePutRight;

    /** Whether somebody knew better than the extraction what it is about. */
    private boolean classPutRight;

    /** What is judged; null where nobody has composed it yet. */
    @Nullable
    private String proposition;

    /** What that lacks, as codes joined by commas. */
    private String propositionMissing = "";

    /** Whether a person wrote it. */
    private boolean propositionByHand;

    private int firstRevision;

    /** The revision its places are in; the latest it was found in. */
    private int revision;

    private boolean inText;

    @Nullable
    private UUID source;

    @Enumerated(EnumType.STRING)
    private Priority priority;

    @Nullable
    private Instant deadline;

    @Nullable
    private String assignee;

    @Enumerated(EnumType.STRING)
    @Nullable
    private SetAsideReason setAsideReason;

    @Nullable
    private UUID setAsideOther;

    /** By whose word a claim that had an approved verdict was set aside. */
    @Nullable
    private String asideWord;

    /** Who took it up again, until its next verdict is approved. */
    @Nullable
    private String reopenedBy;

    /** The claim that has its words now. */
    @Nullable
    private UUID mergedInto;

    /** What the text says in its place, if a verdict on it waits or was approved and it stands there otherwise now. */
    @Nullable
    private UUID succeededBy;

    private Instant changedAt;

    @Version
    @Nullable
    private Integer version;

    @OneToMany(mappedBy = "claim", cascade = CascadeType.PERSIST)
    @OrderBy("addedAt, id")
    private List<Evidence> evidence = new ArrayList<>();

    @OneToMany(mappedBy = "claim", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<Verdict> verdicts = new ArrayList<>();

    @OneToMany(mappedBy = "claim", cascade = CascadeType.PERSIST)
    @OrderBy("n")
    private List<Amendment> amendments = new ArrayList<>();

    @OneToMany(mappedBy = "claim", cascade = CascadeType.PERSIST)
    @OrderBy("askedAt, id")
    private List<ReopeningRequest> reopeningRequests = new ArrayList<>();

    @OneToMany(mappedBy = "claim", cascade = CascadeType.PERSIST)
    @OrderBy("saidAt, id")
    private List<Mark> marks = new ArrayList<>();

    /** Who changed in the registry what its sources count for, since a verdict was approved last. The database alone writes it. */
    @ElementCollection
    @CollectionTable(name = "claim_view_source_hand", joinColumns = @JoinColumn(name = "claim"))
    @Column(name = "person")
    @Immutable
    private Set<String> changedSources = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    /**
     * @param reference its own, from {@link Claims#nextReferences}
     * @param number within its story
     */
    Claim(UUID article, String desk, Reference reference, int number, int revision, Finding found, Instant at) {
        this.id = UUID.randomUUID();
        this.article = article;
        this.desk = desk;
        this.reference = reference.number();
        this.number = number;
        this.state = EXTRACTED;
        this.priority = Priority.NORMAL;
        this.revision = revision;
        this.firstRevision = revision;
        this.inText = true;
        this.finding = found;
        this.source = found.source();
        this.changedAt = at;
    }

    /** @param text of the revision, as in all that says what stands where */
    ClaimEvent.Extracted extracted(String text) {
        return new ClaimEvent.Extracted(
                change(Acting.SYSTEM, null, state), registered(text), finding.extractionVersion());
    }

    /** The editor saw what the extraction had missed: theirs are its text, what its speaker does and its source. */
    ClaimEvent.AddedByHand addedByHand(String text, Acting by, Instant at) {
        madeByHand = true;
        sourcePutRight = true;
        for (var what : Amendment.What.OF_THE_TEXT) amended(what, by, at);
        return new ClaimEvent.AddedByHand(change(by, null, state), registered(text));
    }

    /**
     * The next revision says the same by the same source. What was put right by hand stays as it was put, as long as its words do.
     *
     * @param text of the revision
     */
    ClaimEvent.FoundAgain foundAgain(int inRevision, Finding found, String text, Instant at) {
        var before = finding;
        var sourceBefore = source;
        finding = read(found, text);
        original = Original.of(found).isTold(finding) ? null : Original.of(found);
        if (!sourcePutRight) source = found.source();
        if (!before.saysAs(finding) || !Objects.equals(sourceBefore, source)) saysOtherwise();
        return standsIn(inRevision, text, found.extractionVersion(), at);
    }

    private Finding read(Finding found, String text) {
        var read = original == null ? found : original.carriedOver(finding, found, text);
        // what a verdict is about stays under the rule it was proposed by
        if (classPutRight || isBoundByVerdict()) read = read.withClass(finding.claimClass());
        return madeByHand ? read.withStance(finding.stance()) : read;
    }

    /**
     * Whether it may be this in a revision. What a verdict is about, one that waits or one that was approved, stays what it is: what is read must
     * have its words, and as before, or as somebody had put it right, its stance and its source.
     */
    boolean mayBecome(Finding found, String text) {
        return !isBoundByVerdict()
                || Words.same(read(found, text).text(), finding.text())
                        && (found.stance() == foundStance() || found.stance() == finding.stance())
                        && (Objects.equals(found.source(), finding.source()) || Objects.equals(found.source(), source));
    }

    /** Whether a verdict waits on what it says or was approved on it, also while it is verified again. */
    boolean isBoundByVerdict() {
        return isUnderVerdict() || hasApprovedVerdict();
    }

    /**
     * The extraction no longer sees it in the next revision, but somebody had a hand in it and its words still stand there. What a verdict is about
     * must stand among the words it stood among: the same words may be somebody else's there now, or be denied.
     *
     * @param before the text it stood in
     * @return empty if they do not
     */
    Optional<ClaimEvent> keptByHand(int inRevision, Supplier<String> before, String text, String model, Instant at) {
        if (amendments.isEmpty()) return Optional.empty();
        var content = finding.content();
        return content.foundAgain(finding.text(), text, content.start())
                .filter(places ->
                        !isBoundByVerdict() || Words.same(content.paragraph(before.get()), places.paragraph(text)))
                .map(places -> {
                    finding = finding.placed(places, text).unattributed();
                    return standsIn(inRevision, text, model, at);
                });
    }

    /** Whoever says it and whoever passed it on: they do not corroborate it. */
    List<UUID> claimants() {
        return Stream.of(source, finding.relaySource()).filter(Objects::nonNull).toList();
    }

    /** A revision came that nobody could read: who looked at the claim before has not seen that, and decides nothing by what they saw. */
    void overtaken(Instant at) {
        changedAt = at;
        openVerdict().ifPresent(verdict -> verdict.lapseApprovals(at));
    }

    private ClaimEvent.FoundAgain standsIn(int inRevision, String text, String model, Instant at) {
        var before = revision;
        revision = inRevision;
        inText = true;
        succeededBy = null;
        overtaken(at);
        return new ClaimEvent.FoundAgain(change(Acting.SYSTEM, before, inRevision), passage(text), model);
    }

    /**
     * The next revision does not say it any more.
     *
     * @param successor what it says there instead, or null
     */
    ClaimEvent.GoneFromText goneFromText(int fromRevision, @Nullable Claim successor, String model, Instant at) {
        inText = false;
        succeededBy = successor == null ? null : successor.id;
        overtaken(at);
        return new ClaimEvent.GoneFromText(
                change(Acting.SYSTEM, revision, fromRevision),
                finding.text(),
                successor == null ? null : successor.instead(),
                model);
    }

    private Facts instead() {
        return Facts.of("other", id)
                .with("reference", reference())
                .with("number", number)
                .with("words", finding.text())
                .with("stance", finding.stance())
                .with("source", Facts.of("id", source).with("words", finding.sourceWords()));
    }

    /** Whether a revision says there what this one said, but for who says it, how they stand to it, or a figure in it. */
    boolean isSucceededBy(Claim other) {
        var theirs = Words.said(other.finding.text());
        return Stream.of(finding.text(), foundText())
                .map(Words::said)
                .anyMatch(words -> Words.same(words, theirs)
                        || Objects.equals(source, other.source) && Words.sameButForFigures(words, theirs));
    }

    /** Whether the other says the same by the same source, but for a figure. */
    boolean differsInFiguresFrom(Claim other) {
        return Objects.equals(source, other.source)
                && finding.stance() == other.finding().stance()
                && Words.sameButForFigures(Words.said(finding.text()), Words.said(other.finding.text()));
    }

    /** The claim that says instead what the text has there now, if it is known. */
    @Nullable
    UUID succeededBy() {
        return succeededBy;
    }

    /** One whose verdict was set aside with it is taken up again, and its verdict with it, by whom it could be set aside. */
    ClaimEvent.Selected select(Priority priority, Acting by, @Nullable String model, Instant at) {
        if (hasApprovedVerdict()) refuseUnlessAnother(Deed.REOPEN, by);
        var before = move(SELECTED, "it cannot be selected", at);
        this.priority = priority;
        setAsideReason = null;
        setAsideOther = null;
        asideWord = null;
        mergedInto = null;
        return new ClaimEvent.Selected(change(by, before, state), priority, model);
    }

    /**
     * @param other the claim it duplicates, or under which it was checked before
     * @throws ClaimRejected.TakesAnother if a verdict goes with it, and this is no supervisor without a hand in it
     */
    ClaimEvent.SetAside setAside(
            SetAsideReason reason, @Nullable Claim other, Acting by, @Nullable String model, Instant at) {
        refuseToLoseVerdict(Deed.SET_ASIDE, by);
        new Invalid.Check()
                .that(!reason.pointsToAnother() || other != null, "other", "required", "say which claim")
                .that(other == null || !other.id.equals(id), "other", "not-allowed", "must be another claim")
                .orRefuse();
        if (state == IN_VERIFICATION && !reason.stopsVerification()) {
            throw new ClaimRejected.WrongState(
                    reference(), state, "from there only a duplicate or a superseded claim can be set aside");
        }
        var before = move(SET_ASIDE, "it cannot be set aside", at);
        setAsideReason = reason;
        setAsideOther = other == null ? null : other.id;
        asideWord = hasApprovedVerdict() ? by.userId() : null;
        assignee = null;
        deadline = null;
        return new ClaimEvent.SetAside(change(by, before, state), reason, setAsideOther, model);
    }

    ClaimEvent.VerificationStarted startVerification(Acting by, Instant at) {
        var before = move(IN_VERIFICATION, "its verification cannot start", at);
        return new ClaimEvent.VerificationStarted(change(by, before, state));
    }

    ClaimEvent.Scheduled schedule(Instant deadline, String model, Instant at) {
        var before = Objects.toString(this.deadline, null);
        this.deadline = deadline;
        changedAt = at;
        return new ClaimEvent.Scheduled(change(Acting.SYSTEM, before, deadline), deadline, priority, model);
    }

    /**
     * @param was the source it had, and {@code is} the one it has; null if nobody is named
     * @throws ClaimRejected.NothingChanges if it says that already: who only repeats it has looked at nothing
     */
    ClaimEvent.SourceCorrected correctSource(
            ClaimEvent.@Nullable Named was, ClaimEvent.@Nullable Named is, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        var source = is == null ? null : is.id();
        if (Objects.equals(this.source, source)) throw new ClaimRejected.NothingChanges(reference());
        this.source = source;
        sourcePutRight = madeByHand || !Objects.equals(source, finding.source());
        saysOtherwise();
        amended(Amendment.What.SOURCE, by, at);
        return new ClaimEvent.SourceCorrected(change(by, null, null), was, is, null);
    }

    /** Nothing happens if it says that already. */
    Optional<ClaimEvent> correctStance(Stance stance, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        var before = finding.stance();
        if (before == stance) return Optional.empty();
        putRight(finding.withStance(stance), Amendment.What.STANCE, by, at);
        return Optional.of(new ClaimEvent.StanceCorrected(change(by, null, null), before, stance));
    }

    /** It begins or ends elsewhere. Nothing happens if it stands there already. */
    Optional<ClaimEvent> moveEnds(Spans places, String text, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        if (places.equals(finding.content())) return Optional.empty();
        var before = finding.text();
        putRight(finding.placed(places, text), Amendment.What.WORDS, by, at);
        return Optional.of(new ClaimEvent.EndsMoved(change(by, null, null), before, finding.text()));
    }

    /** It says two things: the rest becomes a claim of its own, by the same source; who had a hand in the whole has one in the part. */
    Claim splitOff(Spans rest, String text, Reference reference, int number, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        refuseIfWorkHasBegun();
        var second = new Claim(article, desk, reference, number, revision, finding.placed(rest, text), at);
        second.madeByHand = true;
        second.source = source;
        second.sourcePutRight = true;
        second.classPutRight = classPutRight;
        second.inherit(handsToPassOn());
        second.takeAlong(marks);
        for (var what : Amendment.What.OF_THE_TEXT) {
            // what somebody else had put right stays theirs
            if (what == Amendment.What.WORDS || amendments.stream().noneMatch(a -> a.what() == what))
                second.amended(what, by, at);
        }
        return second;
    }

    ClaimEvent.SplitOff splitOff(Claim from, String text, Acting by) {
        return new ClaimEvent.SplitOff(
                change(by, null, null), from.id, from.reference(), from.number, registered(text));
    }

    /** The words of the other are this one's from now on, and the hands in it. */
    ClaimEvent.Merged merge(Claim other, Spans all, String text, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        refuseIfWorkHasBegun();
        inherit(other.handsToPassOn());
        takeAlong(other.marks);
        var before = finding.text();
        putRight(finding.placed(all, text), Amendment.What.WORDS, by, at);
        return new ClaimEvent.Merged(change(by, null, null), other.id, before, finding.text());
    }

    /** Its words are another's from now on. */
    ClaimEvent.SetAside mergeInto(Claim other, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        refuseIfWorkHasBegun();
        var event = setAside(SetAsideReason.DUPLICATE, other, by, null, at);
        mergedInto = other.id;
        return event;
    }

    /** @throws ClaimRejected.NothingChanges if that is said already */
    ClaimEvent.Marked mark(Mark.What what, @Nullable UUID source, String reason, Facts facts, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        if (mark(what, source).isPresent()) throw new ClaimRejected.NothingChanges(reference());
        marks.add(new Mark(this, what, source, reason, by, at));
        amended(Amendment.What.MARK, by, at);
        return new ClaimEvent.Marked(change(by, null, null), facts);
    }

    /** @throws ClaimRejected.NothingChanges if that is not said */
    ClaimEvent.MarkWithdrawn unmark(Mark.What what, @Nullable UUID source, Facts facts, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        mark(what, source)
                .orElseThrow(() -> new ClaimRejected.NothingChanges(reference()))
                .over(at);
        amended(Amendment.What.MARK, by, at);
        return new ClaimEvent.MarkWithdrawn(change(by, null, null), facts);
    }

    private Optional<Mark> mark(Mark.What what, @Nullable UUID source) {
        return marks().filter(mark -> mark.says(what, source)).findFirst();
    }

    private void takeAlong(List<Mark> others) {
        for (var theirs : others)
            if (theirs.stands() && mark(theirs.what(), theirs.source()).isEmpty()) marks.add(theirs.takenAlongTo(this));
    }

    /** What is said of those who speak in it, as far as it stands. */
    Stream<Mark> marks() {
        return marks.stream().filter(Mark::stands);
    }

    /** Who has a side in it, as somebody said. */
    Set<UUID> parties() {
        return marks().map(Mark::source).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Whether who claims it admits what harms them, as somebody said. */
    boolean isAgainstInterest() {
        return marks().anyMatch(mark -> mark.what() == Mark.What.AGAINST_INTEREST);
    }

    /** Somebody put it side by side with another. */
    ClaimEvent.Paired paired(Facts pair, Acting by, Instant at) {
        amended(Amendment.What.PAIR, by, at);
        return new ClaimEvent.Paired(change(by, null, null), pair);
    }

    /** Somebody says how a pair of it is to be closed; a supervisor without a hand in it decides. */
    ClaimEvent.PairClosingProposed pairClosingProposed(Facts pair, Acting by, Instant at) {
        amended(Amendment.What.PAIR, by, at);
        return new ClaimEvent.PairClosingProposed(change(by, null, null), pair);
    }

    /** No hand in it, and not by who had one. */
    ClaimEvent pairClosed(PairOutcome outcome, Facts pair, Acting by, Instant at) {
        refuseUnlessAnother(Deed.CLOSE_PAIR, by);
        changedAt = at;
        var change = change(by, null, null);
        return outcome.isClosed() ? new ClaimEvent.PairClosed(change, pair) : new ClaimEvent.PairOpened(change, pair);
    }

    /**
     * What it is about, how much harm it does if it is wrong, and by when it is to be verified.
     *
     * @throws Invalid if it has no deadline yet, or one that is over is given
     * @throws ClaimRejected.NothingChanges if all of it is so already
     */
    ClaimEvent.Classified classify(Classification is, String reason, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        new Invalid.Check()
                .that(
                        is.deadline() == null || state == IN_VERIFICATION,
                        "deadline",
                        "not-allowed",
                        "it is not verified yet")
                .that(is.deadline() == null || is.deadline().isAfter(at), "deadline", "past", "must be to come")
                .orRefuse();
        var was = new Classification.Full(claimClass(), priority, deadline);
        var now = is.over(was);
        if (now.equals(was)) throw new ClaimRejected.NothingChanges(reference());
        if (now.claimClass() != was.claimClass()) {
            finding = finding.withClass(now.claimClass());
            classPutRight = true;
            if (!propositionByHand) saysOtherwise();
        }
        priority = now.priority();
        deadline = now.deadline();
        amended(now.claimClass() == was.claimClass() ? Amendment.What.TERMS : Amendment.What.CLASS, by, at);
        return new ClaimEvent.Classified(change(by, null, null), was, now, reason);
    }

    /** What it is about, now that it is split: told by what it says, unless somebody said it. */
    Optional<ClaimEvent> isAbout(ClaimClass about, Acting by, Instant at) {
        var was = new Classification.Full(claimClass(), priority, deadline);
        if (classPutRight || about == was.claimClass()) return Optional.empty();
        finding = finding.withClass(about);
        changedAt = at;
        return Optional.of(new ClaimEvent.Classified(
                change(by, null, null), was, new Classification.Full(about, priority, deadline), SPLIT));
    }

    /** Why a claim is about something else: no person's reason. */
    private static final String SPLIT = "split";

    private void putRight(Finding corrected, Amendment.What what, Acting by, Instant at) {
        if (original == null && !madeByHand) original = Original.of(finding);
        if (!finding.saysAs(corrected)) saysOtherwise();
        finding = corrected;
        if (original != null && original.isTold(finding)) original = null;
        amended(what, by, at);
    }

    /** One sentence that can be true or false by itself; the passage where nobody has composed it yet. */
    Proposition proposition() {
        return proposition == null
                ? Proposition.lacking(finding.text(), Proposition.COMPOSITION)
                : new Proposition(
                        proposition,
                        propositionMissing.isEmpty() ? List.of() : List.of(propositionMissing.split(",", -1)));
    }

    /** Whether a person knew better than the extraction what it is about. */
    boolean isClassPutRight() {
        return classPutRight;
    }

    /** Whether a person wrote it. */
    boolean hasPropositionByHand() {
        return propositionByHand;
    }

    /** What is composed of what it says now; what a person wrote stays, and so does what a verdict is about, that waits or was approved. */
    void says(Proposition composed) {
        if (propositionByHand || isUnderVerdict() || proposition != null && hasApprovedVerdict()) return;
        proposition = composed.text();
        propositionMissing = String.join(",", composed.missing());
    }

    /** A sentence that was composed goes with the words it was composed of; one that a person wrote is to be read again. */
    private void saysOtherwise() {
        if (!propositionByHand) proposition = null;
        propositionMissing = propositionByHand ? Proposition.REREADING : "";
    }

    /**
     * A person says what is judged: it is complete then.
     *
     * @throws ClaimRejected.NothingChanges if it is that already: who only repeats it has looked at nothing
     */
    ClaimEvent.PropositionCorrected correctProposition(String text, Acting by, Instant at) {
        refuseUnlessCorrectable(by);
        var was = proposition();
        var is = Proposition.complete(text);
        if (was.isComplete() && Words.same(was.text(), text)) throw new ClaimRejected.NothingChanges(reference());
        proposition = text;
        propositionMissing = "";
        propositionByHand = true;
        amended(Amendment.What.PROPOSITION, by, at);
        return new ClaimEvent.PropositionCorrected(change(by, null, null), was, is);
    }

    private void amended(Amendment.What what, Acting by, Instant at) {
        amendments.add(new Amendment(this, what, Hands.round(verdicts), amendments.size() + 1, by, at));
        changedAt = at;
    }

    /** Before its own, so that whoever put right what stands here is still the last who did. */
    private void inherit(List<Amendment> others) {
        for (int i = others.size() - 1; i >= 0; i--) {
            var theirs = others.get(i);
            // a part that comes back brings what it had taken along
            if (handsToPassOn().stream().anyMatch(theirs::isSameHandAs)) continue;
            var first = amendments.isEmpty() ? 1 : amendments.get(0).n();
            amendments.add(0, theirs.passedOnTo(this, first - 1));
        }
    }

    /** Whoever put something right in it, and whoever brought or withdrew a piece that no longer stands: its words go, and they with them. */
    private List<Amendment> handsToPassOn() {
        return Stream.concat(evidence.stream().flatMap(Evidence::handsLeft), amendments.stream())
                .toList();
    }

    private void refuseUnlessCorrectable(Acting by) {
        if (isUnderVerdict()) {
            throw new ClaimRejected.WrongState(reference(), state, "it can be put right before a verdict is proposed");
        }
        refuseIfHeldByOther(by);
    }

    /** Whether its place, stance, source and proposition are theirs to put right. */
    boolean mayBeCorrectedBy(Acting by) {
        return !isUnderVerdict() && isFreeFor(by);
    }

    private boolean isFreeFor(Acting by) {
        return assignee == null || by.answersFor(assignee);
    }

    private boolean isUnderVerdict() {
        return state == VERDICT_PROPOSED || state.isDecided();
    }

    private void refuseIfWorkHasBegun() {
        if (!verdicts.isEmpty() || evidence.stream().anyMatch(Evidence::stands)) {
            throw new ClaimRejected.WorkHasBegun(reference());
        }
    }

    boolean mayBeTaken() {
        return state == IN_VERIFICATION && assignee == null;
    }

    /** Whether it is theirs to verify. */
    boolean mayBeVerifiedBy(Acting by) {
        return state == IN_VERIFICATION && assignee != null && isFreeFor(by);
    }

    /** Nothing happens if they hold it already. */
    Optional<ClaimEvent> take(Acting by, Instant at) {
        require(IN_VERIFICATION, "it cannot be taken");
        // who stands in works for the holder, and does not take it from them
        if (assignee != null && !assignee.equals(by.userId()))
            throw new ClaimRejected.HeldByOther(reference(), assignee);
        if (assignee != null) return Optional.empty();
        assignee = by.userId();
        changedAt = at;
        return Optional.of(new ClaimEvent.Taken(change(by, null, assignee)));
    }

    /** Nothing happens if nobody holds it. */
    Optional<ClaimEvent> release(Acting by, Instant at) {
        require(IN_VERIFICATION, "it cannot be released");
        refuseIfHeldByOther(by);
        if (assignee == null) return Optional.empty();
        var before = assignee;
        assignee = null;
        changedAt = at;
        return Optional.of(new ClaimEvent.Released(change(by, before, null)));
    }

    /**
     * Somebody else holds it from now on. Nothing happens if they do already.
     *
     * @param person null gives it back to the queue
     */
    Optional<ClaimEvent> handOver(@Nullable String person, Acting by, Instant at) {
        require(IN_VERIFICATION, "it cannot be handed over");
        var before = assignee;
        if (Objects.equals(before, person)) return Optional.empty();
        assignee = person;
        changedAt = at;
        return Optional.of(new ClaimEvent.HandedOver(change(by, before, person)));
    }

    /** Whether this person's work on it could be done by whoever stands in for them. */
    boolean isHeldBy(String person) {
        return person.equals(assignee);
    }

    /** Whoever held it is no longer with the newsroom. Nothing happens if it is not with them any more. */
    Optional<ClaimEvent> holderLeft(String person, Acting by, Instant at) {
        return backFrom(person, by, at).map(ClaimEvent.HolderLeft::new);
    }

    /** Whoever held it may not any more. Nothing happens if they may, or if it is not with them any more. */
    Optional<ClaimEvent> holderLostRole(Actor holder, Acting by, Instant at) {
        if (holder.may(Permission.VERIFY, desk)) return Optional.empty();
        return backFrom(holder.userId(), by, at).map(ClaimEvent.HolderLostRole::new);
    }

    private Optional<ClaimEvent.Change> backFrom(String person, Acting by, Instant at) {
        if (state != IN_VERIFICATION || !person.equals(assignee)) return Optional.empty();
        assignee = null;
        changedAt = at;
        return Optional.of(change(by, person, null));
    }

    /**
     * @param offValue whether its quote names another number than this claim
     * @param onRecord what the trail says of a piece
     */
    ClaimEvent.EvidenceAttached attach(
            EvidenceDetails details,
            Evidence.Whence whence,
            boolean offValue,
            Function<Evidence, Facts> onRecord,
            Acting by,
            Instant at) {
        refuseUnlessHolding(by, "evidence cannot be attached");
        var piece = new Evidence(this, details, whence, offValue, Hands.round(verdicts), by, at);
        evidence.add(piece);
        changedAt = at;
        return new ClaimEvent.EvidenceAttached(change(by, null, null), piece.id(), onRecord.apply(piece));
    }

    ClaimEvent.EvidenceWithdrawn withdraw(
            Evidence piece,
            String reason,
            Function<Evidence, Facts> onRecord,
            Function<Evidence, Facts> why,
            Acting by,
            Instant at) {
        refuseUnlessHolding(by, "evidence cannot be withdrawn");
        if (!piece.stands())
            throw new ClaimRejected.WrongState(reference(), state, "this evidence was withdrawn before");
        piece.withdraw(reason, Hands.round(verdicts), by, at);
        changedAt = at;
        return new ClaimEvent.EvidenceWithdrawn(
                change(by, null, null), piece.id(), onRecord.apply(piece), why.apply(piece));
    }

    /** What people said of whether pieces have one origin, in that order. */
    List<Joints.Word> originWords() {
        return amendments.stream()
                .map(Amendment::word)
                .flatMap(Optional::stream)
                .toList();
    }

    /** By whoever holds it; a custodian attests whoever does. */
    void refuseUnlessSortable(Joints.Kind word, @Nullable Integer version, Acting by) {
        if (word == Joints.Kind.ATTESTED) require(IN_VERIFICATION, "nobody can attest to its sources");
        else refuseUnlessHolding(by, "origins of its evidence stay as they are");
        if (version != null) refuseIfStale(version);
    }

    /** Somebody says whether pieces have one origin. */
    ClaimEvent sortOrigins(Joints.Word word, String reason, Acting by, Instant at) {
        refuseUnlessSortable(word.kind(), null, by);
        amendments.add(new Amendment(this, word, Hands.round(verdicts), amendments.size() + 1, by, at));
        changedAt = at;
        var change = change(by, null, null);
        return switch (word.kind()) {
            case JOINED -> new ClaimEvent.OriginsJoined(change, word.pieces(), reason);
            case SEPARATED -> new ClaimEvent.OriginsSeparated(change, word.pieces(), word.from(), reason);
            case ATTESTED -> new ClaimEvent.OriginsAttested(change, word.pieces(), reason);
        };
    }

    /** @throws ClaimRejected.EvidenceInsufficient unless the ruling allows it or an exception is asked for */
    ClaimEvent.VerdictProposed propose(
            Proposal proposal, int version, Sufficiency.Ruling ruling, Acting by, Instant at) {
        refuseUnlessHolding(by, "a verdict cannot be proposed");
        refuseIfStale(version);
        if (!ruling.sufficient() && (proposal.exception() == null || !ruling.mayBeExcepted())) {
            throw new ClaimRejected.EvidenceInsufficient(reference(), ruling);
        }
        var before = move(VERDICT_PROPOSED, "a verdict cannot be proposed", at);
        var verdict = new Verdict(
                this, verdicts.size() + 1, proposal, piece -> evidence(piece).isPresent(), ruling, by, at);
        verdicts.add(verdict);
        return new ClaimEvent.VerdictProposed(
                change(by, before, state), verdict.kind(), verdict.number(), judged(verdict, ruling), ruling.model());
    }

    /**
     * What a proposal answers.
     *
     * @param open the claims that openly contradict it
     * @throws Invalid if something is answered that does not stand
     */
    Set<UUID> answered(Proposal proposal, Set<UUID> open) {
        var answered = proposal.answers().stream().map(Proposal.Answer::about).collect(Collectors.toSet());
        new Invalid.Check()
                .that(
                        answered.stream()
                                .allMatch(about -> open.contains(about)
                                        || evidence(about)
                                                .filter(Evidence::stands)
                                                .isPresent()),
                        "answers",
                        "unknown",
                        "each to a piece that stands, or to a claim that openly contradicts this one")
                .orRefuse();
        return answered;
    }

    /** What is answered in the proposal that waits, if it is of this kind. */
    Set<UUID> answered(Verdict.Kind kind, @Nullable RetractionReason reason) {
        return openVerdict()
                .filter(open -> open.kind() == kind && open.reason() == reason)
                .map(Verdict::answered)
                .orElse(Set.of());
    }

    boolean mayHaveVerdictWithdrawnBy(Acting by) {
        return openVerdict()
                .filter(verdict -> verdict.isProposedBy(by.userId()))
                .isPresent();
    }

    /** The proposer thinks again. */
    ClaimEvent.VerdictWithdrawn withdrawVerdict(Acting by, Instant at) {
        var verdict = openVerdict("no verdict can be withdrawn");
        if (!verdict.isProposedBy(by.userId())) {
            throw new ClaimRejected.HeldByOther(reference(), verdict.proposedBy());
        }
        var before = move(IN_VERIFICATION, "no verdict can be withdrawn", at);
        verdict.decide(Verdict.Decision.WITHDRAWN, null, by.userId(), at);
        return new ClaimEvent.VerdictWithdrawn(change(by, before, state), assignee, verdict.facts());
    }

    ClaimEvent.VerdictReturned returnVerdict(String reason, int version, Acting by, Instant at) {
        var verdict = openVerdict("no verdict can be returned");
        refuseIfStale(version);
        var before = move(IN_VERIFICATION, "no verdict can be returned", at);
        verdict.decide(Verdict.Decision.RETURNED, reason, by.userId(), at);
        return new ClaimEvent.VerdictReturned(change(by, before, state), assignee, verdict.facts(), reason);
    }

    /**
     * @param grant why the exception that was asked for is granted, or null
     * @return approved, or so far only by one of those it takes
     * @throws ClaimRejected.SecondPairOfEyes if the approver had a hand in it, or approved it already
     */
    ClaimEvent approve(@Nullable String grant, int version, Sufficiency.Ruling ruling, Acting by, Instant at) {
        return approve(grant, null, version, ruling, by, at);
    }

    /**
     * As one of several that are approved together, because little depends on it and nothing speaks against it.
     *
     * @param latest revision of its story, read or not
     * @throws ClaimRejected.NotTogether if that is not so
     */
    ClaimEvent approveTogether(
            int together,
            boolean openContradiction,
            int latest,
            int version,
            Sufficiency.Ruling ruling,
            Acting by,
            Instant at) {
        refuseIfStale(version);
        refuseIfInvolved(by);
        var verdict = openVerdict("no verdict can be approved");
        NotForABatch.why(claimClass(), inText && revision == latest, verdict, ruling, evidence, openContradiction)
                .ifPresent(why -> {
                    throw new ClaimRejected.NotTogether(reference(), why);
                });
        return approve(null, together, version, ruling, by, at);
    }

    private ClaimEvent approve(
            @Nullable String grant,
            @Nullable Integer together,
            int version,
            Sufficiency.Ruling ruling,
            Acting by,
            Instant at) {
        var verdict = openVerdict("no verdict can be approved");
        refuseIfInvolved(by);
        refuseIfStale(version);
        if (!ruling.sufficient() && (verdict.exception() == null || grant == null || !ruling.mayBeExcepted())) {
            throw new ClaimRejected.EvidenceInsufficient(reference(), ruling);
        }
        // an exception is granted by everybody who approves, or it is granted by one
        if (!ruling.sufficient()) verdict.lapseUngranted(at);
        // who approved first and then changed what its sources count for has a hand in it since
        verdict.lapseApprovalsOf(changedSources, at);
        verdict.approve(grant, ruling.approvals(), by, at);
        if (!verdict.isApprovedByAll()) {
            changedAt = at;
            return new ClaimEvent.ApprovalGiven(
                    change(by, null, null),
                    verdict.kind(),
                    verdict.number(),
                    judged(verdict, ruling),
                    grant,
                    ruling.model());
        }
        var before = move(verdict.kind().state(), "no verdict can be approved", at);
        verdict.decide(Verdict.Decision.APPROVED, grant, by.userId(), at);
        assignee = null;
        deadline = null;
        reopenedBy = null;
        return new ClaimEvent.VerdictApproved(
                change(by, before, state),
                verdict.kind(),
                verdict.number(),
                judged(verdict, ruling),
                grant,
                together,
                ruling.model());
    }

    /** Its verdict stays in force until a supervisor reopens the claim and another is approved. */
    ClaimEvent.ReopeningAsked askReopening(String reason, Acting by, Instant at) {
        refuseUnlessDecided();
        openRequest().ifPresent(open -> {
            throw new ClaimRejected.ReopeningAsked(reference(), open.id());
        });
        var request = new ReopeningRequest(this, verdictInForce().orElseThrow().number(), reason, by, at);
        reopeningRequests.add(request);
        changedAt = at;
        return new ClaimEvent.ReopeningAsked(
                change(by, null, null),
                request.id(),
                verdictInForce().orElseThrow().facts(),
                reason);
    }

    /** By who asked. */
    ClaimEvent.ReopeningWithdrawn withdrawReopening(UUID id, Acting by, Instant at) {
        var request = openRequest(id);
        if (!by.userId().equals(request.askedBy())) throw new ClaimRejected.HeldByOther(reference(), request.askedBy());
        request.close(ReopeningRequest.Outcome.WITHDRAWN, null, by, at);
        changedAt = at;
        return new ClaimEvent.ReopeningWithdrawn(change(by, null, null), request.id());
    }

    /**
     * @param answer why; asked for only of somebody who may
     * @throws ClaimRejected.TakesAnother if it is their own work that is questioned
     */
    ClaimEvent.ReopeningDeclined declineReopening(UUID id, Supplier<String> answer, Acting by, Instant at) {
        var request = openRequest(id);
        refuseUnlessAnother(Deed.DECLINE_REOPENING, by);
        var why = answer.get();
        request.close(ReopeningRequest.Outcome.DECLINED, why, by, at);
        changedAt = at;
        return new ClaimEvent.ReopeningDeclined(change(by, null, null), request.id(), why);
    }

    /**
     * Whether or not somebody asked for it.
     *
     * @throws ClaimRejected.TakesAnother unless by a supervisor without a hand in it
     */
    ClaimEvent.Reopened reopen(String reason, Acting by, Instant at) {
        refuseUnlessSupervisor(Deed.REOPEN, by);
        refuseUnlessDecided();
        refuseUnlessAnother(Deed.REOPEN, by);
        var request = openRequest();
        var before = move(IN_VERIFICATION, "it cannot be reopened", at);
        request.ifPresent(open -> open.close(ReopeningRequest.Outcome.GRANTED, null, by, at));
        reopenedBy = by.userId();
        return new ClaimEvent.Reopened(
                change(by, before, state),
                verdictInForce().map(Verdict::facts).orElse(Facts.NONE),
                reason,
                request.map(ReopeningRequest::id).orElse(null));
    }

    private void refuseUnlessDecided() {
        if (!state.isDecided())
            throw new ClaimRejected.WrongState(reference(), state, "only a decided claim can be reopened");
    }

    /** What is decided on, what the rule saw and said, and every piece that stood then. */
    private Facts judged(Verdict verdict, Sufficiency.Ruling ruling) {
        var approvals = verdict.counting();
        return Facts.of("words", finding.text())
                .with("proposition", ClaimEvent.facts(proposition()))
                .with("verdict", verdict.facts())
                .with(
                        "approvals",
                        approvals.isEmpty()
                                ? null
                                : approvals.stream().map(VerdictApproval::facts).toList())
                .with("ruling", ruling.facts())
                .with(
                        "evidence",
                        evidence.stream()
                                .filter(Evidence::stands)
                                .map(Evidence::weight)
                                .toList());
    }

    /** What it is called from now on, and what the text says. */
    private Facts registered(String text) {
        return passage(text).with("reference", reference());
    }

    /** What it says, where that stands, and who says it there. */
    private Facts passage(String text) {
        return finding.facts(text).with("revision", revision);
    }

    /** @throws Unknown if it was never asked for */
    ReopeningRequest openRequest(UUID id) {
        var asked = reopeningRequests.stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Unknown("request"));
        if (!asked.isOpen()) throw new ClaimRejected.WrongState(reference(), state, "this request was answered before");
        return asked;
    }

    /** What waits for a supervisor's answer. */
    Optional<ReopeningRequest> openRequest() {
        // nobody asks for what is not decided: spared to read for all others
        return state.isDecided()
                ? reopeningRequests.stream().filter(ReopeningRequest::isOpen).findFirst()
                : Optional.empty();
    }

    /** The last request about the verdict in force, if it was declined. */
    Optional<ReopeningRequest> declinedRequest() {
        return state.isDecided() ? lastRequest().filter(ReopeningRequest::isDeclined) : Optional.empty();
    }

    /** The last request about the verdict in force, if that is why the claim is verified again. */
    Optional<ReopeningRequest> grantedRequest() {
        return !state.isDecided() && hasApprovedVerdict()
                ? lastRequest().filter(ReopeningRequest::isGranted)
                : Optional.empty();
    }

    /** All there ever were, the oldest first. */
    List<ReopeningRequest> reopeningRequests() {
        // nobody asks before a verdict was approved, and most claims of a list have none
        return hasApprovedVerdict() ? reopeningRequests : List.of();
    }

    private Optional<ReopeningRequest> lastRequest() {
        return reopeningRequests.isEmpty()
                ? Optional.empty()
                : Optional.of(reopeningRequests.get(reopeningRequests.size() - 1))
                        .filter(last -> verdictInForce().filter(last::isAbout).isPresent());
    }

    /** What two people stand for: the verdict that was approved last, also while the claim is verified again. */
    Optional<Verdict> verdictInForce() {
        return state == SET_ASIDE
                ? Optional.empty()
                : verdicts.stream().filter(Verdict::isApproved).reduce((a, b) -> b);
    }

    /** Whether it is confirmed, also while it is verified again. */
    boolean isConfirmed() {
        return verdictInForce()
                .filter(verdict -> verdict.kind() == Verdict.Kind.CONFIRMED)
                .isPresent();
    }

    boolean hasApprovedVerdict() {
        return verdicts.stream().anyMatch(Verdict::isApproved);
    }

    /** Who gave a verdict and who approved it are not outvoted by one: that takes a supervisor who had no hand in it. */
    void refuseToLoseVerdict(Deed deed, Acting by) {
        if (hasApprovedVerdict()) refuseUnlessAnother(deed, by);
    }

    void refuseUnlessAnother(Deed deed, Acting by) {
        refuseUnlessSupervisor(deed, by);
        handOf(by).ifPresent(why -> refuse(deed, by, why));
    }

    void refuseUnlessSupervisor(Deed deed, Acting by) {
        if (!isSupervisor(by)) throw new ClaimRejected.NeedsSupervisor(attempt(deed, by));
    }

    /** Whether it could be set aside at all, and its verdict with it, if it had one, by them. */
    boolean mayBeSetAsideBy(Acting by) {
        return mayBeSetAside()
                && (!hasApprovedVerdict() || isSupervisor(by) && handOf(by).isEmpty());
    }

    /** Whether it could be taken up again, and its verdict with it, if it had one, by them. */
    boolean mayBeSelectedBy(Acting by) {
        return state.leadsTo(SELECTED)
                && (!hasApprovedVerdict() || isSupervisor(by) && handOf(by).isEmpty());
    }

    boolean mayBeSetAside() {
        return state.leadsTo(SET_ASIDE);
    }

    private static boolean isSupervisor(Acting by) {
        return Permission.REOPEN.roles().contains(by.role());
    }

    private Optional<Involvement> handOf(Acting by) {
        return handOf(by.userId()).or(() -> absent(by).flatMap(this::handOf));
    }

    /** What hand this person had in the verdict that waits, the heaviest first; to have approved it already is one. */
    Optional<Involvement> involvementOf(String userId) {
        return hands().counting(userId)
                .or(() -> openVerdict()
                        .filter(verdict -> verdict.isApprovedBy(userId))
                        .map(verdict -> Involvement.APPROVED));
    }

    /** What hand this person had in the claim at any time, so that they do not take its verdict away. */
    Optional<Involvement> handOf(String userId) {
        return hands().atAnyTime(userId);
    }

    /** What part this person had in the claim at any time, so that they cannot read it with fresh eyes. */
    Optional<Involvement> partOf(String userId) {
        return hands().ever(userId);
    }

    private Hands hands() {
        return new Hands(verdicts, evidence, amendments, changedSources);
    }

    /** Before and after: the verdict that was approved, and the one the second reader would have given. */
    ClaimEvent readAgain(Verdict.Kind approved, Verdict.Kind reading, String note, Acting by) {
        var change = change(by, approved, reading);
        return approved == reading
                ? new ClaimEvent.SecondReadingAgreed(change, note)
                : new ClaimEvent.SecondReadingDissented(change, note);
    }

    void refuseIfTookPart(Acting by) {
        partOf(by.userId())
                .or(() -> absent(by).flatMap(this::partOf))
                .ifPresent(why -> refuse(Deed.READ_AGAIN, by, why));
    }

    private void refuseIfInvolved(Acting by) {
        involvementOf(by.userId())
                .or(() -> absent(by).flatMap(this::involvementOf))
                .ifPresent(why -> refuse(Deed.APPROVE, by, why));
    }

    private static Optional<String> absent(Acting by) {
        return Optional.ofNullable(by.standsInFor());
    }

    private void refuse(Deed deed, Acting by, Involvement why) {
        throw new ClaimRejected.SecondPairOfEyes(attempt(deed, by), why);
    }

    private ClaimRejected.TakesAnother.Attempt attempt(Deed deed, Acting by) {
        return new ClaimRejected.TakesAnother.Attempt(id, desk, reference(), by, deed);
    }

    /** Its places count in the revision it was last found in only. */
    void refuseUnlessIn(int current) {
        if (!inText || revision != current) {
            throw new ClaimRejected.WrongState(reference(), state, "it does not stand in the text as it is now");
        }
    }

    void refuseIfStale(int seen) {
        if (seen != version()) throw new ClaimRejected.Stale(reference(), version());
    }

    private void refuseIfHeldByOther(Acting by) {
        if (assignee != null && !isFreeFor(by)) throw new ClaimRejected.HeldByOther(reference(), assignee);
    }

    private void refuseUnlessHolding(Acting by, String otherwise) {
        require(IN_VERIFICATION, otherwise);
        refuseIfHeldByOther(by);
        if (assignee == null) throw new ClaimRejected.WrongState(reference(), state, "take it before you work on it");
    }

    private void require(ClaimState wanted, String otherwise) {
        if (state != wanted) throw new ClaimRejected.WrongState(reference(), state, otherwise);
    }

    private Verdict openVerdict(String otherwise) {
        return openVerdict().orElseThrow(() -> new ClaimRejected.WrongState(reference(), state, otherwise));
    }

    private Optional<Verdict> openVerdict() {
        // of most claims nothing has to be read to know
        return state == VERDICT_PROPOSED ? latestVerdict().filter(Verdict::isOpen) : Optional.empty();
    }

    private ClaimState move(ClaimState next, String otherwise, Instant at) {
        if (!state.leadsTo(next)) throw new ClaimRejected.WrongState(reference(), state, otherwise);
        var before = state;
        state = next;
        changedAt = at;
        return before;
    }

    private ClaimEvent.Change change(Acting by, @Nullable Object before, @Nullable Object after) {
        return new ClaimEvent.Change(
                id,
                article,
                desk,
                reference(),
                by,
                before == null ? null : before.toString(),
                after == null ? null : after.toString());
    }

    /** Whether somebody knew better than the extraction whose it is. */
    boolean hasSourcePutRight() {
        return sourcePutRight;
    }

    /** What the extraction said, if somebody put it right. */
    Optional<Original> original() {
        return Optional.ofNullable(original);
    }

    /** Its words as the extraction had them. */
    String foundText() {
        return original == null ? finding.text() : original.foundText();
    }

    /** Its stance as the extraction had it. */
    Stance foundStance() {
        return original == null ? finding.stance() : original.foundStance();
    }

    boolean isMadeByHand() {
        return madeByHand;
    }

    /** Who last put its words, stance or source right, or added it. */
    @Nullable
    String changedBy() {
        return amendments.stream()
                .filter(amendment -> !amendment.isOnPair() && !amendment.isOnOrigins())
                .reduce((a, b) -> b)
                .map(Amendment::person)
                .orElse(null);
    }

    int firstRevision() {
        return firstRevision;
    }

    @Nullable
    UUID mergedInto() {
        return mergedInto;
    }

    Optional<Verdict> latestVerdict() {
        return verdicts.isEmpty() ? Optional.empty() : Optional.of(verdicts.get(verdicts.size() - 1));
    }

    Optional<Evidence> evidence(UUID piece) {
        return evidence.stream().filter(e -> e.id().equals(piece)).findFirst();
    }

    List<Evidence> evidence() {
        return List.copyOf(evidence);
    }

    List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    public UUID id() {
        return id;
    }

    public UUID article() {
        return article;
    }

    public String desk() {
        return desk;
    }

    /** What people call it. */
    public Reference reference() {
        return Reference.of(reference);
    }

    /** Within its story. */
    public int number() {
        return number;
    }

    public ClaimState state() {
        return state;
    }

    public String text() {
        return finding.text();
    }

    public int revision() {
        return revision;
    }

    public boolean inText() {
        return inText;
    }

    public @Nullable UUID source() {
        return source;
    }

    public ClaimClass claimClass() {
        return finding.claimClass();
    }

    public Priority priority() {
        return priority;
    }

    public @Nullable Instant deadline() {
        return deadline;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    /** Rises with every change of the claim, its evidence, its holder. */
    public int version() {
        return version == null ? 0 : version;
    }

    /** What the text says, as it was last found there. */
    Finding finding() {
        return finding;
    }

    /** As the text has it; a claim whose speaker was put right is nobody's narration any more. */
    Form form() {
        return finding.form() == Form.NARRATOR && source != null ? Form.INDIRECT : finding.form();
    }

    @Nullable
    SetAsideReason setAsideReason() {
        return setAsideReason;
    }

    @Nullable
    UUID setAsideOther() {
        return setAsideOther;
    }

    @Nullable
    String reopenedBy() {
        return reopenedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
