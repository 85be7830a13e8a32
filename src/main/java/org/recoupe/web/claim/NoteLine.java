package org.recoupe.web.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.recoupe.discussion.Note;
import org.recoupe.web.Wording;

/**
 * A note as it is read.
 *
 * @param pieces its text, cut where somebody is addressed
 */
record NoteLine(Note note, String by, String initials, String at, List<Piece> pieces, boolean mine) {
    private static final Pattern NAME = Pattern.compile("@[\\p{L}\\p{N}]+(?:[._-][\\p{L}\\p{N}]+)*");

    /** @param person who is addressed, or "" if these are only words */
    record Piece(String words, String person) {}

    static NoteLine of(Note note, String reader, Wording words) {
        return new NoteLine(
                note,
                words.who(note.author()),
                words.initials(note.author()),
                words.moment(note.writtenAt()),
                pieces(note, words),
                note.author().equals(reader));
    }

    private static List<Piece> pieces(Note note, Wording words) {
        var pieces = new ArrayList<Piece>();
        var text = note.text();
        var from = 0;
        var names = NAME.matcher(text);
        while (names.find()) {
            var name = names.group().substring(1).toLowerCase(Locale.ROOT);
            var meant = note.mentioned().stream()
                    .filter(person -> person.equals(name) || person.startsWith(name + "."))
                    .findFirst();
            if (meant.isEmpty()) continue;
            if (names.start() > from) pieces.add(new Piece(text.substring(from, names.start()), ""));
            pieces.add(new Piece("@" + words.who(meant.get()), meant.get()));
            from = names.end();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), ""));
        return pieces;
    }
}
