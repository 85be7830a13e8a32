package org.recoupe;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.extraction.cli.ExtractCommand;
import org.recoupe.extraction.cli.TrainCommand;
import org.recoupe.process.engine.EngineTables;
import org.recoupe.source.ArticlesAnew;
import org.recoupe.source.NamesAnew;
import org.recoupe.trial.bench.BenchCommand;
import org.recoupe.trial.seed.SeedCommand;
import org.recoupe.upkeep.BackupCommand;
import org.recoupe.upkeep.CheckCommand;

/** What {@code java -jar recoupe.jar} does, by its first word. A command is a line here; help is written from it. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new Command(
                    "extract", "who says what in a text: JSON lines in and out, or --plain FILE", reading("extract")),
            new Command(
                    "check",
                    "whether the newsroom's data is whole; given a FILE or -, what is worth checking",
                    Commands::check),
            new Command(
                    "backup",
                    "writes all of the newsroom's data into a file, while it works",
                    (options, in, out, err) -> BackupCommand.backup(List.of(options), out, err)),
            new Command(
                    "restore",
                    "puts what backup wrote into an empty place, and checks it",
                    (options, in, out, err) -> BackupCommand.restore(
                            List.of(options),
                            List.of(new EngineTables(), new NamesAnew(), new ArticlesAnew()),
                            out,
                            err)),
            new Command(
                    "pairs", "whether two statements contradict each other: JSON lines in and out", reading("pairs")),
            new Command(
                    "propositions",
                    "what is judged of each statement of a text: JSON lines in and out",
                    reading("propositions")),
            new Command(
                    "train-parser",
                    "learns the parser of a language from treebanks, and tells how well it reads others",
                    (options, in, out, err) -> TrainCommand.run(options, out, err)),
            new Command(
                    "seed",
                    "fills a trial newsroom with invented stories",
                    (options, in, out, err) -> SeedCommand.run(options, Recoupe.class, out, err)),
            new Command(
                    "bench",
                    "opens every page of a running trial newsroom and prints how long each takes",
                    (options, in, out, err) -> BenchCommand.run(options, out, err)));

    private static final int OK = 0;
    private static final int NOT_UNDERSTOOD = 2;
    private static final Set<String> HELP = Set.of("help", "--help", "-h", "-help", "-?", "/?");
    /** What Spring takes at the start; the two without a value are its own. */
    private static final Pattern SETTING = Pattern.compile("--[\\w.\\-\\[\\]]+=.*|--debug|--trace", Pattern.DOTALL);

    /** Those that ask the database and say what it answers. */
    private static final Set<String> WITHOUT_LOGS = Set.of("check", "backup", "restore");

    private Commands() {}

    /** Whether what it says is its answer, and no log beside it. */
    static boolean isWithoutLogs(String[] words) {
        return words.length > 0 && WITHOUT_LOGS.contains(words[0]);
    }

    /**
     * Runs the command that is asked for, or tells what there is.
     *
     * @return the exit code; nothing if the newsroom is to be started
     */
    static OptionalInt run(String[] words, InputStream in, PrintStream out, PrintStream err) {
        var named = words.length == 0 ? Optional.<Command>empty() : named(words[0]);
        if (named.isPresent()) return OptionalInt.of(run(named.get(), words, in, out, err));
        var settings = Stream.of(words)
                .takeWhile(word -> SETTING.matcher(word).matches())
                .count();
        if (settings == words.length) return OptionalInt.empty();
        if (HELP.contains(words[(int) settings])) return OptionalInt.of(help(words, in, out, err));
        err.println("recoupe: what is \"" + words[(int) settings] + "\"?");
        err.println();
        err.print(overview());
        return OptionalInt.of(NOT_UNDERSTOOD);
    }

    /** Every command there is, in the order help has them. */
    static List<Command> all() {
        return ALL;
    }

    private static Optional<Command> named(String word) {
        return ALL.stream().filter(command -> command.name().equals(word)).findFirst();
    }

    private static int run(Command command, String[] words, InputStream in, PrintStream out, PrintStream err) {
        return command.work().run(Arrays.copyOfRange(words, 1, words.length), in, out, err);
    }

    /** {@code help extract} is {@code extract --help}. */
    private static int help(String[] words, InputStream in, PrintStream out, PrintStream err) {
        var about = words.length == 2 ? named(words[1]) : Optional.<Command>empty();
        if (about.isPresent()) return about.get().work().run(new String[] {"--help"}, in, out, err);
        out.print(overview());
        return OK;
    }

    private static String overview() {
        var widest =
                ALL.stream().mapToInt(command -> command.name().length()).max().orElse(0);
        var lines = ALL.stream()
                .map(command -> "  " + command.name()
                        + " ".repeat(widest - command.name().length() + 2) + command.does())
                .collect(Collectors.joining("\n"));
        return """
                usage: java -jar recoupe.jar [--setting=value ...]  starts the newsroom, on http://localhost:8080
                       java -jar recoupe.jar COMMAND [OPTION ...]   does one thing and ends

                Commands (COMMAND --help tells more):
                %s

                Settings are Spring Boot's and Recoupe's, for instance --server.port=8081 or --recoupe.data=FOLDER.
                """.formatted(lines);
    }

    /** The data, unless statements are named: {@code check} alone and its own options, or {@code check FILE} and {@code check -}. */
    private static int check(String[] options, InputStream in, PrintStream out, PrintStream err) {
        var words = List.of(options);
        if (CheckCommand.isMeant(words)) return CheckCommand.run(words, out, err);
        if (words.contains("--help") || words.contains("-h")) out.println(CheckCommand.usage() + "\n");
        return reading("check").run(options, in, out, err);
    }

    private static Command.Work reading(String what) {
        return (options, in, out, err) -> ExtractCommand.run(
                Stream.concat(Stream.of(what), Stream.of(options)).toArray(String[]::new), in, out, err);
    }
}
