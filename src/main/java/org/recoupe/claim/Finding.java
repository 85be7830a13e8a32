package org.recoupe.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.ClaimClass;
import org.recoupe.extraction.Form;
import org.recoupe.extraction.Stance;

/** What a text says and who says it there: the part of a claim that comes from one revision. */
record Finding(
        String text,
        Spans content,
        Spans sourceMention,
        Spans cue,
        Spans relay,
        @Nullable String sourceWords,
        @Nullable String cueWords,
        @Nullable String relayWords,
        @Nullable UUID source,
        @Nullable UUID relaySource,
        Stance stance,
        Form form,
        ClaimClass claimClass,
        double worth,
        List<String> reasons,
        String rule,
        double confidence,
        String model) {}
