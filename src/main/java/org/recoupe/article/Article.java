package org.recoupe.article;

import static org.recoupe.article.ArticleStatus.ACCEPTED;
import static org.recoupe.article.ArticleStatus.EXTRACTING;
import static org.recoupe.article.ArticleStatus.FAILED;
import static org.recoupe.article.ArticleStatus.READY;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/** A dispatch: identity, desk, and how far its current {@link Revision} has come. */
@Entity
public class Article {
    @Id
    private UUID id;

    private String desk;

    @Nullable
    private String externalId;

    @Enumerated(EnumType.STRING)
    private ArticleStatus status;

    private int revision;
    private String title;

    /** The language it is written in, as given or as found. */
    @Nullable
    private String language;

    @Nullable
    private String failure;

    /** Starts and ends in turn. */
    private int[] tangled = {};

    private Instant receivedAt;

    @Version
    @Nullable
    private Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Article() {}

    Article(String desk, @Nullable String externalId, String title, Instant at) {
        this.id = UUID.randomUUID();
        this.desk = desk;
        this.externalId = externalId;
        this.title = title;
        this.status = EXTRACTING;
        this.receivedAt = at;
    }

    /** The next revision's number is taken; reading starts over. */
    int revised(Submission from, Instant at) {
        status = EXTRACTING;
        failure = null;
        tangled = new int[0];
        title = from.title();
        language = from.language() == null ? null : from.language().code();
        receivedAt = at;
        return ++revision;
    }

    /** @param tangled places in which more may be said than was read */
    ArticleEvent.Extracted extracted(String language, List<Span> tangled, String model) {
        require(Set.of(EXTRACTING, FAILED), READY);
        var before = move(READY);
        this.language = language;
        this.failure = null;
        this.tangled = tangled.stream()
                .flatMapToInt(place -> IntStream.of(place.start(), place.end()))
                .toArray();
        return new ArticleEvent.Extracted(change(Acting.SYSTEM, before), tangled.size(), model);
    }

    ArticleEvent.ExtractionFailed extractionFailed(String reason) {
        require(Set.of(EXTRACTING), FAILED);
        var before = move(FAILED);
        this.failure = reason;
        return new ArticleEvent.ExtractionFailed(change(Acting.SYSTEM, before), reason);
    }

    ArticleEvent.EnteredByHand enteredByHand(Acting by) {
        require(Set.of(FAILED), READY);
        var before = move(READY);
        this.failure = null;
        return new ArticleEvent.EnteredByHand(change(by, before));
    }

    /** Another attempt at a text that could not be read, perhaps in a language somebody names. */
    ArticleEvent.ReadAgain readAgain(@Nullable Language as, Acting by) {
        require(Set.of(FAILED), EXTRACTING);
        var before = move(EXTRACTING);
        this.failure = null;
        if (as != null) language = as.code();
        return new ArticleEvent.ReadAgain(change(by, before), as);
    }

    ArticleEvent.Accepted accept(Acting by) {
        require(Set.of(READY), ACCEPTED);
        var before = move(ACCEPTED);
        return new ArticleEvent.Accepted(change(by, before));
    }

    ArticleEvent.Change change(Acting by, @Nullable ArticleStatus before) {
        return new ArticleEvent.Change(id, desk, revision, by, before, status);
    }

    private void require(Set<ArticleStatus> from, ArticleStatus to) {
        if (!from.contains(status)) throw new ArticleRejected.WrongStatus(status, to);
    }

    private ArticleStatus move(ArticleStatus to) {
        var before = status;
        status = to;
        return before;
    }

    public UUID id() {
        return id;
    }

    public String desk() {
        return desk;
    }

    public @Nullable String externalId() {
        return externalId;
    }

    public ArticleStatus status() {
        return status;
    }

    /** Number of the current revision, from 1. */
    public int revision() {
        return revision;
    }

    public String title() {
        return title;
    }

    public @Nullable String language() {
        return language;
    }

    /** Why nothing could be read out of it, or null. */
    public @Nullable String failure() {
        return failure;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** Where its latest text is too tangled for rules: people look there for what else is said. */
    public List<Span> tangled() {
        return IntStream.range(0, tangled.length / 2)
                .mapToObj(i -> new Span(tangled[2 * i], tangled[2 * i + 1]))
                .toList();
    }
}
