package org.recoupe.extraction.parse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.recoupe.extraction.lexicon.Lexicon;

/** Learns tagger and parser from sentences people parsed. The same sentences in the same order give the same model. */
public final class Training {
    private static final int TAGGING_ROUNDS = 8;
    private static final int PARSING_ROUNDS = 15;
    /** The parser learns on tags as wrong as it will meet them: those a tagger gives that has not seen the sentence. */
    private static final int PARTS = 5;

    /** Averages below this, of weights that count ones, tell nothing. */
    private static final double SMALLEST_TAGGING = 0.3;

    private static final double SMALLEST_PARSING = 0.3;
    /** What was corrected less often than this is left out: small and quick is worth a few trees. */
    private static final int FEWEST_TAGGING = 2;

    private static final int FEWEST_PARSING = 3;
    private static final int MANY = 500;

    /** How often a wrong move is followed, so that the parser learns to go on from its own errors. */
    private static final double EXPLORED = 0.9;

    private final List<Treebank.Sentence> sentences;
    private final List<Words> words = new ArrayList<>();
    private final List<String> tags;
    private final List<String> labels;
    private final Map<String, Integer> tagNumbers;
    private final Map<String, Integer> labelNumbers;

    private Training(List<Treebank.Sentence> sentences, Lexicon lexicon) {
        this.sentences = sentences;
        for (var sentence : sentences)
            words.add(new Words(sentence.tokens(), 0, sentence.tokens().size(), lexicon));
        tags = Treebank.names(sentences, false);
        labels = Treebank.names(sentences, true);
        tagNumbers = numbered(tags);
        labelNumbers = numbered(labels);
    }

    /**
     * Learns from the treebanks, CoNLL-U plain or compressed.
     *
     * @param leftOut sentences whose name holds one of these words are not learnt from
     * @throws IOException if a treebank cannot be read
     */
    public static Parser learn(List<Path> treebanks, List<String> leftOut, Lexicon lexicon) throws IOException {
        var sentences = new ArrayList<Treebank.Sentence>();
        for (var file : treebanks) sentences.addAll(Treebank.read(file, lexicon));
        sentences.removeIf(s -> leftOut.stream().anyMatch(s.id()::contains));
        return new Parser(new Training(sentences, lexicon).model(), lexicon);
    }

    private static Map<String, Integer> numbered(List<String> names) {
        var numbers = new HashMap<String, Integer>();
        for (var name : names) numbers.put(name, numbers.size());
        return numbers;
    }

    /** Few sentences are corrected seldom; nothing of what they teach is left out. */
    private int fewest(int ofMany) {
        return sentences.size() < MANY ? 1 : ofMany;
    }

    private Model model() {
        var all = new ArrayList<Integer>();
        for (var s = 0; s < sentences.size(); s++) all.add(s);
        var guessed = new ArrayList<int[]>(Collections.nCopies(sentences.size(), new int[0]));
        for (var part = 0; part < PARTS; part++) {
            var others = new ArrayList<Integer>();
            for (var s : all) if (s % PARTS != part) others.add(s);
            var tagger = new Tagger(tagging(others), tags.size());
            for (var s : all) if (s % PARTS == part) guessed.set(s, tagger.tags(words.get(s)));
        }
        return new Model(tags, labels, tagging(all), parsing(all, guessed));
    }

    private Weights tagging(List<Integer> chosen) {
        var learning = new Learning();
        var features = new Features(Tagger.FEATURES);
        var scores = new float[tags.size()];
        var random = new Random(1);
        var order = new ArrayList<>(chosen);
        for (var round = 0; round < TAGGING_ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (var s : order) {
                var found = new int[words.get(s).size];
                for (var i = 0; i < found.length; i++) {
                    Tagger.see(words.get(s), i, found, features);
                    learning.step();
                    learning.score(features.keys, features.count, scores);
                    var best = 0;
                    for (var t = 1; t < scores.length; t++) if (scores[t] > scores[best]) best = t;
                    int right = tagNumbers.getOrDefault(sentences.get(s).tags()[i], 0);
                    if (best != right) learning.update(features.keys, features.count, right, best);
                    found[i] = best;
                }
            }
        }
        return learning.weights(SMALLEST_TAGGING, fewest(FEWEST_TAGGING));
    }

    private Weights parsing(List<Integer> chosen, List<int[]> guessed) {
        var learning = new Learning();
        var random = new Random(1);
        var order = new ArrayList<>(chosen);
        for (var round = 0; round < PARSING_ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (var s : order) learn(s, guessed.get(s), learning, round > 0, random);
        }
        return learning.weights(SMALLEST_PARSING, fewest(FEWEST_PARSING));
    }

    private void learn(int s, int[] tagged, Learning learning, boolean explore, Random random) {
        var sentence = sentences.get(s);
        var state = new State(tagged.length);
        var sight = new Sight(words.get(s), tagged);
        var features = new Features(Sight.FEATURES);
        var scores = new float[1 + 2 * labels.size()];
        var costs = new int[3];
        while (!state.isDone()) {
            sight.look(state, features);
            learning.step();
            learning.score(features.keys, features.count, scores);
            var least = Integer.MAX_VALUE;
            for (var move = 0; move < costs.length; move++) {
                costs[move] = state.may(move) ? state.cost(move, sentence.heads()) : Integer.MAX_VALUE;
                least = Math.min(least, costs[move]);
            }
            var best = -1;
            var right = -1;
            for (var type = 0; type < scores.length; type++) {
                var move = Model.moveOf(type, labels.size());
                if (costs[move] == Integer.MAX_VALUE) continue;
                if (best < 0 || scores[type] > scores[best]) best = type;
                if (costs[move] > least || !isLabelled(state, move, type, sentence)) continue;
                if (right < 0 || scores[type] > scores[right]) right = type;
            }
            if (best != right) learning.update(features.keys, features.count, right, best);
            var taken = best == right || explore && random.nextDouble() < EXPLORED ? best : right;
            state.make(Model.moveOf(taken, labels.size()), Model.labelOf(taken, labels.size()));
        }
    }

    /** Whether the arc the move makes has the right name; one that is wrong anyway may have any. */
    private boolean isLabelled(State state, int move, int type, Treebank.Sentence sentence) {
        if (move == State.SHIFT) return true;
        var dependent = state.stack(0);
        var head = move == State.LEFT ? state.next : state.stack(1);
        return sentence.heads()[dependent] != head
                || labelNumbers.getOrDefault(sentence.relations()[dependent], -1) == Model.labelOf(type, labels.size());
    }
}
