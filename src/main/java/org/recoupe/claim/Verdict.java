package org.recoupe.claim;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Facts;

/** One verdict on a claim, proposed by one person and decided by another. A later one supersedes it; nothing is overwritten. */
@Entity
public class Verdict {
    /** What a verdict can say. */
    public enum Kind {
        CONFIRMED,
        DISPUTED,
        RETRACTED,
        UNVERIFIED;

        ClaimState state() {
            return ClaimState.valueOf(name());
        }
    }

    /** What became of a proposal. */
    public enum Decision {
        APPROVED,
        RETURNED,
        /** Taken back by the proposer. */
        WITHDRAWN
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "claim")
    private Claim claim;

    private int number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Nullable
    private RetractionReason reason;

    private String rationale;
    private String missing;

    @Column(name = "exception_asked")
    @Nullable
    private String exception;

    /** In what way the claim misleads; null if nobody said. */
    @Enumerated(EnumType.STRING)
    @Nullable
    private VerdictFinding finding;

    @Column(name = "finding_context")
    @Nullable
    private String context;

    /** The rule that judged the evidence, and what it said was missing. */
    private String rule;

    private boolean sufficient;

    /** How many origins carry it; null where nothing was counted. */
    @Nullable
    private Integer origins;

    /** How many people have to approve it. */
    private int approvals;

    @OneToMany(mappedBy = "verdict", cascade = CascadeType.PERSIST)
    @OrderBy("n")
    private List<VerdictAnswer> answers = new ArrayList<>();

    @OneToMany(mappedBy = "verdict", cascade = CascadeType.PERSIST)
    @OrderBy("n")
    private List<VerdictApproval> given = new ArrayList<>();

    private String proposedBy;

    /** Whose proposal it was, if they were absent. */
    @Nullable
    private String proposedFor;

    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    private Decision decision;

    @Nullable
    private String decisionReason;

    @Nullable
    private String decidedBy;

    @Nullable
    private Instant decidedAt;

    /** Who had changed in the registry what it rests on. The database alone writes it. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(insertable = false, updatable = false)
    @Nullable
    private List<String> sourceHands;

    @SuppressWarnings("NullAway.Init")
    protected Verdict() {}

    /** @param isPiece whether what is answered is a piece of evidence */
    Verdict(
            Claim claim,
            int number,
            Proposal from,
            Predicate<UUID> isPiece,
            Sufficiency.Ruling ruling,
            Acting by,
            Instant at) {
        this.id = UUID.randomUUID();
        this.claim = claim;
        this.number = number;
        this.kind = from.verdict();
        this.reason = from.reason();
        this.rationale = from.rationale();
        this.missing = from.missing();
        this.exception = from.exception();
        this.finding = from.finding();
        this.context = from.context();
        this.rule = ruling.rule();
        this.sufficient = ruling.sufficient();
        this.origins = ruling.saw() == null ? null : ruling.saw().carrying();
        this.approvals = ruling.approvals();
        for (var answer : from.answers())
            answers.add(new VerdictAnswer(this, answers.size() + 1, isPiece.test(answer.about()), answer));
        this.proposedBy = by.userId();
        this.proposedFor = by.standsInFor();
        this.proposedAt = at;
    }

    void decide(Decision decision, @Nullable String why, String by, Instant at) {
        this.decision = decision;
        this.decisionReason = why;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    /**
     * One more of the approvals it takes.
     *
     * @param needed how many it takes by the rule as it stands now
     */
    VerdictApproval approve(@Nullable String grant, int needed, Acting by, Instant at) {
        approvals = needed;
        var approval = new VerdictApproval(this, given.size() + 1, grant, by, at);
        given.add(approval);
        return approval;
    }

    /** Whether all that it takes were given. */
    boolean isApprovedByAll() {
        return counting().size() >= approvals;
    }

    /** The story was read anew: who approved has not seen that. */
    void lapseApprovals(Instant at) {
        given.forEach(approval -> approval.lapse(at));
    }

    /** The evidence does not suffice any more: who approved without a word on the exception has not granted it. */
    void lapseUngranted(Instant at) {
        given.stream().filter(approval -> !approval.grants()).forEach(approval -> approval.lapse(at));
    }

    void lapseApprovalsOf(Set<String> people, Instant at) {
        given.stream()
                .filter(approval -> people.stream().anyMatch(approval::isBy))
                .forEach(approval -> approval.lapse(at));
    }

    /** Whether this person had changed in the registry what it rests on, when it was approved. */
    boolean restedOnSourcesChangedBy(String person) {
        return sourceHands != null && sourceHands.contains(person);
    }

    boolean isApprovedBy(String person) {
        return counting().stream().anyMatch(approval -> approval.isBy(person));
    }

    /** Whether this person approved it, then or later, also if that lapsed. */
    boolean wasEverApprovedBy(String person) {
        return given.stream().anyMatch(approval -> approval.isBy(person));
    }

    /** Those that count. */
    List<VerdictApproval> counting() {
        return given.stream().filter(VerdictApproval::counts).toList();
    }

    /** The pieces and the claims that are answered. */
    Set<UUID> answered() {
        return answers.stream().map(VerdictAnswer::about).collect(Collectors.toSet());
    }

    List<VerdictAnswer> answers() {
        return List.copyOf(answers);
    }

    int approvals() {
        return approvals;
    }

    /** Whether this person proposed it, or it was proposed for them. */
    boolean isProposedBy(String person) {
        return proposedBy.equals(person) || person.equals(proposedFor);
    }

    /** What was proposed, by whom and why, for the trail. */
    Facts facts() {
        return Facts.of("number", number)
                .with("verdict", kind)
                .with("retraction", reason)
                .with("rationale", rationale)
                .with("missing", missing)
                .with("exception", exception)
                .with("finding", finding)
                .with("context", context)
                .with(
                        "answers",
                        answers.isEmpty()
                                ? null
                                : answers.stream().map(VerdictAnswer::facts).toList())
                .with("proposedBy", proposedBy)
                .with("proposedFor", proposedFor)
                .with("proposedAt", proposedAt);
    }

    boolean isApproved() {
        return decision == Decision.APPROVED;
    }

    public boolean isOpen() {
        return decision == null;
    }

    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable RetractionReason reason() {
        return reason;
    }

    public String rationale() {
        return rationale;
    }

    public String missing() {
        return missing;
    }

    /** Why an exception from the evidence rule was asked for, or null. */
    public @Nullable String exception() {
        return exception;
    }

    @Nullable
    VerdictFinding finding() {
        return finding;
    }

    /** What one has to know besides, with a finding. */
    @Nullable
    String context() {
        return context;
    }

    public String rule() {
        return rule;
    }

    /** Whether the evidence met the rule when it was proposed. */
    public boolean sufficient() {
        return sufficient;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public @Nullable Decision decision() {
        return decision;
    }

    /** Why it was returned, or why an exception was granted. */
    public @Nullable String decisionReason() {
        return decisionReason;
    }

    public @Nullable String decidedBy() {
        return decidedBy;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }
}
