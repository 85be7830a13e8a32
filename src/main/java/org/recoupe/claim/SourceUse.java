package org.recoupe.claim;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.recoupe.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What there is of a source on the reader's desks: claims that it said, evidence that rests on it. */
@Service
@Transactional(readOnly = true)
public class SourceUse {
    private static final String SEEN = " and (:everywhere or c.desk = any (:desks))";

    private final JdbcClient sql;

    SourceUse(JdbcClient sql) {
        this.sql = sql;
    }

    /** A piece that stands on a claim. */
    public record Piece(UUID claim, EvidenceStance stance, Basis basis, String title) {}

    /** How many claims each of these said; who said none is left out. */
    public Map<UUID, Integer> count(Collection<UUID> sources, Actor actor) {
        var counts = new HashMap<UUID, Integer>();
        asked(
                        "select c.source, count(*) from claim c where c.source = any (:sources)" + SEEN
                                + " group by c.source",
                        sources,
                        actor)
                .query((row, i) -> counts.put(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        return counts;
    }

    /** The newest claims that these said. */
    public List<UUID> said(Collection<UUID> sources, Actor actor, int atMost) {
        return asked(
                        "select c.id from claim c where c.source = any (:sources)" + SEEN
                                + " order by c.reference desc limit :most",
                        sources,
                        actor)
                .param("most", atMost)
                .query(UUID.class)
                .list();
    }

    /** The newest pieces from these; from a source that must not be named there are none. */
    public List<Piece> resting(Collection<UUID> sources, Actor actor, int atMost) {
        return asked(
                        "select c.id, e.stance, e.basis, e.title from evidence e join claim c on c.id = e.claim"
                                + " where e.source = any (:sources) and e.withdrawn_at is null and not e.confidential"
                                + SEEN
                                + " order by e.added_at desc, e.id limit :most",
                        sources,
                        actor)
                .param("most", atMost)
                .query((row, i) -> new Piece(
                        row.getObject(1, UUID.class),
                        EvidenceStance.valueOf(row.getString(2)),
                        Basis.valueOf(row.getString(3)),
                        row.getString(4)))
                .list();
    }

    private JdbcClient.StatementSpec asked(String query, Collection<UUID> sources, Actor actor) {
        return sql.sql(query)
                .param("sources", sources.toArray(UUID[]::new))
                .param("everywhere", actor.seesEveryDesk())
                .param("desks", actor.desks().toArray(String[]::new));
    }
}
