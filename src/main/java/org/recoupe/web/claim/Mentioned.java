package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.recoupe.claim.ClaimFile;
import org.recoupe.discussion.Discussion;
import org.recoupe.discussion.Mention;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;
import org.springframework.stereotype.Component;

/** Where notes address the reader that they have not seen, for pages that are no claim's own. */
@Component
public class Mentioned {
    private static final int LOOKED_THROUGH = 50;
    private static final int SHOWN = 5;
    private static final int EXCERPT = 140;

    private final Discussion discussion;
    private final ClaimFile claims;

    Mentioned(Discussion discussion, ClaimFile claims) {
        this.discussion = discussion;
        this.claims = claims;
    }

    /**
     * One such note.
     *
     * @param reference of the claim
     */
    public record Line(UUID claim, String reference, String by, String text, String at) {}

    /** The newest few. */
    public List<Line> lines(Actor actor, Wording words) {
        var unread = discussion.mentionsOf(actor, LOOKED_THROUGH).stream()
                .filter(mention -> !mention.read())
                .limit(SHOWN)
                .toList();
        var about = claims.lines(unread.stream().map(Mention::claim).distinct().toList(), actor);
        return unread.stream()
                .filter(mention -> about.containsKey(mention.claim()))
                .map(mention -> new Line(
                        mention.claim(),
                        Objects.requireNonNull(about.get(mention.claim())).reference(),
                        words.who(mention.author()),
                        words.quoted(words.excerpt(mention.text(), EXCERPT)),
                        words.moment(mention.writtenAt())))
                .toList();
    }

    /** How many, by claim. */
    public Map<UUID, Integer> counts(Actor actor) {
        return discussion.unread(actor);
    }
}
