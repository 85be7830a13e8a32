package org.recoupe.extraction.statement;

import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * A paragraph in another language than its text: agencies of bilingual countries send both in one. It is not read with the rules of the
 * wrong language, and somebody is told.
 *
 * @param place of the paragraph
 * @param language it is in
 */
public record ForeignPassage(Span place, Language language) {}
