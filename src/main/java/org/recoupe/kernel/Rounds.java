package org.recoupe.kernel;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has something looked at now and then, in a thread of its own that keeps nobody from going home: the first time after a pause. */
public final class Rounds {
    private final String name;
    private final Duration pause;
    private final Runnable look;
    private @Nullable ScheduledExecutorService round;

    /**
     * @param name of the thread, for whoever reads a thread dump
     * @param pause between the end of one look and the beginning of the next
     * @param look answers for its own faults: one that is thrown ends the rounds
     */
    public Rounds(String name, Duration pause, Runnable look) {
        this.name = name;
        this.pause = pause;
        this.look = look;
    }

    public synchronized void begin() {
        round = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        var unused = round.scheduleWithFixedDelay(look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts a look that is under way. */
    public synchronized void end() {
        if (round != null) round.shutdownNow();
        round = null;
    }

    public synchronized boolean areOn() {
        return round != null;
    }
}
