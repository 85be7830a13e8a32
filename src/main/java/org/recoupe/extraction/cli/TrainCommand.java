package org.recoupe.extraction.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.recoupe.extraction.lexicon.BadLexicon;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.parse.Training;

/** Learns the parser of a language from treebanks at the command line, and tells how well it reads others. */
public final class TrainCommand {
    private static final int OK = 0;
    private static final int BAD_INPUT = 2;
    private static final String USAGE = """
            usage: train-parser LANG --train FILE … [--test FILE …] [--leave-out WORD …] [--write MODEL]
            Files are CoNLL-U, plain or .gz. Sentences whose sent_id holds a word left out are not learnt from.""";

    private TrainCommand() {}

    /** Runs the command; the answer is its exit code, 0 or 2 if something was not understood or cannot be read. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            return OK;
        }
        var options = new HashMap<String, List<String>>();
        var option = "";
        for (var arg : args)
            if (arg.startsWith("--")) option = arg;
            else options.computeIfAbsent(option, o -> new ArrayList<>()).add(arg);
        var train = options.getOrDefault("--train", List.of());
        if (args.length == 0 || args[0].startsWith("--") || train.isEmpty()) {
            err.println(USAGE);
            return BAD_INPUT;
        }
        try {
            var lexicon = Lexicon.of(args[0], List.of(LexiconSource.packaged()));
            var leftOut = options.getOrDefault("--leave-out", List.of());
            var parser = Training.learn(train.stream().map(Path::of).toList(), leftOut, lexicon);
            for (var file : options.getOrDefault("--write", List.of())) parser.write(Path.of(file));
            for (var file : options.getOrDefault("--test", List.of())) {
                var accuracy = parser.accuracy(Path.of(file));
                out.printf(
                        Locale.ROOT,
                        "%s: %d words, parts of speech %.1f, heads (UAS) %.1f, heads and relations (LAS) %.1f%n",
                        Path.of(file).getFileName(),
                        accuracy.words(),
                        accuracy.percent(accuracy.parts()),
                        accuracy.percent(accuracy.heads()),
                        accuracy.percent(accuracy.relations()));
            }
            return OK;
        } catch (IOException e) {
            err.println("cannot read or write " + e.getMessage());
        } catch (BadLexicon e) {
            err.println(e.getMessage());
        }
        return BAD_INPUT;
    }
}
