package org.recoupe.article;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Span;
import org.recoupe.kernel.Unknown;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The news desk's in-tray: dispatches come in, are read, checked by an editor and accepted. */
@Service
@Transactional
public class Intake {
    private static final int NEWEST = 200;

    private final Articles articles;
    private final Revisions revisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Intake(Articles articles, Revisions revisions, ApplicationEventPublisher events, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a dispatch in. The same external id on the same desk makes a new revision.
     *
     * @return the article, EXTRACTING
     * @throws Unknown if the desk is not one of the actor's
     * @throws Invalid if the actor has several desks and named none
     */
    public Article receive(Submission submission, Actor actor) {
        var desk = deskFor(submission, actor);
        var by = actor.acting(Permission.IMPORT, desk);
        return revised(findOrOpen(desk, submission), submission, by);
    }

    /**
     * Takes in a new version of a dispatch that is here. It stays on its desk, whatever the submission says.
     *
     * @return the article, EXTRACTING
     * @throws Unknown if there is none, or it lies on another desk
     */
    public Article revise(UUID id, Submission submission, Actor actor) {
        var article = locked(id, actor);
        return revised(article, submission, actor.acting(Permission.IMPORT, article.desk()));
    }

    /** The editor stands by the claims; those selected go into verification. */
    public Article accept(UUID id, Actor actor) {
        var article = locked(id, actor);
        var event = article.accept(actor.acting(Permission.ACCEPT, article.desk()));
        return changed(article, event);
    }

    /** The editor has entered by hand what could not be read. */
    public Article enteredByHand(UUID id, Actor actor) {
        var article = locked(id, actor);
        var event = article.enteredByHand(actor.acting(Permission.ACCEPT, article.desk()));
        return changed(article, event);
    }

    /** Another attempt at what could not be read, in this language if one is named. */
    public Article readAgain(UUID id, @Nullable Language as, Actor actor) {
        var article = locked(id, actor);
        var event = article.readAgain(as, actor.acting(Permission.ACCEPT, article.desk()));
        return changed(article, event);
    }

    /**
     * The extraction is through with the current revision.
     *
     * @param tangled places in its text that it left to people
     */
    public Article extracted(UUID id, String language, List<Span> tangled, String model) {
        var article = locked(id, Actor.SYSTEM);
        return changed(article, article.extracted(language, tangled, model));
    }

    /** Nothing could be read; says why in words for the editor. */
    public Article extractionFailed(UUID id, String reason) {
        var article = locked(id, Actor.SYSTEM);
        return changed(article, article.extractionFailed(reason));
    }

    /** @throws Unknown if there is none, or it lies on another desk */
    @Transactional(readOnly = true)
    public Article article(UUID id, Actor actor) {
        return articles.findById(id)
                .filter(article -> actor.sees(article.desk()))
                .orElseThrow(() -> new Unknown("article"));
    }

    /** Those of these that the actor may see, by their ids. */
    @Transactional(readOnly = true)
    public Map<UUID, Article> articles(Collection<UUID> ids, Actor actor) {
        return articles.findByIdIn(ids).stream()
                .filter(article -> actor.sees(article.desk()))
                .collect(Collectors.toMap(Article::id, article -> article));
    }

    /** As {@link #article}, and nobody else may change it until the transaction ends. */
    public Article locked(UUID id, Actor actor) {
        return articles.findLocked(id)
                .filter(article -> actor.sees(article.desk()))
                .orElseThrow(() -> new Unknown("article"));
    }

    /** The text as it now stands. */
    @Transactional(readOnly = true)
    public Revision currentRevision(Article article) {
        return revisions.numbered(article.id(), article.revision()).orElseThrow(() -> new Unknown("revision"));
    }

    @Transactional(readOnly = true)
    public List<Revision> revisions(Article article) {
        return revisions.of(article.id());
    }

    /** When it was published and by whom, revision by revision. */
    @Transactional(readOnly = true)
    public List<Issue> issues(Article article) {
        return revisions.issues(article.id());
    }

    /** The newest dispatches of the actor's desks. */
    @Transactional(readOnly = true)
    public List<Article> newest(Actor actor) {
        return actor.seesEveryDesk()
                ? articles.newest(Limit.of(NEWEST))
                : articles.newest(actor.desks(), Limit.of(NEWEST));
    }

    /** Whether anything ever came in. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return articles.count() == 0;
    }

    private static String deskFor(Submission submission, Actor actor) {
        var named = submission.desk();
        if (named != null) {
            if (!actor.sees(named)) throw new Unknown("desk");
            return named;
        }
        var open = actor.desks().stream()
                .filter(desk -> actor.may(Permission.IMPORT, desk))
                .sorted()
                .toList();
        if (open.isEmpty()) throw new NotPermitted(Permission.IMPORT);
        if (open.size() > 1) throw new Invalid("desk", "required", "one of " + open);
        return open.get(0);
    }

    private Article findOrOpen(String desk, Submission submission) {
        var externalId = submission.externalId();
        if (externalId != null) {
            // two first deliveries of one dispatch queue here instead of making two articles
            articles.queueFor(desk + "\n" + externalId);
            var known = articles.findLocked(desk, externalId);
            if (known.isPresent()) return known.get();
        }
        return new Article(desk, externalId, submission.title(), clock.instant());
    }

    private Article revised(Article article, Submission submission, Acting by) {
        var before = article.revision() == 0 ? null : article.status();
        var number = article.revised(submission, clock.instant());
        articles.saveAndFlush(article);
        var revision = new Revision(article.id(), number, submission, clock.instant(), by.userId());
        revisions.add(revision);
        events.publishEvent(new ArticleEvent.Received(article.change(by, before), revision.facts()));
        return article;
    }

    private Article changed(Article article, ArticleEvent event) {
        articles.saveAndFlush(article);
        events.publishEvent(event);
        return article;
    }
}
