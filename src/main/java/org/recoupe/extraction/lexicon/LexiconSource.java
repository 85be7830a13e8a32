package org.recoupe.extraction.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where lexicon files come from. Later sources add to earlier ones. */
public interface LexiconSource {
    /** The lines of a file like {@code fr/words.txt}, or null if this source has none of that name. */
    @Nullable
    List<String> lines(String file);

    /** How a reader of an error message finds the file. */
    String describe(String file);

    /** The lexicons packaged with the programme. */
    static LexiconSource packaged() {
        return new LexiconSource() {
            @Override
            public @Nullable List<String> lines(String file) {
                try (InputStream in = LexiconSource.class.getResourceAsStream("/lexicon/" + file)) {
                    if (in == null) return null;
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String describe(String file) {
                return "lexicon/" + file;
            }
        };
    }

    /** The lexicons of a folder, {@code fr/} and {@code en/} below it. A folder that is not there has no files. */
    static LexiconSource folder(Path folder) {
        return new LexiconSource() {
            @Override
            public @Nullable List<String> lines(String file) {
                var path = folder.resolve(file);
                if (!Files.isRegularFile(path)) return null;
                try {
                    return Files.readAllLines(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public String describe(String file) {
                return folder.resolve(file).toString();
            }
        };
    }
}
