package org.recoupe.web.approval;

import org.jspecify.annotations.Nullable;
import org.recoupe.claim.SecondReadings.Listed;
import org.recoupe.web.Wording;

/**
 * A second reading in a list. As long as nobody has read, it says nothing of the verdict.
 *
 * @param approver who approved, and {@code reader} who read, once somebody has
 */
record ReadingRow(
        Listed listed,
        String quoted,
        String drawn,
        Wording.@Nullable Chip approved,
        Wording.@Nullable Chip reading,
        @Nullable String approver,
        @Nullable String reader,
        @Nullable String read) {

    static ReadingRow of(Listed listed, Wording words) {
        var outcome = listed.outcome();
        return new ReadingRow(
                listed,
                words.quoted(listed.text()),
                words.moment(listed.drawnAt()),
                outcome == null ? null : words.chip(outcome.approved(), null),
                outcome == null ? null : words.chip(outcome.reading(), null),
                outcome == null ? null : words.who(outcome.approvedBy()),
                outcome == null ? null : words.who(outcome.reader()),
                outcome == null ? null : words.moment(outcome.at()));
    }
}
