package org.recoupe.extraction.language;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.WordClass;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.extraction.text.NormalisedText;
import org.recoupe.extraction.text.Tokenizer;
import org.recoupe.kernel.Language;

/** Tells the language of a text by its small words. */
final class LanguageDetection {
    /** Small words are half of any running text; what has fewer than this of a language's is none of it. */
    private static final double FEWEST = 0.2;

    private static final double LEAD = 1.3;
    private static final int SAMPLE = 4000;
    private static final double MOSTLY = 0.6;

    private LanguageDetection() {}

    static Languages.Known tell(String text, Collection<Languages.Known> known) {
        Languages.Known best = null;
        var highest = 0.0;
        var second = 0.0;
        for (var language : known) {
            var share = share(text, language);
            if (share > highest) {
                second = highest;
                highest = share;
                best = language;
            } else second = Math.max(second, share);
        }
        if (best == null || highest < FEWEST || highest < LEAD * second) throw refusal(null, known);
        // a language that is not read may share its small words with one that is
        if (isAnother(best, text)) throw refusal(null, known);
        return best;
    }

    private static boolean isAnother(Languages.Known told, String text) {
        var paragraphs = ForeignPassages.in(text.length() > SAMPLE ? text.substring(0, SAMPLE) : text, told.language());
        var foreign = paragraphs.stream()
                .mapToInt(passage -> passage.place().length())
                .sum();
        return foreign > MOSTLY * Math.min(SAMPLE, text.strip().length());
    }

    static UnsupportedLanguage refusal(@Nullable Language language, Collection<Languages.Known> known) {
        var names = known.stream().map(k -> k.language().code()).sorted().collect(Collectors.joining(", "));
        var problem = language == null
                ? "the language of the text cannot be told"
                : "no rules for language " + language.code();
        return new UnsupportedLanguage(problem + "; known: " + names);
    }

    private static double share(String text, Languages.Known language) {
        var sample = new NormalisedText(text.length() > SAMPLE ? text.substring(0, SAMPLE) : text);
        var words = 0;
        var small = 0;
        for (var token : new Tokenizer(language.lexicon().borders()).tokens(sample)) {
            if (!token.isWord()) continue;
            words++;
            if (language.lexicon().is(token.word(), WordClass.FREQUENT)) small++;
        }
        return words == 0 ? 0 : (double) small / words;
    }
}
