package org.recoupe.web.article;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Submission;
import org.recoupe.document.Copy;
import org.recoupe.document.Fact;
import org.recoupe.extraction.Outline;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * The fields as they were typed.
 *
 * @param toldTitle what Recoupe had put into the title field; whoever has not changed it gets what is recognised now
 * @param sent what the file said that the text came from
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
        @Nullable Sent sent,
        @Nullable String revises,
        @Nullable String look,
        @Nullable String encoding,
        @Nullable String file64) {

    static final NewArticleForm EMPTY = new NewArticleForm(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * What a file says of the text in it; goes along with the form, since the file does not.
     *
     * @param publishedAt in the newsroom's zone, as a field for date and time takes it
     * @param embargo until when, with its offset
     */
    record Sent(
            @Nullable String title,
            @Nullable String publisher,
            @Nullable String publishedAt,
            @Nullable String language,
            @Nullable String id,
            @Nullable String version,
            @Nullable String slug,
            @Nullable String embargo) {
        static final Sent NOTHING = new Sent(null, null, null, null, null, null, null, null);

        static Sent of(Copy copy, ZoneId newsroom) {
            return new Sent(
                    copy.says(Fact.TITLE),
                    copy.says(Fact.PUBLISHER),
                    local(copy.says(Fact.PUBLISHED), newsroom),
                    copy.says(Fact.LANGUAGE),
                    copy.says(Fact.ID),
                    copy.says(Fact.VERSION),
                    copy.says(Fact.SLUG),
                    copy.says(Fact.EMBARGO));
        }

        /** When it may be published, if that is still to come. */
        @Nullable
        Instant embargoedUntil(Instant now) {
            var moment = given(embargo);
            if (moment == null) return null;
            try {
                var until = Days.time(moment).toInstant();
                return until.isAfter(now) ? until : null;
            } catch (DateTimeException notOurs) {
                return null;
            }
        }

        private static @Nullable String local(@Nullable String moment, ZoneId newsroom) {
            if (moment == null) return null;
            try {
                return Days.time(moment)
                        .atZoneSameInstant(newsroom)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
            } catch (DateTimeException notOurs) {
                return null;
            }
        }
    }

    /** What the file said, if the text came out of one. */
    public Sent said() {
        return sent == null ? Sent.NOTHING : sent;
    }

    /** With what stands in a file just read: what somebody typed stays, what the file before had said gives way. */
    NewArticleForm with(Copy copy, ZoneId newsroom, Collection<String> languages) {
        var before = said();
        var now = Sent.of(copy, newsroom);
        var readable = now.language() != null && languages.contains(now.language()) ? now.language() : null;
        return new NewArticleForm(
                title,
                copy.text(),
                publisher,
                url,
                unlessTyped(publishedAt, before.publishedAt(), now.publishedAt()),
                given(now.publishedAt()) == null ? zone : newsroom.getId(),
                unlessTyped(language, before.language(), readable),
                desk,
                unlessTyped(externalId, before.id(), now.id()),
                toldTitle,
                toldPublisher,
                now,
                revises,
                look,
                null,
                null);
    }

    /** What somebody wrote stays; what was told follows the text. */
    static String unlessTyped(@Nullable String field, @Nullable String toldBefore, @Nullable String told) {
        var written = given(field);
        return written == null || written.equals(given(toldBefore)) ? told == null ? "" : told : written;
    }

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
