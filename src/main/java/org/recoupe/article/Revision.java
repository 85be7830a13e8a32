package org.recoupe.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;

/** One state of a dispatch's text, exactly as received. Never changed: a correction from outside is the next revision. */
@Entity
@Immutable
public class Revision {
    @Id
    private UUID id;

    private UUID article;
    private int number;
    private byte[] original;
    private String originalSha256;
    private String text;
    private String textSha256;
    private String title;

    @Nullable
    private String language;

    @Nullable
    private String publisher;

    @Nullable
    private String byline;

    @Nullable
    private String dateline;

    @Nullable
    private String url;

    @Nullable
    private Instant publishedAt;

    /** The offset the time was given in, so that it can be shown as the sender wrote it. */
    @Column(name = "published_offset")
    @Nullable
    private String publishedOffset;

    private Instant receivedAt;
    private String receivedBy;

    @SuppressWarnings("NullAway.Init")
    protected Revision() {}

    Revision(UUID article, int number, Submission from, Instant at, String by) {
        this.id = UUID.randomUUID();
        this.article = article;
        this.number = number;
        this.original = from.original().clone();
        this.originalSha256 = sha256(original);
        this.text = from.text();
        this.textSha256 = sha256(text);
        this.title = from.title();
        this.language = from.language() == null ? null : from.language().code();
        this.publisher = from.publisher();
        this.byline = from.byline();
        this.dateline = from.dateline();
        this.url = from.url();
        this.publishedAt =
                from.publishedAt() == null ? null : from.publishedAt().toInstant();
        this.publishedOffset = from.publishedAt() == null ? null : from.zone().getId();
        this.receivedAt = at;
        this.receivedBy = by;
    }

    /** What came in, for the trail: its text by its digest, which the text on file must have. */
    Facts facts() {
        return Facts.of("title", title)
                .with("outlet", publisher)
                .with("url", url)
                .with("publishedAt", publishedAt)
                .with("language", language)
                .with("original", originalSha256)
                .with("text", textSha256);
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public UUID id() {
        return id;
    }

    public UUID article() {
        return article;
    }

    public int number() {
        return number;
    }

    public String text() {
        return text;
    }

    public String textSha256() {
        return textSha256;
    }

    public String originalSha256() {
        return originalSha256;
    }

    public String title() {
        return title;
    }

    /** As the sender gave it; null when it is to be found out. */
    public @Nullable String language() {
        return language;
    }

    public @Nullable String publisher() {
        return publisher;
    }

    public @Nullable String byline() {
        return byline;
    }

    public @Nullable String dateline() {
        return dateline;
    }

    public @Nullable String url() {
        return url;
    }

    public @Nullable OffsetDateTime publishedAt() {
        return publishedAt == null || publishedOffset == null
                ? null
                : publishedAt.atOffset(ZoneOffset.of(publishedOffset));
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public String receivedBy() {
        return receivedBy;
    }
}
