package org.recoupe.extraction.reading;

/**
 * A sentence of the article, a quotation within it counting as one thing however many sentences are quoted. Numbers are tokens.
 *
 * @param from first token
 * @param to behind the last token, closing mark included
 * @param paragraph number of the paragraph it stands in
 * @param heading a headline or a sub-heading, which nobody says
 * @param dialogue whether a dash opens the lines it stands in
 */
public record Sentence(int from, int to, int paragraph, boolean heading, boolean dialogue) {}
