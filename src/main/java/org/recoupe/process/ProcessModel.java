package org.recoupe.process;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;

/**
 * A model as it was deployed.
 *
 * @param key {@code claim-verification}; the same for every version
 * @param nodes by their ids, in the order of the model
 * @param inscriptions what else has a name in the drawing, by its id: the pool, its lanes, flows
 */
public record ProcessModel(
        String key,
        String name,
        int version,
        Instant deployed,
        Map<String, Node> nodes,
        List<Flow> flows,
        Map<String, String> inscriptions) {

    /** What a node of a model is to people. */
    public enum Kind {
        START,
        END,
        /** Somebody does it. */
        PERSON,
        /** Recoupe does it. */
        SYSTEM,
        /** Another model does it. */
        CALL,
        /** Time runs out. */
        TIMER,
        OTHER
    }

    /**
     * @param role whose step it is; null if that is decided when it comes up, or it is nobody's
     * @param calls key of the model it calls
     * @param aside whether only an exception leads there: a timer, an error, an interruption
     */
    public record Node(
            String id,
            String name,
            Kind kind,
            @Nullable Role role,
            @Nullable String calls,
            boolean aside) {
        /** Whether it is a step: something that takes its time. */
        public boolean isStep() {
            return kind == Kind.PERSON || kind == Kind.SYSTEM || kind == Kind.CALL;
        }
    }

    public record Flow(String id, String from, String to) {}

    /** The steps and the end that come after this node if nothing goes wrong, in their order; not those already behind. */
    public List<Node> after(String node, Set<String> behind) {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>(List.of(node));
        while (!next.isEmpty()) {
            var here = next.removeFirst();
            for (var flow : flows) {
                if (!flow.from().equals(here)
                        || behind.contains(flow.to())
                        || flow.to().equals(node)) continue;
                if (seen.add(flow.to())) next.addLast(flow.to());
            }
        }
        var coming = new ArrayList<Node>();
        for (var id : seen) {
            var found = nodes.get(id);
            if (found != null && (found.isStep() || found.kind() == Kind.END)) coming.add(found);
        }
        return coming;
    }
}
