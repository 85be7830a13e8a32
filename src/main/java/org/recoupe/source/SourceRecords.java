package org.recoupe.source;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The registry as people keep it: who a source is, what it has to do with others, and how far it is to be believed. Nothing is said without a
 * reason, and nothing is lost by saying something else.
 */
@Service
@Transactional
public class SourceRecords {
    private static final int LONGEST_NAME = SourceDesk.LONGEST_NAME;
    private static final int LARGEST_PAGE = 200;

    private final EntityManager entities;
    private final SourceRegistry registry;
    private final SourceDesk sources;
    private final Describing describing;
    private final Tying tying;
    private final Weighing weighing;

    SourceRecords(
            EntityManager entities,
            SourceRegistry registry,
            SourceDesk sources,
            Describing describing,
            Tying tying,
            Weighing weighing) {
        this.entities = entities;
        this.registry = registry;
        this.sources = sources;
        this.describing = describing;
        this.tying = tying;
        this.weighing = weighing;
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
        return sources.view(registry.itself(sources.seen(id, actor)), actor);
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
        else if (!actor.seesEveryDesk()) query.setParameter("desks", SourceDesk.desks(actor));
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
        return this.sources.idsOf(sources);
    }

    /** Whether this person may do that to it. */
    public boolean may(SourceView source, Permission permission, Actor actor) {
        return sources.may(source, permission, actor);
    }

    /**
     * Enters somebody nobody has heard yet.
     *
     * @throws Unknown if the desk is not one of the actor's
     * @throws Invalid if a name cannot be taken, or finds a source already
     */
    public SourceView.Entered enter(Wish wish, Actor actor) {
        return describing.enter(wish, actor);
    }

    /** Calls it otherwise, and says what else it is called. The name of before stays one of its names. */
    public SourceView describe(UUID id, Change change, Actor actor) {
        return describing.describe(id, change, actor);
    }

    /**
     * Two are one: whatever is asked of this one, the other answers from now on, and their pieces are of one origin. Nothing else of it changes,
     * so that it can be split off again.
     */
    public SourceView merge(UUID id, @Nullable String into, String reason, Actor actor) {
        return tying.merge(id, into, reason, actor);
    }

    /** What was merged is itself again. */
    public SourceView split(UUID id, String reason, Actor actor) {
        return tying.split(id, reason, actor);
    }

    /** Says what it has to do with another. Said again of the same two, it gives the days anew. */
    public SourceView tie(UUID id, TieWish wish, Actor actor) {
        return tying.tie(id, wish, actor);
    }

    /** A tie that never was so. One that is over is said again, with its last day. */
    public SourceView withdrawTie(UUID id, UUID tie, String reason, Actor actor) {
        return tying.withdrawTie(id, tie, reason, actor);
    }

    /**
     * Says how reliable it is. A and E stand when a second person says the same; the first may say it as often as they like.
     *
     * @return the source; its grade waits if it does not have it yet
     */
    public SourceView grade(UUID id, Reliability grade, String reason, Actor actor) {
        return weighing.grade(id, grade, reason, actor);
    }

    /** Says what it is to what it speaks about. */
    public SourceView stand(UUID id, Standing standing, String reason, Actor actor) {
        return weighing.stand(id, standing, reason, actor);
    }

    /**
     * Says for what it alone is competent.
     *
     * @param withdraw that it is not, any more
     */
    public SourceView competent(UUID id, @Nullable String matter, String reason, boolean withdraw, Actor actor) {
        return weighing.competent(id, matter, reason, withdraw, actor);
    }

    /** Until it is lifted, nothing of it counts in a verdict to come; those that stand are left alone. */
    public SourceView hold(UUID id, boolean hold, String reason, Actor actor) {
        return weighing.hold(id, hold, reason, actor);
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
