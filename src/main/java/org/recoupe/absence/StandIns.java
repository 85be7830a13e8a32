package org.recoupe.absence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Arranges absences. Standing in gives nobody a role: it lets a colleague who has it anyway work on what the absent person holds, and
 * it takes from both the right to approve what either had a hand in.
 */
@Service
@Transactional
public class StandIns {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Set<Role> STOOD_IN_FOR = Set.copyOf(Permission.DELEGATE.roles());

    private static final String NOT_OVER = "ended_at is null and until_at > :now";
    private static final String ON = "ended_at is null and from_at <= :now and until_at > :now";

    private final JdbcClient sql;
    private final ObjectProvider<People> people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StandIns(JdbcClient sql, ObjectProvider<People> people, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param until not included
     */
    public record Wish(
            String desk,
            @Nullable String absent,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** By the absent person, or by a supervisor of their desk. */
    public UUID arrange(Wish wish, Actor actor) {
        if (!actor.sees(wish.desk())) throw new Unknown("desk");
        var by = acting(wish.absent(), wish.desk(), actor);
        var standIn = checked(wish, by);
        sql.sql("""
                        insert into stand_in (id, desk, absent, person, from_at, until_at, said_by, said_at)
                        values (:id, :desk, :absent, :person, :from, :until, :by, :now)""")
                .param("id", standIn.id())
                .param("desk", standIn.desk())
                .param("absent", standIn.absent())
                .param("person", standIn.person())
                .param("from", time(standIn.from()))
                .param("until", time(standIn.until()))
                .param("by", by.userId())
                .param("now", time(now()))
                .update();
        events.publishEvent(new StandInEvent.Arranged(standIn, by));
        return standIn.id();
    }

    /** The absent person is back, or somebody else is to stand in. Nothing happens if it is over already. */
    public void end(UUID id, Actor actor) {
        var standIn = sql.sql("select * from stand_in where id = :id for update")
                .param("id", id)
                .query(StandIns::standIn)
                .optional()
                .filter(found -> actor.sees(found.desk()))
                .orElseThrow(() -> new Unknown("stand-in"));
        var by = acting(standIn.absent(), standIn.desk(), actor);
        var ended = sql.sql("update stand_in set ended_at = :now, ended_by = :by where id = :id and " + NOT_OVER)
                .param("now", time(now()))
                .param("by", by.userId())
                .param("id", id)
                .update();
        if (ended > 0) events.publishEvent(new StandInEvent.Ended(standIn, by));
    }

    private static Acting acting(@Nullable String absent, String desk, Actor actor) {
        return actor.acting(actor.userId().equals(absent) ? Permission.DELEGATE : Permission.HAND_OVER, desk);
    }

    private StandIn checked(Wish wish, Acting by) {
        var from = wish.from();
        var until = wish.until();
        var check = new Invalid.Check()
                .required("absent", wish.absent(), 100)
                .required("person", wish.person(), 100)
                .that(from != null, "from", "required", "say from when")
                .that(until != null, "until", "required", "say until when");
        if (wish.absent() != null && wish.person() != null)
            checkPeople(check, wish.desk(), wish.absent(), wish.person());
        if (from != null && until != null) {
            check.that(until.isAfter(from), "until", "order", "must be after the beginning")
                    .that(until.isAfter(now()), "until", "past", "must be to come")
                    .that(Duration.between(from, until).compareTo(LONGEST) <= 0, "until", "too-long", "a year at most");
        }
        check.orRefuse();
        if (wish.absent() == null || wish.person() == null || from == null || until == null)
            throw new IllegalStateException("checked before");
        return new StandIn(UUID.randomUUID(), wish.desk(), wish.absent(), wish.person(), from, until, by.userId());
    }

    private void checkPeople(Invalid.Check check, String desk, String absent, String person) {
        var known = people.getIfAvailable();
        var desks = known == null ? List.<People.Colleague>of() : known.of(desk);
        var missing = rolesOf(absent, desks);
        var shared = rolesOf(person, desks);
        check.that(!missing.isEmpty(), "absent", "unknown", "nobody of the desk who holds claims or approves verdicts");
        shared.retainAll(missing);
        check.that(!person.equals(absent), "person", "not-allowed", "must be somebody else")
                .that(!shared.isEmpty(), "person", "unknown", "must be of the desk and have the same role");
    }

    private static Set<Role> rolesOf(String person, List<People.Colleague> desk) {
        var roles = new HashSet<Role>();
        desk.stream()
                .filter(colleague -> colleague.userId().equals(person))
                .forEach(colleague -> roles.addAll(colleague.roles()));
        roles.retainAll(STOOD_IN_FOR);
        return roles;
    }

    /** What concerns this person and is not over: who stands in for them, for whom they do. */
    @Transactional(readOnly = true)
    public List<StandIn> of(Actor actor) {
        return sql.sql("select * from stand_in where (absent = :person or person = :person) and " + NOT_OVER
                        + " and desk = any (:desks) order by from_at, id")
                .param("person", actor.userId())
                .param("desks", actor.desks().toArray(String[]::new))
                .param("now", time(now()))
                .query(StandIns::standIn)
                .list();
    }

    /** All that are not over, on the desks where this person may arrange them for others. */
    @Transactional(readOnly = true)
    public List<StandIn> arrangedOn(Actor actor) {
        return sql.sql("select * from stand_in where desk = any (:desks) and " + NOT_OVER + " order by from_at, id")
                .param(
                        "desks",
                        actor.desks().stream()
                                .filter(desk -> actor.may(Permission.HAND_OVER, desk))
                                .toArray(String[]::new))
                .param("now", time(now()))
                .query(StandIns::standIn)
                .list();
    }

    /** For whom this person stands in on the desk at this moment. */
    @Transactional(readOnly = true)
    public List<String> absentFor(String person, String desk) {
        return sql.sql("select distinct absent from stand_in where person = :person and desk = :desk and " + ON
                        + " order by absent")
                .param("person", person)
                .param("desk", desk)
                .param("now", time(now()))
                .query(String.class)
                .list();
    }

    /** For whom this person stands in at this moment, on whichever of their desks. */
    @Transactional(readOnly = true)
    public List<StandIn> forWhom(Actor actor) {
        return sql.sql("select * from stand_in where person = :person and desk = any (:desks) and " + ON
                        + " order by from_at, id")
                .param("person", actor.userId())
                .param("desks", actor.desks().toArray(String[]::new))
                .param("now", time(now()))
                .query(StandIns::standIn)
                .list();
    }

    /** Who stands in for one of these people at this moment, on whatever desk. */
    @Transactional(readOnly = true)
    public List<StandIn> forAnyOf(Collection<String> absent) {
        if (absent.isEmpty()) return List.of();
        return sql.sql("select * from stand_in where absent = any (:absent) and " + ON + " order by from_at, id")
                .param("absent", absent.toArray(String[]::new))
                .param("now", time(now()))
                .query(StandIns::standIn)
                .list();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static StandIn standIn(ResultSet row, int number) throws SQLException {
        return new StandIn(
                row.getObject("id", UUID.class),
                row.getString("desk"),
                row.getString("absent"),
                row.getString("person"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("said_by"));
    }
}
