package org.recoupe.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Facts;

/** A claim as far as the trail has told of it, entry by entry. What was never told is null. */
final class ClaimThen {
    /** Actions it is made of; the others change nothing that a report says of it. */
    static final List<String> TOLD_BY = List.of(
            "extracted",
            "added-by-hand",
            "split-off",
            "found-again",
            "gone-from-text",
            "ends-moved",
            "merged",
            "stance-corrected",
            "source-corrected",
            "classified",
            "selected",
            "set-aside",
            "verification-started",
            "scheduled",
            "evidence-attached",
            "evidence-withdrawn",
            "verdict-proposed",
            "approval-given",
            "verdict-withdrawn",
            "verdict-returned",
            "verdict-approved",
            "reopened",
            "second-reading-agreed",
            "second-reading-dissented");

    private @Nullable Instant since;
    private Facts passage = Facts.NONE;
    private @Nullable String words;
    private @Nullable String stance;
    private List<Facts> places = List.of();
    private @Nullable Integer revision;
    private SourceThen source = SourceThen.NOBODY;
    private boolean madeByHand;
    private boolean sourcePutRight;
    private @Nullable String state;
    private @Nullable String setAsideReason;
    private @Nullable String priority;
    private @Nullable String deadline;
    private @Nullable VerdictThen verdict;
    private @Nullable VerdictThen approved;
    private int verdicts;

    /** @param sourceOf another claim's source at this moment */
    void tell(AuditEntry entry, Function<UUID, SourceThen> sourceOf) {
        if (since == null) since = entry.at();
        var facts = entry.facts();
        switch (entry.name()) {
            case "claim.extracted" -> found(entry, facts);
            case "claim.found-again" -> {
                found(entry, facts);
                approvalsLapse();
            }
            case "claim.gone-from-text" -> approvalsLapse();
            case "claim.added-by-hand" -> {
                madeByHand = true;
                found(entry, facts);
                source = SourceThen.speaking(facts.within("source"));
            }
            case "claim.split-off" -> {
                madeByHand = true;
                found(entry, facts);
                // it has the source the first half had by then, whatever the text says
                source = facts.has("other")
                        ? sourceOf.apply(UUID.fromString(facts.word("other")))
                        : SourceThen.speaking(facts.within("source"));
                state = "EXTRACTED";
            }
            case "claim.ends-moved", "claim.merged" -> {
                words = facts.text("is");
                // where that stands is not told
                places = List.of();
            }
            case "claim.stance-corrected" -> stance = facts.text("is");
            case "claim.source-corrected" -> {
                source = SourceThen.speaking(facts.within("is"));
                var inText = SourceThen.speaking(passage.within("source"));
                sourcePutRight = source.id() == null || !source.id().equals(inText.id());
            }
            case "claim.classified" -> {
                var is = facts.within("is");
                passage = passage.with("class", is.text("class"));
                priority = is.text("priority");
                deadline = is.text("deadline");
            }
            case "claim.selected" -> {
                state = entry.to();
                setAsideReason = null;
                if (facts.has("priority")) priority = facts.text("priority");
            }
            case "claim.set-aside" -> {
                state = entry.to();
                setAsideReason = facts.text("reason");
                deadline = null;
            }
            case "claim.verification-started", "claim.reopened" -> state = entry.to();
            case "claim.scheduled" -> {
                deadline = entry.to();
                if (facts.has("priority")) priority = facts.text("priority");
            }
            case "claim.verdict-proposed" -> {
                state = entry.to();
                verdict = new VerdictThen(entry, ++verdicts);
            }
            case "claim.approval-given" -> {
                if (verdict != null) verdict.approve(entry);
            }
            case "claim.verdict-withdrawn", "claim.verdict-returned", "claim.verdict-approved" -> {
                state = entry.to();
                if (verdict != null) verdict.decide(entry);
                if (entry.name().equals("claim.verdict-approved")) {
                    approved = verdict;
                    deadline = null;
                }
            }
            default -> {
                // says nothing about the claim itself
            }
        }
    }

    /** Who approved had not seen the text that came. */
    private void approvalsLapse() {
        if (verdict != null) verdict.approvalsLapse();
    }

    private void found(AuditEntry entry, Facts facts) {
        if (entry.name().equals("claim.found-again")) revision = number(entry.to());
        else if (state == null) state = entry.to();
        // entries of the first version do not say what was found
        if (!facts.has("words")) return;
        passage = facts;
        words = facts.text("words");
        stance = facts.text("stance");
        places = facts.each("places");
        revision = facts.number("revision").orElse(revision);
        if (!madeByHand && !sourcePutRight) source = SourceThen.speaking(facts.within("source"));
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits != null && digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }

    /** When the trail first told of it. */
    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    String words() {
        return words;
    }

    @Nullable
    String stance() {
        return stance;
    }

    /** Ends of its places in code points of its revision: {@code start} or {@code end}. */
    List<Integer> places(String end) {
        return places.stream()
                .map(place -> place.number(end).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The revision it was last found in. */
    @Nullable
    Integer revision() {
        return revision;
    }

    SourceThen source() {
        return source;
    }

    @Nullable
    String relay() {
        return passage.within("relay").text("words");
    }

    /** What else was found in the text: {@code form}, {@code class}. */
    @Nullable
    String found(String field) {
        return passage.text(field);
    }

    List<String> because() {
        return passage.texts("because");
    }

    @Nullable
    String state() {
        return state;
    }

    @Nullable
    String setAsideReason() {
        return setAsideReason;
    }

    @Nullable
    String priority() {
        return priority;
    }

    @Nullable
    String deadline() {
        return deadline;
    }

    /** The latest that was proposed. */
    @Nullable
    VerdictThen verdict() {
        return verdict;
    }

    /** The one that waits or was decided by this entry; else the one in force, if there is one. */
    @Nullable
    VerdictThen verdictAt(AuditEntry entry) {
        if (verdict != null && (verdict.outcome() == VerdictThen.Outcome.WAITING || verdict.isDecidedBy(entry)))
            return verdict;
        return "SET_ASIDE".equals(state) ? null : approved;
    }
}
