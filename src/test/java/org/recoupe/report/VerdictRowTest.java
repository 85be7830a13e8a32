package org.recoupe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Entries;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

/** What became of a verdict, told by the entries that follow it. */
class VerdictRowTest {
    private static final UUID CLAIM = UUID.randomUUID();
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Facts RULING =
            Facts.of("sufficient", false).with("rule", "too-few").with("table", "evidence-sufficiency:3");

    private final List<AuditEntry> trail = new ArrayList<>();

    @Test
    void an_exception_is_asked_refused_asked_again_and_granted() {
        var asked = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposed(1));
        var refused = happens(
                "verdict-returned",
                "paul",
                "VERDICT_PROPOSED",
                "IN_VERIFICATION",
                Facts.of("verdict", verdict(1)).with("reason", "non"));
        var again = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposed(2));
        var granted = happens(
                "verdict-approved",
                "paul",
                "VERDICT_PROPOSED",
                "CONFIRMED",
                proposed(2).with("grant", "urgent"));

        var first = VerdictRow.of(moment(asked));
        assertThat(List.of(first.outcome(), first.outcomeReason(), first.exceptionAsked()))
                .containsExactly("RETURNED", "non", "pressé");
        assertThat(first.exceptionGranted()).isNull();
        var second = VerdictRow.of(moment(again));
        assertThat(List.of(second.outcome(), second.exceptionGranted(), second.rule(), second.ruleTable()))
                .containsExactly("APPROVED", "urgent", "too-few", "evidence-sufficiency:3");
        assertThat(second.sufficient()).isFalse();

        assertThat(List.of(asked, refused, again, granted))
                .extracting(entry -> DecisionRow.of(moment(entry)))
                .extracting(DecisionRow::verdictNumber, DecisionRow::exception, DecisionRow::exceptionReason)
                .containsExactly(
                        tuple(1, "ASKED", "pressé"),
                        tuple(1, "REFUSED", "non"),
                        tuple(2, "ASKED", "pressé"),
                        tuple(2, "GRANTED", "urgent"));
    }

    @Test
    void a_verdict_of_two_approvals_names_both_and_what_was_answered() {
        var proposal = Facts.of("words", "43 morts")
                .with("proposition", Facts.of("text", "43 personnes ont péri."))
                .with("verdict", verdict(1).with("answers", List.of(Facts.of("words", "ne compte que les soldats"))))
                .with("ruling", RULING);
        var proposed = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposal);
        happens(
                "verdict-approved",
                "nadia",
                "VERDICT_PROPOSED",
                "CONFIRMED",
                proposal.with("approvals", List.of(Facts.of("by", "paul"), Facts.of("by", "nadia"))));

        var row = VerdictRow.of(moment(proposed));
        assertThat(row.approvedBy()).containsExactly("paul", "nadia");
        assertThat(row.answers()).containsExactly("ne compte que les soldats");
        assertThat(row.proposition()).isEqualTo("43 personnes ont péri.");
        assertThat(row.decidedBy()).isEqualTo("nadia");
    }

    @Test
    void a_second_reading_is_of_the_verdict_that_was_in_force() {
        var first = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposed(1));
        happens(
                "verdict-approved",
                "paul",
                "VERDICT_PROPOSED",
                "CONFIRMED",
                proposed(1).with("together", 3));
        happens("second-reading-dissented", "nadia", "CONFIRMED", "DISPUTED", Facts.of("note", "trop peu"));
        happens(
                "reopened",
                "paul",
                "CONFIRMED",
                "IN_VERIFICATION",
                Facts.of("verdict", verdict(1)).with("reason", "vu"));
        var second = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposed(2));
        happens("verdict-approved", "paul", "VERDICT_PROPOSED", "CONFIRMED", proposed(2));
        happens("second-reading-agreed", "nadia", "CONFIRMED", "CONFIRMED", Facts.of("note", "oui"));

        var row = VerdictRow.of(moment(first));
        assertThat(List.of(row.secondReading(), row.secondReadingVerdict(), row.secondReadingNote(), row.together()))
                .containsExactly("DISSENTED", "DISPUTED", "trop peu", 3);
        assertThat(VerdictRow.of(moment(second)).secondReading()).isEqualTo("AGREED");
    }

    @Test
    void a_claim_that_was_set_aside_and_selected_again_has_its_verdict_in_force_again() {
        var proposed = happens("verdict-proposed", "ines", "IN_VERIFICATION", "VERDICT_PROPOSED", proposed(1));
        happens("verdict-approved", "paul", "VERDICT_PROPOSED", "CONFIRMED", proposed(1));
        happens("set-aside", "paul", "CONFIRMED", "SET_ASIDE", Facts.of("reason", "OUT_OF_SCOPE"));
        var aside = VerdictRow.of(moment(proposed));
        assertThat(aside.inForceFrom()).isEqualTo(MIDNIGHT.plusSeconds(2));
        assertThat(aside.inForceTo()).isEqualTo(MIDNIGHT.plusSeconds(3));

        happens("selected", "lea", "SET_ASIDE", "SELECTED", Facts.of("priority", "HIGH"));

        var again = VerdictRow.of(moment(proposed));
        assertThat(again.inForceTo()).isNull();
        assertThat(again.outOfForce()).containsExactly(MIDNIGHT.plusSeconds(3) + "/" + MIDNIGHT.plusSeconds(4));
    }

    private static Facts proposed(int number) {
        return Facts.of("words", "Le port a rouvert")
                .with("verdict", verdict(number))
                .with("ruling", RULING);
    }

    private static Facts verdict(int number) {
        return Facts.of("number", number)
                .with("verdict", "CONFIRMED")
                .with("rationale", "vu")
                .with("exception", "pressé")
                .with("proposedBy", "ines")
                .with("proposedAt", MIDNIGHT);
    }

    private Moment moment(AuditEntry entry) {
        var history = new ClaimHistory(Reference.of(4183), 8, UUID.randomUUID(), List.copyOf(trail), Map.of());
        return new Moment(entry, null, history, List.of());
    }

    /** A second after what happened last. */
    private AuditEntry happens(String action, String who, @Nullable String before, String after, Facts facts) {
        var seq = trail.size() + 1;
        var fact = new Fact(Subject.claim(CLAIM), null, "monde", new Acting(who, Role.REVIEWER), "C-8", before, after);
        var entry = Entries.of(fact, "claim." + action, 2, facts, "evidence-sufficiency:3", MIDNIGHT.plusSeconds(seq));
        trail.add(new AuditEntry(
                seq,
                entry.subject(),
                seq,
                entry.kind(),
                entry.at(),
                entry.actor(),
                entry.role(),
                entry.desk(),
                entry.action(),
                entry.object(),
                entry.claim(),
                entry.article(),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.model(),
                entry.body(),
                entry.previous(),
                entry.hash(),
                entry.standingInFor(),
                entry.byException(),
                entry.written()));
        return trail.get(trail.size() - 1);
    }
}
