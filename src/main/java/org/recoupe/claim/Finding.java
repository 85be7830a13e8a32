package org.recoupe.claim;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Facts;

/**
 * What a text says and who says it there: the part of a claim that comes from one revision.
 *
 * @param source as the extraction resolved it; a person may know better, see {@link Claim#source()}
 * @param worth check-worthiness, 0 to 1
 * @param reasons keys of why it is worth checking, joined by commas
 * @param extractionVersion that found it
 */
@Embeddable
record Finding(
        String text,
        Spans content,
        Spans sourceMention,
        Spans cueMention,
        Spans relayMention,
        @Nullable String sourceWords,
        @Nullable String cue,
        @Nullable String relay,
        @Column(name = "found_source") @Nullable UUID source,
        @Nullable UUID relaySource,
        @Enumerated(EnumType.STRING) Stance stance,
        @Enumerated(EnumType.STRING) Form form,
        @Enumerated(EnumType.STRING) ClaimClass claimClass,
        double worth,
        String reasons,
        String rule,
        double confidence,
        String extractionVersion) {

    /** The same said at other places of the same text. */
    Finding placed(Spans places, String in) {
        return with(places.in(in), places, stance);
    }

    Finding withStance(Stance other) {
        return with(text, content, other);
    }

    /** The words that named the speaker may stand elsewhere by now. */
    Finding unattributed() {
        return new Finding(
                text,
                content,
                Spans.NONE,
                Spans.NONE,
                Spans.NONE,
                sourceWords,
                cue,
                relay,
                source,
                relaySource,
                stance,
                form,
                claimClass,
                worth,
                reasons,
                rule,
                confidence,
                extractionVersion);
    }

    Finding withClass(ClaimClass other) {
        return with(text, content, stance, other);
    }

    private Finding with(String words, Spans places, Stance does) {
        return with(words, places, does, claimClass);
    }

    private Finding with(String words, Spans places, Stance does, ClaimClass about) {
        return new Finding(
                words,
                places,
                sourceMention,
                cueMention,
                relayMention,
                sourceWords,
                cue,
                relay,
                source,
                relaySource,
                does,
                form,
                about,
                worth,
                reasons,
                rule,
                confidence,
                extractionVersion);
    }

    /** Whether it is the same words, said the same way. */
    boolean saysAs(Finding other) {
        return stance == other.stance && Words.same(text, other.text);
    }

    List<String> reasonList() {
        return reasons.isEmpty() ? List.of() : List.of(reasons.split(",", -1));
    }

    /** For the trail: what is said, where it stands in the text in code points, and who says it there. */
    Facts facts(String in) {
        return Facts.of("words", text)
                .with("places", content.facts(in))
                .with("source", Facts.of("id", source).with("words", sourceWords))
                .with("relay", Facts.of("id", relaySource).with("words", relay))
                .with("cue", cue)
                .with("stance", stance)
                .with("form", form)
                .with("class", claimClass)
                .with("because", reasons.isEmpty() ? null : reasonList())
                .with("rule", rule);
    }
}
