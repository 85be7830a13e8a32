package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How every use case touches a claim: lock it, see that the person may, change it, save it, say what happened. */
@Component
class ClaimDesk {
    private final Claims claims;
    private final EntityManager entities;
    private final ApplicationEventPublisher events;
    private final StandIns standIns;
    private final CalledThen called;
    private final Clock clock;

    ClaimDesk(
            Claims claims,
            EntityManager entities,
            ApplicationEventPublisher events,
            StandIns standIns,
            CalledThen called,
            Clock clock) {
        this.claims = claims;
        this.entities = entities;
        this.events = events;
        this.standIns = standIns;
        this.called = called;
        this.clock = clock;
    }

    /** A command on a claim by somebody in a role, at a time. */
    interface Command<E extends ClaimEvent> {
        E on(Claim claim, Acting by, Instant at);
    }

    /** @return what happened */
    <E extends ClaimEvent> E change(UUID id, Permission permission, Actor actor, Command<E> command) {
        var claim = locked(id, actor);
        var event = command.on(claim, acting(permission, claim, actor), now());
        happened(claim, event);
        return event;
    }

    /** As {@link #change}, for commands that may find nothing to do. */
    void changeIfNeeded(
            UUID id, Permission permission, Actor actor, BiFunction<Claim, Acting, Optional<ClaimEvent>> command) {
        var claim = locked(id, actor);
        command.apply(claim, acting(permission, claim, actor)).ifPresent(event -> happened(claim, event));
    }

    /**
     * What they may do about it as it stands.
     *
     * @param absent for whom they stand in on its desk
     */
    Offer offer(Claim claim, Actor actor, List<String> absent) {
        var verifies = permitted(Permission.VERIFY, claim, actor, absent);
        var sorts = permitted(Permission.TRIAGE, claim, actor, absent);
        var setAside = sorts.filter(by -> claim.mayBeSetAsideBy(settingAside(claim, by, actor, absent::stream)))
                .isPresent();
        return new Offer(
                verifies.isPresent() && claim.mayBeTaken(),
                verifies.filter(claim::mayBeVerifiedBy).isPresent(),
                verifies.filter(claim::mayHaveVerdictWithdrawnBy).isPresent(),
                sorts.filter(by -> claim.mayBeSelectedBy(settingAside(claim, by, actor, absent::stream)))
                        .isPresent(),
                setAside,
                sorts.isPresent() && claim.mayBeSetAside() && !setAside,
                permitted(Permission.CORRECT, claim, actor, absent)
                        .filter(claim::mayBeCorrectedBy)
                        .isPresent());
    }

    private static Optional<Acting> permitted(Permission permission, Claim claim, Actor actor, List<String> absent) {
        return actor.may(permission, claim.desk())
                ? Optional.of(acting(permission, claim, actor, absent::stream))
                : Optional.empty();
    }

    /** For whom they stand in, if that has to do with this claim: they work for its holder, and decide for nobody who had a hand in it. */
    Acting acting(Permission permission, Claim claim, Actor actor) {
        return acting(permission, claim, actor, () -> absent(claim, actor));
    }

    private static Acting acting(Permission permission, Claim claim, Actor actor, Supplier<Stream<String>> absent) {
        var own = actor.acting(role(permission, claim, actor), claim.desk());
        return switch (permission) {
            case VERIFY, CORRECT ->
                claim.isHeldBy(actor.userId())
                        ? own
                        : absent.get()
                                .filter(claim::isHeldBy)
                                .findFirst()
                                .map(own::standingInFor)
                                .orElse(own);
            case DECIDE ->
                absent.get()
                        .filter(person -> claim.involvementOf(person).isPresent())
                        .findFirst()
                        .or(() -> absent.get()
                                .filter(person -> claim.partOf(person).isPresent())
                                .findFirst())
                        .map(own::standingInFor)
                        .orElse(own);
            case REOPEN -> standingIn(claim, own, absent.get());
            default -> own;
        };
    }

    /** Who may only ask for it is refused by the claim and not at the door, so that the try is on record. */
    private static Permission role(Permission permission, Claim claim, Actor actor) {
        return permission == Permission.REOPEN
                        && !actor.may(Permission.REOPEN, claim.desk())
                        && actor.may(Permission.ASK_REOPENING, claim.desk())
                ? Permission.ASK_REOPENING
                : permission;
    }

    /** Whoever is a supervisor takes a verdict away as one, whatever role they would do the same in otherwise. */
    Acting takingAway(Claim claim, Acting otherwise, Actor actor) {
        return takingAway(claim, otherwise, actor, () -> absent(claim, actor));
    }

    private static Acting takingAway(Claim claim, Acting otherwise, Actor actor, Supplier<Stream<String>> absent) {
        return actor.may(Permission.REOPEN, claim.desk())
                ? standingIn(claim, actor.acting(Permission.REOPEN, claim.desk()), absent.get())
                : otherwise;
    }

    /** Who sets a claim aside, or takes it up again: as who takes a verdict away, if one goes or comes with it. */
    Acting settingAside(Claim claim, Acting by, Actor actor) {
        return settingAside(claim, by, actor, () -> absent(claim, actor));
    }

    private static Acting settingAside(Claim claim, Acting by, Actor actor, Supplier<Stream<String>> absent) {
        return claim.hasApprovedVerdict() ? takingAway(claim, by, actor, absent) : by;
    }

    private static Acting standingIn(Claim claim, Acting own, Stream<String> absent) {
        return absent.filter(person -> claim.handOf(person).isPresent())
                .findFirst()
                .map(own::standingInFor)
                .orElse(own);
    }

    private Stream<String> absent(Claim claim, Actor actor) {
        return standIns.absentFor(actor.userId(), claim.desk()).stream();
    }

    /** @throws Unknown if there is none, or it lies on another desk */
    Claim locked(UUID id, Actor actor) {
        return claims.findLocked(id).filter(claim -> actor.sees(claim.desk())).orElseThrow(() -> new Unknown("claim"));
    }

    void happened(Claim claim, ClaimEvent event) {
        happened(List.of(new Happened(claim, event)));
    }

    /** What happened to one of many claims. */
    record Happened(Claim claim, ClaimEvent event) {}

    /** To a whole story's claims at once: a flush looks at all that was loaded, so one for each would look at each as often as there are. */
    void happened(List<Happened> all) {
        // not Spring Data's save: it merges what is managed already, and stumbles over evidence that is not stored yet
        for (var one : all) if (!entities.contains(one.claim())) entities.persist(one.claim());
        // flushed before anybody hears: audit and engine write to the same rows by other means
        entities.flush();
        if (all.size() > 1) for (var one : all) letGo(one.claim());
        called.of(all.stream().map(Happened::event).toList()).forEach(events::publishEvent);
    }

    /** Stored, and not looked at again by every flush that follows; whoever needs it loads it anew. */
    void letGo(Claim claim) {
        entities.detach(claim);
    }

    Instant now() {
        // as precise as the database keeps it, so that what is read back equals what was written
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
