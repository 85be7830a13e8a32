package org.recoupe.web.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.process.ProcessModel;
import org.recoupe.process.ProcessModel.Kind;
import org.recoupe.process.ProcessModels;
import org.recoupe.process.WaitingTimes;
import org.recoupe.process.WaitingTimes.Times;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.WaitingSteps;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The models and tables the house works by, for everybody who is signed in; what waits in them, on the reader's own desks. */
@Page
class ProcessesPage {
    private static final List<Integer> LENGTHS = List.of(7, 30, 90);
    private static final int USUAL = 30;
    private static final int ON_A_PAGE = 50;

    private final ProcessModels models;
    private final WaitingTimes times;
    private final WaitingSteps steps;
    private final ClaimFile claims;

    ProcessesPage(ProcessModels models, WaitingTimes times, WaitingSteps steps, ClaimFile claims) {
        this.models = models;
        this.times = times;
        this.steps = steps;
        this.claims = claims;
    }

    /** A model in the overview. */
    record ModelView(String key, String name, int version, String deployed, List<StepTimes> steps) {}

    /**
     * A step for people and how it does.
     *
     * @param heat 1 to 4, or 0 if nothing is known
     */
    record StepTimes(
            String id,
            String name,
            String role,
            int done,
            @Nullable String median,
            @Nullable String ninth,
            int waiting,
            @Nullable String longest,
            int heat) {}

    record Length(int days, boolean current) {}

    /** Something that waits at a step. */
    record Waiting(
            String href,
            @Nullable String reference,
            @Nullable String text,
            String desk,
            String since,
            String ago,
            @Nullable String holder,
            Wording.Due due) {}

    @GetMapping("/processes")
    String show(Actor actor, Wording words, Model page) {
        var found = times(USUAL, actor);
        page.addAttribute(
                "models",
                models.modelsInForce().stream()
                        .map(model -> view(model, found, words))
                        .toList());
        page.addAttribute(
                "tables",
                models.tablesInForce().stream()
                        .map(table -> TableView.of(table, words))
                        .toList());
        return "processes";
    }

    @GetMapping("/processes/{key}")
    String model(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String period,
            Actor actor,
            Wording words,
            Model page) {
        var model = models.model(key, version).orElseThrow(() -> new Unknown("model"));
        var days = LENGTHS.stream()
                .filter(length -> length.toString().equals(period))
                .findFirst()
                .orElse(USUAL);
        var found = times(days, actor);
        page.addAttribute("model", view(model, found, words));
        page.addAttribute("days", days);
        page.addAttribute(
                "lengths",
                LENGTHS.stream()
                        .map(length -> new Length(length, length.equals(days)))
                        .toList());
        page.addAttribute("diagram", Diagram.of(model, found, words));
        page.addAttribute("slowest", slowest(model, found, words));
        page.addAttribute(
                "latest", models.model(key, null).map(ProcessModel::version).orElse(model.version()));
        return "process";
    }

    @GetMapping("/processes/waiting")
    String waiting(
            @RequestParam String step,
            @RequestParam(required = false) @Nullable String after,
            Actor actor,
            Wording words,
            Model page) {
        var model = models.modelsInForce().stream()
                .filter(known -> known.nodes().containsKey(step))
                .findFirst()
                .orElseThrow(() -> new Unknown("step"));
        var from = after(after);
        var found = steps.at(step, desks(actor), from.since(), from.id(), ON_A_PAGE + 1);
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        page.addAttribute("step", step);
        page.addAttribute(
                "name", Diagram.name(Objects.requireNonNull(model.nodes().get(step)), words));
        page.addAttribute("model", model.key());
        page.addAttribute("modelName", Diagram.name(model, words));
        page.addAttribute("rows", rows(shown, actor, words));
        page.addAttribute("whole", after == null && found.size() <= ON_A_PAGE);
        page.addAttribute("later", after != null);
        var last = found.size() > ON_A_PAGE ? shown.get(ON_A_PAGE - 1) : null;
        page.addAttribute("next", last == null ? null : last.since() + "_" + last.id());
        return "process-waiting";
    }

    @GetMapping("/processes/{key}/{version:\\d{1,9}}.bpmn")
    ResponseEntity<String> modelAsWritten(@PathVariable String key, @PathVariable int version) {
        return xml(
                models.modelAsWritten(key, version).orElseThrow(() -> new Unknown("model")),
                key + "-" + version + ".bpmn");
    }

    @GetMapping("/processes/{key}/{version:\\d{1,9}}.dmn")
    ResponseEntity<String> tableAsWritten(@PathVariable String key, @PathVariable int version) {
        return xml(
                models.tableAsWritten(key, version).orElseThrow(() -> new Unknown("table")),
                key + "-" + version + ".dmn");
    }

    private static ResponseEntity<String> xml(String written, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "xml", java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, max-age=86400")
                .body(written);
    }

    /** By node; a call takes as long as the one step for people in the model it calls. */
    private Map<String, Times> times(int days, Actor actor) {
        var found = new HashMap<>(times.of(days, desks(actor)));
        for (var model : models.modelsInForce())
            for (var node : model.nodes().values()) {
                if (node.calls() == null) continue;
                var called = models.model(node.calls(), null).stream()
                        .flatMap(other -> other.nodes().values().stream())
                        .filter(inner -> inner.kind() == Kind.PERSON && found.containsKey(inner.id()))
                        .toList();
                if (called.size() == 1)
                    found.put(node.id(), found.get(called.get(0).id()));
            }
        return found;
    }

    /** What waits is counted where the reader may look; how long things take is nobody's secret. */
    private static @Nullable Collection<String> desks(Actor actor) {
        return actor.seesEveryDesk() ? null : actor.desks();
    }

    private static ModelView view(ProcessModel model, Map<String, Times> found, Wording words) {
        var steps = new ArrayList<StepTimes>();
        var longest = longest(model, found);
        for (var node : model.nodes().values()) {
            if (node.kind() != Kind.PERSON && node.kind() != Kind.CALL) continue;
            var known = found.getOrDefault(node.id(), new Times(0, null, null, 0, null));
            var median = known.median();
            steps.add(new StepTimes(
                    node.id(),
                    Diagram.name(node, words),
                    words.say("role." + role(node)),
                    known.done(),
                    median == null ? null : words.took(median),
                    known.ninth() == null ? null : words.took(known.ninth()),
                    known.waiting(),
                    known.longest() == null ? null : words.ago(known.longest()),
                    median == null ? 0 : Diagram.heat(median.toMillis(), longest)));
        }
        return new ModelView(
                model.key(), Diagram.name(model, words), model.version(), words.moment(model.deployed()), steps);
    }

    private static Role role(ProcessModel.Node node) {
        if (node.kind() == Kind.CALL) return Role.SUPERVISOR;
        return node.role() == null ? Role.REVIEWER : node.role();
    }

    private static long longest(ProcessModel model, Map<String, Times> found) {
        return model.nodes().keySet().stream()
                .map(found::get)
                .filter(known -> known != null && known.median() != null)
                .mapToLong(known -> Objects.requireNonNull(known.median()).toMillis())
                .max()
                .orElse(0);
    }

    /** The name of the step where most time is spent, or null if nothing is known or there is no choice. */
    private static @Nullable String slowest(ProcessModel model, Map<String, Times> found, Wording words) {
        var longest = longest(model, found);
        var known = model.nodes().values().stream()
                .filter(node -> found.containsKey(node.id())
                        && Objects.requireNonNull(found.get(node.id())).median() != null)
                .toList();
        if (known.size() < 2) return null;
        return known.stream()
                .filter(node -> Objects.requireNonNull(Objects.requireNonNull(found.get(node.id()))
                                        .median())
                                .toMillis()
                        == longest)
                .findFirst()
                .map(node -> Diagram.name(node, words))
                .orElse(null);
    }

    private List<Waiting> rows(List<OpenStep> steps, Actor actor, Wording words) {
        var lines = new HashMap<>(claims.lines(
                steps.stream().map(OpenStep::claim).filter(Objects::nonNull).toList(), actor));
        return steps.stream()
                .map(step -> {
                    var line = step.claim() == null ? null : lines.get(step.claim());
                    return new Waiting(
                            line == null ? "/articles/" + step.article() : "/claims/" + line.id(),
                            line == null ? null : line.reference(),
                            line == null ? null : words.quoted(words.excerpt(line.text(), 140)),
                            step.desk(),
                            words.moment(step.since()),
                            words.ago(step.since()),
                            step.assignee() == null ? null : words.who(step.assignee()),
                            words.due(step.due(), step.since()));
                })
                .toList();
    }

    private record After(Instant since, UUID id) {}

    private static After after(@Nullable String word) {
        if (word == null || word.isBlank()) return new After(Instant.EPOCH, new UUID(0, 0));
        try {
            var parts = word.split("_", 2);
            if (parts.length == 2) return new After(Days.moment(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            // said below
        }
        throw new Invalid("after", "bad-cursor", "is not one of ours; leave it out to begin at the top");
    }
}
