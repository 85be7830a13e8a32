package org.recoupe.nemesis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.claim.ClaimState;
import org.recoupe.nemesis.Breach.Promise;
import org.recoupe.nemesis.Operation.Effect;
import org.recoupe.nemesis.Operation.Outcome;

/** Holds a history against what is there. Knows no database and no network: the same for a run of an hour and for three lines by hand. */
final class HistoryChecker {
    private static final Set<String> BEGINNINGS = Set.of("extracted", "added-by-hand", "split-off");
    private static final Set<String> MOVES = Set.of(
            "selected",
            "set-aside",
            "verification-started",
            "verdict-proposed",
            "verdict-withdrawn",
            "verdict-returned",
            "verdict-approved",
            "reopened");
    private static final Set<String> HOLDERS =
            Set.of("taken", "released", "handed-over", "holder-left", "holder-lost-role");

    private final List<Operation> history;
    private final Kept kept;
    private final List<Breach> breaches = new ArrayList<>();
    private final Map<Effect, Long> effects = new HashMap<>();

    private HistoryChecker(List<Operation> history, Kept kept) {
        this.history = history;
        this.kept = kept;
    }

    static List<Breach> check(List<Operation> history, Kept kept) {
        var checker = new HistoryChecker(history, kept);
        checker.countEffects();
        checker.everyEffectOnce();
        checker.oneProcessEach();
        checker.fourEyes();
        checker.chains();
        checker.replay();
        checker.counts();
        checker.shown();
        checker.answers();
        return checker.breaches;
    }

    private void countEffects() {
        for (var story : kept.stories())
            if (story.externalId() != null)
                count(Operation.Kind.IMPORT, story.externalId(), story.externalId(), null, story.revisions());
        for (var entry : kept.entries()) {
            if (entry.action().equals("accepted")) count(Operation.Kind.ACCEPT, idIn(entry.subject()), "", null, 1);
            if (entry.action().equals("taken") && entry.claim() != null)
                count(Operation.Kind.TAKE, entry.claim().toString(), "", entry.actor(), 1);
        }
        for (var piece : kept.pieces())
            if (piece.title() != null)
                count(Operation.Kind.ATTACH, piece.claim().toString(), piece.title(), piece.addedBy(), 1);
        for (var verdict : kept.verdicts()) {
            var claim = verdict.claim().toString();
            count(Operation.Kind.PROPOSE, claim, verdict.rationale(), verdict.proposedBy(), 1);
            if ("APPROVED".equals(verdict.decision()))
                count(Operation.Kind.APPROVE, claim, verdict.rationale(), verdict.decidedBy(), 1);
        }
    }

    private void count(Operation.Kind op, String subject, String value, @Nullable String person, int times) {
        effects.merge(Effect.of(op, subject, value, person), (long) times, Long::sum);
    }

    private void everyEffectOnce() {
        var asked = new LinkedHashMap<Effect, List<Operation>>();
        for (var done : history) {
            if (!done.isWrite()) continue;
            asked.computeIfAbsent(done.effect(), e -> new ArrayList<>()).add(done);
        }
        asked.forEach((effect, tries) -> {
            var there = effects.getOrDefault(effect, 0L);
            var acknowledged = tries.stream().anyMatch(done -> done.outcome() == Outcome.OK);
            var unknown = tries.stream().anyMatch(done -> done.outcome() == Outcome.INFO);
            if (acknowledged && there == 0) breach(Promise.NOTHING_LOST, "acknowledged and gone: " + effect);
            if (there > 1) breach(Promise.ONCE, "there " + there + " times: " + effect);
            if (!acknowledged && !unknown && there > 0) breach(Promise.ONCE, "refused and there: " + effect);
        });
    }

    private void oneProcessEach() {
        for (var claim : kept.claims()) {
            var live = kept.processes().getOrDefault(claim.id().toString(), 0);
            var due = claim.state() == ClaimState.IN_VERIFICATION || claim.state() == ClaimState.VERDICT_PROPOSED;
            if (live != (due ? 1 : 0))
                breach(
                        Promise.ONE_PROCESS,
                        "claim " + claim.id() + " is " + claim.state() + " with " + live + " processes");
        }
    }

    private void fourEyes() {
        for (var verdict : kept.verdicts()) {
            if (!"APPROVED".equals(verdict.decision())) continue;
            var approver = verdict.decidedBy();
            if (approver == null
                    || approver.equals(verdict.proposedBy())
                    || kept.amendments().contains(new Kept.Amended(verdict.claim(), approver))
                    || kept.pieces().stream()
                            .anyMatch(piece -> piece.claim().equals(verdict.claim())
                                    && piece.addedBy().equals(approver)))
                breach(Promise.FOUR_EYES, "claim " + verdict.claim() + " was approved by " + approver);
        }
    }

    private void chains() {
        var chains = new LinkedHashMap<String, List<AuditEntry>>();
        for (var entry : kept.entries())
            chains.computeIfAbsent(entry.subject(), s -> new ArrayList<>()).add(entry);
        kept.heads().keySet().forEach(subject -> chains.computeIfAbsent(subject, s -> new ArrayList<>()));
        chains.forEach((subject, entries) -> {
            var n = 0;
            var hash = AuditEntry.NOTHING;
            for (var entry : entries) {
                if (!entry.follows(n, hash) || !entry.isAsWritten()) {
                    breach(Promise.ON_RECORD, "chain " + subject + " breaks at " + entry.n());
                    return;
                }
                n = entry.n();
                hash = entry.hash();
            }
            if (!new Kept.Head(n, hash).equals(kept.heads().get(subject)))
                breach(Promise.ON_RECORD, "chain " + subject + " does not end at its head, but at " + n);
        });
    }

    /** Where the trail says a claim stands, beginning with nothing. */
    private void replay() {
        var trails = new HashMap<String, Replayed>();
        for (var entry : kept.entries())
            if (entry.subject().startsWith("claim:"))
                trails.computeIfAbsent(idIn(entry.subject()), id -> new Replayed())
                        .hear(entry);
        for (var claim : kept.claims()) {
            var told = trails.getOrDefault(claim.id().toString(), new Replayed());
            if (told.state != claim.state() || !Objects.equals(told.holder, claim.holder()))
                breach(
                        Promise.ON_RECORD,
                        "claim %s is %s with %s; its trail says %s with %s"
                                .formatted(claim.id(), claim.state(), claim.holder(), told.state, told.holder));
        }
    }

    private final class Replayed {
        private @Nullable ClaimState state;
        private @Nullable String holder;

        void hear(AuditEntry entry) {
            if (HOLDERS.contains(entry.action())) holder = entry.after();
            if (BEGINNINGS.contains(entry.action()) && state == null) state = ClaimState.EXTRACTED;
            if (!MOVES.contains(entry.action())) return;
            var next = ClaimState.valueOf(Objects.requireNonNull(entry.after()));
            if (state == null || !state.name().equals(entry.before()) || !state.leadsTo(next))
                breach(
                        Promise.LEGAL_MOVES,
                        "%s went from %s to %s, said to be from %s"
                                .formatted(entry.subject(), state, next, entry.before()));
            state = next;
            if (next.isDecided() || next == ClaimState.SET_ASIDE) holder = null;
        }
    }

    /** As many entries as things they are about. */
    private void counts() {
        var told = kept.entries().stream()
                .collect(groupingBy(entry -> entry.action() + " " + idIn(entry.subject()), counting()));
        var there = new HashMap<String, Long>();
        kept.stories().forEach(story -> there.merge("received " + story.id(), (long) story.revisions(), Long::sum));
        kept.pieces().forEach(piece -> there.merge("evidence-attached " + piece.claim(), 1L, Long::sum));
        kept.verdicts().forEach(verdict -> there.merge("verdict-proposed " + verdict.claim(), 1L, Long::sum));
        told.keySet().stream()
                .filter(what -> what.matches("(received|evidence-attached|verdict-proposed) .*"))
                .forEach(what -> there.putIfAbsent(what, 0L));
        there.forEach((what, number) -> {
            if (!told.getOrDefault(what, 0L).equals(number))
                breach(
                        Promise.ON_RECORD,
                        what + ": " + number + " there, " + told.getOrDefault(what, 0L) + " on record");
        });
        for (var story : kept.stories())
            if (story.revision() != story.revisions())
                breach(Promise.ONCE, "story " + story.id() + " says revision " + story.revision());
    }

    private void shown() {
        kept.shown().forEach((id, shown) -> {
            var claim =
                    kept.claims().stream().filter(one -> one.id().equals(id)).findFirst();
            var titles = kept.pieces().stream()
                    .filter(piece -> piece.claim().equals(id) && piece.title() != null)
                    .map(piece -> String.valueOf(piece.title()))
                    .sorted()
                    .toList();
            if (claim.isEmpty()
                    || claim.get().state() != shown.state()
                    || !Objects.equals(claim.get().holder(), shown.holder())
                    || !titles.equals(shown.titles().stream().sorted().toList()))
                breach(Promise.SHOWN_AS_KEPT, "claim " + id + " is shown as " + shown + ", not as " + claim);
        });
    }

    private void answers() {
        for (var done : history) {
            if (done.isFault()) breach(Promise.HONEST_ANSWERS, done.status() + " to " + done);
            if (done.isRefused() && !done.retryAfter()) breach(Promise.HONEST_ANSWERS, "no Retry-After to " + done);
        }
    }

    private void breach(Promise promise, String what) {
        breaches.add(new Breach(promise, what));
    }

    private static String idIn(String subject) {
        return subject.substring(subject.indexOf(':') + 1);
    }
}
