package org.recoupe.document;

import static org.recoupe.document.UnreadableDocument.Reason.TOO_LONG;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text as it grows, paragraph by paragraph, and no longer than it may be. */
final class Paragraphs {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\f]+");

    private static final Pattern EDGES = Pattern.compile("^[\\s\u00a0\u202f\u200b]+|[\\s\u00a0\u202f\u200b]+$");

    private final int longest;
    private final List<String> all = new ArrayList<>();
    private int length;

    Paragraphs(int longest) {
        this.longest = longest;
    }

    /** One paragraph, whose line breaks are its author's; an empty one is none. */
    void add(CharSequence words) {
        var clean = SPACES.matcher(words)
                .replaceAll(" ")
                .lines()
                .map(line -> EDGES.matcher(line).replaceAll(""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        if (clean.isEmpty()) return;
        length += clean.length() + 2;
        if (length - 2 > longest) throw new UnreadableDocument(TOO_LONG);
        all.add(clean);
    }

    int count() {
        return all.size();
    }

    String text() {
        return String.join("\n\n", all);
    }
}
