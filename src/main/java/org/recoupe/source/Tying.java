package org.recoupe.source;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what sources have to do with each other, and which of them are one. */
@Component
class Tying {
    private final EntityManager entities;
    private final SourceRegistry registry;
    private final SourceDesk sources;
    private final ApplicationEventPublisher events;

    Tying(EntityManager entities, SourceRegistry registry, SourceDesk sources, ApplicationEventPublisher events) {
        this.entities = entities;
        this.registry = registry;
        this.sources = sources;
        this.events = events;
    }

    /**
     * Two are one: whatever is asked of this one, the other answers from now on, and their pieces are of one origin. Nothing else of it changes,
     * so that it can be split off again.
     */
    SourceView merge(UUID id, @Nullable String into, String reason, Actor actor) {
        lockLines();
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        var check = SourceDesk.checkedReason(reason);
        check.required("into", into, SourceDesk.LONGEST_NAME).orRefuse();
        var other = sources.other(source, "into", String.valueOf(into), actor);
        check.that(
                        !other.id().equals(source.id()),
                        "into",
                        "itself",
                        "a source is not merged into itself; name the other one")
                .that(
                        other.isForAll() || !source.isForAll(),
                        "into",
                        "not-for-all",
                        "one that is there for all desks is not merged into one of a single desk; the other way round")
                .that(
                        source.kind() != SourceKind.UNNAMED && other.kind() != SourceKind.UNNAMED,
                        "into",
                        "unnamed",
                        "unnamed sources are not told apart, and not merged")
                .that(
                        !weighsMore(source, other),
                        "into",
                        "loses-mark",
                        "it is on hold, unreliable or a party and the other is not: say the same of the other first, or take it back here")
                .that(
                        !losesLine(source, other),
                        "into",
                        "loses-line",
                        "it speaks for or is owned by somebody the other is not tied to on the same days: tie the other one to them first")
                .orRefuse();
        source.isMergedInto(other.id());
        sources.handIn(SourceChange.What.MERGE, on.by().userId(), source, other);
        entities.flush();
        check.that(
                        !isInCircle(other.id()),
                        "into",
                        "circle",
                        "each would speak for the other by way of a third: withdraw that tie first")
                .orRefuse();
        events.publishEvent(
                new SourceEvent.Joined(SourceDesk.about(source, on), SourceDesk.named(other), reason.strip()));
        return sources.view(other, actor);
    }

    /** What was merged is itself again. */
    SourceView split(UUID id, String reason, Actor actor) {
        lockLines();
        sources.seen(id, actor);
        var source = sources.locked(id);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        SourceDesk.checkedReason(reason).orRefuse();
        var into = source.mergedInto();
        if (into == null)
            throw new Invalid("id", "not-merged", "it was not merged; ask for the id of the one that was");
        source.isMergedInto(null);
        sources.handIn(SourceChange.What.SPLIT, on.by().userId(), source, registry.source(into));
        entities.flush();
        new Invalid.Check()
                .that(!isInCircle(id), "id", "circle", "each would speak for the other: withdraw one of the ties first")
                .orRefuse();
        events.publishEvent(new SourceEvent.Parted(
                SourceDesk.about(source, on), SourceDesk.named(registry.source(into)), reason.strip()));
        return sources.view(source, actor);
    }

    /** Says what it has to do with another. Said again of the same two, it gives the days anew. */
    SourceView tie(UUID id, SourceRecords.TieWish wish, Actor actor) {
        lockLines();
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        var check = SourceDesk.checkedReason(wish.reason()).required("to", wish.to(), SourceDesk.LONGEST_NAME);
        if (wish.from() != null && wish.until() != null)
            check.that(!wish.until().isBefore(wish.from()), "until", "order", "must not be before the first day");
        check.orRefuse();
        var to = sources.other(source, "to", wish.to(), actor);
        check.that(!to.id().equals(source.id()), "to", "itself", "a source is not tied to itself; name the other one")
                .orRefuse();
        var ties = sources.ties(source.id());
        var same = ties.stream()
                .filter(tie -> tie.kind() == wish.kind() && tie.to().equals(to.id()))
                .findFirst();
        if (wish.kind() != TieKind.RELAYS && same.isEmpty())
            check.that(
                            !tied(to.id(), wish.kind()).contains(source.id()),
                            "to",
                            "circle",
                            "it has the same to do with this one, at whatever remove: withdraw that first")
                    .orRefuse();
        if (wish.kind().isOfALine()) checkOneLine(check, source, to, wish, ties);
        var tie = same.orElseGet(() -> new Tie(
                source.id(),
                wish.kind(),
                to.id(),
                wish.reason().strip(),
                on.by().userId(),
                sources.now()));
        tie.lasts(wish.from(), wish.until(), wish.reason().strip(), on.by().userId(), sources.now());
        entities.persist(tie);
        entities.flush();
        if (wish.kind().isOfALine() && source.saidAffiliation() != null) source.forgetAffiliation();
        tieChanged(wish.kind(), source, on);
        entities.flush();
        events.publishEvent(new SourceEvent.Tied(
                SourceDesk.about(source, on),
                wish.kind(),
                SourceDesk.named(to),
                wish.from(),
                wish.until(),
                wish.reason().strip()));
        return sources.view(source, actor);
    }

    /** A tie that never was so. One that is over is said again, with its last day. */
    SourceView withdrawTie(UUID id, UUID tie, String reason, Actor actor) {
        lockLines();
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        SourceDesk.checkedReason(reason).orRefuse();
        var found = Optional.ofNullable(entities.find(Tie.class, tie))
                .filter(one -> one.source().equals(source.id()))
                .orElseThrow(() -> new Unknown("tie"));
        if (found.isWithdrawn()) throw new Invalid("tie", "no-change", "it was withdrawn already; nothing was changed");
        found.withdraw(sources.now());
        tieChanged(found.kind(), source, on);
        entities.flush();
        events.publishEvent(new SourceEvent.TieWithdrawn(
                SourceDesk.about(source, on),
                found.kind(),
                SourceDesk.named(registry.source(found.to())),
                found.from(),
                found.until(),
                reason.strip()));
        return sources.view(source, actor);
    }

    private static boolean weighsMore(Source source, Source other) {
        return source.isOnHold() && !other.isOnHold()
                || source.isDiscredited() && !other.isDiscredited()
                || source.standing() == Standing.PARTY && other.standing() != Standing.PARTY;
    }

    /**
     * Whoever speaks for another, or is owned by them, does not come to be nobody's by being merged into somebody new: on all the days that is so
     * of the one, it is so of the other.
     */
    private boolean losesLine(Source source, Source other) {
        var said = source.saidAffiliation();
        return Stream.concat(
                        said == null
                                ? Stream.empty()
                                : Stream.of(new Tie(source.id(), TieKind.SPEAKS_FOR, said, "", "", Instant.EPOCH)),
                        sources.ties(source.id()).stream()
                                .filter(tie -> tie.kind().changesWhatCounts()))
                .anyMatch(tie -> !reaches(other, tie));
    }

    /** Whether somebody is tied to whom this ties to, at whatever remove and on all its days; or is them, or it ties nobody by now. */
    private boolean reaches(Source from, Tie like) {
        var wanted = registry.source(like.to()).id();
        if (wanted.equals(like.source())) return true;
        var reached = new HashSet<UUID>();
        var ahead = new ArrayDeque<>(List.of(from.id()));
        while (!ahead.isEmpty()) {
            var at = ahead.remove();
            if (!reached.add(at)) continue;
            if (at.equals(wanted)) return true;
            var said = registry.source(at).saidAffiliation();
            if (said != null && like.kind().isOfALine())
                ahead.add(registry.source(said).id());
            sources.ties(at).stream()
                    .filter(tie -> like.kind().akin().contains(tie.kind()) && tie.covers(like))
                    .forEach(tie -> ahead.add(registry.source(tie.to()).id()));
        }
        return false;
    }

    /** One line at a time: whoever speaks for two at once would be of both origins. */
    private void checkOneLine(
            Invalid.Check check, Source source, Source to, SourceRecords.TieWish wish, List<Tie> ties) {
        var said = source.saidAffiliation();
        check.that(
                said == null || registry.source(said).id().equals(to.id()),
                "to",
                "other-line",
                "a text said that it speaks for somebody else; say first from when until when that was so");
        ties.stream()
                .filter(tie -> tie.kind().isOfALine())
                .filter(tie -> tie.kind() != wish.kind() || !tie.to().equals(to.id()))
                .filter(tie -> tie.meets(wish.from(), wish.until()))
                .findFirst()
                .ifPresent(tie -> check.add(
                        "from",
                        "overlaps",
                        "in these days it speaks for or is part of "
                                + registry.source(tie.to()).name() + "; say until when that is so first"));
        check.orRefuse();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> tied(UUID id, TieKind kind) {
        return entities.createNativeQuery("select t.id from ties_of(?1, ?2) t (id)", UUID.class)
                .setParameter(1, id)
                .setParameter(2, kind.akin().stream().map(TieKind::name).toArray(String[]::new))
                .getResultList();
    }

    private boolean isInCircle(UUID id) {
        return (Boolean) entities.createNativeQuery(
                        "select coalesce((select source_above(l.id) is not null from line_of(?1) l order by l.n desc limit 1), false)",
                        Boolean.class)
                .setParameter(1, id)
                .getSingleResult();
    }

    /** Two that tie or merge at once might close a circle that neither sees. */
    private void lockLines() {
        entities.createNativeQuery(
                        "select count(pg_advisory_xact_lock(hashtextextended('lines of sources', 0)))", Long.class)
                .getSingleResult();
    }

    private void tieChanged(TieKind tie, Source source, SourceDesk.On on) {
        if (tie.changesWhatCounts())
            sources.handIn(SourceChange.What.TIE, on.by().userId(), source);
    }
}
