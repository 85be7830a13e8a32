package org.recoupe.article;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;

/**
 * A dispatch as somebody hands it in.
 *
 * @param externalId the sender's own id; the same one again makes a new revision
 * @param publishedAt with the zone it was given in
 * @param original the bytes as they came
 */
public record Submission(
        String title,
        String text,
        @Nullable String externalId,
        @Nullable Language language,
        @Nullable String publisher,
        @Nullable String byline,
        @Nullable String dateline,
        @Nullable String url,
        @Nullable OffsetDateTime publishedAt,
        @Nullable String desk,
        byte[] original) {

    /** Longest text taken, in bytes of UTF-8. */
    public static final int LONGEST_TEXT = 1_000_000;

    /** @throws Invalid naming every field that cannot be taken */
    public Submission {
        new Invalid.Check()
                .required("title", title, 500)
                .required("text", text, LONGEST_TEXT)
                .optional("externalId", externalId, 300)
                .that(
                        externalId == null || !externalId.isBlank(),
                        "externalId",
                        "required",
                        "must not be blank when given")
                .optional("publisher", publisher, 300)
                .optional("byline", byline, 300)
                .optional("dateline", dateline, 300)
                .url("url", url)
                .that(
                        publishedAt == null || (publishedAt.getYear() >= 1800 && publishedAt.getYear() <= 2200),
                        "publishedAt",
                        "bad-date",
                        "must lie between the years 1800 and 2200")
                .optional("desk", desk, 60)
                .orRefuse();
        title = title.strip();
        url = url == null || url.isEmpty() ? null : url;
    }

    /** A text that was typed or pasted: its UTF-8 bytes stand for the original. */
    public static Submission typed(
            String title,
            String text,
            @Nullable String externalId,
            @Nullable Language language,
            @Nullable String publisher,
            @Nullable String url,
            @Nullable OffsetDateTime publishedAt,
            @Nullable String desk) {
        return new Submission(
                title,
                text,
                externalId,
                language,
                publisher,
                null,
                null,
                url,
                publishedAt,
                desk,
                text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
    }

    ZoneOffset zone() {
        return publishedAt == null ? ZoneOffset.UTC : publishedAt.getOffset();
    }
}
