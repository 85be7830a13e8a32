package org.recoupe.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials of the database's binaries says what is in them. */
@Tag("server")
class NativeLibrariesTest {
    private static final String BILL = "/META-INF/sbom/postgresql-binaries.cdx.json";

    @TempDir
    Path folder;

    @BeforeEach
    void on_the_platform_it_is_about() {
        assumeThat(System.getProperty("os.name")).isEqualTo("Linux");
        assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    }

    @Test
    void each_file_says_the_version_that_is_named() throws IOException {
        var home = Binaries.in(DataFolder.at(folder)).home();

        for (var component : components()) {
            var file = home.resolve(property(component, "recoupe:file"));
            assertThat(new String(Files.readAllBytes(file), ISO_8859_1).contains(property(component, "recoupe:says")))
                    .as(file + " says " + property(component, "recoupe:says"))
                    .isTrue();
        }
    }

    @Test
    void no_library_of_others_is_left_out() throws IOException {
        var home = Binaries.in(DataFolder.at(folder)).home();
        var named = Stream.of(components())
                .map(component -> property(component, "recoupe:file"))
                .collect(Collectors.toSet());

        try (var libraries = Files.list(home.resolve("lib"))) {
            var ofOthers = libraries
                    .filter(library -> Files.isRegularFile(library) && !Files.isSymbolicLink(library))
                    .map(library -> library.getFileName().toString())
                    .filter(library -> library.contains(".so"))
                    // PostgreSQL's own
                    .filter(library -> !library.matches("lib(pq|ecpg|ecpg_compat|pgtypes|pgcommon_shlib)\\.so.*"))
                    .map(library -> "lib/" + library)
                    .collect(Collectors.toSet());
            assertThat(ofOthers).isNotEmpty();
            assertThat(named).containsAll(ofOthers);
        }
    }

    private static JsonNode[] components() throws IOException {
        try (var bill = NativeLibrariesTest.class.getResourceAsStream(BILL)) {
            assertThat(bill).isNotNull();
            return JsonMapper.builder()
                    .build()
                    .readTree(bill)
                    .get("components")
                    .valueStream()
                    .toArray(JsonNode[]::new);
        }
    }

    private static String property(JsonNode component, String name) {
        return component
                .get("properties")
                .valueStream()
                .filter(property -> property.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .get("value")
                .asString();
    }
}
