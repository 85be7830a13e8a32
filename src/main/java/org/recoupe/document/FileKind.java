package org.recoupe.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.recoupe.document.UnreadableDocument.Reason.ENCRYPTED;
import static org.recoupe.document.UnreadableDocument.Reason.IMAGE;
import static org.recoupe.document.UnreadableDocument.Reason.OLD_WORD;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_KIND;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_WORD_PROCESSOR;

import java.util.List;
import java.util.regex.Pattern;

/** What a file is, by what stands in it: names and extensions are only what somebody calls it. */
enum FileKind {
    TEXT,
    HTML,
    WORD,
    PDF;

    private static final int HEAD = 1024;
    private static final Pattern MARKUP = Pattern.compile(
            "^\\s*(<\\?xml[^>]*>\\s*)?(<!--.{0,400}?-->\\s*)*<(!doctype\\s+html|html|head|body|meta|title|article|section|div|p|h[1-6])\\b",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> PICTURES =
            List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*", "BM6", "\0\0\0\u0018ftyphei");

    /** Everything that is not text: TEXT is what remains. */
    static FileKind of(byte[] file) {
        var head = new String(file, 0, Math.min(HEAD, file.length), ISO_8859_1);
        if (head.contains("%PDF-")) return PDF;
        if (head.startsWith("PK\u0003\u0004")) return zipped(file);
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"))
            throw new UnreadableDocument(holds(file, "EncryptedPackage".getBytes(UTF_16LE)) ? ENCRYPTED : OLD_WORD);
        if (head.startsWith("{\\rtf")) throw new UnreadableDocument(OTHER_WORD_PROCESSOR);
        if (PICTURES.stream().anyMatch(head::startsWith) || head.startsWith("RIFF") && head.contains("WEBP"))
            throw new UnreadableDocument(IMAGE);
        return TEXT;
    }

    /** Whether what was decoded is a web page. */
    static FileKind of(String text) {
        return MARKUP.matcher(text.substring(0, Math.min(HEAD, text.length()))).find() ? HTML : TEXT;
    }

    private static FileKind zipped(byte[] file) {
        if (holds(file, "word/document".getBytes(ISO_8859_1))) return WORD;
        throw new UnreadableDocument(
                holds(file, "application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1))
                        ? OTHER_WORD_PROCESSOR
                        : OTHER_KIND);
    }

    private static boolean holds(byte[] file, byte[] words) {
        next:
        for (int i = 0; i <= file.length - words.length; i++) {
            for (int k = 0; k < words.length; k++) if (file[i + k] != words[k]) continue next;
            return true;
        }
        return false;
    }
}
