package org.recoupe.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file.
 *
 * @param text in paragraphs, with a blank line between them
 * @param envelope what the file says of it
 * @param remarks what was left out, and what somebody must look at
 */
public record Copy(String text, Envelope envelope, List<Remark> remarks) {
    static Copy of(String text) {
        return new Copy(text, Envelope.NONE, List.of());
    }

    public @Nullable String says(Fact fact) {
        return envelope.of(fact);
    }
}
