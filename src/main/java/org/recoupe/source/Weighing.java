package org.recoupe.source;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says how far a source is to be believed, and for what. */
@Component
class Weighing {
    private final EntityManager entities;
    private final SourceDesk sources;
    private final ApplicationEventPublisher events;

    Weighing(EntityManager entities, SourceDesk sources, ApplicationEventPublisher events) {
        this.entities = entities;
        this.sources = sources;
        this.events = events;
    }

    /**
     * Says how reliable it is. A and E stand when a second person says the same; the first may say it as often as they like.
     *
     * @return the source; its grade waits if it does not have it yet
     */
    SourceView grade(UUID id, Reliability grade, String reason, Actor actor) {
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        SourceDesk.checkedReason(reason)
                .that(source.grade() != grade, "grade", "no-change", "it is graded so already; nothing was changed")
                .orRefuse();
        var waiting = sources.appraisals(source.id()).stream()
                .filter(said -> said.about() == Appraisal.About.GRADE && said.isWaiting())
                .findFirst();
        var same = waiting.filter(said -> said.said().equals(grade.name()));
        if (same.isPresent()) {
            if (!same.get().saidBy().equals(on.by().userId())) {
                same.get().second(on.by().userId(), reason.strip(), sources.now());
                graded(source, grade, same.get().saidBy(), reason, on);
            }
            return sources.view(source, actor);
        }
        waiting.ifPresent(said -> said.isOver(sources.now()));
        // what two people found unreliable one does not rehabilitate
        var takesTwo = grade.takesTwo() || source.grade() == Reliability.E;
        say(source, Appraisal.About.GRADE, grade.name(), reason, on, !takesTwo);
        if (takesTwo)
            events.publishEvent(new SourceEvent.GradeProposed(SourceDesk.about(source, on), grade, reason.strip()));
        else graded(source, grade, null, reason, on);
        return sources.view(source, actor);
    }

    private void graded(Source source, Reliability grade, @Nullable String first, String reason, SourceDesk.On on) {
        var before = source.grade();
        source.isGraded(grade);
        sources.handIn(SourceChange.What.GRADE, on.by().userId(), source);
        if (first != null) sources.handIn(SourceChange.What.GRADE, first, source);
        entities.flush();
        events.publishEvent(new SourceEvent.Graded(SourceDesk.about(source, on), grade, before, first, reason.strip()));
    }

    /** Says what it is to what it speaks about. */
    SourceView stand(UUID id, Standing standing, String reason, Actor actor) {
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        var before = source.standing();
        SourceDesk.checkedReason(reason)
                .that(before != standing, "standing", "no-change", "it stands so already; nothing was changed")
                .orRefuse();
        say(source, Appraisal.About.STANDING, standing.name(), reason, on, true);
        source.stands(standing);
        sources.handIn(SourceChange.What.STANDING, on.by().userId(), source);
        events.publishEvent(
                new SourceEvent.StandingSaid(SourceDesk.about(source, on), standing, before, reason.strip()));
        return sources.view(source, actor);
    }

    /**
     * Says for what it alone is competent.
     *
     * @param withdraw that it is not, any more
     */
    SourceView competent(UUID id, @Nullable String matter, String reason, boolean withdraw, Actor actor) {
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        var check = SourceDesk.checkedReason(reason);
        Describing.checkName(check, "matter", matter);
        check.orRefuse();
        var words = String.valueOf(matter).strip();
        var said = sources.appraisals(source.id()).stream()
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
        sources.handIn(SourceChange.What.COMPETENCE, on.by().userId(), source);
        if (withdraw) {
            said.ifPresent(one -> one.isOver(sources.now()));
            events.publishEvent(
                    new SourceEvent.CompetenceWithdrawn(SourceDesk.about(source, on), words, reason.strip()));
        } else {
            say(source, Appraisal.About.COMPETENCE, words, reason, on, true);
            events.publishEvent(new SourceEvent.CompetenceSaid(SourceDesk.about(source, on), words, reason.strip()));
        }
        return sources.view(source, actor);
    }

    /** Until it is lifted, nothing of it counts in a verdict to come; those that stand are left alone. */
    SourceView hold(UUID id, boolean hold, String reason, Actor actor) {
        var source = sources.changed(id, Permission.WEIGH_SOURCES, actor);
        var on = SourceDesk.acting(source, Permission.WEIGH_SOURCES, actor);
        SourceDesk.checkedReason(reason)
                .that(
                        source.isOnHold() != hold,
                        "hold",
                        "no-change",
                        hold ? "it is on hold already" : "it is not on hold")
                .orRefuse();
        say(source, Appraisal.About.HOLD, String.valueOf(hold), reason, on, true);
        source.hold(hold);
        sources.handIn(SourceChange.What.HOLD, on.by().userId(), source);
        events.publishEvent(
                hold
                        ? new SourceEvent.PutOnHold(SourceDesk.about(source, on), reason.strip())
                        : new SourceEvent.HoldLifted(SourceDesk.about(source, on), reason.strip()));
        return sources.view(source, actor);
    }

    private void say(
            Source source, Appraisal.About about, String said, String reason, SourceDesk.On on, boolean stands) {
        entities.persist(
                new Appraisal(source.id(), about, said, reason.strip(), on.by().userId(), sources.now(), stands));
    }
}
