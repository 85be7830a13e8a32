package org.recoupe.nemesis;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.nemesis.Operation.Kind;
import org.recoupe.nemesis.Operation.Outcome;
import org.recoupe.newsroom.Desk;

/**
 * People of a desk at work at once: editors bring stories in and accept them, reviewers take claims from each other, bring evidence and
 * propose, supervisors approve, now and then what they proposed themselves. Half of the writes carry an Idempotency-Key and are asked for
 * again until somebody knows what became of them.
 */
final class Workload {
    private static final List<String> EDITORS = List.of("lea.morel", "lea.morel");
    private static final List<String> REVIEWERS =
            List.of("karim.benali", "ines.fontaine", "nadia.roche", "karim.benali");
    private static final List<String> SUPERVISORS = List.of("paul.girard", "nadia.roche");

    private static final String STORY = """
        Un incendie a détruit mardi l'entrepôt de la coopérative de Valmeray. L'incendie a fait trois blessés, \
        selon les pompiers. « Personne n'avait signalé de fuite de gaz », a déclaré la directrice de la coopérative, Anne Kervel. \
        Le syndicat des dockers affirme que la direction avait été alertée deux fois en octobre.
        Le préfet a indiqué que 40 tonnes de blé ont brûlé.
        """;
    private static final Duration ANSWER = Duration.ofSeconds(25);
    private static final int ENOUGH_WAITING = 30;
    private static final int TRIES = 40;

    private final Function<String, Desk> people;
    private final History history;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();
    private final Queue<Proposed> proposed = new ConcurrentLinkedQueue<>();
    private final Set<String> stories = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Thread> atWork = new ArrayList<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private volatile boolean going;
    private volatile int round;

    private record Proposed(String claim, String rationale, String by) {}

    /** @param people whoever is asked for, at a node that is there; asked anew for each request */
    Workload(Function<String, Desk> people, History history) {
        this.people = people;
        this.history = history;
    }

    void begin(int round) {
        this.round = round;
        going = true;
        stories.clear();
        EDITORS.forEach(person -> work("editor", person, this::edit));
        REVIEWERS.forEach(person -> work("reviewer", person, this::review));
        SUPERVISORS.forEach(person -> work("supervisor", person, this::supervise));
    }

    /** Returns when every request has been answered or given up. */
    void end() throws InterruptedException {
        going = false;
        for (var one : atWork) one.join();
        atWork.clear();
    }

    /** Ids of those accepted in this round. */
    Set<String> stories() {
        return Set.copyOf(stories);
    }

    private interface Work {
        void once(Proc proc) throws InterruptedException;
    }

    private record Proc(String name, String person) {}

    private void work(String role, String person, Work work) {
        var proc = new Proc(role + "-" + atWork.size(), person);
        var thread = new Thread(
                () -> {
                    try {
                        while (going) work.once(proc);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                proc.name());
        thread.setDaemon(true);
        atWork.add(thread);
        thread.start();
    }

    private void edit(Proc lea) throws InterruptedException {
        if (free.size() > ENOUGH_WAITING) {
            rest(50);
            return;
        }
        var number = numbers.incrementAndGet();
        var wire = run + "-" + number;
        var body = Map.of("title", "Incendie à Valmeray " + number, "text", STORY, "externalId", wire);
        var received = write(lea, Kind.IMPORT, wire, wire, number % 2 == 0, "POST", "/api/articles", body);
        if (received == null) return;
        var id = received.json().get("id").asString();
        var story = "/api/articles/" + id;
        if (!isRead(lea, id, story)) return;
        if (write(lea, Kind.ACCEPT, id, "", number % 4 < 2, "POST", story + "/accept", Map.of()) == null) return;
        var claims = read(lea, id, story + "/claims");
        if (claims == null) return;
        stories.add(id);
        claims.json()
                .get("items")
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .forEach(claim -> free.add(claim.get("id").asString()));
    }

    private boolean isRead(Proc proc, String id, String story) throws InterruptedException {
        for (var tries = 0; tries < 100 && going; tries++) {
            var answer = read(proc, id, story);
            if (answer != null && !answer.json().get("status").asString().equals("EXTRACTING")) return true;
            rest(100);
        }
        return false;
    }

    private void review(Proc reviewer) throws InterruptedException {
        var claim = free.poll();
        if (claim == null) {
            rest(20);
            return;
        }
        var number = numbers.incrementAndGet();
        // a rival is told that somebody else has it
        if (number % 5 == 0) free.add(claim);
        var path = "/api/claims/" + claim;
        if (write(reviewer, Kind.TAKE, claim, "", number % 2 == 0, "POST", path + "/take", Map.of()) == null) return;
        var title = "pièce " + run + "-" + number;
        var piece = Map.of("stance", "CONTEXT", "source", "Mairie de Valmeray", "kind", "STATEMENT", "title", title);
        write(reviewer, Kind.ATTACH, claim, title, number % 4 < 2, "POST", path + "/evidence", piece);
        var seen = read(reviewer, claim, path);
        if (seen == null) return;
        var rationale = "rien de plus " + run + "-" + number;
        var verdict = Map.of(
                "verdict",
                "UNVERIFIED",
                "rationale",
                rationale,
                "missing",
                "",
                "version",
                seen.json().get("version").asInt());
        if (write(reviewer, Kind.PROPOSE, claim, rationale, number % 2 == 0, "PUT", path + "/verdict", verdict) != null)
            proposed.add(new Proposed(claim, rationale, reviewer.person()));
    }

    private void supervise(Proc supervisor) throws InterruptedException {
        var next = proposed.poll();
        if (next == null) {
            rest(20);
            return;
        }
        var path = "/api/claims/" + next.claim();
        var seen = read(supervisor, next.claim(), path);
        var version = seen == null ? 0 : seen.json().get("version").asInt();
        var keyed = numbers.incrementAndGet() % 2 == 0;
        var approval = Map.of("version", version);
        var approved = write(
                supervisor,
                Kind.APPROVE,
                next.claim(),
                next.rationale(),
                keyed,
                "POST",
                path + "/verdict/approval",
                approval);
        if (approved == null && supervisor.person().equals(next.by())) {
            proposed.add(next);
            rest(20);
        }
    }

    private Desk.@Nullable Answer read(Proc proc, String subject, String path) throws InterruptedException {
        return once(proc, Kind.READ, subject, "", null, "GET", path, null);
    }

    /** Null unless it was acknowledged. What carries a key is asked for until that or a refusal is known. */
    private Desk.@Nullable Answer write(
            Proc proc,
            Kind op,
            String subject,
            String value,
            boolean keyed,
            String method,
            String path,
            Map<String, ?> body)
            throws InterruptedException {
        var key = keyed ? UUID.randomUUID().toString() : null;
        var asText = Desk.JSON.writeValueAsString(body);
        for (var tries = 0; ; tries++) {
            var answer = once(proc, op, subject, value, key, method, path, asText);
            var open = answer == null || answer.status() >= 500 || answer.status() == 409 && isForNow(answer);
            if (!open) return answer.status() < 300 ? answer : null;
            if (key == null || tries == TRIES || !going) return null;
            rest(250);
        }
    }

    private static boolean isForNow(Desk.Answer answer) {
        return answer.problem().equals("still-running") || answer.problem().equals("lost-race");
    }

    private Desk.@Nullable Answer once(
            Proc proc,
            Kind op,
            String subject,
            String value,
            @Nullable String key,
            String method,
            String path,
            @Nullable String body)
            throws InterruptedException {
        var invoke = System.nanoTime();
        Desk.Answer answer = null;
        var outcome = Outcome.INFO;
        try {
            var desk = people.apply(proc.person());
            var request = desk.request(path)
                    .timeout(ANSWER)
                    .header("Content-Type", "application/json")
                    .method(method, publisher(body));
            answer = desk.send(key == null ? request : request.header("Idempotency-Key", key));
            outcome = outcomeOf(answer);
        } catch (UncheckedIOException e) {
            // not even a connection: nothing was asked
            if (isNeverSent(e)) outcome = Outcome.FAIL;
        }
        var retryAfter = answer != null
                && answer.response().headers().firstValue("Retry-After").isPresent();
        var status = answer == null ? 0 : answer.status();
        var done = new Operation(
                round,
                proc.name(),
                proc.person(),
                op,
                subject,
                key,
                invoke,
                System.nanoTime(),
                outcome,
                status,
                retryAfter,
                value);
        history.add(done);
        if (status == 0 || status >= 500) rest(100);
        return op == Kind.READ && status != 200 ? null : answer;
    }

    private static HttpRequest.BodyPublisher publisher(@Nullable String body) {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    private static Outcome outcomeOf(Desk.Answer answer) {
        if (answer.status() < 300) return Outcome.OK;
        if (answer.status() < 500) return Outcome.FAIL;
        // refused before anything was begun
        return answer.body().contains("/problems/no-room") ? Outcome.FAIL : Outcome.INFO;
    }

    private static boolean isNeverSent(UncheckedIOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof ConnectException) return true;
        return false;
    }

    private static void rest(long millis) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
