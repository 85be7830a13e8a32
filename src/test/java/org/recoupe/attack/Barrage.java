package org.recoupe.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends odd requests, several at once, and judges the answers. */
final class Barrage {
    private static final int AT_ONCE = 4;

    private final String url;
    private final OddRequests requests;
    private final Duration patience;

    /** @param patience an answer that takes longer is a fault */
    Barrage(String url, OddRequests requests, Duration patience) {
        this.url = url;
        this.requests = requests;
        this.patience = patience;
    }

    /** What came of one. */
    record Shot(OddRequests.Request request, Wire.Answer answer, Duration took) {}

    /** What is wrong with an answer. */
    record Fault(String what, Shot shot) {
        @Override
        public String toString() {
            var request = shot.request();
            return "%s: request %d by %s at %s %s, %d ms%n%s%n-> %s"
                    .formatted(
                            what,
                            request.number(),
                            request.asker().name(),
                            request.door().method(),
                            request.door().path(),
                            shot.took().toMillis(),
                            request.readable(),
                            shot.answer()
                                    .text()
                                    .lines()
                                    .limit(14)
                                    .map(line -> line.substring(0, Math.min(200, line.length())))
                                    .collect(Collectors.joining("\n   ")));
        }
    }

    /** @param slowest of those that were answered in time */
    record Outcome(Map<Integer, Integer> statuses, List<Fault> faults, Shot slowest, Duration took) {
        int answered() {
            return statuses.values().stream().mapToInt(Integer::intValue).sum();
        }

        int with(int from, int to) {
            return statuses.entrySet().stream()
                    .filter(status -> status.getKey() >= from && status.getKey() <= to)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** Each kind once, with how often. */
        String kinds() {
            return faults.stream()
                    .collect(Collectors.groupingBy(
                            fault -> fault.what() + " "
                                    + fault.shot().request().door().method() + " "
                                    + fault.shot().request().door().path(),
                            TreeMap::new,
                            Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(kind -> kind.getValue() + " × " + kind.getKey())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return "%d requests in %d s, by status %s, slowest %d ms (%s %s), %d faults"
                    .formatted(
                            answered(),
                            took.toSeconds(),
                            statuses,
                            slowest.took().toMillis(),
                            slowest.request().door().method(),
                            slowest.request().door().path(),
                            faults.size());
        }
    }

    /** Those with the numbers from one to another, by whoever the dice say. */
    Outcome send(int from, int to, List<? extends OddRequests.Asker> askers)
            throws InterruptedException, ExecutionException {
        var begin = System.nanoTime();
        var next = new AtomicInteger(from);
        var hands = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var parts = hands.invokeAll(IntStream.range(0, AT_ONCE)
                    .mapToObj(hand -> (java.util.concurrent.Callable<Part>) () -> part(next, to, askers))
                    .toList());
            return together(parts, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            hands.shutdownNow();
        }
    }

    private record Part(Map<Integer, Integer> statuses, List<Fault> faults, List<Shot> slowest) {}

    private Part part(AtomicInteger next, int to, List<? extends OddRequests.Asker> askers) throws IOException {
        var part = new Part(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        for (var number = next.getAndIncrement(); number < to; number = next.getAndIncrement()) {
            var request = requests.next(number, askers);
            var shot = shoot(request);
            // what hangs does so again, and what only found the machine busy does not
            if (!shot.answer().inTime()) shot = shoot(request);
            part.statuses().merge(shot.answer().status(), 1, Integer::sum);
            var what = judged(shot);
            if (!what.isEmpty()) part.faults().add(new Fault(what, shot));
            if (part.slowest().isEmpty() || part.slowest().get(0).took().compareTo(shot.took()) < 0)
                part.slowest().add(0, shot);
        }
        return part;
    }

    private Shot shoot(OddRequests.Request request) throws IOException {
        var begin = System.nanoTime();
        var answer = Wire.say(url, request.bytes(), patience);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        request.asker().heard(answer);
        return new Shot(request, answer, took);
    }

    private static Outcome together(List<Future<Part>> parts, Duration took)
            throws InterruptedException, ExecutionException {
        var statuses = new TreeMap<Integer, Integer>();
        var faults = new ArrayList<Fault>();
        Shot slowest = null;
        for (var part : parts) {
            var done = part.get();
            done.statuses().forEach((status, times) -> statuses.merge(status, times, Integer::sum));
            faults.addAll(done.faults());
            for (var shot : done.slowest())
                if (slowest == null || slowest.took().compareTo(shot.took()) < 0) slowest = shot;
        }
        if (slowest == null) throw new IllegalArgumentException("nothing was sent");
        return new Outcome(statuses, faults, slowest, took);
    }

    /** What is wrong with the answer, or "". */
    private static String judged(Shot shot) {
        var status = shot.answer().status();
        if (!shot.answer().inTime()) return status == 0 ? "no answer in time" : "too slow " + status;
        if (status >= 500) return "a fault of ours " + status;
        // who breaks off in the middle of a request is not there to be answered
        if (status == 0 && !shot.request().wild()) return "hung up without a word";
        return status < 400
                        || shot.request().door().path().startsWith("/actuator/health/")
                        || shot.request().wild()
                ? ""
                : form(shot, status);
    }

    /** Programs read problems, people pages. */
    private static String form(Shot shot, int status) {
        var answer = shot.answer();
        if (shot.request().head()
                || status == 401 && answer.header("Content-Length").equals("0")) return "";
        var type = answer.header("Content-Type");
        if (answer.text().contains("<title>HTTP Status ")) return "a page of the server's own " + status;
        if (shot.request().door().isForPrograms())
            return type.startsWith("application/problem+json") ? "" : "no problem but " + type + " " + status;
        return type.startsWith("text/html") ? "" : "no page but " + type + " " + status;
    }
}
