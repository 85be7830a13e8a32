package org.recoupe.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private final Tokenizer tokenizer =
            new Tokenizer(new WordBorders(Set.of("l'", "qu'"), List.of("-t-il", "-il", "'s"), Set.of("mme")));

    @Test
    void parts_what_a_language_joins() {
        assertThat(words("L’eau qu'il a-t-il dit-il"))
                .containsExactly("l'", "eau", "qu'", "il", "a", "-t-il", "dit", "-il");
        assertThat(words("the mayor's car")).containsExactly("the", "mayor", "'s", "car");
    }

    @Test
    void keeps_numbers_and_abbreviations_whole() {
        assertThat(words("1 000 à 3,5 % en 2018 245 fois, Mme. X, J.-P. Roux, U.S. law"))
                .containsExactly(
                        "1 000", "à", "3,5", "%", "en", "2018", "245", "fois", ",", "mme.", "x", ",", "j.-p.", "roux",
                        ",", "u.s.", "law");
    }

    @Test
    void places_stay_where_they_were() {
        var text = "\uD83D\uDE80\u00a0pre\u0301fet\u00adure … \uD835\uDC00x";
        var tokens = tokenizer.tokens(new NormalisedText(text));

        assertThat(tokens)
                .extracting(t -> text.substring(t.start(), t.end()))
                .containsExactly("\uD83D\uDE80", "pre\u0301fet\u00adure", "…", "\uD835\uDC00x");
        assertThat(tokens.get(1).word()).isEqualTo("pr\u00e9feture");
    }

    private List<String> words(String text) {
        return tokenizer.tokens(new NormalisedText(text)).stream()
                .map(Token::word)
                .toList();
    }
}
