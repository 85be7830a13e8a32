package org.recoupe.extraction.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.text.Token;

/** The parts of speech of a sentence and its tree, each told when first asked for. Numbers are tokens of the text. */
public final class Parts {
    public static final String FINITE_VERB = "VERB:Fin";

    /** Words with what the tagger made of them. */
    record Tagged(Words words, int[] tags) {}

    private final Parser parser;
    private final List<Token> tokens;
    private final int from;
    private final int to;
    private @Nullable Tagged tagged;
    private @Nullable Tree tree;

    Parts(Parser parser, List<Token> tokens, int from, int to) {
        this.parser = parser;
        this.tokens = tokens;
        this.from = from;
        this.to = to;
    }

    private Tagged tagged() {
        if (tagged == null) tagged = parser.tagged(tokens, from, to);
        return tagged;
    }

    /** "NOUN", "VERB:Fin": a part of speech with the verb form, if it is a verb; empty outside the sentence. */
    public String of(int token) {
        return token < from || token >= to ? "" : parser.part(tagged().tags()[token - from]);
    }

    /** How the sentence hangs together. */
    public Tree tree() {
        if (tree == null) tree = parser.tree(from, tagged());
        return tree;
    }
}
