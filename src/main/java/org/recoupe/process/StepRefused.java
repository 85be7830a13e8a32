package org.recoupe.process;

import org.jspecify.annotations.Nullable;

/** The engine was told that a step was done, or is somebody's, and the domain knows nothing of it. */
public final class StepRefused extends RuntimeException {
    public StepRefused(String step, @Nullable String person) {
        super("The step " + step + " is not for " + (person == null ? "nobody" : person)
                + " to do in the engine: it follows what is decided on the claim or the story");
    }
}
