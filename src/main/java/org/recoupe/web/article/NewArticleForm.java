package org.recoupe.web.article;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Submission;
import org.recoupe.extraction.Outline;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * The fields as they were typed.
 *
 * @param toldTitle what Recoupe had put into the title field; whoever has not changed it gets what is recognised now
 * @param revises the story this is a new version of, empty for a new one
 * @param look words of the title of such a story
 * @param encoding chosen for the bytes in {@code file64}
 * @param file64 a file whose encoding was asked for, on its way back
 */
record NewArticleForm(
        @Nullable String title,
        @Nullable String text,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String publishedAt,
        @Nullable String zone,
        @Nullable String language,
        @Nullable String desk,
        @Nullable String externalId,
        @Nullable String toldTitle,
        @Nullable String toldPublisher,
        @Nullable String revises,
        @Nullable String look,
        @Nullable String encoding,
        @Nullable String file64) {

    static final NewArticleForm EMPTY = new NewArticleForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The text as it was meant: a form sends every line break as CR LF, whatever was pasted. */
    String copy() {
        return text == null ? "" : text.replace("\r\n", "\n");
    }

    @Nullable
    Language knownLanguage() {
        return Language.of(given(language));
    }

    /** The story this is to be a new version of, or null. */
    @Nullable
    UUID revisedStory() {
        var id = given(revises);
        if (id == null) return null;
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new Invalid("revises", "unknown", "no such story");
        }
    }

    /** The file that came back with its encoding, or null. */
    byte @Nullable [] returnedFile() {
        if (given(file64) == null || given(encoding) == null) return null;
        try {
            return Base64.getDecoder().decode(file64);
        } catch (IllegalArgumentException notOurs) {
            throw new Invalid("file", "bad-text", "not a file");
        }
    }

    Submission submission(Outline outline) {
        var copy = copy();
        return new Submission(
                title == null ? "" : title,
                copy,
                given(externalId),
                knownLanguage(),
                given(publisher),
                quote(outline.byline(), copy),
                quote(outline.dateline(), copy),
                given(url),
                published(),
                given(desk),
                copy.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable OffsetDateTime published() {
        if (given(publishedAt) == null) return null;
        try {
            return LocalDateTime.parse(String.valueOf(given(publishedAt)))
                    .atZone(ZoneId.of(zone == null ? "" : zone))
                    .toOffsetDateTime();
        } catch (DateTimeException notATime) {
            throw new Invalid("publishedAt", "bad-date", "not a time");
        }
    }

    static @Nullable String quote(@Nullable Span place, String text) {
        if (place == null) return null;
        var words = place.in(text).strip().replaceAll("\\s+", " ");
        return words.length() > 300 ? null : words;
    }

    static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
