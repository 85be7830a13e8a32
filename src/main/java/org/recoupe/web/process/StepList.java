package org.recoupe.web.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Role;
import org.recoupe.process.ClaimPath;
import org.recoupe.process.ClaimPath.Passage;
import org.recoupe.process.ClaimPath.Stage;
import org.recoupe.process.ProcessModel;
import org.recoupe.process.ProcessModel.Kind;
import org.recoupe.process.ProcessModels;
import org.recoupe.process.StepId;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.web.Wording;

/**
 * A claim's way in words: what the drawing shows and more. Approvals stand where they happened in the verification that asked for
 * them.
 */
record StepList(List<Part> parts) {
    /** From the end of a step to its entry in the audit trail; one transaction. */
    private static final Duration SAME_DEED = Duration.ofSeconds(10);

    /** What a person does at a step, as the audit trail calls it. */
    private static final Map<String, List<String>> DEEDS = Map.of(
            StepId.EXTRACT_BY_HAND, List.of("entered-by-hand"),
            StepId.CHECK_EXTRACTION, List.of("accepted"),
            StepId.VERIFY_CLAIM, List.of("verdict-proposed", "set-aside"),
            StepId.APPROVE_VERDICT,
                    List.of("approval-given", "verdict-approved", "verdict-returned", "verdict-withdrawn"));

    /**
     * One run of a model.
     *
     * @param version of the model it runs on
     * @param newer whether there is a newer one
     */
    record Part(String name, String key, int version, boolean newer, List<Line> lines) {}

    /**
     * A step.
     *
     * @param state {@code done}, {@code now}, {@code stopped} or {@code todo}
     * @param facts in words: when, whose, by whom, how long
     * @param alarms timers that will fire, in words
     */
    record Line(String id, String name, String state, String sign, List<String> facts, List<String> alarms) {}

    static StepList of(
            ClaimPath path, @Nullable OpenStep waits, List<AuditEntry> trail, ProcessModels models, Wording words) {
        var parts = new ArrayList<Part>();
        for (var stage : path.stages()) {
            if (stage.within() != null) continue;
            var model = stage.model();
            parts.add(new Part(
                    Diagram.name(model, words),
                    model.key(),
                    model.version(),
                    models.model(model.key(), null).map(ProcessModel::version).orElse(0) > model.version(),
                    new Made(path, stage, waits, trail, models, words).lines()));
        }
        return new StepList(parts);
    }

    /** With what comes once the claim is accepted, as far as the model in force says. */
    StepList then(ProcessModel model, String start, ProcessModels models, Wording words) {
        var lines = new ArrayList<Line>();
        for (var node : model.after(start, Set.of()))
            if (!node.aside()) lines.addAll(todo(node, models, inner -> todo(inner, words)));
        var all = new ArrayList<>(parts);
        all.add(new Part(Diagram.name(model, words), model.key(), model.version(), false, lines));
        return new StepList(all);
    }

    private static List<Line> todo(
            ProcessModel.Node node, ProcessModels models, Function<ProcessModel.Node, Line> said) {
        if (node.calls() == null) return List.of(said.apply(node));
        return models.model(node.calls(), null).stream()
                .flatMap(called -> called.nodes().values().stream())
                .filter(inner -> inner.kind() == Kind.PERSON)
                .map(said)
                .toList();
    }

    private static Line todo(ProcessModel.Node node, Wording words) {
        var role = node.role() == null ? Role.REVIEWER : node.role();
        return new Line(
                node.id(),
                Diagram.name(node, words),
                "todo",
                "",
                node.isStep() ? List.of(words.say("role." + role)) : List.of(),
                List.of());
    }

    /** The making of one part. */
    private record Made(
            ClaimPath path,
            Stage stage,
            @Nullable OpenStep waits,
            List<AuditEntry> trail,
            ProcessModels models,
            Wording words) {

        List<Line> lines() {
            var passages = new ArrayList<>(stage.steps());
            for (var other : path.stages())
                if (stage.id().equals(other.within())) {
                    // its start is the verdict's proposal and its end the return from it: the steps around say so
                    other.steps().stream()
                            .filter(step -> step.node().kind() == Kind.PERSON)
                            .forEach(passages::add);
                }
            passages.sort(Comparator.comparing(Passage::since));
            var lines = new ArrayList<Line>();
            for (var passage : passages) if (isTold(passage.node())) lines.add(line(passage));
            if (stage.isOpen()) toCome(lines);
            return lines;
        }

        private static boolean isTold(ProcessModel.Node node) {
            return node.kind() == Kind.PERSON
                    || node.kind() == Kind.SYSTEM
                    || node.kind() == Kind.START
                    || node.kind() == Kind.END;
        }

        private Line line(Passage passage) {
            var node = passage.node();
            var facts = new ArrayList<String>();
            var by = by(passage);
            var until = passage.until();
            if (until == null) {
                facts.add(words.say("path.since", words.moment(passage.since()), words.ago(passage.since())));
                facts.add(role(node, true));
                if (passage.holder() != null) facts.add(words.say("holder", words.who(passage.holder())));
                else if (node.kind() == Kind.PERSON) facts.add(words.say("path.nobody"));
                if (waits != null && node.id().equals(waits.step())) {
                    var due = words.due(waits.due(), waits.since());
                    facts.add(due.look().equals("late") ? due.word() : words.say("path.due", due.word()));
                    if (waits.returned()) facts.add(words.say("path.returned"));
                    if (waits.escalated()) facts.add(words.say("path.escalated"));
                }
            } else {
                facts.add(words.moment(until));
                if (by != null) facts.add(words.say("path.by", words.who(by.actor()), role(by.role())));
                else if (node.kind() == Kind.PERSON && passage.holder() != null)
                    facts.add(words.say("path.by", words.who(passage.holder()), role(node, false)));
                else if (node.kind() == Kind.PERSON || node.kind() == Kind.SYSTEM) facts.add(role(node, false));
                if (node.kind() == Kind.PERSON)
                    facts.add(words.say("path.took", words.took(Duration.between(passage.since(), until))));
                if (by != null && DEEDS.getOrDefault(node.id(), List.of()).contains(by.action()))
                    facts.add(words.known("event.", by.action()));
                if (passage.broken()) facts.add(words.say("path.stopped"));
            }
            var state = until == null ? "now" : passage.broken() ? "stopped" : "done";
            return new Line(
                    node.id(),
                    Diagram.name(node, words),
                    state,
                    sign(state),
                    facts,
                    until == null ? alarms() : List.of());
        }

        private List<String> alarms() {
            return stage.alarms().stream()
                    .sorted(Comparator.comparing(ClaimPath.Alarm::due))
                    .map(alarm -> words.say("path.alarm", Diagram.name(alarm.node(), words), words.moment(alarm.due())))
                    .toList();
        }

        /** Who did it, as the audit trail has it. */
        private @Nullable AuditEntry by(Passage passage) {
            var deeds = DEEDS.getOrDefault(passage.node().id(), List.of());
            var until = passage.until();
            if (until == null || deeds.isEmpty()) return null;
            return trail.stream()
                    .filter(entry -> deeds.contains(entry.action())
                            && Duration.between(entry.at(), until).abs().compareTo(SAME_DEED) < 0)
                    .min(Comparator.comparing(
                            entry -> Duration.between(entry.at(), until).abs()))
                    .orElse(null);
        }

        private void toCome(List<Line> lines) {
            for (var open : stage.steps())
                if (open.isOpen() && !open.node().aside()) {
                    for (var node : stage.model().after(open.node().id(), behind(open)))
                        if (!node.aside()) lines.addAll(StepList.todo(node, models, this::todo));
                }
        }

        /** What was reached first before this was: a step that was sent back comes again, and so does what follows it. */
        private Set<String> behind(Passage open) {
            var first = first(open.node().id());
            var behind = new HashSet<String>();
            for (var step : stage.steps())
                if (first(step.node().id()).isBefore(first))
                    behind.add(step.node().id());
            return behind;
        }

        private Instant first(String node) {
            return stage.steps().stream()
                    .filter(step -> step.node().id().equals(node))
                    .map(Passage::since)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private Line todo(ProcessModel.Node node) {
            var line = StepList.todo(node, words);
            if (!node.id().equals(StepId.APPROVE_VERDICT) || waits == null || waits.assignee() == null) return line;
            var facts = new ArrayList<>(line.facts());
            facts.add(words.say("path.somebody-else", words.who(waits.assignee())));
            return new Line(line.id(), line.name(), line.state(), line.sign(), facts, line.alarms());
        }

        private static String sign(String state) {
            return state.equals("done") ? "check" : state.equals("stopped") ? "x" : "";
        }

        private String role(ProcessModel.Node node, boolean now) {
            if (now && waits != null && node.id().equals(waits.step()))
                return role(waits.role().name());
            var role = node.role();
            return role(role == null ? Role.REVIEWER.name() : role.name());
        }

        private String role(String role) {
            return words.known("role.", role);
        }
    }
}
