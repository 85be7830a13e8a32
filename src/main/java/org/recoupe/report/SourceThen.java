package org.recoupe.report;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;

/**
 * Who said it, as the trail has it.
 *
 * @param id null in entries of the first version, and where nobody is named
 * @param called its name; of entries that do not say it the words by which the text names it
 * @param words by which the text names it, as long as nobody had put it right
 * @param origin for whom it speaks in the end, itself if for nobody; null where that was not told
 */
record SourceThen(
        @Nullable UUID id,
        @Nullable String called,
        @Nullable String words,
        @Nullable String origin) {
    static final SourceThen NOBODY = new SourceThen(null, null, null, null);

    /** Of a piece. */
    static SourceThen named(Facts source) {
        return new SourceThen(id(source), source.text("name"), null, null);
    }

    /** Of a claim, as a text names it or as somebody put it right. */
    static SourceThen speaking(Facts source) {
        var name = source.text("name");
        var origin = source.within("origin").text("name");
        return new SourceThen(
                id(source),
                name == null ? source.text("words") : name,
                source.text("words"),
                origin == null ? name : origin);
    }

    private static @Nullable UUID id(Facts source) {
        return source.has("id") ? UUID.fromString(source.word("id")) : null;
    }

    boolean is(String idOrName) {
        return idOrName.equals(Objects.toString(id, null)) || idOrName.equals(called) || idOrName.equals(words);
    }
}
