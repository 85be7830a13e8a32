package org.recoupe.extraction.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.text.Token;

/**
 * Tells how the words of a sentence hang together, in one pass from left to right: never going back, so that time grows with the length
 * and no faster. Never changes; the same words give the same tree.
 */
public final class Parser {
    private final Supplier<Model> source;
    private final Lexicon lexicon;
    private volatile @Nullable Model model;

    private Parser(Supplier<Model> source, Lexicon lexicon) {
        this.source = source;
        this.lexicon = lexicon;
    }

    Parser(Model model, Lexicon lexicon) {
        this(() -> model, lexicon);
    }

    /**
     * The parser packaged for the language, by its two-letter code; null if there is none. Its model is read with the first sentence, so
     * that who reads other languages does not wait for it.
     */
    public static @Nullable Parser packaged(String language, Lexicon lexicon) {
        var resource = Parser.class.getResource("/parser/" + language + ".model");
        return resource == null ? null : new Parser(() -> read(resource), lexicon);
    }

    private static Model read(URL resource) {
        try (var in = resource.openStream()) {
            return Model.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private Model model() {
        var known = model;
        if (known != null) return known;
        synchronized (source) {
            known = model;
            if (known == null) model = known = source.get();
            return known;
        }
    }

    /** Writes what was learnt, as {@link #packaged} reads it. */
    public void write(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            model().write(out);
        }
    }

    /** How well the sentences of a treebank are read; marks do not count. */
    public Accuracy accuracy(Path treebank) throws IOException {
        var accuracy = new Accuracy(0, 0, 0, 0);
        for (var sentence : Treebank.read(treebank, lexicon)) {
            var size = sentence.tokens().size();
            var parts = parts(sentence.tokens(), 0, size);
            for (var i = 0; i < size; i++) {
                if (sentence.tokens().get(i).isPunctuation()) continue;
                var head = sentence.heads()[i] == size ? Tree.ROOT : sentence.heads()[i];
                accuracy = accuracy.with(
                        parts.of(i).equals(sentence.tags()[i]),
                        parts.tree().head(i) == head,
                        parts.tree().relation(i).equals(sentence.relations()[i]));
            }
        }
        return accuracy;
    }

    /** The sentence that stands from one token to before another; nothing is done before something is asked. */
    public Parts parts(List<Token> tokens, int from, int to) {
        return new Parts(this, tokens, from, to);
    }

    Parts.Tagged tagged(List<Token> tokens, int from, int to) {
        var words = new Words(tokens, from, to, lexicon);
        return new Parts.Tagged(words, model().tagger().tags(words));
    }

    String part(int tag) {
        return model().tags().get(tag);
    }

    Tree tree(int from, Parts.Tagged sentence) {
        var state = parsed(model(), sentence);
        var relations = new String[state.size];
        for (var i = 0; i < state.size; i++) relations[i] = model().labels().get(state.labels[i]);
        return new Tree(from, state.heads, relations);
    }

    private static State parsed(Model model, Parts.Tagged sentence) {
        var state = new State(sentence.words().size);
        var sight = new Sight(sentence.words(), sentence.tags());
        var features = new Features(Sight.FEATURES);
        var scores = new int[model.moves()];
        while (!state.isDone()) {
            sight.look(state, features);
            Arrays.fill(scores, 0);
            for (var f = 0; f < features.count; f++) model.parsing().add(features.keys[f], scores);
            var labels = model.labels().size();
            var best = best(state, scores, labels);
            state.make(Model.moveOf(best, labels), Model.labelOf(best, labels));
        }
        return state;
    }

    private static int best(State state, int[] scores, int labels) {
        var best = -1;
        if (state.may(State.SHIFT)) best = 0;
        if (state.may(State.LEFT))
            for (var type = 1; type <= labels; type++) if (best < 0 || scores[type] > scores[best]) best = type;
        if (state.may(State.RIGHT))
            for (var type = labels + 1; type < scores.length; type++)
                if (best < 0 || scores[type] > scores[best]) best = type;
        return best;
    }
}
