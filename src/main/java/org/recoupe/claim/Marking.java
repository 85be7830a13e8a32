package org.recoupe.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Permission;
import org.recoupe.source.SourceRegistry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says of those who speak in one claim what the rule cannot know: who has a side in it, and that who claims it admits what harms them. */
@Service
@Transactional
public class Marking {
    private final ClaimDesk desk;
    private final SourceRegistry sources;

    Marking(ClaimDesk desk, SourceRegistry sources) {
        this.desk = desk;
        this.sources = sources;
    }

    /**
     * This source has a side in the claim.
     *
     * @param source id or name
     * @param withdraw that it has none after all
     * @param version of the claim as it was seen; null if that is not said
     */
    public void party(
            UUID claim,
            @Nullable String source,
            @Nullable String reason,
            boolean withdraw,
            @Nullable Integer version,
            Actor actor) {
        mark(claim, Mark.What.PARTY, source, reason, withdraw, version, actor);
    }

    /** Who claims it admits what harms them: their own word, read or heard in the original, confirms it then, by two people. */
    public void againstInterest(
            UUID claim, @Nullable String reason, boolean withdraw, @Nullable Integer version, Actor actor) {
        mark(claim, Mark.What.AGAINST_INTEREST, null, reason, withdraw, version, actor);
    }

    private void mark(
            UUID claim,
            Mark.What what,
            @Nullable String source,
            @Nullable String reason,
            boolean withdraw,
            @Nullable Integer version,
            Actor actor) {
        desk.<ClaimEvent>change(claim, Permission.CORRECT, actor, (marked, by, at) -> {
            if (version != null) marked.refuseIfStale(version);
            var why = Verification.reasonGiven(reason);
            var about = what == Mark.What.PARTY ? sources.named(marked.desk(), "source", source) : null;
            var facts = Facts.of("mark", what)
                    .with(
                            "source",
                            about == null ? null : Facts.of("id", about.id()).with("name", about.name()))
                    .with("reason", why);
            var id = about == null ? null : about.id();
            return withdraw ? marked.unmark(what, id, facts, by, at) : marked.mark(what, id, why, facts, by, at);
        });
    }
}
