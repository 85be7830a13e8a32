package org.recoupe.extraction;

import java.util.concurrent.TimeUnit;
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
import org.recoupe.extraction.statement.Extraction;
import org.recoupe.kernel.Language;

/** A megabyte, and half of one, of what no writer sends: how long it takes, and that it grows with the length and no faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class HostileTextBenchmark {
    @Param({
        "« ",
        "\" ",
        "“a ”",
        "selon ",
        "selon le maire, ",
        "( ",
        "a",
        "a.",
        "38 ",
        "dit que ",
        "n'a pas ",
        "le maire, ",
        "\n",
        "38 morts samedi, "
    })
    public String repeated;

    @Param({"500000", "1000000"})
    public int characters;

    private final Extractor extractor = Extractor.standard();
    private String text;

    @Setup
    public void repeat() {
        text = repeated.repeat(characters / repeated.length());
    }

    @Benchmark
    public Extraction text() {
        return extractor.extract(text, Language.FRENCH, null);
    }
}
