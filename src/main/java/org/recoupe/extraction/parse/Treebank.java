package org.recoupe.extraction.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.text.NormalisedText;
import org.recoupe.extraction.text.Token;
import org.recoupe.extraction.text.Tokenizer;

/** Sentences people parsed, in CoNLL-U, put into the words of our own tokenizer: "du" is one of them, "don't" are two. */
final class Treebank {
    /** A sentence as it should be read; heads are places in it, its length stands for the root. */
    record Sentence(String id, List<Token> tokens, int[] heads, String[] relations, String[] tags) {}

    private record Word(int start, int end, int head, String relation, String tag) {}

    private Treebank() {}

    static List<Sentence> read(Path file, Lexicon lexicon) throws IOException {
        var sentences = new ArrayList<Sentence>();
        try (var in = open(file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            var lines = new ArrayList<String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) lines.add(line);
                else {
                    var sentence = sentence(lines, lexicon);
                    if (sentence != null) sentences.add(sentence);
                    lines.clear();
                }
            }
        }
        return sentences;
    }

    private static InputStream open(Path file) throws IOException {
        var in = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    /** Null if a word does not stand in the text where it should. */
    private static @Nullable Sentence sentence(List<String> lines, Lexicon lexicon) {
        var text = "";
        var id = "";
        var words = new ArrayList<Word>();
        var place = 0;
        var contracted = 0;
        var contraction = new int[2];
        for (var line : lines) {
            if (line.startsWith("# text = ")) text = line.substring("# text = ".length());
            if (line.startsWith("# sent_id = ")) id = line.substring("# sent_id = ".length());
            if (line.startsWith("#")) continue;
            var field = line.split("\t");
            if (field[0].contains(".")) continue;
            var range = field[0].indexOf('-');
            if (range > 0 || contracted == 0) {
                var start = text.indexOf(field[1], place);
                if (start < 0 || start > place + 2) return null;
                place = start + field[1].length();
                contraction = new int[] {start, place};
            }
            if (range > 0)
                contracted = Integer.parseInt(field[0].substring(range + 1))
                        - Integer.parseInt(field[0].substring(0, range))
                        + 1;
            else {
                words.add(
                        new Word(contraction[0], contraction[1], Integer.parseInt(field[6]) - 1, field[7], tag(field)));
                if (contracted > 0) contracted--;
            }
        }
        return words.isEmpty() ? null : aligned(id, new NormalisedText(text), words, lexicon);
    }

    private static String tag(String[] field) {
        var form = feature(field[5], "VerbForm");
        if (form == null || !field[3].equals("VERB") && !field[3].equals("AUX")) {
            var pronoun = feature(field[5], "PronType");
            return "Rel".equals(pronoun) || "Int".equals(pronoun) ? field[3] + ":" + pronoun : field[3];
        }
        var tense = form.equals("Part") ? feature(field[5], "Tense") : null;
        return field[3] + ":" + form + (tense == null ? "" : ":" + tense);
    }

    private static @Nullable String feature(String features, String name) {
        for (var feature : features.split("\\|"))
            if (feature.startsWith(name + "=")) return feature.substring(name.length() + 1);
        return null;
    }

    private static @Nullable Sentence aligned(String id, NormalisedText text, List<Word> words, Lexicon lexicon) {
        var tokens = new Tokenizer(lexicon.borders()).tokens(text);
        // The word of the treebank that stands for each token, and the token each word went into.
        var leader = new int[tokens.size()];
        var token = new int[words.size()];
        for (var t = 0; t < tokens.size(); t++) {
            leader[t] = -1;
            for (var w = 0; w < words.size(); w++) {
                var word = words.get(w);
                if (word.end() <= tokens.get(t).start()
                        || word.start() >= tokens.get(t).end()) continue;
                // Of several words in one token, the one whose head stands outside it.
                if (leader[t] < 0 || isWithin(words.get(leader[t]), tokens.get(t), words)) leader[t] = w;
            }
            if (leader[t] < 0) return null;
        }
        for (var w = 0; w < words.size(); w++) {
            token[w] = -1;
            for (var t = 0; t < tokens.size() && token[w] < 0; t++)
                if (words.get(w).start() < tokens.get(t).end()
                        && tokens.get(t).start() < words.get(w).end()) token[w] = t;
            if (token[w] < 0) return null;
        }
        var heads = new int[tokens.size()];
        var relations = new String[tokens.size()];
        var tags = new String[tokens.size()];
        for (var t = 0; t < tokens.size(); t++) {
            var word = words.get(leader[t]);
            tags[t] = word.tag();
            relations[t] = word.relation();
            if (token[leader[t]] != t) {
                // A word that we part further: what follows hangs on its beginning.
                heads[t] = token[leader[t]];
                relations[t] = "goeswith";
            } else heads[t] = word.head() < 0 ? tokens.size() : token[word.head()];
            if (heads[t] == t) return null;
        }
        return new Sentence(id, tokens, heads, relations, tags);
    }

    private static boolean isWithin(Word word, Token token, List<Word> words) {
        if (word.head() < 0) return false;
        var head = words.get(word.head());
        return head.start() < token.end() && token.start() < head.end();
    }

    static List<String> names(List<Sentence> sentences, boolean relations) {
        var names = new TreeSet<String>();
        for (var sentence : sentences) names.addAll(List.of(relations ? sentence.relations() : sentence.tags()));
        return List.copyOf(names);
    }
}
