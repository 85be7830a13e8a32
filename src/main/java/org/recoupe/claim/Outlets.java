package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.recoupe.article.Article;
import org.recoupe.article.Issue;
import org.recoupe.source.Source;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose story it is, or was in any of its revisions: they passed on what it says, whatever it or they are called since. */
@Component
class Outlets {
    private final EntityManager entities;
    private final JdbcClient sql;
    private final SourceRegistry sources;

    Outlets(EntityManager entities, JdbcClient sql, SourceRegistry sources) {
        this.entities = entities;
        this.sql = sql;
        this.sources = sources;
    }

    /** Whoever publishes it is one of the desk's sources from then on. */
    void keep(Article article, String publisher) {
        var outlet = sources.resolve(article.desk(), publisher, SourceKind.RELAY, List.of(), null);
        entities.flush();
        sql.sql("insert into story_outlet (article, source) values (:article, :outlet) on conflict do nothing")
                .param("article", article.id())
                .param("outlet", outlet.id())
                .update();
    }

    /** All it ever had, and those the desk knows by the names of then. */
    Set<UUID> of(Article article, List<Issue> issues) {
        var outlets =
                new LinkedHashSet<>(sql.sql("select source from story_outlet where article = :article order by source")
                        .param("article", article.id())
                        .query(UUID.class)
                        .list());
        issues.stream()
                .map(Issue::publisher)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(name -> sources.known(article.desk(), name).stream())
                .map(Source::id)
                .forEach(outlets::add);
        return outlets;
    }
}
