package org.recoupe.source;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that may be one and need not: a letter or two apart, or one the initials of the other. They are asked about and never merged. */
final class NearNames {
    private static final Pattern CAPITALS = Pattern.compile("\\b\\p{Lu}{2,8}\\b");
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
        var longest = Math.max(theirs.length(), compared.length());
        var apart = longest < 5 ? 0 : longest < 9 ? 1 : 2;
        if (apart > 0 && distance(compared, theirs, apart) <= apart) return true;
        return isOneShortWord(written) && shortForms(other).contains(compared);
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
