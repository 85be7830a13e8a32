package org.recoupe.process.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newsroom's people as the engine's directory has them. A list is kept for a moment, and for as long as nobody answers. */
class EnginePeople implements People {
    private static final Logger LOG = LoggerFactory.getLogger(EnginePeople.class);

    private final IdentityService directory;
    private final DirectorySettings settings;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    EnginePeople(IdentityService directory, DirectorySettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    private record Known(List<Colleague> people, Instant at) {}

    @Override
    public List<Colleague> of(String desk) {
        var kept = known.get(desk);
        if (kept != null && kept.at().plus(settings.peopleKeptFor()).isAfter(Instant.now())) return kept.people();
        try {
            var people = ask(desk);
            known.put(desk, new Known(people, Instant.now()));
            return people;
        } catch (RuntimeException away) { // in many shapes: the directory's, its client's
            LOG.warn("Nobody says who belongs to the desk {}: {}", desk, away.getMessage());
            return kept == null ? List.of() : kept.people();
        }
    }

    private List<Colleague> ask(String desk) {
        var roles = new HashMap<String, Set<Role>>();
        members(settings.groupOf(desk)).forEach(person -> roles.put(person, new HashSet<>()));
        for (var role : Role.values()) {
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
}
