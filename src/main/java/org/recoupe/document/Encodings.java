package org.recoupe.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.recoupe.document.UnreadableDocument.Reason.ENCODING;
import static org.recoupe.document.UnreadableDocument.Reason.OTHER_KIND;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;

/**
 * Which letters the bytes of a text mean: as its first bytes or its markup say, else UTF-8 if it is that without a fault, else what
 * looks like French or English. If several do, somebody is asked.
 */
final class Encodings {
    /** A text longer than this cannot travel in a form while somebody is asked. */
    private static final int LONGEST_TO_ASK = 2_000_000;

    private static final int HEAD = 4096;
    private static final int SAMPLE = 100_000;
    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN = 240;
    private static final int CHOICES = 6;
    /** What is certain looks right nearly throughout, and no other reading does. */
    private static final double RIGHT = 0.97;

    private static final double LEAD = 0.02;
    private static final double MOSTLY = 0.3;
    private static final Pattern DECLARED = Pattern.compile(
            "<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final List<String> USUAL =
            List.of("windows-1252", "ISO-8859-15", "x-MacRoman", "IBM850", "windows-1250", "windows-1251", "KOI8-R");
    private static final String EXPECTED =
            "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñáíóúÁÍÓÚÑß«»‹›“”„‘’‚–—…•€£°§©®™·\u00a0\u202f\u2009";

    private Encodings() {}

    private record Reading(Charset charset, String text, double looks) {}

    /**
     * The text.
     *
     * @param chosen by somebody who looked, or null
     * @throws EncodingUnclear if somebody must look
     * @throws UnreadableDocument if these are no letters in any encoding
     */
    static String decode(byte[] file, @Nullable String chosen) {
        if (chosen != null) return chosen(file, chosen);
        var marked = marked(file);
        if (marked.isPresent()) return marked.get();
        var plain = strict(file, UTF_8);
        if (plain.isPresent() && !isBinary(plain.get())) return plain.get();
        var declared = declared(file);
        if (declared.isPresent()) return declared.get();
        return guess(file);
    }

    private static String chosen(byte[] file, String name) {
        if (!known(name)) throw new UnreadableDocument(ENCODING);
        return strict(file, Charset.forName(name)).orElseThrow(() -> new UnreadableDocument(ENCODING));
    }

    /** By a byte order mark. */
    private static Optional<String> marked(byte[] file) {
        if (starts(file, 0xEF, 0xBB, 0xBF)) return strict(Arrays.copyOfRange(file, 3, file.length), UTF_8);
        if (starts(file, 0xFF, 0xFE)) return strict(Arrays.copyOfRange(file, 2, file.length), UTF_16LE);
        if (starts(file, 0xFE, 0xFF)) return strict(Arrays.copyOfRange(file, 2, file.length), UTF_16BE);
        return Optional.empty();
    }

    private static boolean starts(byte[] file, int... mark) {
        if (file.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((file[i] & 0xFF) != mark[i]) return false;
        return true;
    }

    private static Optional<String> declared(byte[] file) {
        var head = new String(file, 0, Math.min(HEAD, file.length), ISO_8859_1);
        var found = DECLARED.matcher(head);
        if (!found.find() || !known(found.group(1))) return Optional.empty();
        // as every browser does: who says Latin-1 means what Windows wrote
        var name = found.group(1).matches("(?i)iso-?8859-1|latin-?1|us-ascii") ? "windows-1252" : found.group(1);
        return strict(file, Charset.forName(name)).filter(text -> !isBinary(text));
    }

    private static boolean known(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException notEvenAName) {
            return false;
        }
    }

    private static String guess(byte[] file) {
        var readings = readings(file);
        if (readings.isEmpty()) throw new UnreadableDocument(OTHER_KIND);
        var best = readings.get(0);
        if (readings.size() == 1 || best.looks() >= RIGHT && readings.get(1).looks() <= best.looks() - LEAD)
            return best.text();
        if (file.length > LONGEST_TO_ASK) throw new UnreadableDocument(ENCODING);
        throw new EncodingUnclear(candidates(readings.subList(0, Math.min(CHOICES, readings.size()))));
    }

    /** Every way it can be read, the one that looks best first, and each text once. */
    private static List<Reading> readings(byte[] file) {
        var readings = new ArrayList<Reading>();
        for (var name : names(file).distinct().toList()) {
            var text = strict(file, Charset.forName(name));
            if (text.isEmpty() || isBinary(text.get())) continue;
            if (readings.stream().anyMatch(other -> other.text().equals(text.get()))) continue;
            readings.add(new Reading(Charset.forName(name), text.get(), looks(text.get())));
        }
        readings.sort(Comparator.comparingDouble(Reading::looks).reversed());
        return readings;
    }

    private static Stream<String> names(byte[] file) {
        var wide = wide(file);
        if (wide != null) return Stream.of(wide.name());
        for (var b : file) if (b == 0) return Stream.empty();
        var detector = new CharsetDetector();
        detector.setText(file.length > SAMPLE ? Arrays.copyOf(file, SAMPLE) : file);
        var told = Stream.of(detector.detectAll())
                .filter(match -> match.getConfidence() > 20)
                .map(CharsetMatch::getNormalizedName)
                .filter(Encodings::known)
                .filter(name -> !name.startsWith("UTF-16") && !name.startsWith("UTF-32"))
                .limit(3);
        return Stream.concat(USUAL.stream(), told).filter(Encodings::known);
    }

    /** UTF-16 without a mark: every other byte of a Latin text is zero. */
    private static @Nullable Charset wide(byte[] file) {
        if (file.length < 4 || file.length % 2 != 0) return null;
        var even = 0;
        var odd = 0;
        for (int i = 0; i < file.length; i++)
            if (file[i] == 0 && i % 2 == 0) even++;
            else if (file[i] == 0) odd++;
        var half = file.length / 2;
        if (odd > MOSTLY * half && even < odd / 10) return UTF_16LE;
        return even > MOSTLY * half && odd < even / 10 ? UTF_16BE : null;
    }

    private static Optional<String> strict(byte[] file, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }

    /** Texts have lines and tabs, but no other control characters. */
    private static boolean isBinary(String text) {
        return text.chars().anyMatch(c -> c < ' ' && "\t\n\r\f\u001a".indexOf(c) < 0 || c >= 0x7F && c < 0xA0);
    }

    /** The share of its special letters that French and English have, where a word may have them. */
    private static double looks(String text) {
        var special = 0;
        var expected = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x80) continue;
            special++;
            var midword = i > 0 && Character.isLowerCase(text.charAt(i - 1)) && Character.isUpperCase(c);
            var signInWord = !Character.isLetter(c) && "’‘".indexOf(c) < 0 && between(text, i);
            if (EXPECTED.indexOf(c) >= 0 && !midword && !signInWord) expected++;
        }
        return special == 0 ? 1 : (double) expected / special;
    }

    private static boolean between(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetter(text.charAt(i - 1))
                && Character.isLowerCase(text.charAt(i + 1));
    }

    private static List<EncodingUnclear.Candidate> candidates(List<Reading> readings) {
        var differ = 0;
        var first = readings.get(0).text();
        for (var other : readings) {
            if (other == readings.get(0)) continue;
            var at = Arrays.mismatch(first.toCharArray(), other.text().toCharArray());
            if (at >= 0) differ = Math.max(differ, at);
        }
        var from = Math.max(0, differ - SHOWN_BEFORE);
        return readings.stream()
                .map(reading -> new EncodingUnclear.Candidate(
                        reading.charset().name(),
                        reading.text()
                                .substring(
                                        Math.min(from, reading.text().length()),
                                        Math.min(from + SHOWN, reading.text().length()))))
                .toList();
    }
}
