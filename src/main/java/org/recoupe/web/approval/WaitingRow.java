package org.recoupe.web.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.WaitingVerdicts.Waiting;
import org.recoupe.web.Wording;

/**
 * A proposed verdict in the line.
 *
 * @param harm whether it is about casualties or an accusation
 * @param hand why it is not for the reader, in words, or null
 */
record WaitingRow(
        Waiting waiting,
        String quoted,
        Wording.Chip chip,
        boolean harm,
        String by,
        String proposed,
        Wording.@Nullable Due due,
        @Nullable String hand) {

    /** A story with what waits of it. */
    record Story(UUID article, String title, @Nullable String language, List<WaitingRow> rows) {}

    static WaitingRow of(Waiting waiting, Wording words) {
        var due = waiting.due();
        var hand = waiting.hand();
        return new WaitingRow(
                waiting,
                words.listed(waiting.text(), waiting.proposition()),
                words.chip(waiting.verdict(), null),
                switch (waiting.claimClass()) {
                    case CASUALTIES, ACCUSATION, DEATH -> true;
                    default -> false;
                },
                words.who(waiting.proposedBy()),
                words.moment(waiting.since()),
                due == null ? null : words.due(due, waiting.since()),
                hand == null ? null : words.say("hand." + hand));
    }

    /** Rows come in the order of the line: those of a story stand together. */
    static List<Story> byStory(List<Waiting> line, Wording words) {
        var stories = new ArrayList<Story>();
        for (var waiting : line) {
            var last = stories.isEmpty() ? null : stories.get(stories.size() - 1);
            if (last == null || !last.article().equals(waiting.article())) {
                last = new Story(waiting.article(), waiting.title(), waiting.language(), new ArrayList<>());
                stories.add(last);
            }
            last.rows().add(of(waiting, words));
        }
        return stories;
    }
}
