package org.recoupe.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.recoupe.claim.ClaimState;
import org.recoupe.nemesis.Breach.Promise;
import tools.jackson.databind.JsonNode;

/** Rounds of one kind of fault at one site, each with people at work before, during and after, and a check of everything so far. */
final class Ordeal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A job whose worker lost its connection stays locked for two minutes, and is taken up by another then. */
    private static final Duration LOCK_AND_A_MINUTE = Duration.ofSeconds(180);

    private static final int BEFORE = 1_500;
    private static final int AFTER = 1_500;

    private final Kind kind;
    private final Site site;
    private final History history;
    private final Workload workload;
    private final LinkedHashSet<Breach> breaches = new LinkedHashSet<>();
    private Duration longest = Duration.ZERO;
    private int rounds;

    Ordeal(Kind kind, Site site, Path file) throws IOException {
        this.kind = kind;
        this.site = site;
        this.history = new History(file);
        this.workload = new Workload(site::as, history);
    }

    /** A line of the table. Lost: acknowledged and not there. Unknown: nobody was told whether it happened. */
    record Result(
            Kind kind,
            int rounds,
            long acknowledged,
            long refused,
            long lost,
            long unknown,
            long faults,
            Duration longestRecovery,
            List<Breach> breaches) {}

    void round() throws Exception {
        rounds++;
        workload.begin(rounds);
        try {
            rest(BEFORE);
            awaitWriteAfter(System.nanoTime(), "before the fault");
            var over = new Fault(kind, site).strike(rounds);
            longest = max(longest, awaitWriteAfter(over, "after the fault"));
            new Fault(kind, site).putRight(rounds);
            rest(AFTER);
        } finally {
            workload.end();
        }
        breaches.addAll(HistoryChecker.check(history.operations(), kept()));
    }

    /** What was taken in is read too, at last. */
    void awaitEverythingRead() throws Exception {
        var end = System.nanoTime() + LOCK_AND_A_MINUTE.toNanos();
        List<String> open;
        do {
            open = site.owner().kept(Map.of()).stories().stream()
                    .filter(story ->
                            !story.status().equals("READY") && !story.status().equals("ACCEPTED"))
                    .map(story -> story.id() + " " + story.status())
                    .toList();
            rest(500);
        } while (!open.isEmpty() && System.nanoTime() < end);
        if (!open.isEmpty()) breaches.add(new Breach(Promise.RECOVERED, "taken in and never read: " + open));
    }

    Result result() {
        var all = history.operations();
        var writes = all.stream().filter(Operation::isWrite).toList();
        return new Result(
                kind,
                rounds,
                writes.stream()
                        .filter(done -> done.outcome() == Operation.Outcome.OK)
                        .count(),
                all.stream().filter(Operation::isRefused).count(),
                breaches.stream()
                        .filter(breach -> breach.promise() == Promise.NOTHING_LOST)
                        .count(),
                writes.stream()
                        .filter(done -> done.outcome() == Operation.Outcome.INFO)
                        .count(),
                all.stream().filter(Operation::isFault).count(),
                longest,
                List.copyOf(breaches));
    }

    /** What is there now, held against everything that was done. */
    List<Breach> check() throws Exception {
        return HistoryChecker.check(history.operations(), kept());
    }

    private Kept kept() throws Exception {
        var shown = new HashMap<UUID, Kept.Shown>();
        var agnes = site.as("agnes.perrin");
        for (var story : workload.stories()) {
            var claims = agnes.get("/api/articles/" + story + "/claims");
            if (claims.status() != 200) throw new AssertionError("after the round: " + claims);
            claims.json()
                    .get("items")
                    .valueStream()
                    .forEach(claim -> shown.put(UUID.fromString(claim.get("id").asString()), shown(claim)));
        }
        return site.owner().kept(shown);
    }

    private static Kept.Shown shown(JsonNode claim) {
        var holder = claim.get("assignee");
        return new Kept.Shown(
                ClaimState.valueOf(claim.get("state").asString()),
                holder.isNull() ? null : holder.asString(),
                claim.get("evidence")
                        .valueStream()
                        .map(piece -> piece.get("title").asString())
                        .toList());
    }

    private Duration awaitWriteAfter(long moment, String when) throws InterruptedException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; rest(20)) {
            var first = history.firstWriteAfter(moment);
            if (first.isPresent()) return Duration.ofNanos(first.getAsLong());
        }
        breaches.add(new Breach(Promise.RECOVERED, "no write within " + PATIENCE + " " + when));
        return PATIENCE;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static void rest(long millis) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        LockSupport.parkNanos(millis * 1_000_000);
    }

    @Override
    public void close() throws Exception {
        history.close();
        var folder = Files.createDirectories(Path.of("target", "nemesis"));
        var number = 0;
        for (var said : new ArrayList<>(site.said().values()))
            Files.writeString(folder.resolve(kind + "-node-" + ++number + ".log"), said);
    }
}
