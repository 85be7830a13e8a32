package org.recoupe.claim;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.recoupe.extraction.statement.Stance;

/** What the extraction said before somebody put the words or the stance right. Its source stays in the {@link Finding}. */
@Embeddable
record Original(
        String foundText,
        String foundContent,
        @Enumerated(EnumType.STRING) Stance foundStance) {
    private static final Spans.AsText STORED = new Spans.AsText();

    static Original of(Finding finding) {
        return new Original(finding.text(), STORED.convertToDatabaseColumn(finding.content()), finding.stance());
    }

    /** Whether a finding is back where the extraction had it. */
    boolean isTold(Finding finding) {
        return equals(of(finding));
    }

    /** The finding of a new reading, with whatever was put right in the one before, as far as its words still stand in the text. */
    Finding carriedOver(Finding before, Finding found, String text) {
        var carried = before.stance() == foundStance ? found : found.withStance(before.stance());
        if (before.text().equals(foundText)) return carried;
        var near = found.content().list().isEmpty()
                ? 0
                : found.content().list().get(0).start();
        return before.content()
                .foundAgain(before.text(), text, near)
                .map(places -> carried.placed(places, text))
                .orElse(carried);
    }
}
