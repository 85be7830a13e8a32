package org.recoupe.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** The part of a text around the words that were looked for. */
final class Excerpt {
    /** What the database puts around them: signs that no text holds, because they are taken out of it before. */
    static final String START = "\uE000";

    static final String STOP = "\uE001";
    private static final int LENGTH = 260;
    private static final int BEFORE = 70;

    private Excerpt() {}

    /** @param marked the same text several times, each with other words marked */
    static List<Found.Piece> of(String... marked) {
        var text = Stream.of(marked).findFirst().orElse("").replace(START, "").replace(STOP, "");
        var marks = new BitSet(text.length());
        for (var version : marked) mark(version, text.length(), marks);
        var from = start(text, Math.max(0, marks.nextSetBit(0)));
        return pieces(text, marks, from, end(text, from));
    }

    private static void mark(String version, int length, BitSet marks) {
        var at = 0;
        var on = false;
        for (var i = 0; i < version.length(); i++) {
            var sign = version.charAt(i);
            if (sign == START.charAt(0)) on = true;
            else if (sign == STOP.charAt(0)) on = false;
            else if (at < length) {
                if (on) marks.set(at);
                at++;
            }
        }
    }

    private static int start(String text, int first) {
        if (first <= BEFORE || text.length() <= LENGTH) return 0;
        var space = text.indexOf(' ', first - BEFORE);
        return space < 0 || space >= first ? first : space + 1;
    }

    private static int end(String text, int from) {
        if (text.length() - from <= LENGTH) return text.length();
        var space = text.lastIndexOf(' ', from + LENGTH);
        var end = space <= from ? from + LENGTH : space;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static List<Found.Piece> pieces(String text, BitSet marks, int from, int end) {
        var pieces = new ArrayList<Found.Piece>();
        if (from > 0) pieces.add(new Found.Piece("… ", false));
        for (var at = from; at < end; ) {
            var on = marks.get(at);
            var next = on ? marks.nextClearBit(at) : marks.nextSetBit(at);
            var stop = next < 0 ? end : Math.min(next, end);
            pieces.add(new Found.Piece(text.substring(at, stop), on));
            at = stop;
        }
        if (end < text.length()) pieces.add(new Found.Piece(" …", false));
        return List.copyOf(pieces);
    }
}
