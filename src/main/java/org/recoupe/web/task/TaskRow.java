package org.recoupe.web.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Priority;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.process.StepId;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.web.Wording;
import org.recoupe.web.absence.Holders;
import org.recoupe.web.claim.InForce;

/**
 * Something that waits, in the list.
 *
 * @param id of the open step: what the list's forms speak of
 * @param key of the claim, or of the article when all of it waits: what the address calls the row
 * @param href where it is worked on
 * @param reference of the claim, null when it is about a whole dispatch
 * @param text of the claim in quotation marks, or the dispatch's title
 * @param language of that text
 * @param again the verdict that is in force while it is verified again, or null
 * @param holder who holds it, in the words of the list, or null
 * @param current whether its preview is shown
 * @param mayTick whether it may be dealt with together with others
 * @param later until when the reader put it off, in words, or null
 */
record TaskRow(
        UUID id,
        UUID key,
        String step,
        String href,
        @Nullable String reference,
        String text,
        @Nullable String language,
        String article,
        Priority priority,
        ClaimFile.@Nullable Line line,
        List<String> contradicts,
        @Nullable InForce again,
        @Nullable String holder,
        boolean current,
        boolean mayTick,
        boolean mayTake,
        boolean mayRelease,
        boolean returned,
        boolean escalated,
        @Nullable String later,
        Wording.Due due) {

    static TaskRow of(
            OpenStep step,
            ClaimFile.@Nullable Line line,
            Article article,
            @Nullable Instant later,
            @Nullable UUID selected,
            Holders.Known holders,
            TaskAddress address,
            Actor actor,
            Wording words) {
        var holder = step.assignee();
        var key = line == null ? step.article() : line.id();
        var verified = step.step().equals(StepId.VERIFY_CLAIM);
        var verifies = verified && actor.may(Permission.VERIFY, step.desk());
        return new TaskRow(
                step.id(),
                key,
                step.step(),
                address.opening(href(step, line == null ? null : line.id())),
                line == null ? null : line.reference(),
                line == null
                        ? article.title()
                        : words.listed(line.text(), line.proposition().whenComplete()),
                article.language(),
                article.title(),
                step.priority(),
                line,
                line == null ? List.of() : line.contradicts(),
                line == null || line.again() == null ? null : InForce.of(line.again(), null, true, words),
                held(step, holders, actor, words),
                key.equals(selected),
                verified && (verifies || actor.may(Permission.TRIAGE, step.desk())),
                verifies && holder == null,
                verifies && holders.isWorkOf(actor, holder, step.desk()),
                step.returned(),
                step.escalated(),
                later == null ? null : words.moment(later),
                words.due(step.due(), step.since()));
    }

    /** Whether a verdict is looked for: the usual step, which the list does not name. */
    public boolean isToVerify() {
        return step.equals(StepId.VERIFY_CLAIM);
    }

    private static @Nullable String held(OpenStep step, Holders.Known holders, Actor actor, Wording words) {
        var holder = step.assignee();
        if (actor.userId().equals(holder)) return words.say("holder.you");
        var absent = holders.absent(actor, holder, step.desk());
        if (absent != null) return words.say("holder.absent", words.who(absent));
        var known = holders.inWords(holder, step.desk(), words);
        return known == null ? null : words.say("holder", known);
    }

    static String href(OpenStep step, @Nullable UUID claim) {
        if (claim == null) return "/articles/" + step.article();
        return "/claims/" + claim + (step.step().equals(StepId.APPROVE_VERDICT) ? "/approval" : "");
    }
}
