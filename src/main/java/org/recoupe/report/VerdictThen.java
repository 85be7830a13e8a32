package org.recoupe.report;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Facts;

/** A verdict as far as the trail has told of it. */
final class VerdictThen {
    private final AuditEntry proposed;
    private final int number;
    private final Facts facts;
    private Facts said;
    private List<Facts> approvals = List.of();
    private @Nullable AuditEntry decided;

    /** @param nth which it is of its claim, where the entry does not say */
    VerdictThen(AuditEntry proposed, int nth) {
        this.proposed = proposed;
        facts = proposed.facts();
        said = facts.within("verdict");
        number = said.number("number").orElse(nth);
    }

    /** What became of it. */
    enum Outcome {
        WAITING,
        WITHDRAWN,
        RETURNED,
        APPROVED
    }

    /** It was withdrawn, returned or approved. */
    void decide(AuditEntry entry) {
        decided = entry;
        // an entry of before says little of what was proposed, the decision on it may say all
        var again = entry.facts().within("verdict");
        if (!said.has("rationale") && again.has("rationale")) said = again;
    }

    boolean isDecidedBy(AuditEntry entry) {
        return decided != null && decided.seq() == entry.seq();
    }

    /** One of several approvals was given. */
    void approve(AuditEntry entry) {
        approvals = entry.facts().each("approvals");
    }

    void approvalsLapse() {
        if (decided == null) approvals = List.of();
    }

    static boolean decides(AuditEntry entry) {
        return switch (entry.name()) {
            case "claim.verdict-withdrawn", "claim.verdict-returned", "claim.verdict-approved" -> true;
            default -> false;
        };
    }

    Outcome outcome() {
        if (decided == null) return Outcome.WAITING;
        return switch (decided.name()) {
            case "claim.verdict-withdrawn" -> Outcome.WITHDRAWN;
            case "claim.verdict-returned" -> Outcome.RETURNED;
            default -> Outcome.APPROVED;
        };
    }

    boolean isApproved() {
        return outcome() == Outcome.APPROVED;
    }

    int number() {
        return number;
    }

    @Nullable
    String kind() {
        // approved, the claim is what the verdict says
        return said.has("verdict") || decided == null || !isApproved() ? said.text("verdict") : decided.to();
    }

    /** What was said about it: {@code retraction}, {@code rationale}, {@code missing}, {@code exception}. */
    @Nullable
    String said(String field) {
        return said.text(field);
    }

    /** What was judged. */
    @Nullable
    String words() {
        return facts.text("words");
    }

    /** The sentence that was judged, as it was read then. */
    @Nullable
    String proposition() {
        return facts.within("proposition").text("text");
    }

    /** The pieces that stood when it was proposed. */
    List<String> pieces() {
        return facts.each("evidence").stream().map(piece -> piece.word("id")).toList();
    }

    @Nullable
    Boolean sufficient() {
        var ruling = facts.within("ruling");
        return ruling.has("sufficient") ? ruling.yes("sufficient") : null;
    }

    @Nullable
    String rule() {
        return facts.within("ruling").text("rule");
    }

    List<String> lacking() {
        return facts.within("ruling").texts("lacking");
    }

    @Nullable
    String table() {
        return proposed.model();
    }

    String proposedBy() {
        return Objects.requireNonNullElse(said.text("proposedBy"), proposed.actor());
    }

    @Nullable
    String proposedFor() {
        return said.has("proposedBy") ? said.text("proposedFor") : proposed.standingInFor();
    }

    Instant proposedAt() {
        return proposed.at();
    }

    @Nullable
    String decidedBy() {
        return decided == null ? null : decided.actor();
    }

    @Nullable
    String decidedFor() {
        return decided == null ? null : decided.standingInFor();
    }

    @Nullable
    Instant decidedAt() {
        return decided == null ? null : decided.at();
    }

    /** Why it was returned. */
    @Nullable
    String returnedBecause() {
        return outcome() == Outcome.RETURNED ? decision().text("reason") : null;
    }

    /** Why an exception from the evidence rule was granted. */
    @Nullable
    String grant() {
        return Stream.concat(Stream.of(decision()), given().stream())
                .map(approval -> approval.text("grant"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Who gave the approvals it took, the last one last; as long as it waits, those given so far. */
    List<String> approvedBy() {
        if (decided != null && isApproved() && given().isEmpty()) return List.of(decided.actor());
        return given().stream().map(approval -> approval.word("by")).toList();
    }

    /** Whoever approved it, and for whom. */
    Set<String> approvers() {
        var absent =
                Stream.concat(given().stream().map(approval -> approval.text("for")), Stream.ofNullable(decidedFor()));
        return Stream.concat(approvedBy().stream(), absent.filter(Objects::nonNull))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Facts> given() {
        if (decided == null) return approvals;
        return isApproved() ? decision().each("approvals") : List.of();
    }

    /** What was said to what spoke against it. */
    List<String> answers() {
        return said.each("answers").stream().map(answer -> answer.word("words")).toList();
    }

    /** With how many others it was approved, itself counted. */
    @Nullable
    Integer together() {
        return decision().number("together").orElse(null);
    }

    /** What the evidence rule said when it was approved. */
    @Nullable
    String ruleOfApproval() {
        return decision().within("ruling").text("rule");
    }

    @Nullable
    String tableOfApproval() {
        return decided == null || !isApproved() ? null : decided.model();
    }

    private Facts decision() {
        return decided == null ? Facts.NONE : decided.facts();
    }
}
