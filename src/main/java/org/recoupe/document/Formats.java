package org.recoupe.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.recoupe.document.UnreadableDocument.Reason.ENCRYPTED;
import static org.recoupe.document.UnreadableDocument.Reason.IMAGE;
import static org.recoupe.document.UnreadableDocument.Reason.OLD_WORD;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_DATA;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_KIND;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_WORD_PROCESSOR;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats that are read, and which one a file is in. Whatever else is made for programs is refused, never taken for a text. */
final class Formats {
    private static final List<Format> DELIVERIES = List.of(new NewsMlG2(), new NewsMl1(), new Ninjs());
    private static final List<Format> ALL = Stream.concat(
                    Stream.of(new WordDocument(), new PdfDocument(), new WebPage()), DELIVERIES.stream())
            .toList();

    private static final int HEAD = 4096;
    private static final List<String> PICTURES =
            List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "II*\0", "MM\0*", "BM6", "\0\0\0\u0018ftyphei");
    /** A document in XML or JSON, of whatever kind. */
    private static final Pattern DATA = Pattern.compile(
            "<!DOCTYPE\\b|<[A-Za-z_][\\w:.-]*(\\s[^<>]*)?/?>\\s*<|\\{\\s*\"[^\"\\n]{1,100}\"\\s*:|\\[\\s*\\{\\s*\"",
            Pattern.CASE_INSENSITIVE);

    private static final String XML = "<?xml";
    private static final int OPENING = 65_536;

    private Formats() {}

    /** The format of what is not a text, if it is one of them. */
    static Optional<Format> of(byte[] file) {
        var known = ALL.stream().filter(format -> format.knows(file)).findFirst();
        if (known.isPresent()) return known;
        var head = head(file);
        if (head.startsWith("PK\u0003\u0004"))
            throw new UnreadableDocument(
                    holds(file, "application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1))
                            ? OTHER_WORD_PROCESSOR
                            : OTHER_KIND);
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"))
            throw new UnreadableDocument(holds(file, "EncryptedPackage".getBytes(UTF_16LE)) ? ENCRYPTED : OLD_WORD);
        if (head.startsWith("{\\rtf")) throw new UnreadableDocument(OTHER_WORD_PROCESSOR);
        if (PICTURES.stream().anyMatch(head::startsWith) || head.startsWith("RIFF") && head.contains("WEBP"))
            throw new UnreadableDocument(IMAGE);
        return Optional.empty();
    }

    /** The format of what was decoded; empty if it is a text as people write it. */
    static Optional<Format> of(String text) {
        var opening = opening(text);
        var known = ALL.stream().filter(format -> format.knows(opening)).findFirst();
        if (known.isEmpty()
                && (text.stripLeading().startsWith(XML) || DATA.matcher(opening).lookingAt()))
            throw new UnreadableDocument(OTHER_DATA);
        return known;
    }

    /** Whether it is one of the formats in which agencies send. */
    static boolean isDelivery(String text) {
        var opening = opening(text);
        return DELIVERIES.stream().anyMatch(format -> format.knows(opening));
    }

    /** From the first thing that says what it is: behind comments, instructions, and a type that is only named. */
    private static String opening(String text) {
        var head = text.substring(0, Math.min(OPENING, text.length()));
        var from = 0;
        while (true) {
            while (from < head.length() && Character.isWhitespace(head.charAt(from))) from++;
            var to = prologEnd(head, from);
            if (to < 0) return head.substring(from, Math.min(from + HEAD, head.length()));
            from = to;
        }
    }

    private static int prologEnd(String head, int from) {
        if (head.startsWith("<!--", from)) return end(head, "-->", from + 4);
        if (head.startsWith("<?", from)) return end(head, "?>", from);
        var type = head.regionMatches(true, from, "<!DOCTYPE", 0, 9) ? head.indexOf('>', from) : -1;
        if (type < 0) return -1;
        var named = head.substring(from, type);
        // declarations of its own, or a web page, which says so there
        if (named.indexOf('[') >= 0 || named.toLowerCase(Locale.ROOT).contains("html")) return -1;
        return type + 1;
    }

    private static int end(String head, String mark, int from) {
        var at = head.indexOf(mark, from);
        return at < 0 ? -1 : at + mark.length();
    }

    static Format named(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst().orElseThrow();
    }

    static String head(byte[] file) {
        return new String(file, 0, Math.min(HEAD, file.length), ISO_8859_1);
    }

    static boolean holds(byte[] file, byte[] words) {
        next:
        for (int i = 0; i <= file.length - words.length; i++) {
            for (int k = 0; k < words.length; k++) if (file[i + k] != words[k]) continue next;
            return true;
        }
        return false;
    }
}
