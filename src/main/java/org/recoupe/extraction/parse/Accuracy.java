package org.recoupe.extraction.parse;

/**
 * How many words of a treebank were read as people read them.
 *
 * @param heads words with the right head, whatever the relation (UAS counts them)
 * @param relations words with the right head in the right relation (LAS)
 */
public record Accuracy(int words, int parts, int heads, int relations) {
    Accuracy with(boolean part, boolean head, boolean relation) {
        return new Accuracy(
                words + 1, parts + (part ? 1 : 0), heads + (head ? 1 : 0), relations + (head && relation ? 1 : 0));
    }

    /** The share of the words, in per cent. */
    public double percent(int right) {
        return words == 0 ? 0 : 100.0 * right / words;
    }
}
