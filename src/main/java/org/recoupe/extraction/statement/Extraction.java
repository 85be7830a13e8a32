package org.recoupe.extraction.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * What was found in one text.
 *
 * @param version of the extraction that found it, recorded on each claim
 * @param headline place of the headline in the text, if it has one of its own line
 * @param dateline place of the dateline ("PARIS, 3 mars (AFP) -"), if any
 * @param byline place of the byline, if any
 * @param statements in text order of their first content piece
 * @param tangled places of sentences too long, or with too many speakers, to be read whole: what is said there is for people to find
 */
public record Extraction(
        Language language,
        String version,
        @Nullable Span headline,
        @Nullable Span dateline,
        @Nullable Span byline,
        List<Statement> statements,
        List<Speaker> speakers,
        List<Relation> relations,
        List<Span> tangled) {}
