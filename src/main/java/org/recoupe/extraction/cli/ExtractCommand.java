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
import org.recoupe.extraction.UnsupportedLanguage;
import org.recoupe.extraction.lexicon.BadLexicon;
import org.recoupe.kernel.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Extracts at the command line: reads JSON lines {@code {"id","lang"?,"text","date"?}} from files or standard input and writes one line
 * of attributions for each; with {@code --plain FILE} writes a transcript of one text for people.
 */
public final class ExtractCommand {
    private static final int OK = 0;
    private static final int BAD_INPUT = 2;
    private static final String USAGE = """
            usage: extract [FILE.jsonl …]    JSON lines {"id","lang"?,"text","date"?} in (standard input without a file), predictions out
                   extract --plain FILE [--lang CODE] [--date YYYY-MM-DD]    one text in, a transcript out""";

    private final JsonMapper json = JsonMapper.builder().build();
    private final PredictionWriter predictions = new PredictionWriter(json);
    private final PrintStream out;
    private final PrintStream err;
    private @Nullable Extractor extractor;
    private int result = OK;

    private ExtractCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the command; the result is the exit code: 0, or 2 if a line or an option could not be understood. */
    public static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        var command = new ExtractCommand(utf8(out), utf8(err));
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
        if (args.contains("--help") || args.contains("-h")) out.println(USAGE);
        else if (args.contains("--plain")) plain(args);
        else if (args.stream().anyMatch(a -> a.startsWith("-"))) fail(USAGE);
        else if (args.isEmpty()) lines("standard input", in);
        else {
            for (var file : args) {
                try (var stream = Files.newInputStream(Path.of(file))) {
                    lines(file, stream);
                }
            }
        }
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

    private void lines(String name, InputStream in) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var number = 0;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) continue;
            try {
                out.println(prediction(line));
            } catch (JacksonException | UnsupportedLanguage | IllegalArgumentException | DateTimeException e) {
                fail("%s:%d: %s".formatted(name, number, firstLine(e)));
            }
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    private String prediction(String line) {
        var node = json.readTree(line);
        if (!node.isObject()) throw new IllegalArgumentException("not a JSON object");
        var text = required(node, "text").asString();
        var lang = optional(node, "lang");
        var date = optional(node, "date");
        var extraction = extractor()
                .extract(text, lang == null ? null : new Language(lang), date == null ? null : LocalDate.parse(date));
        return predictions.line(required(node, "id"), text, extraction);
    }

    private static JsonNode required(JsonNode node, String field) {
        var value = node.get(field);
        if (value == null || value.isNull() || field.equals("text") && !value.isString())
            throw new IllegalArgumentException("no \"" + field + "\"");
        return value;
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
