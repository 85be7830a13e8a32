package org.recoupe.web.task;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Priority;
import org.recoupe.process.OpenStep;
import org.recoupe.web.Wording;

/**
 * Something that waits, in the list.
 *
 * @param href where it is worked on
 * @param number of the claim, null when it is about a whole dispatch
 * @param text of the claim in quotation marks, or the dispatch's title
 * @param language of that text
 * @param mayTake whether the reader may take it here and now
 */
record TaskRow(
        String step,
        String href,
        @Nullable UUID claim,
        @Nullable String number,
        String text,
        @Nullable String language,
        String article,
        Priority priority,
        ClaimFile.@Nullable Line line,
        List<String> contradicts,
        @Nullable String holder,
        boolean mine,
        boolean mayTake,
        boolean returned,
        boolean escalated,
        Wording.Due due) {

    static TaskRow of(
            OpenStep step, ClaimFile.@Nullable Line line, Article article, String me, boolean verifies, Wording words) {
        var holder = step.assignee();
        return new TaskRow(
                step.step(),
                line == null ? "/articles/" + article.id() : "/claims/" + line.id(),
                step.claim(),
                line == null ? null : line.number(),
                line == null ? article.title() : words.quoted(line.text()),
                article.language(),
                article.title(),
                step.priority(),
                line,
                line == null ? List.of() : line.contradicts(),
                holder == null ? null : words.who(holder),
                me.equals(holder),
                verifies && holder == null && step.step().equals("verifyClaim"),
                step.returned(),
                step.escalated(),
                words.due(step.due(), step.since()));
    }
}
