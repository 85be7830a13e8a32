package org.recoupe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.FileSystemResource;

/** The file of those everybody knows: what it says is used, and what it says wrong is told by its line. */
class KnownSourcesTest {
    private static KnownSources read(String... lines) {
        return new KnownSources("sources.yaml", new StringReader(String.join("\n", lines)));
    }

    @Test
    void the_file_that_comes_along_can_be_read() {
        var known = new KnownSources(new FileSystemResource(Path.of("config/sources.yaml")));
        for (var name : List.of("l'agence France-Presse", "AFP", "afp.com"))
            assertThat(known.named(Stream.of(SourceName.comparable(name)), SourceKind.ORGANISATION))
                    .get()
                    .extracting(KnownSources.Known::name)
                    .isEqualTo("AFP");
        assertThat(known.named(Stream.of("insee"), SourceKind.ORGANISATION))
                .get()
                .extracting(KnownSources.Known::kind)
                .isEqualTo(SourceKind.ORGANISATION);
        assertThat(known.named(Stream.of("sana"), SourceKind.PERSON))
                .as("Sana, a neighbour")
                .isEmpty();
        assertThat(known.named(Stream.of("observatoire"), SourceKind.ORGANISATION))
                .isEmpty();
    }

    @Test
    void an_empty_file_knows_nobody() {
        assertThat(read("# nobody").named(Stream.of("afp"), SourceKind.RELAY)).isEmpty();
    }

    static Stream<Arguments> wrong() {
        var good = "- {name: AFP, kind: RELAY}";
        return Stream.of(
                Arguments.of(
                        List.of(good, "- {name: AP, kind: AGENCY}"), 2, "write one of [PERSON, ORGANISATION, RELAY]"),
                Arguments.of(List.of(good, "", "- {kind: RELAY}"), 3, "write name:"),
                Arguments.of(List.of("- {name: AP}"), 1, "write kind:"),
                Arguments.of(List.of("- {name: '', kind: RELAY}"), 1, "1 to 300 characters"),
                Arguments.of(
                        List.of("- {name: AP, kind: RELAY, alias: [x]}"), 1, "write name, kind, aliases or domains"),
                Arguments.of(List.of("- {name: AP, kind: RELAY, aliases: x}"), 1, "aliases: [one, another]"),
                Arguments.of(
                        List.of(good, "- {name: France, kind: RELAY, aliases: [a.f.p, AFP]}"), 2, "of line 1 already"),
                Arguments.of(List.of("- {name: AP, kind: RELAY, name: dpa}"), 1, "twice"),
                Arguments.of(List.of("AFP: RELAY"), 1, "a list of sources"),
                Arguments.of(List.of(good, "- AP"), 2, "must be a source"),
                Arguments.of(List.of(good, "- {name: AP, kind: RELAY"), 2, "quotes"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void a_wrong_line_is_named_with_its_mend(List<String> lines, int line, String mend) {
        assertThatThrownBy(() -> read(lines.toArray(String[]::new)))
                .isInstanceOf(KnownSources.KnownSourcesUnreadable.class)
                .hasMessageContaining("sources.yaml, line " + line + ":")
                .hasMessageContaining(mend);
    }
}
