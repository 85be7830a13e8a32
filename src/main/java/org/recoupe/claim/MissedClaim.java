package org.recoupe.claim;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Span;
import org.recoupe.source.Source;

/**
 * A claim the extraction missed, as an editor marked it.
 *
 * @param passage words of the current revision, exactly as they stand there
 * @param place where, in code points, if the words stand there more than once; null means the first time
 * @param source id or name of who says it; null if nobody is named
 * @param stance what they do; null means they assert it
 * @param cue the words that say so ("a déclaré"), if they were marked too
 */
public record MissedClaim(
        @Nullable String passage,
        @Nullable Span place,
        @Nullable String source,
        @Nullable Stance stance,
        @Nullable String cue) {
    private static final String BY_HAND = "by-hand";
    private static final int LONGEST_CUE = 300;

    /** @throws Invalid if the passage or the cue is not in the text */
    Finding in(String text, @Nullable Source speaker) {
        new Invalid.Check()
                .required("passage", passage, Spans.LONGEST_PASSAGE)
                .optional("cue", cue, LONGEST_CUE)
                .orRefuse();
        var words = passage == null ? "" : passage.strip();
        var content = content(words, text);
        var cueMention = cueMention(content, text);
        return new Finding(
                content.in(text),
                content,
                Spans.NONE,
                cueMention,
                Spans.NONE,
                null,
                cueMention.list().isEmpty() ? null : cueMention.in(text),
                null,
                speaker == null ? null : speaker.id(),
                null,
                stance == null ? Stance.ASSERTS : stance,
                speaker == null ? Form.NARRATOR : Form.INDIRECT,
                ClaimClass.STATEMENT,
                1,
                "",
                BY_HAND,
                1,
                BY_HAND);
    }

    private Spans content(String words, String text) {
        if (place != null) {
            var marked = Spans.marked("passage", List.of(place), text);
            if (marked.in(text).strip().equals(words)) return marked;
        }
        var at = text.indexOf(words);
        if (at < 0) throw new Invalid("passage", "not-in-text", "these words do not stand in the text exactly so");
        return new Spans(List.of(new Span(at, at + words.length())));
    }

    private Spans cueMention(Spans content, String text) {
        if (cue == null || cue.isBlank()) return Spans.NONE;
        return Words.places(cue, text).stream()
                .min(Comparator.comparingInt(span -> Math.abs(span.start() - content.start())))
                .map(span -> new Spans(List.of(span)))
                .orElseThrow(
                        () -> new Invalid("cue", "not-in-text", "these words do not stand in the text exactly so"));
    }
}
