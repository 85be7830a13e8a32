package org.recoupe.extraction.speaker;

import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.attribution.Attribution;
import org.recoupe.extraction.statement.RestsOn;

/** An attribution whose source is resolved; numbers are those of the speakers. The narrator's has no source, no cue and no speaker. */
public record Draft(
        Attribution attribution,
        @Nullable Integer speaker,
        @Nullable Integer relayedBy,
        RestsOn restsOn) {
    public boolean isNarrator() {
        return attribution.rule().equals(Narration.RULE);
    }
}
