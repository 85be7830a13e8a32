package org.recoupe.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.reading.Reading;
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.kernel.Language;

/** Articles a second on one core, for short, usual and long ones; with {@code -prof gc} also what one takes of the heap. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ExtractionBenchmark {
    private static final LocalDate DATE = LocalDate.of(2024, 2, 29);

    @Param({"fr", "en"})
    public String language;

    @Param({"100", "600", "3000"})
    public int tokens;

    private Extractor extractor;
    private Language of;
    private String text;

    /** The articles of the tests, one after the other, cut at the wanted number of words and marks. */
    @Setup
    public void read() throws IOException {
        extractor = Extractor.standard();
        of = new Language(language);
        try (var files = Files.list(Path.of("src", "test", "articles", language))) {
            var articles = files.filter(
                            f -> f.toString().endsWith(".txt") && !f.toString().endsWith(".approved.txt"))
                    .sorted()
                    .map(ExtractionBenchmark::read)
                    .collect(Collectors.joining("\n\n"));
            text = cut((articles + "\n\n").repeat(1 + 6 * tokens / articles.length()));
        }
    }

    private static String read(Path article) {
        try {
            return Files.readString(article);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cut(String articles) {
        var reading = new Reading(
                articles,
                new Languages(List.of(LexiconSource.packaged()))
                        .of(of, articles)
                        .lexicon());
        return articles.substring(
                0, reading.token(Math.min(tokens, reading.size()) - 1).end());
    }

    @Benchmark
    public Extraction article() {
        return extractor.extract(text, of, DATE);
    }
}
