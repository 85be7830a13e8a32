package org.recoupe.extraction;

import java.nio.file.Path;
import org.recoupe.extraction.lexicon.LexiconSource;

/** The lexicons of the project, as they are packaged. */
public final class Lexicons {
    private static final Extractor PACKAGED = Extractor.of(LexiconSource.folder(Path.of("config", "lexicon")));

    private Lexicons() {}

    public static Extractor packaged() {
        return PACKAGED;
    }
}
