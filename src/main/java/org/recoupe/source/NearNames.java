package org.recoupe.source;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names that may be one and need not: a letter or two apart, or one the initials of the other. They are asked about and never merged. */
final class NearNames {
    private static final Pattern CAPITALS = Pattern.compile("\\b\\p{Lu}{2,8}\\b");
    private static final Pattern SHORT_FORM = Pattern.compile("[\\p{L}\\p{N}]{2,8}");
    private static final int MOST_APART = 2;
    private static final Set<String> BETWEEN = Set.of(
            "de", "des", "du", "d", "la", "le", "les", "l", "et", "of", "the", "for", "and", "pour", "a", "au", "aux",
            "en", "in");

    private final String written;
    private final String compared;
    private final List<String> shortForms;

    private NearNames(String written) {
        this.written = written;
        this.compared = SourceName.comparable(written);
        this.shortForms = shortForms(written);
    }

    static NearNames to(String written) {
        return new NearNames(written);
    }

    boolean isNear(String other) {
        var theirs = SourceName.comparable(other);
        if (theirs.equals(compared) || shortForms.contains(theirs)) return true;
        var apart = apart(Math.max(theirs.length(), compared.length()));
        if (apart > 0 && distance(compared, theirs, apart) <= apart) return true;
        return isOneShortWord(written) && shortForms(other).contains(compared);
    }

    /** So many letters of so many may be others. */
    private static int apart(int letters) {
        return letters < 5 ? 0 : letters < 9 ? 1 : MOST_APART;
    }

    /** What a near name may be in the form names are compared in, if it is one of a few. */
    String[] exactly() {
        return Stream.concat(Stream.of(compared), shortForms.stream())
                .distinct()
                .toArray(String[]::new);
    }

    int shortest() {
        return compared.length() - MOST_APART;
    }

    int longest() {
        return compared.length() + MOST_APART;
    }

    /** Patterns of which one fits whatever is some letters apart: of as many parts and one more, one is left as it is. None for what is too short. */
    String[] parts() {
        if (apart(longest()) == 0) return new String[0];
        var parts = new String[MOST_APART + 1];
        for (int i = 0; i < parts.length; i++) {
            var part = compared.substring(
                    compared.length() * i / parts.length, compared.length() * (i + 1) / parts.length);
            parts[i] = "%" + part.replaceAll("([!%_])", "!$1") + "%";
        }
        return parts;
    }

    /** A regular expression that finds this short form in a written name, or words that begin with its letters; null if it is none. */
    @Nullable
    String spelledOut() {
        if (!isOneShortWord(written) || !SHORT_FORM.matcher(compared).matches()) return null;
        return "\\m" + compared + "\\M|"
                + compared.codePoints()
                        .mapToObj(letter -> "\\m" + withAccents(Character.toString(letter)))
                        .collect(Collectors.joining(".*"));
    }

    private static String withAccents(String letter) {
        return switch (letter) {
            case "a" -> "[aàâäáã]";
            case "c" -> "[cç]";
            case "e" -> "[eéèêë]";
            case "i" -> "[iîïí]";
            case "o" -> "[oôöóœ]";
            case "u" -> "[uùûü]";
            default -> letter;
        };
    }

    private static boolean isOneShortWord(String name) {
        return name.strip().length() <= 8 && name.strip().indexOf(' ') < 0;
    }

    /** Its initials, and what it says of itself in capitals. */
    private static List<String> shortForms(String name) {
        var words = Arrays.asList(SourceName.words(name).split(" ", -1));
        var forms = CAPITALS.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(SourceName::comparable)
                .filter(form -> words.size() > 1 && words.contains(form))
                .collect(Collectors.toList());
        var initials = words.stream()
                .filter(word -> !word.isEmpty() && !BETWEEN.contains(word))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        if (initials.length() > 1 && initials.length() < 9) forms.add(initials);
        return forms;
    }

    /** Of Levenshtein; more than the limit is told as more, whatever it is. */
    private static int distance(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) > limit) return limit + 1;
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            var least = i;
            for (int j = 1; j < row.length; j++) {
                var same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > limit) return limit + 1;
        }
        return row[other.length()];
    }
}
