package org.recoupe.document;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words divided at the end of a line: "vérifica-" and "tion" are one word, "Marie-" and "Claire" are two. What the text says elsewhere
 * decides first, then what may follow a hyphen in French and English.
 */
final class Hyphens {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}’']+(?:-[\\p{L}\\p{M}’']+)*");
    private static final Pattern DIVIDED = Pattern.compile("(?s).*?([\\p{L}\\p{M}’'-]*[\\p{L}\\p{M}])[-\u2010\u00ad]");
    private static final Pattern FIRST = Pattern.compile("[\\p{L}\\p{M}’']+");
    /** Behind a verb: "a-t-il", "dit-elle"; behind a pronoun: "celui-ci". */
    private static final Set<String> BEHIND = Set.of(
            "t", "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ci", "là", "même", "mêmes", "moi",
            "toi", "lui", "être", "based", "old", "related", "year");
    /** What keeps its hyphen before any word. */
    private static final Set<String> BEFORE = Set.of(
            "vice",
            "demi",
            "quasi",
            "après",
            "avant",
            "arrière",
            "peut",
            "sud",
            "nord",
            "ouest",
            "vingt",
            "trente",
            "quarante",
            "cinquante",
            "soixante",
            "quatre",
            "rendez",
            "celui",
            "celle",
            "ceux",
            "celles",
            "self",
            "anglo",
            "franco",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety");
    /** What keeps it before what is a word by itself: "ex-ministre", but "explosion". */
    private static final Set<String> BEFORE_A_WORD = Set.of(
            "ex", "mi", "non", "pro", "anti", "sous", "grand", "porte", "semi", "co", "long", "high", "low", "short",
            "half", "well", "mid", "north", "south", "part", "est", "so");

    /** In the middle of a compound: "c'est-à-dire", "arc-en-ciel". */
    private static final Set<String> WITHIN = Set.of(
            "à", "de", "du", "des", "d", "en", "la", "le", "les", "t", "sur", "sous", "lès", "au", "aux", "et", "by",
            "in", "of", "to", "and", "the");

    private final Set<String> whole = new HashSet<>();

    /** @param lines all of the text's, to learn how it writes its words where they are not divided */
    Hyphens(List<String> lines) {
        var goesOn = false;
        for (var line : lines) {
            var words = WORD.matcher(line);
            var divided = divides(line);
            while (words.find()) {
                var isPart = goesOn && words.start() == 0 || divided && words.end() >= line.length() - 1;
                if (!isPart) whole.add(words.group().toLowerCase(Locale.ROOT));
            }
            goesOn = divided;
        }
    }

    /** Whether the last word of the line goes on in the next. */
    static boolean divides(String line) {
        return DIVIDED.matcher(line).matches();
    }

    /** Puts a line behind what was written so far. */
    void join(StringBuilder text, String next) {
        var divided = lastWord(text);
        var following = FIRST.matcher(next);
        if (divided == null || !following.lookingAt()) {
            text.append(text.isEmpty() || isDash(text) ? "" : " ").append(next);
            return;
        }
        var soft = text.charAt(text.length() - 1) == '\u00ad';
        text.setLength(text.length() - 1);
        var goesOn = following.end() < next.length() && next.charAt(following.end()) == '-';
        if (!soft && keepsItsHyphen(divided, following.group(), goesOn)) text.append('-');
        text.append(next);
    }

    /** "2019-" and "2026": nothing is taken away, nothing put in. */
    private static boolean isDash(StringBuilder text) {
        return text.length() > 1
                && text.charAt(text.length() - 1) == '-'
                && Character.isLetterOrDigit(text.charAt(text.length() - 2));
    }

    private static @Nullable String lastWord(StringBuilder text) {
        var from = text.length() - 1;
        if (from < 1 || "-\u2010\u00ad".indexOf(text.charAt(from)) < 0) return null;
        var begin = from;
        while (begin > 0 && (Character.isLetter(text.charAt(begin - 1)) || "’'-".indexOf(text.charAt(begin - 1)) >= 0))
            begin--;
        return begin == from ? null : text.substring(begin, from).toLowerCase(Locale.ROOT);
    }

    private boolean keepsItsHyphen(String divided, String next, boolean goesOn) {
        if (Character.isUpperCase(next.codePointAt(0))) return true;
        var rest = next.toLowerCase(Locale.ROOT);
        if (whole.contains(divided + "-" + rest)) return true;
        if (whole.contains(divided + rest)) return false;
        var before = divided.substring(
                Math.max(divided.lastIndexOf('-'), Math.max(divided.lastIndexOf('’'), divided.lastIndexOf('\''))) + 1);
        if (divided.indexOf('-') > 0 && WITHIN.contains(before)) return true;
        // "Vaux-" and "et-Brumes": the small word stands within what goes on behind it
        if (WITHIN.contains(rest) && goesOn) return true;
        return BEHIND.contains(rest)
                || BEFORE.contains(before)
                || BEFORE_A_WORD.contains(before) && whole.contains(rest);
    }
}
