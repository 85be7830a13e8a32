package org.recoupe.source;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Letters of other scripts that are drawn like Latin ones, so that "Rеuters" with a Cyrillic е is no second agency. A small part of the
 * skeletons of UTS 39: Cyrillic and Greek, and Latin letters that no accent explains. Digits stay digits: "1" is not "l" here.
 */
final class LookAlikes {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /** Each followed by what it looks like. */
    private static final String CYRILLIC = "АAаaВBЕEеeЅSѕsІIіiЈJјjКKкkМMНHОOоoРPрpСCсcТTУYуyХXхxҺHһhԁdԚQԛqԜWԝw";

    private static final String GREEK = "ΑAαaΒBΕEΖZΗHΙIιiΚKκkΜMΝNνvΟOοoΡPρpΤTΥYυuΧXχxϲcϹC";

    /** Drawn alike as capitals and as small letters: a word of these alone is one of Latin letters to whoever reads it. */
    private static final String IN_BOTH_CASES = "аеѕіјорсухһԛԝοιαχ";

    private static final Map<Integer, Integer> LATIN = pairs(CYRILLIC + GREEK);

    private static final Map<String, String> LETTERS = Map.of(
            "œ", "oe", "æ", "ae", "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "ɡ", "g", "ɑ", "a", "þ", "th");

    private LookAlikes() {}

    /** Word by word: one that is wholly of another script keeps its letters, or "Москва" and "МОСКВА" would be two. */
    static String inLatin(String text) {
        return WORD.matcher(text).replaceAll(word -> word(word.group()));
    }

    /** Small letters that are no other letter with an accent, spelt out. */
    static String spelt(String small) {
        var spelt = small;
        for (var letter : LETTERS.entrySet()) spelt = spelt.replace(letter.getKey(), letter.getValue());
        return spelt;
    }

    private static String word(String word) {
        var foreign = word.codePoints().anyMatch(LATIN::containsKey);
        if (!foreign || !isReadAsLatin(word)) return word;
        var read = new StringBuilder();
        word.codePoints().map(letter -> LATIN.getOrDefault(letter, letter)).forEach(read::appendCodePoint);
        return read.toString();
    }

    private static boolean isReadAsLatin(String word) {
        return word.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)
                || word.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(letter -> IN_BOTH_CASES.indexOf(Character.toLowerCase(letter)) >= 0);
    }

    private static Map<Integer, Integer> pairs(String pairs) {
        var read = new HashMap<Integer, Integer>();
        for (int i = 0; i + 1 < pairs.length(); i += 2) read.put((int) pairs.charAt(i), (int) pairs.charAt(i + 1));
        return Map.copyOf(read);
    }
}
