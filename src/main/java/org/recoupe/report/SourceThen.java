package org.recoupe.report;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;

/**
 * Who said it, as the trail has it.
 *
 * @param id null in entries of the first version, and where nobody is named
 * @param called its name, or the words by which the text names it as long as nobody had put it right
 */
record SourceThen(@Nullable UUID id, @Nullable String called) {
    static final SourceThen NOBODY = new SourceThen(null, null);

    /** Of a piece, or of a claim whose source was put right. */
    static SourceThen named(Facts source) {
        return new SourceThen(id(source), source.text("name"));
    }

    /** As a text names it. */
    static SourceThen inText(Facts source) {
        return new SourceThen(id(source), source.text("words"));
    }

    private static @Nullable UUID id(Facts source) {
        return source.has("id") ? UUID.fromString(source.word("id")) : null;
    }

    boolean is(String idOrName) {
        return idOrName.equals(Objects.toString(id, null)) || idOrName.equals(called);
    }
}
