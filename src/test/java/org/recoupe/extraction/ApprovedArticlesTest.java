package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.extraction.cli.Transcript;
import org.recoupe.kernel.Language;

class ApprovedArticlesTest {
    private static final Path ARTICLES = Path.of("src", "test", "articles");
    private static final Extractor EXTRACTOR = Lexicons.packaged();

    static List<Path> articles() throws IOException {
        try (var files = Files.walk(ARTICLES)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .filter(f -> !f.toString().endsWith(".approved.txt")
                            && !f.toString().endsWith(".received.txt"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("articles")
    void extracts_what_the_desk_approved(Path article) throws IOException {
        var text = Files.readString(article);
        var language = new Language(folder(article));
        Approved.verify(article, Transcript.of(text, EXTRACTOR.extract(text, language, null)));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void tells_the_language(Path article) throws IOException {
        var text = Files.readString(article);
        var found = EXTRACTOR.extract(text, null, null).language();
        assertThat(found.code()).isEqualTo(folder(article));
    }

    private static String folder(Path article) {
        return article.getName(article.getNameCount() - 2).toString();
    }
}
