package org.recoupe.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Entries;
import org.recoupe.claim.ClaimState;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.nemesis.Breach.Promise;
import org.recoupe.nemesis.Operation.Kind;
import org.recoupe.nemesis.Operation.Outcome;

/** A day without faults passes; each lie about it is told by its name. */
class HistoryCheckerTest {
    private static final UUID STORY = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID CLAIM = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final String WORDS = "rien de plus";

    private final List<Operation> history = new ArrayList<>();
    private final List<Kept.Story> stories = new ArrayList<>();
    private final List<Kept.KeptClaim> claims = new ArrayList<>();
    private final List<Kept.Amended> amendments = new ArrayList<>();
    private final List<Kept.Piece> pieces = new ArrayList<>();
    private final List<Kept.KeptVerdict> verdicts = new ArrayList<>();
    private final Map<String, Integer> processes = new HashMap<>();
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Map<String, Kept.Head> heads = new HashMap<>();
    private final Map<UUID, Kept.Shown> shown = new HashMap<>();

    HistoryCheckerTest() {
        done(Kind.IMPORT, "lea", "wire-1", "wire-1", Outcome.OK, 201);
        done(Kind.ACCEPT, "lea", STORY.toString(), "", Outcome.OK, 200);
        done(Kind.TAKE, "karim", CLAIM.toString(), "", Outcome.OK, 200);
        done(Kind.ATTACH, "karim", CLAIM.toString(), "pièce 1", Outcome.OK, 201);
        done(Kind.PROPOSE, "karim", CLAIM.toString(), WORDS, Outcome.OK, 200);
        done(Kind.APPROVE, "karim", CLAIM.toString(), WORDS, Outcome.FAIL, 409);
        done(Kind.APPROVE, "paul", CLAIM.toString(), WORDS, Outcome.OK, 200);
        stories.add(new Kept.Story(STORY, "wire-1", "ACCEPTED", 1, 1));
        claims.add(new Kept.KeptClaim(CLAIM, ClaimState.UNVERIFIED, null));
        pieces.add(new Kept.Piece(CLAIM, "pièce 1", "karim"));
        verdicts.add(new Kept.KeptVerdict(CLAIM, WORDS, "karim", "APPROVED", "paul"));
        shown.put(CLAIM, new Kept.Shown(ClaimState.UNVERIFIED, null, List.of("pièce 1")));
        recorded(Subject.article(STORY), "received", "lea", null, "EXTRACTING");
        recorded(Subject.claim(CLAIM), "extracted", "system", null, "EXTRACTED");
        recorded(Subject.claim(CLAIM), "selected", "system", "EXTRACTED", "SELECTED");
        recorded(Subject.article(STORY), "accepted", "lea", "READY", "ACCEPTED");
        recorded(Subject.claim(CLAIM), "verification-started", "lea", "SELECTED", "IN_VERIFICATION");
        recorded(Subject.claim(CLAIM), "taken", "karim", null, "karim");
        recorded(Subject.claim(CLAIM), "evidence-attached", "karim", null, "CONTEXT STATEMENT: pièce 1");
        recorded(Subject.claim(CLAIM), "verdict-proposed", "karim", "IN_VERIFICATION", "VERDICT_PROPOSED");
        recorded(Subject.claim(CLAIM), "verdict-approved", "paul", "VERDICT_PROPOSED", "UNVERIFIED");
    }

    @Test
    void a_day_without_faults_passes() {
        assertThat(breaches()).isEmpty();
    }

    @Test
    void what_nobody_was_told_about_may_be_there_or_not() {
        done(Kind.IMPORT, "lea", "wire-2", "wire-2", Outcome.INFO, 503);
        assertThat(breaches()).isEmpty();
        stories.add(new Kept.Story(new UUID(0, 9), "wire-2", "EXTRACTING", 1, 1));
        recorded(Subject.article(new UUID(0, 9)), "received", "lea", null, "EXTRACTING");
        assertThat(breaches()).isEmpty();
    }

    @Test
    void what_was_asked_for_again_with_its_key_is_there_once() {
        done(Kind.ATTACH, "karim", CLAIM.toString(), "pièce 2", Outcome.INFO, 0);
        done(Kind.ATTACH, "karim", CLAIM.toString(), "pièce 2", Outcome.OK, 201);
        attached("pièce 2");
        assertThat(breaches()).isEmpty();
    }

    @Test
    void an_acknowledged_piece_that_is_gone_is_lost() {
        pieces.clear();
        assertThat(promises()).contains(Promise.NOTHING_LOST, Promise.ON_RECORD, Promise.SHOWN_AS_KEPT);
    }

    @Test
    void an_acknowledged_import_that_is_gone_is_lost() {
        done(Kind.IMPORT, "lea", "wire-2", "wire-2", Outcome.OK, 201);
        assertThat(promises()).containsExactly(Promise.NOTHING_LOST);
    }

    @Test
    void a_retry_without_a_key_that_happened_twice_is_seen() {
        done(Kind.ATTACH, "karim", CLAIM.toString(), "pièce 2", Outcome.INFO, 0);
        done(Kind.ATTACH, "karim", CLAIM.toString(), "pièce 2", Outcome.OK, 201);
        attached("pièce 2");
        attached("pièce 2");
        assertThat(promises()).containsExactly(Promise.ONCE);
    }

    @Test
    void an_import_that_made_two_revisions_of_one_request_is_seen() {
        stories.set(0, new Kept.Story(STORY, "wire-1", "READY", 2, 2));
        recorded(Subject.article(STORY), "received", "lea", "ACCEPTED", "EXTRACTING");
        assertThat(promises()).containsExactly(Promise.ONCE);
    }

    @Test
    void what_was_refused_and_happened_all_the_same_is_seen() {
        done(Kind.ATTACH, "ines", CLAIM.toString(), "pièce 2", Outcome.FAIL, 409);
        pieces.add(new Kept.Piece(CLAIM, "pièce 2", "ines"));
        recorded(Subject.claim(CLAIM), "evidence-attached", "ines", null, "CONTEXT STATEMENT: pièce 2");
        assertThat(promises()).contains(Promise.ONCE);
    }

    @Test
    void a_verdict_approved_by_who_put_its_words_right_is_seen() {
        amendments.add(new Kept.Amended(CLAIM, "paul"));
        assertThat(promises()).contains(Promise.FOUR_EYES);
    }

    @Test
    void a_verdict_approved_by_its_proposer_or_by_who_brought_evidence_is_seen() {
        verdicts.set(0, new Kept.KeptVerdict(CLAIM, WORDS, "paul", "APPROVED", "paul"));
        assertThat(promises()).contains(Promise.FOUR_EYES);
        verdicts.set(0, new Kept.KeptVerdict(CLAIM, WORDS, "karim", "APPROVED", "paul"));
        assertThat(promises()).doesNotContain(Promise.FOUR_EYES);
        pieces.add(new Kept.Piece(CLAIM, "pièce 2", "paul"));
        assertThat(promises()).contains(Promise.FOUR_EYES);
    }

    @Test
    void a_claim_under_verification_without_a_process_and_a_decided_one_with_one_are_seen() {
        processes.put(CLAIM.toString(), 1);
        assertThat(promises()).containsExactly(Promise.ONE_PROCESS);
        processes.clear();
        claims.set(0, new Kept.KeptClaim(CLAIM, ClaimState.VERDICT_PROPOSED, "karim"));
        assertThat(promises()).contains(Promise.ONE_PROCESS);
        processes.put(CLAIM.toString(), 2);
        assertThat(promises()).contains(Promise.ONE_PROCESS);
    }

    @Test
    void an_entry_taken_out_of_the_trail_is_seen_in_the_middle_and_at_the_end() {
        var all = List.copyOf(entries);
        for (var gone = 0; gone < all.size(); gone++) {
            entries.clear();
            entries.addAll(all);
            entries.remove(gone);
            assertThat(promises()).as("without entry %s", gone).contains(Promise.ON_RECORD);
        }
    }

    @Test
    void an_entry_that_was_rewritten_is_seen() {
        var taken = entries.get(5);
        entries.set(
                5,
                new AuditEntry(
                        taken.seq(),
                        taken.subject(),
                        taken.n(),
                        taken.kind(),
                        taken.at(),
                        "ines",
                        taken.role(),
                        taken.desk(),
                        taken.action(),
                        taken.object(),
                        taken.claim(),
                        taken.article(),
                        taken.before(),
                        taken.after(),
                        taken.reason(),
                        taken.model(),
                        taken.body(),
                        taken.previous(),
                        taken.hash(),
                        taken.standingInFor(),
                        taken.byException(),
                        taken.written()));
        assertThat(promises()).contains(Promise.ON_RECORD);
    }

    @Test
    void a_claim_that_stands_elsewhere_than_its_trail_says_is_seen() {
        claims.set(0, new Kept.KeptClaim(CLAIM, ClaimState.CONFIRMED, null));
        assertThat(promises()).contains(Promise.ON_RECORD, Promise.SHOWN_AS_KEPT);
    }

    @Test
    void a_move_no_claim_may_make_is_seen() {
        recorded(Subject.claim(CLAIM), "selected", "lea", "UNVERIFIED", "SELECTED");
        claims.set(0, new Kept.KeptClaim(CLAIM, ClaimState.SELECTED, null));
        shown.clear();
        assertThat(promises()).containsExactly(Promise.LEGAL_MOVES);
    }

    @Test
    void a_500_and_a_503_that_does_not_say_when_to_come_back_are_seen() {
        done(Kind.READ, "lea", STORY.toString(), "", Outcome.INFO, 500);
        assertThat(promises()).containsExactly(Promise.HONEST_ANSWERS);
        history.remove(history.size() - 1);
        history.add(
                new Operation(1, "p", "lea", Kind.READ, STORY.toString(), null, 1, 2, Outcome.INFO, 503, false, ""));
        assertThat(promises()).containsExactly(Promise.HONEST_ANSWERS);
    }

    private List<Breach> breaches() {
        return HistoryChecker.check(
                history, new Kept(stories, claims, amendments, pieces, verdicts, processes, entries, heads, shown));
    }

    private List<Promise> promises() {
        return breaches().stream().map(Breach::promise).distinct().toList();
    }

    private void done(Kind op, String person, String subject, String value, Outcome outcome, int status) {
        history.add(new Operation(
                1,
                "proc",
                person,
                op,
                subject,
                null,
                history.size(),
                history.size() + 1,
                outcome,
                status,
                true,
                value));
    }

    private void attached(String title) {
        pieces.add(new Kept.Piece(CLAIM, title, "karim"));
        recorded(Subject.claim(CLAIM), "evidence-attached", "karim", null, "CONTEXT STATEMENT: " + title);
        var titles = new ArrayList<>(shown.get(CLAIM).titles());
        titles.add(title);
        shown.put(CLAIM, new Kept.Shown(ClaimState.UNVERIFIED, null, titles));
    }

    /** The next link of the subject's chain, as the trail would have written it. */
    private void recorded(Subject about, String action, String actor, @Nullable String before, @Nullable String after) {
        var chain = about.chain();
        var head = heads.getOrDefault(chain, new Kept.Head(0, AuditEntry.NOTHING));
        var at = Instant.parse("2026-11-30T08:00:00Z").plusSeconds(entries.size());
        var fact = new Fact(about, null, "international", new Acting(actor, Role.SYSTEM), "C-1", before, after);
        var entry = Entries.of(
                        fact, about.kind().name().toLowerCase(Locale.ROOT) + "." + action, 2, Facts.NONE, null, at)
                .linked(head.n(), head.hash());
        entries.add(entry);
        heads.put(chain, new Kept.Head(entry.n(), entry.hash()));
    }
}
