package org.recoupe.extraction.language;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.lexicon.Lexicon;
import org.recoupe.extraction.lexicon.LexiconSource;
import org.recoupe.extraction.parse.Parser;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Language;

/** The languages that can be read. A further one is a class beside {@link French}, a line here and a folder of lexicons. */
public final class Languages {
    /** A language with what is known of it. */
    public record Known(
            LanguageRules rules, Lexicon lexicon, @Nullable Parser parser) {
        public Language language() {
            return rules.language();
        }
    }

    private final Map<Language, Known> known = new LinkedHashMap<>();

    public Languages(List<LexiconSource> sources) {
        this(List.of(new French(), new English()), sources);
    }

    Languages(List<LanguageRules> all, List<LexiconSource> sources) {
        for (var rules : all) {
            var code = rules.language().code();
            var lexicon = Lexicon.of(code, sources);
            lexicon.callBy(word -> rules.term(lexicon, word));
            known.put(rules.language(), new Known(rules, lexicon, Parser.packaged(code, lexicon)));
        }
    }

    /** @throws UnsupportedLanguage if it is none of the known, or was not given and cannot be told */
    public Known of(@Nullable Language language, String text) {
        if (language == null) return LanguageDetection.tell(text, all());
        var found = known.get(language);
        if (found == null) throw LanguageDetection.refusal(language, all());
        return found;
    }

    Collection<Known> all() {
        return known.values();
    }
}
