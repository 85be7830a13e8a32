package org.recoupe.extraction.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Span;

/**
 * What somebody says in a text, as far as a proposition is composed of it. All places are in the text.
 *
 * @param content what is said
 * @param source where the text names who says it; empty if nobody is named there, or somebody knew better
 * @param cue the words that attribute it; empty if there are none
 * @param speaker who says it, or null
 */
public record Said(
        List<Span> content,
        List<Span> source,
        List<Span> cue,
        Stance stance,
        Form form,
        ClaimClass claimClass,
        @Nullable Speaker speaker) {}
