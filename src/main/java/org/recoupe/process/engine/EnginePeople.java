package org.recoupe.process.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newsroom's people as the engine's directory has them. A list is kept for a moment, and for as long as nobody answers. Asked by a
 * thread of its own: in the caller's transaction, no answer would undo all that the caller did.
 */
class EnginePeople implements People, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EnginePeople.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final IdentityService directory;
    private final DirectorySettings settings;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Future<List<Colleague>>> asked = new ConcurrentHashMap<>();
    private final ExecutorService asking = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "colleagues");
        thread.setDaemon(true);
        return thread;
    });

    EnginePeople(IdentityService directory, DirectorySettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    private record Known(List<Colleague> people, Instant at) {}

    /** Who is kept is shown at once, if need be from before; only the first who asks for a desk has to wait. */
    @Override
    public List<Colleague> of(String desk) {
        var kept = known.get(desk);
        if (kept != null && kept.at().plus(settings.peopleKeptFor()).isAfter(Instant.now())) return kept.people();
        var answer = asked.computeIfAbsent(desk, name -> CompletableFuture.supplyAsync(() -> ask(name), asking));
        if (kept != null) return kept.people();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<Colleague> ask(String desk) {
        try {
            var people = people(desk);
            known.put(desk, new Known(people, Instant.now()));
            return people;
        } catch (RuntimeException away) { // in many shapes: the directory's, its client's
            LOG.warn("Nobody says who belongs to the desk {}: {}", desk, away.getMessage());
            throw away;
        } finally {
            asked.remove(desk);
        }
    }

    private List<Colleague> people(String desk) {
        var roles = new HashMap<String, Set<Role>>();
        members(settings.groupOf(desk)).forEach(person -> roles.put(person, new HashSet<>()));
        // a role that permits nothing needs no group
        for (var role : Permission.READ.roles()) {
            if (role == Role.SYSTEM || roles.isEmpty()) continue;
            for (var person : members(role.name())) {
                var theirs = roles.get(person);
                if (theirs != null) theirs.add(role);
            }
        }
        return roles.entrySet().stream()
                .map(person -> new Colleague(person.getKey(), person.getValue()))
                .sorted(Comparator.comparing(Colleague::userId))
                .toList();
    }

    private List<String> members(String group) {
        return directory.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .toList();
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
