package org.recoupe.extraction.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Span;

/**
 * One thing that is said in a text, and by whom (PARC 3.0: content, source, cue). All places are in the unchanged text.
 *
 * @param content what is said, in one or more pieces in text order
 * @param source where the text names who says it; empty when the source is implicit or the narrator speaks
 * @param cue the words that attribute it ("a indiqué", "selon"); empty for a quotation without any
 * @param relay who it was said to or through ("à l'AFP"); empty if nobody
 * @param speaker index in {@link Extraction#speakers()} of the resolved source, null for the narrator
 * @param relayedBy index in {@link Extraction#speakers()} of the relay, or null
 * @param parent index of the statement this one is quoted within, or null
 * @param rule id of the rule that found it
 * @param confidence 0 to 1: how likely it is that content and speaker are right
 * @param restsOn what it rests on that this is the speaker
 * @param worth check-worthiness, 0 to 1
 * @param reasons why it is worth checking, as message keys ("casualty-figure", "accusation", "quoted-official")
 * @param values the numbers, days and places it names
 */
public record Statement(
        List<Span> content,
        List<Span> source,
        List<Span> cue,
        List<Span> relay,
        @Nullable Integer speaker,
        @Nullable Integer relayedBy,
        @Nullable Integer parent,
        Stance stance,
        Form form,
        ClaimClass claimClass,
        String rule,
        double confidence,
        RestsOn restsOn,
        double worth,
        List<String> reasons,
        List<Value> values) {}
