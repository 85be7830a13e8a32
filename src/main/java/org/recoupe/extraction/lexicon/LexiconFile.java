package org.recoupe.extraction.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One file of a lexicon, comments removed, each line with the place it came from. */
final class LexiconFile {
    /** A line that says something, and where it stands. */
    record Line(String file, int number, String text) {
        BadLexicon bad(String problem) {
            return new BadLexicon(file, number, problem + " in \"" + text + "\"");
        }

        /** Parts at the first colon: key and the rest. */
        String[] keyed() {
            var colon = text.indexOf(':');
            if (colon <= 0) throw bad("no \"key: words\"");
            return new String[] {
                text.substring(0, colon).trim(), text.substring(colon + 1).trim()
            };
        }

        List<String> listed(String words) {
            var list = new ArrayList<String>();
            for (var word : words.split(",")) {
                if (word.isBlank()) throw bad("an empty word");
                list.add(word.trim());
            }
            return list;
        }
    }

    private LexiconFile() {}

    /**
     * The lines of all sources, one source after the other. A source that repeats another word for word, as when the programme runs in its
     * own project folder, is read once.
     *
     * @throws BadLexicon if no source has the file
     */
    static List<Line> read(String file, List<LexiconSource> sources) {
        var lines = readIfAny(file, sources);
        if (lines == null) throw new BadLexicon("lexicon/" + file, "not found");
        return lines;
    }

    /** The same; null if no source has the file. */
    static @Nullable List<Line> readIfAny(String file, List<LexiconSource> sources) {
        var lines = new ArrayList<Line>();
        var seen = new ArrayList<List<String>>();
        for (var source : sources) {
            var text = source.lines(file);
            if (text == null || seen.contains(text)) continue;
            seen.add(text);
            for (var i = 0; i < text.size(); i++) {
                var line = withoutComment(Objects.requireNonNull(text.get(i)));
                if (!line.isEmpty()) lines.add(new Line(source.describe(file), i + 1, line));
            }
        }
        return seen.isEmpty() ? null : lines;
    }

    private static String withoutComment(String line) {
        var hash = line.indexOf('#');
        return (hash < 0 ? line : line.substring(0, hash)).strip();
    }
}
