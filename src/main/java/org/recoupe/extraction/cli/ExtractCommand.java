package org.recoupe.extraction.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.lexicon.BadLexicon;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The extraction at the command line. Reads JSON lines from files or standard input and writes one line for each: the attributions of a
 * text, with {@code check} how much a statement is worth checking, with {@code pairs} whether two statements contradict each other. With
 * {@code --plain FILE} writes a transcript of one text for people.
 */
public final class ExtractCommand {
    private static final int OK = 0;
    private static final int BAD_INPUT = 2;
    private static final String STANDARD_INPUT = "-";
    private static final String USAGE = """
            usage: extract [FILE.jsonl …]    JSON lines {"id","lang"?,"text","date"?} in, attributions out
                   check FILE.jsonl … | -    JSON lines {"id","lang"?,"text","date"?} in, {"id","label","score","class","reasons","against"} out
                   pairs [FILE.jsonl …]      JSON lines {"id","lang"?,"a","b","date"?} in, {"id","label","relation","because"} out
                   propositions [FILE.jsonl …] JSON lines {"id","lang"?,"text","date"?} in, what is judged of each statement out
                   extract --plain FILE [--lang CODE] [--date YYYY-MM-DD]    one text in, a transcript out
            Without a file, or with -, lines are read from standard input; check reads them from there with - only.""";

    private final JsonMapper json = JsonMapper.builder().build();
    private final PredictionWriter predictions = new PredictionWriter(json);
    private final Progress progress;
    private final PrintStream out;
    private final PrintStream err;
    private @Nullable Extractor extractor;
    private int result = OK;

    private ExtractCommand(PrintStream out, PrintStream err, boolean watched) {
        this.out = out;
        this.err = err;
        this.progress = Progress.on(err, watched);
    }

    /** What is done with each line. */
    private interface Task {
        String answer(JsonNode line);
    }

    private static boolean does(String word) {
        return word.equals("extract") || word.equals("check") || word.equals("pairs") || word.equals("propositions");
    }

    /** Runs the command, the word that names it first; the result is the exit code: 0, or 2 if a line or an option could not be understood. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        var command = new ExtractCommand(utf8(out), utf8(err), err == System.err && Progress.isWatched());
        try {
            command.run(List.of(args), in);
        } catch (IOException e) {
            command.fail(e.getMessage() == null ? e.toString() : "cannot read " + e.getMessage());
        } catch (BadLexicon e) {
            command.fail(String.valueOf(e.getMessage()));
        }
        command.out.flush();
        command.err.flush();
        return command.result;
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, false, StandardCharsets.UTF_8);
    }

    private void run(List<String> args, InputStream in) throws IOException {
        if (args.isEmpty() || !does(args.get(0))) {
            fail(USAGE);
            return;
        }
        var rest = args.subList(1, args.size());
        if (rest.contains("--help") || rest.contains("-h")) out.println(USAGE);
        else if (args.get(0).equals("extract") && rest.contains("--plain")) plain(rest);
        else if (rest.stream().anyMatch(a -> a.startsWith("-") && !a.equals(STANDARD_INPUT))) fail(USAGE);
        else
            files(
                    rest,
                    in,
                    switch (args.get(0)) {
                        case "check" -> this::check;
                        case "pairs" -> this::pair;
                        case "propositions" -> this::propositions;
                        default -> this::attributions;
                    });
    }

    private void files(List<String> files, InputStream in, Task task) throws IOException {
        if (files.isEmpty()) lines("standard input", in, task);
        for (var file : files) {
            if (file.equals(STANDARD_INPUT)) {
                lines("standard input", in, task);
                continue;
            }
            try (var stream = Files.newInputStream(Path.of(file))) {
                lines(file, stream, task);
            }
        }
        progress.end();
    }

    private void plain(List<String> args) throws IOException {
        String file = null;
        Language language = null;
        LocalDate date = null;
        try {
            for (var i = 0; i < args.size(); i += 2) {
                if (i + 1 >= args.size()) throw new IllegalArgumentException(USAGE);
                var value = args.get(i + 1);
                switch (args.get(i)) {
                    case "--plain" -> file = value;
                    case "--lang" -> language = new Language(value);
                    case "--date" -> date = LocalDate.parse(value);
                    default -> throw new IllegalArgumentException(USAGE);
                }
            }
            if (file == null) throw new IllegalArgumentException(USAGE);
            var text = Files.readString(Path.of(file));
            out.print(Transcript.of(text, extractor().extract(text, language, date)));
        } catch (UnsupportedLanguage | IllegalArgumentException | DateTimeException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void lines(String name, InputStream in, Task task) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) continue;
            try {
                var node = json.readTree(line);
                if (!node.isObject()) throw new IllegalArgumentException("not a JSON object");
                out.println(task.answer(node));
            } catch (JacksonException | UnsupportedLanguage | IllegalArgumentException | DateTimeException e) {
                fail("%s:%d: %s".formatted(name, number, firstLine(e)));
            }
            progress.step();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    private String attributions(JsonNode line) {
        var text = text(line, "text");
        return predictions.line(required(line, "id"), text, extractor().extract(text, language(line), date(line)));
    }

    private String check(JsonNode line) {
        var assessment = extractor().check(text(line, "text"), language(line), date(line));
        return predictions.line(required(line, "id"), assessment);
    }

    private String pair(JsonNode line) {
        var comparison = extractor().compare(text(line, "a"), text(line, "b"), language(line), date(line));
        return predictions.line(required(line, "id"), comparison);
    }

    private String propositions(JsonNode line) {
        var text = text(line, "text");
        var found = extractor().extract(text, language(line), date(line));
        return predictions.line(
                required(line, "id"), text, found, extractor().propositions(text, found.language(), date(line)));
    }

    private static JsonNode required(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || value.isNull()) throw new IllegalArgumentException("no \"" + field + "\"");
        return value;
    }

    private static String text(JsonNode node, String field) {
        var value = required(node, field);
        if (!value.isString()) throw new IllegalArgumentException("no \"" + field + "\"");
        return value.asString();
    }

    private static @Nullable Language language(JsonNode line) {
        var code = optional(line, "lang");
        return code == null ? null : new Language(code);
    }

    private static @Nullable LocalDate date(JsonNode line) {
        var date = optional(line, "date");
        return date == null ? null : LocalDate.parse(date);
    }

    private static @Nullable String optional(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    private Extractor extractor() {
        if (extractor == null) extractor = Extractor.standard();
        return extractor;
    }

    private void fail(String message) {
        err.println(message);
        result = BAD_INPUT;
    }

    /** For a shell: {@link #run} on the standard streams. */
    public static void main(String[] args) {
        System.exit(run(args, System.in, System.out, System.err));
    }
}
