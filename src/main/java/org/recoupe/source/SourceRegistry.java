package org.recoupe.source;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The newsroom's address book of everybody who was ever heard saying something. */
@Service
@Transactional
public class SourceRegistry {
    private static final int LONGEST_NAME = 300;

    private final EntityManager entities;

    SourceRegistry(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The source known by this name or one of the aliases, with what was not known of it added; a new one if nobody is. Unnamed sources
     * are always new: two articles' "des témoins" are different people.
     *
     * @param speaksFor the organisation it speaks for, if the text says so
     */
    public Source resolve(String name, SourceKind kind, Collection<String> aliases, @Nullable UUID speaksFor) {
        if (kind == SourceKind.UNNAMED) return add(name, kind, speaksFor, List.of());
        var names = new LinkedHashSet<String>();
        names.add(SourceName.comparable(cut(name)));
        aliases.forEach(alias -> names.add(SourceName.comparable(cut(alias))));
        // two dispatches that meet the same new name at once queue here
        names.stream().sorted().forEach(this::queueFor);
        var owners = new HashMap<String, UUID>();
        names.forEach(n -> owner(n).ifPresent(id -> owners.put(n, id)));
        var known = names.stream().filter(owners::containsKey).map(owners::get).findFirst();
        if (known.isEmpty()) return add(name, kind, speaksFor, names);
        var source = source(known.get());
        if (speaksFor != null) source.speaksFor(speaksFor);
        names.stream()
                .filter(n -> !owners.containsKey(n))
                .forEach(n -> entities.persist(new SourceName(n, source.id())));
        return source;
    }

    /**
     * The source a person meant: an id of a known one, or a name, known or new.
     *
     * @throws Invalid if it is an id nobody has, or no usable name
     */
    public Source named(String field, @Nullable String idOrName) {
        new Invalid.Check().required(field, idOrName, LONGEST_NAME).orRefuse();
        var given = idOrName == null ? "" : idOrName.strip();
        var id = asId(given);
        if (id == null) return resolve(given, SourceKind.ORGANISATION, List.of(), null);
        var source = entities.find(Source.class, id);
        if (source == null) throw new Invalid(field, "unknown", "no source has this id");
        return source;
    }

    /** The source somebody seems to mean, by id or name; empty if nobody is known by it. Nothing is added. */
    @Transactional(readOnly = true)
    public Optional<Source> known(@Nullable String idOrName) {
        if (idOrName == null || idOrName.isBlank() || idOrName.length() > LONGEST_NAME) return Optional.empty();
        var id = asId(idOrName.strip());
        if (id != null) return Optional.ofNullable(entities.find(Source.class, id));
        return owner(SourceName.comparable(idOrName.strip())).map(this::source);
    }

    /** @throws Unknown if there is none */
    @Transactional(readOnly = true)
    public Source source(UUID id) {
        var source = entities.find(Source.class, id);
        if (source == null) throw new Unknown("source");
        return source;
    }

    /** These sources and all the organisations they speak for, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, Source> withAffiliations(Collection<UUID> ids) {
        var found = new HashMap<UUID, Source>();
        var wanted = new LinkedHashSet<>(ids);
        while (!wanted.isEmpty()) {
            var batch = entities.createQuery("select s from Source s where s.id in :ids", Source.class)
                    .setParameter("ids", wanted)
                    .getResultList();
            wanted.clear();
            for (var source : batch) {
                found.put(source.id(), source);
                var organisation = source.affiliatedTo();
                if (organisation != null && !found.containsKey(organisation)) wanted.add(organisation);
            }
        }
        return found;
    }

    /** The source and whom it speaks for, from the speaker upwards; a circle of affiliations ends where it closes. */
    @Transactional(readOnly = true)
    public List<Source> line(UUID id) {
        return line(id, withAffiliations(List.of(id)));
    }

    /** The same for many at once. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Source>> lines(Collection<UUID> ids) {
        var known = withAffiliations(ids);
        var lines = new HashMap<UUID, List<Source>>();
        ids.forEach(id -> lines.put(id, line(id, known)));
        return lines;
    }

    private static List<Source> line(UUID id, Map<UUID, Source> known) {
        var line = new ArrayList<Source>();
        for (var next = known.get(id); next != null && !line.contains(next); ) {
            line.add(next);
            next = next.affiliatedTo() == null ? null : known.get(next.affiliatedTo());
        }
        return line;
    }

    /** Names for a form's suggestions. */
    @Transactional(readOnly = true)
    public List<Source> all(int atMost) {
        return entities.createQuery("select s from Source s where s.kind <> :unnamed order by s.name", Source.class)
                .setParameter("unnamed", SourceKind.UNNAMED)
                .setMaxResults(atMost)
                .getResultList();
    }

    private Source add(String name, SourceKind kind, @Nullable UUID speaksFor, Collection<String> names) {
        var source = new Source(cut(name), kind, speaksFor);
        entities.persist(source);
        names.forEach(n -> entities.persist(new SourceName(n, source.id())));
        entities.flush();
        return source;
    }

    private void queueFor(String name) {
        entities.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended('source ' || ?1, 0)) is null", Boolean.class)
                .setParameter(1, name)
                .getSingleResult();
    }

    private Optional<UUID> owner(String comparable) {
        return Optional.ofNullable(entities.find(SourceName.class, comparable)).map(SourceName::source);
    }

    private static String cut(String name) {
        var stripped = name.strip();
        return stripped.length() <= LONGEST_NAME
                ? stripped
                : stripped.substring(0, LONGEST_NAME - 1).strip() + "…";
    }

    private static @Nullable UUID asId(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
