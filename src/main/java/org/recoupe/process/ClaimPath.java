package org.recoupe.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of a claim through the models, oldest first: the reading of its story, its verification, the approvals within it; once
 * more for each time it was reopened.
 */
public record ClaimPath(List<Stage> stages) {

    /**
     * One run through one model, in the version that run began with.
     *
     * @param id of the run
     * @param within the run that called it, or null
     * @param until null while it is under way
     * @param steps as they began
     */
    public record Stage(
            String id,
            @Nullable String within,
            ProcessModel model,
            Instant since,
            @Nullable Instant until,
            List<Passage> steps,
            List<Alarm> alarms) {
        public boolean isOpen() {
            return until == null;
        }
    }

    /**
     * A node that was reached.
     *
     * @param until null while it is being done
     * @param holder who holds it or held it at the end, or null
     * @param broken whether it was broken off
     */
    public record Passage(
            ProcessModel.Node node,
            Instant since,
            @Nullable Instant until,
            @Nullable String holder,
            boolean broken) {
        public boolean isOpen() {
            return until == null;
        }
    }

    /** When a timer will fire. */
    public record Alarm(ProcessModel.Node node, Instant due) {}
}
