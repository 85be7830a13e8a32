package org.recoupe.extraction.statement;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why two statements are held to bear on each other: what was seen, and the words of the text it was seen by. Put into words by whoever
 * shows it, in the reader's language.
 *
 * @param words what the kind says
 * @param shared terms that both statements have, as the later one writes them; the first few
 */
public record Grounds(Kind kind, List<String> words, List<String> shared) {
    private static final int MOST_SHARED = 6;

    /** What was seen. */
    public enum Kind {
        /** One denies what the other's speaker, who is named, says. */
        DENIAL,
        /** One's words rule out what the other's speaker, who is named, says. */
        EXCLUSION,
        /** One leaves open what the other's speaker, who is named, says. */
        LEFT_OPEN,
        /** They say opposite things: by the pair of words that is given, or by a negation. */
        OPPOSITE,
        /** Two numbers of one thing: the earlier, the later, the thing if it has a name. */
        NUMBERS,
        /** A pair of places, offices and the like of which only one can be. */
        EXCLUSIVE,
        /** They say the same. */
        REPETITION,
        /** What an earlier version of the extraction wrote down, a sentence. */
        SENTENCE
    }

    /** The words are cleaned of line breaks, the shared terms cut to the first few. */
    public Grounds {
        words = words.stream().map(Grounds::inOneLine).toList();
        shared = shared.stream().map(Grounds::inOneLine).limit(MOST_SHARED).toList();
    }

    /** @param counted what both are numbers of, "" if it has no name */
    public static Grounds numbers(String one, String other, String counted) {
        return new Grounds(
                Kind.NUMBERS,
                Stream.of(one, other, counted).filter(word -> !word.isEmpty()).toList(),
                List.of());
    }

    /** For keeping: a line for the kind and for each word, an empty one, a line for each shared term. */
    public String written() {
        return String.join(
                "\n",
                Stream.of(Stream.of(kind.name()), words.stream(), Stream.of(""), shared.stream())
                        .flatMap(lines -> lines)
                        .toList());
    }

    /** What {@link #written} wrote, or a sentence of earlier times. */
    public static Grounds read(String written) {
        var lines = List.of(written.split("\n", -1));
        var gap = lines.indexOf("");
        for (var kind : Kind.values())
            if (gap > 0 && kind.name().equals(lines.get(0)))
                return new Grounds(kind, lines.subList(1, gap), lines.subList(gap + 1, lines.size()));
        return new Grounds(Kind.SENTENCE, List.of(written), List.of());
    }

    /** For a terminal: {@code denial "OLM": digue, vanne}. */
    @Override
    public String toString() {
        var text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        words.forEach(word -> text.append(" \"").append(word).append('"'));
        return shared.isEmpty() ? text.toString() : text + ": " + String.join(", ", shared);
    }

    private static String inOneLine(String word) {
        return word.strip().replaceAll("\\s+", " ");
    }
}
