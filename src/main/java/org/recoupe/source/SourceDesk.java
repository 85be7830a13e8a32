package org.recoupe.source;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Component;

/** How everybody who keeps the registry touches a source: see that they may, lock it, say who did it, show it. */
@Component
class SourceDesk {
    static final int LONGEST_NAME = 300;
    private static final int LONGEST_REASON = 2000;

    private final EntityManager entities;
    private final SourceRegistry registry;
    private final Clock clock;

    SourceDesk(EntityManager entities, SourceRegistry registry, Clock clock) {
        this.entities = entities;
        this.registry = registry;
        this.clock = clock;
    }

    /** Under which ids each of these is named: its own, and those of whoever was merged into it. */
    Map<UUID, List<UUID>> idsOf(Collection<UUID> sources) {
        var ids = new HashMap<UUID, List<UUID>>();
        sources.forEach(source -> ids.put(source, new ArrayList<>(List.of(source))));
        var into = new HashMap<UUID, UUID>();
        sources.forEach(source -> into.put(source, source));
        Collection<UUID> wanted = List.copyOf(sources);
        while (!wanted.isEmpty()) {
            var merged = entities.createQuery("select s from Source s where s.mergedInto in (:ids)", Source.class)
                    .setParameter("ids", wanted)
                    .getResultList();
            merged.forEach(one -> {
                var itself = Objects.requireNonNull(into.get(one.mergedInto()));
                into.put(one.id(), itself);
                Objects.requireNonNull(ids.get(itself)).add(one.id());
            });
            wanted = merged.stream().map(Source::id).toList();
        }
        return ids;
    }

    /** Whether this person may do that to it. */
    boolean may(SourceView source, Permission permission, Actor actor) {
        return source.desk() != null
                ? actor.may(permission, source.desk())
                : actor.desks().stream().anyMatch(desk -> actor.may(permission, desk));
    }

    Source seen(UUID id, Actor actor) {
        return Optional.ofNullable(entities.find(Source.class, id))
                .filter(source -> source.isKnownOn(actor::sees))
                .orElseThrow(() -> new Unknown("source"));
    }

    /** Locked, and itself; whoever may not is refused before they wait. */
    Source changed(UUID id, Permission permission, Actor actor) {
        var source = registry.itself(seen(id, actor));
        acting(source, permission, actor);
        return locked(source.id());
    }

    Source locked(UUID id) {
        var source = Objects.requireNonNull(entities.find(Source.class, id, LockModeType.PESSIMISTIC_WRITE));
        entities.refresh(source);
        return source;
    }

    /** Who acts, on which desk: for a source that is there for all, any desk where they may. */
    record On(String desk, Acting by) {}

    static On acting(Source source, Permission permission, Actor actor) {
        var desk = source.desk() != null
                ? source.desk()
                : desks(actor).stream()
                        .filter(one -> actor.may(permission, one))
                        .findFirst()
                        .orElse("");
        return new On(desk, actor.acting(permission, desk));
    }

    static List<String> desks(Actor actor) {
        return actor.desks().stream().sorted().toList();
    }

    /** Another source, by its id or name, that whoever sees this one may know. */
    Source other(Source source, String field, String idOrName, Actor actor) {
        var desk = source.desk() == null ? SourceName.FOR_ALL : source.desk();
        return registry.known(desk, idOrName)
                .filter(other -> other.isKnownOn(actor::sees))
                .orElseThrow(() ->
                        new Invalid(field, "unknown", "no source of this desk has this id or name; enter it first"));
    }

    /** They had a hand in all that rests on these: once their marks and ties are stored, so that what follows it sees them. */
    void handIn(SourceChange.What what, String person, Source... sources) {
        entities.flush();
        for (var source : sources) entities.persist(new SourceChange(source.id(), what, person, now()));
    }

    List<Appraisal> appraisals(UUID source) {
        return entities.createQuery(
                        "select a from Appraisal a where a.source = :source order by a.saidAt desc, a.id",
                        Appraisal.class)
                .setParameter("source", source)
                .getResultList();
    }

    List<Tie> ties(UUID source) {
        return entities.createQuery(
                        "select t from Tie t where t.source = :source and t.withdrawnAt is null order by t.kind, t.fromDay, t.id",
                        Tie.class)
                .setParameter("source", source)
                .getResultList();
    }

    List<SourceName> names(UUID source) {
        return entities.createQuery(
                        "select n from SourceName n where n.source = :source order by n.name", SourceName.class)
                .setParameter("source", source)
                .getResultList();
    }

    /** Those that turned out to be this one, at whatever remove. */
    private List<Source> merged(UUID source) {
        return Objects.requireNonNull(idsOf(List.of(source)).get(source)).stream()
                .filter(id -> !id.equals(source))
                .map(id -> Objects.requireNonNull(entities.find(Source.class, id)))
                .sorted(Comparator.comparing(Source::name).thenComparing(Source::id))
                .toList();
    }

    static Invalid.Check checkedReason(@Nullable String reason) {
        return new Invalid.Check().required("reason", reason, LONGEST_REASON);
    }

    static SourceEvent.About about(Source source, On on) {
        return about(source, on.by(), on.desk());
    }

    static SourceEvent.About about(Source source, Acting by, String desk) {
        return new SourceEvent.About(source.id(), source.name(), desk, by);
    }

    static SourceEvent.Named named(Source source) {
        return new SourceEvent.Named(source.id(), source.name());
    }

    SourceEvent.Profile described(Source source) {
        return new SourceEvent.Profile(source.name(), source.kind(), aliases(source, List.of()));
    }

    private List<String> aliases(Source source, Collection<Source> merged) {
        var main = SourceName.comparable(source.name());
        return Stream.concat(Stream.of(source), merged.stream())
                .flatMap(one -> Stream.concat(
                        one == source ? Stream.empty() : Stream.of(one.name()),
                        names(one.id()).stream()
                                .filter(name -> !name.name().equals(main))
                                .map(SourceName::written)))
                .distinct()
                .toList();
    }

    SourceView view(Source source, Actor actor) {
        entities.flush();
        var merged = merged(source.id());
        var said = appraisals(source.id()).stream().map(SourceDesk::said).toList();
        return new SourceView(
                source.id(),
                source.name(),
                source.kind(),
                source.desk(),
                aliases(
                        source,
                        merged.stream()
                                .filter(one -> one.isKnownOn(actor::sees))
                                .toList()),
                source.grade(),
                said.stream()
                        .filter(one -> one.about().equals("GRADE") && one.stands() == null && !one.over())
                        .findFirst()
                        .orElse(null),
                source.standing(),
                source.isOnHold(),
                said.stream()
                        .filter(one -> one.about().equals("COMPETENCE") && !one.over())
                        .map(SourceView.Said::said)
                        .toList(),
                merged.stream()
                        .filter(one -> one.isKnownOn(actor::sees))
                        .map(one -> new SourceView.Named(one.id(), one.name()))
                        .toList(),
                tieViews(source),
                said);
    }

    private List<SourceView.TieView> tieViews(Source source) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var said = source.saidAffiliation();
        return Stream.concat(
                        said == null
                                ? Stream.<SourceView.TieView>empty()
                                : Stream.of(new SourceView.TieView(
                                        null, TieKind.SPEAKS_FOR, other(said), null, null, true, null, null, null)),
                        ties(source.id()).stream()
                                .map(tie -> new SourceView.TieView(
                                        tie.id(),
                                        tie.kind(),
                                        other(tie.to()),
                                        tie.from(),
                                        tie.until(),
                                        tie.meets(today, today),
                                        tie.reason(),
                                        tie.saidBy(),
                                        tie.saidAt())))
                .toList();
    }

    SourceView.Named other(UUID id) {
        var other = registry.source(id);
        return new SourceView.Named(other.id(), other.name());
    }

    private static SourceView.Said said(Appraisal one) {
        return new SourceView.Said(
                one.about().name(),
                one.said(),
                one.reason(),
                one.saidBy(),
                one.saidAt(),
                one.secondBy(),
                one.standsAt(),
                one.isOver());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
