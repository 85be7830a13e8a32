package org.recoupe.extraction;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.language.ForeignPassages;
import org.recoupe.extraction.language.Languages;
import org.recoupe.extraction.proposition.Composer;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Said;

/** What is said in one text, as sentences that can be true or false by themselves. Reads the text when it is first asked. */
public final class Propositions {
    private final String text;
    private final Languages.@Nullable Known known;
    private final @Nullable LocalDate date;
    private @Nullable Composer composer;

    /**
     * @param known null if the text is in a language that cannot be read
     * @param date the text is of, or null
     */
    Propositions(String text, Languages.@Nullable Known known, @Nullable LocalDate date) {
        this.text = text;
        this.known = known;
        this.date = date;
    }

    /** Composed of the words, or told to be incomplete: rather that than wrong. */
    public Proposition of(Said said) {
        var words = said.content().stream().map(piece -> piece.in(text)).collect(Collectors.joining(" "));
        if (known == null) return Proposition.lacking(words, Proposition.LANGUAGE);
        if (composer == null)
            composer = new Composer(
                    ForeignPassages.blanked(text, ForeignPassages.in(text, known.language())), known, date);
        return composer.of(said, words);
    }
}
