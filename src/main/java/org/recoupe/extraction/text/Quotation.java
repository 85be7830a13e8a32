package org.recoupe.extraction.text;

/**
 * Words between quotation marks, marks included.
 *
 * @param depth 0 for one that stands in no other
 * @param closed false if the paragraph ended before the closing mark: the next one may go on with it
 */
public record Quotation(int start, int end, int depth, boolean closed) {}
