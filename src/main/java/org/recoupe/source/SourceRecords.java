package org.recoupe.source;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The registry as people keep it: who a source is, what it has to do with others, and how far it is to be believed. Nothing is said without a
 * reason, and nothing is lost by saying something else.
 */
@Service
@Transactional
public class SourceRecords {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_ALIASES = 50;
    private static final int MOST_NEAR = 10;
    private static final int MOST_LOOKED_AT = 200;
    private static final int LARGEST_PAGE = 200;

    /** Names that are the same, or of about that length with a part that is, or that a short form may stand for. */
    private static final String MAY_BE_NEAR = """
            select n.source, coalesce(n.written, n.name), s.name from source_name n join source s on s.id = n.source
            where n.desk in ('', :desk) and (n.name = any (:exactly)
              or length(n.name) between :shortest and :longest and exists (
                select 1 from unnest(cast(:parts as text[])) part where n.name like part escape '!')
              or coalesce(n.written, n.name) ~* cast(:spelledOut as text))
            order by n.name <> all (:exactly), n.name, n.desk limit :most""";

    /** What nobody sees in a name: controls, marks of direction, joiners, line ends, what is no character. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]");

    private final EntityManager entities;
    private final SourceRegistry registry;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SourceRecords(EntityManager entities, SourceRegistry registry, ApplicationEventPublisher events, Clock clock) {
        this.entities = entities;
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Who is to be entered.
     *
     * @param desk null if the person has but one
     */
    public record Wish(
            String name, SourceKind kind, @Nullable String desk, List<String> aliases) {}

    /**
     * What is to be said otherwise; null leaves it as it is.
     *
     * @param aliases all of them
     */
    public record Change(
            @Nullable String name,
            @Nullable SourceKind kind,
            @Nullable List<String> aliases) {}

    /** @param to id or name of a source the desk knows */
    public record TieWish(
            TieKind kind,
            String to,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason) {}

    /** @throws Unknown if there is none, or it belongs to another desk */
    @Transactional(readOnly = true)
    public SourceView source(UUID id, Actor actor) {
        return view(registry.itself(seen(id, actor)), actor);
    }

    /**
     * Those of the reader's desks and those for all, by name; whoever was merged, or has no name, is left out.
     *
     * @param q words of one of its names; null or "" for all
     * @param desk null for all of the reader's
     * @throws Unknown if the desk is not one of the reader's
     */
    @Transactional(readOnly = true)
    public SourceView.Page list(
            @Nullable String q, @Nullable String desk, @Nullable String cursor, int limit, Actor actor) {
        new Invalid.Check()
                .optional("q", q, LONGEST_NAME)
                .that(limit >= 1 && limit <= LARGEST_PAGE, "limit", "out-of-range", "1 to " + LARGEST_PAGE)
                .orRefuse();
        if (desk != null && !actor.sees(desk)) throw new Unknown("desk");
        var after = cursor == null ? null : Cursor.of(cursor);
        var words = q == null ? "" : q.strip();
        var query = entities.createQuery(
                        "select s from Source s where s.mergedInto is null and s.kind <> :unnamed"
                                + (desk == null && actor.seesEveryDesk()
                                        ? ""
                                        : " and (s.desk is null or s.desk in (:desks))")
                                + (words.isEmpty()
                                        ? ""
                                        : " and (lower(s.name) like lower(:like) escape '!' or s.id in (select cast(function('source_itself', n.source) as uuid) from SourceName n"
                                                + " where n.name like :compared escape '!'))")
                                + (after == null
                                        ? ""
                                        : " and (lower(s.name) > lower(:name) or lower(s.name) = lower(:name) and s.id > :id)")
                                + " order by lower(s.name), s.id",
                        Source.class)
                .setParameter("unnamed", SourceKind.UNNAMED)
                .setMaxResults(limit + 1);
        if (desk != null) query.setParameter("desks", List.of(desk));
        else if (!actor.seesEveryDesk()) query.setParameter("desks", desks(actor));
        if (!words.isEmpty()) {
            query.setParameter("like", "%" + escaped(words) + "%");
            query.setParameter("compared", "%" + escaped(SourceName.comparable(words)) + "%");
        }
        if (after != null) query.setParameter("name", after.name()).setParameter("id", after.id());
        var found = query.getResultList();
        var page = found.subList(0, Math.min(limit, found.size()));
        return new SourceView.Page(
                page.stream().map(SourceRecords::line).toList(),
                found.size() > limit
                        ? new Cursor(
                                        page.get(limit - 1).name(),
                                        page.get(limit - 1).id())
                                .word()
                        : null);
    }

    /** Under which ids each of these is named: its own, and those of whoever was merged into it. */
    @Transactional(readOnly = true)
    public Map<UUID, List<UUID>> idsOf(Collection<UUID> sources) {
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
    public boolean may(SourceView source, Permission permission, Actor actor) {
        return source.desk() != null
                ? actor.may(permission, source.desk())
                : actor.desks().stream().anyMatch(desk -> actor.may(permission, desk));
    }

    /**
     * Enters somebody nobody has heard yet.
     *
     * @throws Unknown if the desk is not one of the actor's
     * @throws Invalid if a name cannot be taken, or finds a source already
     */
    public SourceView.Entered enter(Wish wish, Actor actor) {
        var desk = deskFor(wish.desk(), actor);
        var by = actor.acting(Permission.KEEP_SOURCES, desk);
        var check = new Invalid.Check();
        checkName(check, "name", wish.name());
        checkAliases(check, wish.aliases());
        checkKind(check, wish.kind());
        check.orRefuse();
        var names = byComparison(Stream.concat(Stream.of(wish.name()), wish.aliases().stream()));
        registry.queueFor(names.keySet(), desk);
        checkFree(check, names, SourceName.comparable(wish.name()), desk, null);
        check.orRefuse();
        registry.otherNames(names.keySet(), wish.kind(), desk)
                .forEach(one -> names.putIfAbsent(SourceName.comparable(one), one));
        var near = near(wish.name(), desk);
        var source = registry.add(desk, wish.name().strip(), wish.kind(), null, names);
        entities.flush();
        events.publishEvent(new SourceEvent.Entered(about(source, by, desk), described(source)));
        return new SourceView.Entered(view(source, actor), near);
    }

    /** Calls it otherwise, and says what else it is called. The name of before stays one of its names. */
    public SourceView describe(UUID id, Change change, Actor actor) {
        var source = changed(id, Permission.KEEP_SOURCES, actor);
        var on = acting(source, Permission.KEEP_SOURCES, actor);
        var check = new Invalid.Check();
        if (change.name() != null) checkName(check, "name", change.name());
        if (change.aliases() != null) checkAliases(check, change.aliases());
        if (change.kind() != null) checkKind(check, change.kind());
        check.that(
                source.kind() != SourceKind.UNNAMED,
                "name",
                "unnamed",
                "nobody is named by it; name who it is with the piece");
        check.orRefuse();
        var before = described(source);
        var name = change.name() == null ? source.name() : change.name().strip();
        var kept = new ArrayList<>(List.of(name, source.name()));
        if (change.aliases() != null) kept.addAll(change.aliases());
        var names = byComparison(kept.stream());
        registry.queueFor(names.keySet(), source.desk());
        checkFree(check, names, SourceName.comparable(name), source.desk(), source.id());
        check.orRefuse();
        var there = names(source.id());
        if (change.aliases() != null)
            there.stream().filter(one -> !names.containsKey(one.name())).forEach(entities::remove);
        there.forEach(one -> names.remove(one.name()));
        // a name that finds an older source stays that one's
        names.forEach((compared, written) -> {
            if (registry.owner(compared, source.desk()).isEmpty())
                entities.persist(new SourceName(compared, written, source.desk(), source.id()));
        });
        source.isCalled(name, change.kind() == null ? source.kind() : change.kind());
        entities.flush();
        var since = described(source);
        if (!since.equals(before)) events.publishEvent(new SourceEvent.Described(about(source, on), before, since));
        return view(source, actor);
    }

    /**
     * Two are one: whatever is asked of this one, the other answers from now on, and their pieces are of one origin. Nothing else of it changes,
     * so that it can be split off again.
     */
    public SourceView merge(UUID id, @Nullable String into, String reason, Actor actor) {
        lockLines();
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        var check = checkedReason(reason);
        check.required("into", into, LONGEST_NAME).orRefuse();
        var other = other(source, "into", String.valueOf(into), actor);
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
        changed(SourceChange.What.MERGE, on.by().userId(), source, other);
        entities.flush();
        check.that(
                        !isInCircle(other.id()),
                        "into",
                        "circle",
                        "each would speak for the other by way of a third: withdraw that tie first")
                .orRefuse();
        events.publishEvent(new SourceEvent.Joined(about(source, on), named(other), reason.strip()));
        return view(other, actor);
    }

    /** What was merged is itself again. */
    public SourceView split(UUID id, String reason, Actor actor) {
        lockLines();
        seen(id, actor);
        var source = locked(id);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        checkedReason(reason).orRefuse();
        var into = source.mergedInto();
        if (into == null)
            throw new Invalid("id", "not-merged", "it was not merged; ask for the id of the one that was");
        source.isMergedInto(null);
        changed(SourceChange.What.SPLIT, on.by().userId(), source, registry.source(into));
        entities.flush();
        new Invalid.Check()
                .that(!isInCircle(id), "id", "circle", "each would speak for the other: withdraw one of the ties first")
                .orRefuse();
        events.publishEvent(new SourceEvent.Parted(about(source, on), named(registry.source(into)), reason.strip()));
        return view(source, actor);
    }

    /** Says what it has to do with another. Said again of the same two, it gives the days anew. */
    public SourceView tie(UUID id, TieWish wish, Actor actor) {
        lockLines();
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        var check = checkedReason(wish.reason()).required("to", wish.to(), LONGEST_NAME);
        if (wish.from() != null && wish.until() != null)
            check.that(!wish.until().isBefore(wish.from()), "until", "order", "must not be before the first day");
        check.orRefuse();
        var to = other(source, "to", wish.to(), actor);
        check.that(!to.id().equals(source.id()), "to", "itself", "a source is not tied to itself; name the other one")
                .orRefuse();
        var ties = ties(source.id());
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
                now()));
        tie.lasts(wish.from(), wish.until(), wish.reason().strip(), on.by().userId(), now());
        entities.persist(tie);
        entities.flush();
        if (wish.kind().isOfALine() && source.saidAffiliation() != null) source.forgetAffiliation();
        changed(wish.kind(), source, on);
        entities.flush();
        events.publishEvent(new SourceEvent.Tied(
                about(source, on),
                wish.kind(),
                named(to),
                wish.from(),
                wish.until(),
                wish.reason().strip()));
        return view(source, actor);
    }

    /** A tie that never was so. One that is over is said again, with its last day. */
    public SourceView withdrawTie(UUID id, UUID tie, String reason, Actor actor) {
        lockLines();
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        checkedReason(reason).orRefuse();
        var found = Optional.ofNullable(entities.find(Tie.class, tie))
                .filter(one -> one.source().equals(source.id()))
                .orElseThrow(() -> new Unknown("tie"));
        if (found.isWithdrawn()) throw new Invalid("tie", "no-change", "it was withdrawn already; nothing was changed");
        found.withdraw(now());
        changed(found.kind(), source, on);
        entities.flush();
        events.publishEvent(new SourceEvent.TieWithdrawn(
                about(source, on),
                found.kind(),
                named(registry.source(found.to())),
                found.from(),
                found.until(),
                reason.strip()));
        return view(source, actor);
    }

    /**
     * Says how reliable it is. A and E stand when a second person says the same; the first may say it as often as they like.
     *
     * @return the source; its grade waits if it does not have it yet
     */
    public SourceView grade(UUID id, Reliability grade, String reason, Actor actor) {
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        checkedReason(reason)
                .that(source.grade() != grade, "grade", "no-change", "it is graded so already; nothing was changed")
                .orRefuse();
        var waiting = appraisals(source.id()).stream()
                .filter(said -> said.about() == Appraisal.About.GRADE && said.isWaiting())
                .findFirst();
        var same = waiting.filter(said -> said.said().equals(grade.name()));
        if (same.isPresent()) {
            if (!same.get().saidBy().equals(on.by().userId())) {
                same.get().second(on.by().userId(), reason.strip(), now());
                graded(source, grade, same.get().saidBy(), reason, on);
            }
            return view(source, actor);
        }
        waiting.ifPresent(said -> said.isOver(now()));
        // what two people found unreliable one does not rehabilitate
        var takesTwo = grade.takesTwo() || source.grade() == Reliability.E;
        say(source, Appraisal.About.GRADE, grade.name(), reason, on, !takesTwo);
        if (takesTwo) events.publishEvent(new SourceEvent.GradeProposed(about(source, on), grade, reason.strip()));
        else graded(source, grade, null, reason, on);
        return view(source, actor);
    }

    private void graded(Source source, Reliability grade, @Nullable String first, String reason, On on) {
        var before = source.grade();
        source.isGraded(grade);
        changed(SourceChange.What.GRADE, on.by().userId(), source);
        if (first != null) changed(SourceChange.What.GRADE, first, source);
        entities.flush();
        events.publishEvent(new SourceEvent.Graded(about(source, on), grade, before, first, reason.strip()));
    }

    /** Says what it is to what it speaks about. */
    public SourceView stand(UUID id, Standing standing, String reason, Actor actor) {
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        var before = source.standing();
        checkedReason(reason)
                .that(before != standing, "standing", "no-change", "it stands so already; nothing was changed")
                .orRefuse();
        say(source, Appraisal.About.STANDING, standing.name(), reason, on, true);
        source.stands(standing);
        changed(SourceChange.What.STANDING, on.by().userId(), source);
        events.publishEvent(new SourceEvent.StandingSaid(about(source, on), standing, before, reason.strip()));
        return view(source, actor);
    }

    /**
     * Says for what it alone is competent.
     *
     * @param withdraw that it is not, any more
     */
    public SourceView competent(UUID id, @Nullable String matter, String reason, boolean withdraw, Actor actor) {
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        var check = checkedReason(reason);
        checkName(check, "matter", matter);
        check.orRefuse();
        var words = String.valueOf(matter).strip();
        var said = appraisals(source.id()).stream()
                .filter(one -> one.about() == Appraisal.About.COMPETENCE && !one.isOver())
                .filter(one -> SourceName.words(one.said()).equals(SourceName.words(words)))
                .findFirst();
        check.that(
                        said.isPresent() == withdraw,
                        "matter",
                        withdraw ? "unknown" : "no-change",
                        withdraw
                                ? "it is not said to be competent for this"
                                : "that is said already; nothing was changed")
                .orRefuse();
        changed(SourceChange.What.COMPETENCE, on.by().userId(), source);
        if (withdraw) {
            said.ifPresent(one -> one.isOver(now()));
            events.publishEvent(new SourceEvent.CompetenceWithdrawn(about(source, on), words, reason.strip()));
        } else {
            say(source, Appraisal.About.COMPETENCE, words, reason, on, true);
            events.publishEvent(new SourceEvent.CompetenceSaid(about(source, on), words, reason.strip()));
        }
        return view(source, actor);
    }

    /** Until it is lifted, nothing of it counts in a verdict to come; those that stand are left alone. */
    public SourceView hold(UUID id, boolean hold, String reason, Actor actor) {
        var source = changed(id, Permission.WEIGH_SOURCES, actor);
        var on = acting(source, Permission.WEIGH_SOURCES, actor);
        checkedReason(reason)
                .that(
                        source.isOnHold() != hold,
                        "hold",
                        "no-change",
                        hold ? "it is on hold already" : "it is not on hold")
                .orRefuse();
        say(source, Appraisal.About.HOLD, String.valueOf(hold), reason, on, true);
        source.hold(hold);
        changed(SourceChange.What.HOLD, on.by().userId(), source);
        events.publishEvent(
                hold
                        ? new SourceEvent.PutOnHold(about(source, on), reason.strip())
                        : new SourceEvent.HoldLifted(about(source, on), reason.strip()));
        return view(source, actor);
    }

    private Source seen(UUID id, Actor actor) {
        return Optional.ofNullable(entities.find(Source.class, id))
                .filter(source -> source.isKnownOn(actor::sees))
                .orElseThrow(() -> new Unknown("source"));
    }

    /** Locked, and itself; whoever may not is refused before they wait. */
    private Source changed(UUID id, Permission permission, Actor actor) {
        var source = registry.itself(seen(id, actor));
        acting(source, permission, actor);
        return locked(source.id());
    }

    private Source locked(UUID id) {
        var source = Objects.requireNonNull(entities.find(Source.class, id, LockModeType.PESSIMISTIC_WRITE));
        entities.refresh(source);
        return source;
    }

    /** Who acts, on which desk: for a source that is there for all, any desk where they may. */
    private record On(String desk, Acting by) {}

    private static On acting(Source source, Permission permission, Actor actor) {
        var desk = source.desk() != null
                ? source.desk()
                : desks(actor).stream()
                        .filter(one -> actor.may(permission, one))
                        .findFirst()
                        .orElse("");
        return new On(desk, actor.acting(permission, desk));
    }

    private static List<String> desks(Actor actor) {
        return actor.desks().stream().sorted().toList();
    }

    private static String deskFor(@Nullable String asked, Actor actor) {
        if (asked != null && !asked.isBlank()) {
            if (!actor.sees(asked)) throw new Unknown("desk");
            return asked;
        }
        if (actor.desks().size() != 1) throw new Invalid("desk", "required", "say which of your desks");
        return actor.desks().iterator().next();
    }

    /** Another source, by its id or name, that whoever sees this one may know. */
    private Source other(Source source, String field, String idOrName, Actor actor) {
        var desk = source.desk() == null ? SourceName.FOR_ALL : source.desk();
        return registry.known(desk, idOrName)
                .filter(other -> other.isKnownOn(actor::sees))
                .orElseThrow(() ->
                        new Invalid(field, "unknown", "no source of this desk has this id or name; enter it first"));
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
                        ties(source.id()).stream().filter(tie -> tie.kind().changesWhatCounts()))
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
            ties(at).stream()
                    .filter(tie -> like.kind().akin().contains(tie.kind()) && tie.covers(like))
                    .forEach(tie -> ahead.add(registry.source(tie.to()).id()));
        }
        return false;
    }

    /** One line at a time: whoever speaks for two at once would be of both origins. */
    private void checkOneLine(Invalid.Check check, Source source, Source to, TieWish wish, List<Tie> ties) {
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

    /** They had a hand in all that rests on these: once their marks and ties are stored, so that what follows it sees them. */
    private void changed(SourceChange.What what, String person, Source... sources) {
        entities.flush();
        for (var source : sources) entities.persist(new SourceChange(source.id(), what, person, now()));
    }

    private void changed(TieKind tie, Source source, On on) {
        if (tie.changesWhatCounts()) changed(SourceChange.What.TIE, on.by().userId(), source);
    }

    private void say(Source source, Appraisal.About about, String said, String reason, On on, boolean stands) {
        entities.persist(
                new Appraisal(source.id(), about, said, reason.strip(), on.by().userId(), now(), stands));
    }

    private List<Appraisal> appraisals(UUID source) {
        return entities.createQuery(
                        "select a from Appraisal a where a.source = :source order by a.saidAt desc, a.id",
                        Appraisal.class)
                .setParameter("source", source)
                .getResultList();
    }

    private List<Tie> ties(UUID source) {
        return entities.createQuery(
                        "select t from Tie t where t.source = :source and t.withdrawnAt is null order by t.kind, t.fromDay, t.id",
                        Tie.class)
                .setParameter("source", source)
                .getResultList();
    }

    private List<SourceName> names(UUID source) {
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

    /** Those a person may have meant; of some thousands of names only those are looked at that may be near. */
    @SuppressWarnings("unchecked")
    private List<SourceView.Named> near(String name, String desk) {
        var near = NearNames.to(name);
        List<Object[]> names = entities.createNativeQuery(MAY_BE_NEAR, Object[].class)
                .setParameter("desk", desk)
                .setParameter("exactly", near.exactly())
                .setParameter("parts", near.parts())
                .setParameter("shortest", near.shortest())
                .setParameter("longest", near.longest())
                .setParameter("spelledOut", near.spelledOut())
                .setParameter("most", MOST_LOOKED_AT)
                .getResultList();
        return names.stream()
                .filter(row -> near.isNear((String) row[1]) || near.isNear((String) row[2]))
                .map(row -> registry.source((UUID) row[0]))
                .distinct()
                .sorted(Comparator.comparing(Source::name).thenComparing(Source::id))
                .limit(MOST_NEAR)
                .map(itself -> new SourceView.Named(itself.id(), itself.name()))
                .toList();
    }

    private static Map<String, String> byComparison(Stream<String> written) {
        var names = new LinkedHashMap<String, String>();
        written.map(String::strip).forEach(name -> names.putIfAbsent(SourceName.comparable(name), name));
        return names;
    }

    private void checkFree(
            Invalid.Check check, Map<String, String> names, String main, @Nullable String desk, @Nullable UUID itself) {
        names.forEach((compared, written) -> registry.owner(compared, desk)
                .filter(owner -> !owner.equals(itself))
                .filter(owner -> !isNameOf(itself, compared))
                .ifPresent(owner -> check.add(
                        compared.equals(main) ? "name" : "aliases",
                        "known",
                        "“" + written + "” is " + registry.source(owner).name() + " (" + owner
                                + "); use that one, or merge the two")));
    }

    /** Two of before may have one name, which finds the older; the younger keeps it all the same. */
    private boolean isNameOf(@Nullable UUID itself, String compared) {
        return itself != null
                && SourceName.comparable(registry.source(itself).name()).equals(compared);
    }

    private static void checkName(Invalid.Check check, String field, @Nullable String name) {
        check.required(field, name, LONGEST_NAME);
        if (name == null || name.isBlank()) return;
        var unseen = UNSEEN.matcher(name);
        if (unseen.find())
            check.add(
                    field,
                    "bad-text",
                    "take out U+%04X, a character nobody sees"
                            .formatted(unseen.group().codePointAt(0)));
        check.that(LETTER.matcher(name).find(), field, "bad-text", "must have a letter or a digit");
    }

    private static void checkAliases(Invalid.Check check, List<String> aliases) {
        check.that(aliases.size() <= MOST_ALIASES, "aliases", "too-many", "at most " + MOST_ALIASES);
        aliases.forEach(alias -> checkName(check, "aliases", alias));
    }

    private static void checkKind(Invalid.Check check, SourceKind kind) {
        check.that(
                kind != SourceKind.UNNAMED,
                "kind",
                "not-allowed",
                "whoever has a name is a person, an organisation or a relay");
    }

    private static Invalid.Check checkedReason(@Nullable String reason) {
        return new Invalid.Check().required("reason", reason, LONGEST_REASON);
    }

    private static SourceEvent.About about(Source source, On on) {
        return about(source, on.by(), on.desk());
    }

    private static SourceEvent.About about(Source source, Acting by, String desk) {
        return new SourceEvent.About(source.id(), source.name(), desk, by);
    }

    private static SourceEvent.Named named(Source source) {
        return new SourceEvent.Named(source.id(), source.name());
    }

    private SourceEvent.Profile described(Source source) {
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

    private SourceView view(Source source, Actor actor) {
        entities.flush();
        var merged = merged(source.id());
        var said = appraisals(source.id()).stream().map(SourceRecords::said).toList();
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

    private SourceView.Named other(UUID id) {
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

    private static SourceView.Line line(Source source) {
        return new SourceView.Line(
                source.id(),
                source.name(),
                source.kind(),
                source.desk(),
                source.grade(),
                source.standing(),
                source.isOnHold());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String escaped(String words) {
        return words.replaceAll("([!%_])", "!$1");
    }

    /** Where a page of the list ended. For the outside an opaque word. */
    private record Cursor(String name, UUID id) {
        private static final int ID = 36;

        String word() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString((id + name).getBytes(StandardCharsets.UTF_8));
        }

        static Cursor of(String word) {
            try {
                var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
                var cursor = new Cursor(text.substring(ID), UUID.fromString(text.substring(0, ID)));
                if (cursor.word().equals(word) && cursor.name().indexOf('\0') < 0) return cursor;
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                // refused below
            }
            throw new Invalid("cursor", "bad-cursor", "is not one of ours; leave it out to begin at the top");
        }
    }
}
