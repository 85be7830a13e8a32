package org.recoupe.tasklist;

import java.util.UUID;
import org.recoupe.article.ArticleEvent;
import org.recoupe.claim.ClaimEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps with the open steps what the task list filters by: what their claims are about, who says them, whether another claim speaks
 * against them. Same transaction as the change.
 */
@Component
class ClaimSigns {
    /** Of a claim {@code c}. */
    static final String CONTRADICTED = """
            exists (select 1 from claim_view_open_contradiction k where k.claim = c.id)""";

    private static final String UPDATE = """
            update open_step s set claim_class = c.claim_class, source = c.source, contradicted = %1$s
            from claim_view_claim c where s.article = c.article and s.claim = c.id
              and (s.claim_class, s.source, s.contradicted) is distinct from (c.claim_class, c.source, %1$s)
              and\s""".formatted(CONTRADICTED);

    private static final String URGENCY = """
            update open_step s set priority = case c.priority when 'CRITICAL' then 0 when 'HIGH' then 1 when 'NORMAL' then 2 else 3 end,
              due = coalesce(c.deadline, s.due)
            from claim_view_claim c where s.article = c.article and s.claim = c.id and c.id = :id""";

    private static final String OF_ITS_STORY = "c.article = (select article from claim_view_claim where id = :id)";

    /** Of other stories, too. */
    private static final String PAIRED_WITH_IT = "c.id in (select p.other from claim_view_pair p where p.claim = :id)";

    private final JdbcClient sql;

    ClaimSigns(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void on(ClaimEvent event) {
        var claim = event.change().claim();
        if (!opensOrCloses(event)) {
            update("c.id = :id", claim);
            return;
        }
        update(OF_ITS_STORY, claim);
        update(PAIRED_WITH_IT, claim);
    }

    /** How urgent it is now, and by when it is to be verified. */
    @EventListener
    void on(ClaimEvent.Classified event) {
        sql.sql(URGENCY).param("id", event.change().claim()).update();
    }

    /** Whether it may open or close a contradiction, which is the other claim's too. */
    private static boolean opensOrCloses(ClaimEvent event) {
        return event instanceof ClaimEvent.SetAside
                || event instanceof ClaimEvent.Selected
                || event instanceof ClaimEvent.Merged;
    }

    /** A new reading finds its own contradictions. */
    @EventListener
    void on(ArticleEvent.Extracted event) {
        update("c.article = :id", event.change().article());
    }

    private void update(String which, UUID id) {
        sql.sql(UPDATE + which).param("id", id).update();
    }
}
