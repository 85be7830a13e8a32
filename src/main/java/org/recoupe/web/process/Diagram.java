package org.recoupe.web.process;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.recoupe.process.ClaimPath.Passage;
import org.recoupe.process.ClaimPath.Stage;
import org.recoupe.process.ProcessModel;
import org.recoupe.process.WaitingTimes.Times;
import org.recoupe.web.Wording;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model to be drawn, for the browser: where its XML is, the names of its nodes in the reader's language, and what to mark. The list
 * of steps beside it says the same in words.
 *
 * @param names by node, as JSON
 * @param marks classes by node or flow, as JSON
 * @param labels what to print at a node, as JSON: class and words
 */
record Diagram(String href, String names, String marks, String labels) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HEATS = 4;
    /** The engine begins a node within this time after the one before it ended. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** Where the claim is on this way. */
    static Diagram of(Stage stage, String here, Wording words) {
        var marks = new HashMap<String, String>();
        var labels = new HashMap<String, List<String>>();
        for (var node : stage.model().nodes().keySet()) marks.put(node, "todo");
        for (var passage : stage.steps()) marks.put(passage.node().id(), passage.broken() ? "stopped" : "done");
        for (var passage : stage.steps()) {
            if (!passage.isOpen()) continue;
            marks.put(passage.node().id(), "here");
            labels.put(passage.node().id(), List.of("token", here));
        }
        for (var flow : stage.model().flows()) if (wasTaken(flow, stage.steps())) marks.put(flow.id(), "flow-done");
        return made(stage.model(), marks, labels, words);
    }

    /** How long each step takes. */
    static Diagram of(ProcessModel model, Map<String, Times> times, Wording words) {
        var marks = new HashMap<String, String>();
        var labels = new HashMap<String, List<String>>();
        var longest = model.nodes().keySet().stream()
                .map(times::get)
                .filter(found -> found != null && found.median() != null)
                .mapToLong(found -> found.median().toMillis())
                .max()
                .orElse(0);
        for (var node : model.nodes().keySet()) {
            var found = times.get(node);
            if (found == null) continue;
            var median = found.median();
            if (median != null) marks.put(node, "heat" + heat(median.toMillis(), longest));
            labels.put(node, List.of("heat", printed(found, words)));
        }
        return made(model, marks, labels, words);
    }

    /** Whether this step, of all, is where time is lost. */
    static int heat(long millis, long longest) {
        return longest == 0 ? 1 : (int) Math.min(HEATS, 1 + millis * HEATS / longest);
    }

    private static String printed(Times times, Wording words) {
        var median = times.median();
        return words.say("heat.printed", median == null ? "–" : words.took(median), times.waiting());
    }

    private static boolean wasTaken(ProcessModel.Flow flow, List<Passage> steps) {
        for (var from : steps) {
            if (!from.node().id().equals(flow.from()) || from.until() == null) continue;
            for (var to : steps) {
                if (!to.node().id().equals(flow.to())) continue;
                var between = Duration.between(from.until(), to.since());
                if (!between.isNegative() && between.compareTo(AT_ONCE) < 0) return true;
            }
        }
        return false;
    }

    private static Diagram made(
            ProcessModel model, Map<String, String> marks, Map<String, List<String>> labels, Wording words) {
        var names = new LinkedHashMap<String, String>();
        model.nodes().values().forEach(node -> names.put(node.id(), name(node, words)));
        model.inscriptions().forEach((id, name) -> names.put(id, known("inscription.", id, name, words)));
        return new Diagram(
                "/processes/" + model.key() + "/" + model.version() + ".bpmn",
                JSON.writeValueAsString(names),
                JSON.writeValueAsString(marks),
                JSON.writeValueAsString(labels));
    }

    /** In the reader's language; as the model says it if nobody has put it into words. */
    static String name(ProcessModel.Node node, Wording words) {
        return known("node.", node.id(), node.name(), words);
    }

    static String name(ProcessModel model, Wording words) {
        return model(model.key(), model.name(), words);
    }

    /** As {@link #name(ProcessModel, Wording)}, of a decision table too. */
    static String model(String key, String name, Wording words) {
        return known("model.", key, name, words);
    }

    private static String known(String prefix, String id, String written, Wording words) {
        var known = words.known(prefix, id);
        return known.equals(id) ? written : known;
    }
}
