package org.recoupe.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Span;

/**
 * The words of a text, as a hand moves the ends of a claim over them: letters and digits with what joins them ("l’armée", "1 000",
 * "avant-hier"), or a sign that stands for one ("%", "€", an emoji). The browser's module {@code article.js} counts the same way.
 */
public final class Words {
    private static final Pattern WORD = Pattern.compile(
            "[\\p{L}\\p{N}\\p{M}]+(?:(?:[-‐‑'’.,_/&@]|(?<=\\p{N})[\\u00a0\\u202f](?=\\p{N}{3}(?!\\p{N})))"
                    + "[\\p{L}\\p{N}\\p{M}]+)*|[\\p{S}%‰\\u200d\\ufe0f]+");

    private static final Pattern FIGURE = Pattern.compile("\\p{N}+(?:[.,\\u00a0\\u202f ]\\p{N}+)*");

    private static final Pattern LEADS_IN =
            Pattern.compile("^\\s*(?:que\\s+|qu['’]|that\\s+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

    private Words() {}

    /** The words between two positions, in the order of the text. */
    public static List<Span> in(String text, int from, int to) {
        return WORD.matcher(text)
                .region(from, to)
                .results()
                .map(found -> new Span(found.start(), found.end()))
                .toList();
    }

    /** Which end of a claim is moved, and where to. */
    public enum Step {
        START_BACK,
        START_ON,
        END_BACK,
        END_ON
    }

    /**
     * The places of a claim with one of its outer ends moved by a word.
     *
     * @param places in UTF-16 units
     * @return empty if there is no word to move over
     */
    public static Optional<List<Span>> moved(List<Span> places, Step step, String text) {
        if (places.isEmpty()) return Optional.empty();
        var first = places.get(0);
        var last = places.get(places.size() - 1);
        return switch (step) {
            case START_BACK ->
                last(in(text, Math.max(0, first.start() - FAR), first.start()))
                        .filter(word -> isNear(word.end(), first.start(), text))
                        .map(word -> replaced(places, 0, new Span(word.start(), first.end())));
            case START_ON -> {
                var words = in(text, first.start(), first.end());
                yield words.size() > 1
                        ? Optional.of(replaced(places, 0, new Span(words.get(1).start(), first.end())))
                        : without(places, 0);
            }
            case END_ON ->
                in(text, last.end(), Math.min(text.length(), last.end() + FAR)).stream()
                        .findFirst()
                        .filter(word -> isNear(last.end(), word.start(), text))
                        .map(word -> replaced(places, places.size() - 1, new Span(last.start(), word.end())));
            case END_BACK -> {
                var words = in(text, last.start(), last.end());
                yield words.size() > 1
                        ? Optional.of(replaced(
                                places,
                                places.size() - 1,
                                new Span(
                                        last.start(),
                                        words.get(words.size() - 2).end())))
                        : without(places, places.size() - 1);
            }
        };
    }

    /** No word is longer, nor the gap before it. */
    private static final int FAR = 400;

    /** Whether no paragraph ends between two positions. */
    private static boolean isNear(int from, int to, String text) {
        return !BLANK_LINE.matcher(text).region(from, to).find();
    }

    private static Optional<Span> last(List<Span> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    private static List<Span> replaced(List<Span> places, int index, Span by) {
        var moved = new ArrayList<>(places);
        moved.set(index, by);
        return List.copyOf(moved);
    }

    private static Optional<List<Span>> without(List<Span> places, int index) {
        if (places.size() == 1) return Optional.empty();
        var fewer = new ArrayList<>(places);
        fewer.remove(index);
        return Optional.of(List.copyOf(fewer));
    }

    /** Where these words stand in a text, however its lines are broken; not as part of longer words. */
    public static List<Span> places(String words, String text) {
        var loosely = new StringBuilder();
        for (var word : words.strip().split("\\s+", -1)) {
            if (!loosely.isEmpty()) loosely.append("\\s+");
            loosely.append(Pattern.quote(word));
        }
        return loosely.isEmpty() || words.isBlank()
                ? List.of()
                : Pattern.compile(loosely.toString())
                        .matcher(text)
                        .results()
                        .map(found -> new Span(found.start(), found.end()))
                        .filter(place -> !isInside(place.start(), text) && !isInside(place.end(), text))
                        .toList();
    }

    /** Whether these are the same words, however their lines are broken. */
    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** What is said, without the word that leads it in where somebody says or denies it: "que 31 classes ont fermé". */
    static String said(String words) {
        return LEADS_IN.matcher(words).replaceFirst("");
    }

    /** Whether they differ in figures alone. */
    static boolean sameButForFigures(String one, String other) {
        return same(FIGURE.matcher(one).replaceAll("0"), FIGURE.matcher(other).replaceAll("0"));
    }

    private static String folded(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    /** Whether a position has letters or digits on both sides, or lies within one character. */
    static boolean isInside(int position, String text) {
        if (position <= 0 || position >= text.length()) return false;
        return Character.isSurrogatePair(text.charAt(position - 1), text.charAt(position))
                || (isLetter(text.codePointBefore(position)) && isLetter(text.codePointAt(position)));
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Whether nothing but signs and spaces stands between two positions. */
    static boolean none(int from, int to, String text) {
        return from >= to || in(text, from, to).isEmpty();
    }

    /** Without the spaces, and at the end the comma, that border it; null if that is nothing. */
    static @Nullable Span stripped(Span place, String text) {
        var from = place.start();
        var to = place.end();
        while (from < to && isSpace(text.charAt(from))) from++;
        while (from < to && (isSpace(text.charAt(to - 1)) || ",;:".indexOf(text.charAt(to - 1)) >= 0)) to--;
        return from < to ? new Span(from, to) : null;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
