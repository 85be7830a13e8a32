package org.recoupe.source;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The newsroom's address book of everybody who was ever heard saying something. A desk knows those that are there for all, and its own: what
 * names another desk has heard is none of its business, by name, by id or in a suggestion.
 */
@Service
@Transactional
public class SourceRegistry {
    private static final int LONGEST_NAME = 300;

    /** Of the line and the owners of a source, whenever that was. */
    private static final String LINES = """
            select s, t from Source s left join Tie t on t.source = s.id and t.kind in (:kinds) and t.withdrawnAt is null
            where s.id in (:ids) order by t.saidAt desc, t.id desc""";

    private static final List<TieKind> LOOKED_UP = Stream.concat(
                    TieKind.OF_A_LINE.stream(), Stream.of(TieKind.OWNED_BY))
            .toList();

    private final EntityManager entities;
    private final KnownSources everybodys;
    private final Clock clock;

    SourceRegistry(EntityManager entities, KnownSources everybodys, Clock clock) {
        this.entities = entities;
        this.everybodys = everybodys;
        this.clock = clock;
    }

    /**
     * The source this desk knows by this name or one of the aliases, with what was not known of it added; a new one of its own if nobody is.
     * Unnamed sources are always new: two articles' "des témoins" are different people.
     *
     * @param desk whose text or claim it is; null enters it for all
     * @param speaksFor the organisation it speaks for, if the text says so
     */
    public Source resolve(
            @Nullable String desk, String name, SourceKind kind, Collection<String> aliases, @Nullable UUID speaksFor) {
        if (kind == SourceKind.UNNAMED) return add(desk, name, kind, speaksFor, Map.of());
        var written = new LinkedHashMap<String, String>();
        Stream.concat(Stream.of(name), aliases.stream())
                .map(SourceRegistry::cut)
                .forEach(one -> written.putIfAbsent(SourceName.comparable(one), one));
        var names = written.keySet();
        if (kind == SourceKind.PERSON) calledLikeAgencies(written, desk);
        var owners = owners(names, desk);
        if (owners.size() < names.size()) {
            everybodys
                    .named(names.stream(), kind)
                    .ifPresent(known ->
                            known.names().forEach(one -> written.putIfAbsent(SourceName.comparable(one), one)));
            queueFor(names, desk);
            owners = owners(names, desk);
        }
        var known = names.stream().map(owners::get).filter(Objects::nonNull).findFirst();
        if (known.isEmpty()) {
            var everybodys = this.everybodys.named(names.stream(), kind);
            return add(
                    desk,
                    everybodys.map(KnownSources.Known::name).orElse(name),
                    everybodys.map(KnownSources.Known::kind).orElse(kind),
                    speaksFor,
                    written);
        }
        var source = source(known.get());
        // what one desk has read does not change those that are there for all
        if (desk != null && source.isForAll()) return source;
        // whoever speaks for it is not somebody it speaks for
        if (speaksFor != null && !hasLine(source.id()) && !speaksFor(speaksFor, source.id()))
            source.speaksFor(speaksFor);
        names.removeAll(owners.keySet());
        enter(written, desk, source);
        return source;
    }

    /** Nobody is an agency by being called like one: where a name is an agency's, they are found by another. */
    private void calledLikeAgencies(Map<String, String> written, @Nullable String desk) {
        for (var name : List.copyOf(written.keySet()))
            if (isAgency(name, desk))
                written.put(SourceName.ofPerson(name), Objects.requireNonNull(written.remove(name)));
    }

    private boolean isAgency(String compared, @Nullable String desk) {
        var owner = owner(compared, desk).map(this::source).map(Source::kind);
        return owner.isPresent() && owner.get() != SourceKind.ORGANISATION
                ? owner.get() == SourceKind.RELAY
                : everybodys.named(Stream.of(compared), SourceKind.ORGANISATION).isPresent();
    }

    /** Whether a person said whom it speaks for or is part of, whenever that was: then texts add nothing. */
    private boolean hasLine(UUID source) {
        return !entities.createQuery(
                        "select t.id from Tie t where t.source = :source and t.kind in (:line) and t.withdrawnAt is null",
                        UUID.class)
                .setParameter("source", source)
                .setParameter("line", TieKind.OF_A_LINE)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Before many are entered: who enters one of these names meanwhile waits until it is there. All in one go and in one order, so that no two
     * stories wait for each other.
     */
    public void expect(String desk, Collection<String> names) {
        var compared = names.stream()
                .map(SourceRegistry::cut)
                .map(SourceName::comparable)
                .toList();
        queueFor(
                compared.stream()
                        .flatMap(name -> Stream.concat(Stream.of(name), otherNames(name)))
                        .toList(),
                desk);
    }

    /**
     * The source a person meant: an id of one their desk knows, or a name, known or new.
     *
     * @throws Invalid if it is an id the desk does not know, or no usable name
     */
    public Source named(String desk, String field, @Nullable String idOrName) {
        new Invalid.Check().required(field, idOrName, LONGEST_NAME).orRefuse();
        var given = idOrName == null ? "" : idOrName.strip();
        var id = asId(given);
        if (id == null) return resolve(desk, given, SourceKind.ORGANISATION, List.of(), null);
        return onDesk(id, desk).orElseThrow(() -> new Invalid(field, "unknown", "no source has this id"));
    }

    /** The source somebody on this desk seems to mean, by id or name; empty if nobody is known by it there. Nothing is added. */
    @Transactional(readOnly = true)
    public Optional<Source> known(String desk, @Nullable String idOrName) {
        if (idOrName == null || idOrName.isBlank() || idOrName.length() > LONGEST_NAME) return Optional.empty();
        var id = asId(idOrName.strip());
        if (id != null) return onDesk(id, desk);
        var name = SourceName.comparable(idOrName.strip());
        return Stream.concat(Stream.of(name), otherNames(name))
                .flatMap(one -> owner(one, desk).stream())
                .findFirst()
                .map(this::source);
    }

    /** What else somebody is called that everybody knows, as far as nobody of the desk is. */
    List<String> otherNames(Collection<String> compared, SourceKind kind, String desk) {
        return everybodys.named(compared.stream(), kind).map(KnownSources.Known::names).orElse(List.of()).stream()
                .filter(name -> owner(SourceName.comparable(name), desk).isEmpty())
                .toList();
    }

    /** What else somebody that everybody knows is called. */
    private Stream<String> otherNames(String compared) {
        return everybodys
                .named(Stream.of(compared), SourceKind.ORGANISATION)
                .map(KnownSources.Known::names)
                .orElse(List.of())
                .stream()
                .map(SourceName::comparable);
    }

    private Optional<Source> onDesk(UUID id, String desk) {
        return Optional.ofNullable(entities.find(Source.class, id))
                .filter(source -> source.isKnownOn(desk::equals))
                .map(this::itself);
    }

    /** Who it is, if it was merged into others. */
    Source itself(Source source) {
        var at = source;
        for (var next = at.mergedInto(); next != null; next = at.mergedInto())
            at = Objects.requireNonNull(entities.find(Source.class, next));
        return at;
    }

    /** The names of those among these that somebody who sees these desks may know, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids, Predicate<String> desks) {
        var names = new HashMap<UUID, String>();
        withAffiliations(ids).forEach((id, source) -> {
            if (source.isKnownOn(desks)) names.put(id, source.name());
        });
        return names;
    }

    /**
     * It, or who it turned out to be.
     *
     * @throws Unknown if there is none
     */
    @Transactional(readOnly = true)
    public Source source(UUID id) {
        var source = entities.find(Source.class, id);
        if (source == null) throw new Unknown("source");
        return itself(source);
    }

    /**
     * These sources and all they speak for or are part of today, by id. Under the id of one that was merged stands who it was merged into.
     */
    @Transactional(readOnly = true)
    public Map<UUID, Source> withAffiliations(Collection<UUID> ids) {
        return withAffiliations(ids, Set.of());
    }

    /**
     * As they are today or were on one of these days: whoever was of a line when something was said is of it for what was said then, and whoever
     * is of it now is, too.
     */
    @Transactional(readOnly = true)
    public Map<UUID, Source> withAffiliations(Collection<UUID> ids, Collection<LocalDate> days) {
        var found = new HashMap<UUID, Source>();
        var owners = new HashMap<UUID, Set<UUID>>();
        var wanted = new LinkedHashSet<>(ids);
        while (!wanted.isEmpty()) {
            var batch = lines(wanted, owners, days);
            wanted.clear();
            batch.forEach(source -> found.put(source.id(), source));
            for (var source : batch)
                Stream.concat(
                                Stream.concat(Stream.ofNullable(source.mergedInto()), source.allAffiliations()),
                                owners.getOrDefault(source.id(), Set.of()).stream())
                        .filter(next -> !found.containsKey(next))
                        .forEach(wanted::add);
        }
        found.replaceAll((id, source) -> itself(source));
        owners.forEach((id, of) -> {
            var source = found.get(id);
            if (source != null
                    && source.id().equals(id)
                    && of.stream().map(found::get).anyMatch(SourceRegistry::hasSide))
                source.lookedUp(source.affiliatedTo(), true);
        });
        return found;
    }

    private static boolean hasSide(@Nullable Source owner) {
        return owner != null && owner.standing() == Standing.PARTY;
    }

    private Collection<Source> lines(Collection<UUID> ids, Map<UUID, Set<UUID>> owners, Collection<LocalDate> days) {
        var sources = new LinkedHashMap<UUID, Source>();
        var above = new HashMap<UUID, UUID>();
        var then = new HashMap<UUID, Set<UUID>>();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (var row : entities.createQuery(LINES, Object[].class)
                .setParameter("kinds", LOOKED_UP)
                .setParameter("ids", ids)
                .getResultList()) {
            var source = (Source) row[0];
            sources.put(source.id(), source);
            if (!(row[1] instanceof Tie tie)) continue;
            var isSo = tie.meets(today, today);
            if (!isSo && days.stream().noneMatch(day -> tie.meets(day, day))) continue;
            if (!tie.kind().isOfALine())
                owners.computeIfAbsent(source.id(), of -> new HashSet<>()).add(tie.to());
            else if (isSo) above.put(source.id(), tie.to());
            else then.computeIfAbsent(source.id(), of -> new LinkedHashSet<>()).add(tie.to());
        }
        for (var source : sources.values()) {
            source.lookedUp(above.get(source.id()), false);
            // who only asks for names takes no day away that somebody else had asked for
            if (!days.isEmpty()) source.lookedUpThen(then.getOrDefault(source.id(), Set.of()));
        }
        return sources.values();
    }

    /** For what each of these is said to be alone competent; who is for nothing is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<String>> competences(Collection<UUID> ids) {
        return entities.createQuery(
                        "select a from Appraisal a where a.source in (:ids) and a.about = :about and a.overAt is null order by a.saidAt, a.id",
                        Appraisal.class)
                .setParameter("ids", ids)
                .setParameter("about", Appraisal.About.COMPETENCE)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        Appraisal::source, Collectors.mapping(Appraisal::said, Collectors.toList())));
    }

    /** Names for a form's suggestions: those for all, and the desk's own. */
    @Transactional(readOnly = true)
    public List<String> suggested(String desk, int atMost) {
        return entities.createQuery(
                        "select distinct s.name from Source s where s.kind <> :unnamed and s.mergedInto is null and (s.desk is null or s.desk = :desk)"
                                + " order by s.name",
                        String.class)
                .setParameter("unnamed", SourceKind.UNNAMED)
                .setParameter("desk", desk)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Whether one of them speaks for the other, at whatever remove, or is the other. */
    @Transactional(readOnly = true)
    public boolean areOfOneLine(UUID one, UUID other) {
        var first = source(one).id();
        var second = source(other).id();
        return first.equals(second) || speaksFor(first, second) || speaksFor(second, first);
    }

    private boolean speaksFor(UUID who, UUID whom) {
        return entities.createNativeQuery("select l.id from line_of(?1) l where l.id = ?2", UUID.class)
                .setParameter(1, who)
                .setParameter(2, whom)
                .getResultList()
                .contains(whom);
    }

    Source add(
            @Nullable String desk, String name, SourceKind kind, @Nullable UUID speaksFor, Map<String, String> names) {
        var source = new Source(desk, cut(name), kind, speaksFor);
        entities.persist(source);
        enter(names, desk, source);
        return source;
    }

    private void enter(Map<String, String> names, @Nullable String desk, Source source) {
        names.forEach((compared, written) -> entities.persist(new SourceName(compared, written, desk, source.id())));
    }

    /** Two dispatches that meet the same new name at once wait for each other here. A name that is known makes nobody wait. */
    void queueFor(Collection<String> names, @Nullable String desk) {
        entities.createNativeQuery("""
                        select count(pg_advisory_xact_lock(hashtextextended('source ' || :prefix || name, 0))) from (
                          select distinct wanted.name from unnest(:names) as wanted (name)
                          where not exists (select from source_name n where n.name = wanted.name and n.desk in (:desk, :all)) order by name) as new
                        """, Long.class)
                .setParameter("names", names.toArray(String[]::new))
                .setParameter("prefix", desk == null ? "" : desk + " ")
                .setParameter("desk", desk == null ? SourceName.FOR_ALL : desk)
                .setParameter("all", SourceName.FOR_ALL)
                // it reads nothing that waits to be stored
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
    }

    private Map<String, UUID> owners(Collection<String> names, @Nullable String desk) {
        var owners = new HashMap<String, UUID>();
        names.forEach(n -> owner(n, desk).ifPresent(id -> owners.put(n, id)));
        return owners;
    }

    /** The desk's own before those for all. */
    Optional<UUID> owner(String comparable, @Nullable String desk) {
        return Stream.of(desk == null ? SourceName.FOR_ALL : desk, SourceName.FOR_ALL)
                .map(of -> entities.find(SourceName.class, new SourceName.Key(comparable, of)))
                .filter(Objects::nonNull)
                .map(SourceName::source)
                .findFirst()
                .map(id -> source(id).id());
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
