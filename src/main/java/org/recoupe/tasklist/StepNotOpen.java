package org.recoupe.tasklist;

import java.util.UUID;

/** The step that should have been done is not open: somebody was there before, or it is not its turn. */
public final class StepNotOpen extends RuntimeException {
    private final String step;

    public StepNotOpen(UUID key, String step) {
        super("The step " + step + " is not open for " + key);
        this.step = step;
    }

    /** Id of the step or message in the model. */
    public String step() {
        return step;
    }
}
