package org.recoupe.extraction.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.recoupe.extraction.statement.ForeignPassage;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/** Finds the paragraphs of a text that are in another language, by small words, also those of languages that are not read. */
public final class ForeignPassages {
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t\\r]*\\n\\s*");
    private static final Pattern LINES = Pattern.compile("\\n");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int FEWEST_WORDS = 7;
    /** Small words are half of any running text, and of those a list has half. */
    private static final double FEWEST = 0.25;

    private static final double LEAD = 1.8;
    /** One word that happens to be another language's is none of it. */
    private static final int FEWEST_DIFFERENT = 3;
    /** What nearly only one language says, or says often. Languages that are not read are here to be told apart. */
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "fr",
                    words("le la les un une des du de et est dans en au aux pour par il elle qui que sur avec ne pas"
                            + " ce cette sont ont a été selon plus mais se son sa ses qu à y ou où leur nous vous"
                            + " ils"),
            "en",
                    words("the of and to in is that was for with he on by it at from have has not his be are an"
                            + " which this who will were been had they their its she her after or a as but said"
                            + " about"),
            "nl",
                    words("de het een en van in is dat die te zijn op met voor niet aan er ook als bij door naar uit"
                            + " maar om heeft hebben wordt worden werd volgens zei dit deze over nog geen tot al"
                            + " kan ze hij wij meer"),
            "de",
                    words("der die das und ist in den von zu mit sich des auf für nicht ein eine einen dem als auch"
                            + " es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem"
                            + " über zum war haben nur oder sagte im vom"),
            "es",
                    words("el la los las de y que en un una es se del al con por para no lo su como más pero ha fue"
                            + " sus le son este esta entre también según desde dijo sobre hay han muy"),
            "it",
                    words("il la le gli di e che è in un una del della dei delle al alla per non con si da sono ha"
                            + " come più ma nel nella anche lo questo questa dal dalla secondo detto ha hanno"
                            + " stato"),
            "pt",
                    words("o a os as de e que em um uma do da dos das no na nos nas é com para não por se ao mais"
                            + " como mas foi ele ela são tem segundo disse pelo pela também já está"));

    private ForeignPassages() {}

    /** The paragraphs of a text that are not in its language. */
    public static List<ForeignPassage> in(String text, Language own) {
        var passages = new ArrayList<ForeignPassage>();
        var ends = (text.contains("\n\n") || BLANK_LINES.matcher(text).find() ? BLANK_LINES : LINES).matcher(text);
        var from = 0;
        while (ends.find()) {
            add(passages, text, from, ends.start(), own);
            from = ends.end();
        }
        add(passages, text, from, text.length(), own);
        return passages;
    }

    /** The same text, blank where it is foreign: every other place in it stays where it was. */
    public static String blanked(String text, List<ForeignPassage> passages) {
        if (passages.isEmpty()) return text;
        var blank = new StringBuilder(text);
        for (var passage : passages)
            for (var i = passage.place().start(); i < passage.place().end(); i++)
                if (blank.charAt(i) != '\n') blank.setCharAt(i, ' ');
        return blank.toString();
    }

    /** The language that a passage is clearly in rather than in this one, if it is. */
    static Optional<Language> otherThan(String own, String passage) {
        var counts = new HashMap<String, Integer>();
        var different = new HashMap<String, Set<String>>();
        var words = 0;
        var found = WORD.matcher(passage);
        while (found.find()) {
            words++;
            var word = found.group().toLowerCase(Locale.ROOT);
            SMALL_WORDS.forEach((language, small) -> {
                if (!small.contains(word)) return;
                counts.merge(language, 1, Integer::sum);
                different.computeIfAbsent(language, l -> new HashSet<>()).add(word);
            });
        }
        if (words < FEWEST_WORDS || !SMALL_WORDS.containsKey(own)) return Optional.empty();
        var least = Math.max(FEWEST * words, LEAD * counts.getOrDefault(own, 0));
        return counts.entrySet().stream()
                .filter(count -> !count.getKey().equals(own))
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(count -> count.getValue() >= least)
                .filter(count ->
                        different.getOrDefault(count.getKey(), Set.of()).size() >= FEWEST_DIFFERENT)
                .map(count -> new Language(count.getKey()));
    }

    private static void add(List<ForeignPassage> passages, String text, int from, int to, Language own) {
        otherThan(own.code(), text.substring(from, to))
                .ifPresent(language -> passages.add(new ForeignPassage(new Span(from, to), language)));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ")));
    }
}
