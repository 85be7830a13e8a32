package org.recoupe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "--server.port=8081 --help"})
    void who_asks_what_there_is_reads_it_and_no_newsroom_starts(String words) {
        assertThat(run(words.split(" "))).hasValue(0);

        assertThat(err.size()).isZero();
        assertThat(out.toString(UTF_8)).startsWith("usage: java -jar recoupe.jar");
        assertThat(Commands.all())
                .allSatisfy(command -> assertThat(out.toString(UTF_8))
                        .contains("  " + command.name() + " ")
                        .contains(command.does()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extrait",
                "-x",
                "--halp",
                "--server.port 8081",
                "--server.port=8081 seed",
                "serve",
                "--server.port"
            })
    void a_word_nobody_knows_is_told_on_the_error_stream_and_no_newsroom_starts(String words) {
        assertThat(run(words.split(" "))).hasValue(2);

        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).startsWith("recoupe: what is \"").contains("usage: java -jar recoupe.jar");
    }

    @Test
    void settings_alone_start_the_newsroom() {
        assertThat(run()).isEmpty();
        assertThat(run("--server.port=8081")).isEmpty();
        assertThat(run("--spring.profiles.active=trial", "--recoupe.people[0].name=Anna", "--debug"))
                .isEmpty();
        assertThat(out.size() + err.size()).isZero();
    }

    static Stream<Command> commands() {
        return Commands.all().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself_and_does_nothing_else(Command command) {
        assertThat(run(command.name(), "--help")).hasValue(0);

        assertThat(err.size()).isZero();
        assertThat(out.toString(UTF_8)).startsWith("usage: ").contains(command.name());
        assertThat(command.does()).hasSizeLessThan(90).doesNotContain("\n");
    }

    @Test
    void help_on_a_command_is_what_the_command_says_of_itself() {
        run("seed", "--help");
        var itself = out.toString(UTF_8);
        out.reset();

        assertThat(run("help", "seed")).hasValue(0);

        assertThat(out.toString(UTF_8)).isEqualTo(itself);
    }

    private OptionalInt run(String... words) {
        return Commands.run(
                words,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
