package org.recoupe.document;

import java.util.Locale;

/** A file that no text was got out of; says why. */
public final class UnreadableDocument extends RuntimeException {
    private final Reason reason;

    /** Each has its sentence, which says what to do instead. */
    public enum Reason {
        EMPTY,
        /** More bytes than are taken. */
        TOO_LARGE,
        /** More text in it than is taken. */
        TOO_LONG,
        /** It took more time or memory than it may. */
        TOO_MUCH_WORK,
        /** Under a password. */
        ENCRYPTED,
        /** It calls itself what it is, but cannot be opened. */
        BROKEN,
        /** Opened, but nothing to read in it. */
        NO_TEXT,
        /** A PDF whose pages are pictures. */
        SCANNED,
        IMAGE,
        /** Word before 2007. */
        OLD_WORD,
        /** Rich text, or a text processor whose files are not read. */
        OTHER_WORD_PROCESSOR,
        /** Made for programs, XML or JSON, and none of the news formats that are read. */
        OTHER_DATA,
        /** Whatever it is, it is none of the kinds that are read. */
        OTHER_KIND,
        /** Nobody can tell in which encoding it is, and it is too large to ask. */
        ENCODING,
        /** Too many files are being read at once. */
        BUSY;

        /** As it stands in the keys of messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public UnreadableDocument(Reason reason) {
        super(reason.word());
        this.reason = reason;
    }

    UnreadableDocument(Reason reason, Throwable cause) {
        super(reason.word(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
