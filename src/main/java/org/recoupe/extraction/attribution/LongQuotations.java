package org.recoupe.extraction.attribution;

import java.util.ArrayList;
import java.util.List;
import org.recoupe.extraction.reading.Reading;

/**
 * A quotation left open at a paragraph's end goes on in the next: who is named there has said the first part too.
 */
final class LongQuotations {
    private final Reading reading;

    LongQuotations(Reading reading) {
        this.reading = reading;
    }

    /** The same attributions in the same order, sources filled in from the end backwards. */
    List<Attribution> completed(List<Attribution> attributions) {
        var completed = new ArrayList<>(attributions);
        for (var i = completed.size() - 2; i >= 0; i--) {
            var open = completed.get(i);
            var next = completed.get(i + 1);
            if (open.source().isEmpty() && !next.source().isEmpty() && isContinued(open, next))
                completed.set(i, open.saidBy(next.source()));
        }
        return completed;
    }

    private boolean isContinued(Attribution open, Attribution next) {
        if (next.sentence() > open.sentence() + 1) return false;
        var quotation = reading.quotationAt(reading.tokenAt(open.start()));
        var after = reading.quotationAt(reading.tokenAt(next.start()));
        return quotation >= 0
                && after == quotation + 1
                && !reading.quotations.get(quotation).closed();
    }
}
