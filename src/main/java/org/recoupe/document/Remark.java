package org.recoupe.document;

import java.util.Locale;

/**
 * Something to know of how a text was got out of its file, above all what was left out: nothing disappears without a word.
 *
 * @param count of what the kind names
 * @param of how many, or 0
 * @param words that were left out or put in, so that somebody can take them back; may be empty, may be cut
 */
public record Remark(Kind kind, int count, int of, String words) {
    private static final int LONGEST = 6000;

    /** Each has its sentence. */
    public enum Kind {
        /** Beside pictures. */
        CAPTIONS,
        /** Boxes beside the text. */
        ASIDES,
        /** Links to other stories. */
        RELATED,
        /** What readers wrote below. */
        READERS,
        /** Menus, banners, notices, buttons. */
        AROUND,
        /** Words that somebody put in with changes tracked; they are in the text. */
        INSERTED,
        /** Words that somebody struck out with changes tracked; they are not. */
        DELETED,
        /** Hidden in the document. */
        HIDDEN,
        /** Comments in its margin. */
        MARGIN,
        FOOTNOTES,
        /** Other texts in the same delivery. */
        OTHER_ITEMS,
        /** The sender has withdrawn or holds back this text; the words say how. */
        NOT_USABLE(true),
        /** Of a PDF, pictures of text perhaps. */
        EMPTY_PAGES(true),
        /** Pages whose columns were read one after the other. */
        COLUMNS(true),
        /** Pages with a table, or columns that could not be told apart: read line by line. */
        UNSURE_COLUMNS(true),
        /** What stands at the head or the foot of every page: the name of a paper, a number. */
        RUNNING_HEADS;

        private final boolean warns;

        Kind() {
            this(false);
        }

        Kind(boolean warns) {
            this.warns = warns;
        }

        /** Whether somebody must look before the text is taken in. */
        public boolean warns() {
            return warns;
        }

        /** As it stands in the keys of messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Remark {
        if (words.length() > LONGEST) words = words.substring(0, LONGEST) + " …";
    }

    static Remark of(Kind kind, int count, String words) {
        return new Remark(kind, count, 0, words);
    }
}
