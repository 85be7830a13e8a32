package org.recoupe.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyphensTest {
    @ParameterizedTest
    @CsvSource({
        "une vérifica-, tion des faits, une vérification des faits",
        "selon Marie-, Claire Aubin, selon Marie-Claire Aubin",
        "le maire a-, t-il menti, le maire a-t-il menti",
        "c'est-à-, dire mardi, c'est-à-dire mardi",
        "la vice-, présidente, la vice-présidente",
        "une ex-, plosion, une explosion",
        "à Saint-, Étienne, à Saint-Étienne",
        "the govern-, ment said, the government said",
        "twenty-, two people, twenty-two people",
        "en Orne-, et-Valse, en Orne-et-Valse",
        "en Orne-et-, Valse, en Orne-et-Valse",
        "à Brumes-, sur-Orne, à Brumes-sur-Orne",
        "à Brumes-sur-, Orne, à Brumes-sur-Orne",
        "c'est-, à-dire mardi, c'est-à-dire mardi",
        "un arc-, en-ciel, un arc-en-ciel",
        "out-, of-town people, out-of-town people",
        "une enquê-, te, une enquête",
        "qu'il défen-, de la digue, qu'il défende la digue",
        "le mi-, nistre, le ministre",
        "en 2019-, 2026 il, en 2019-2026 il",
        "un mot, puis un autre, un mot puis un autre",
        "il dit -, et se tait, il dit - et se tait",
        "ef\u00ad, fondrement, effondrement"
    })
    void a_word_divided_at_the_end_of_a_line_is_put_together(String line, String next, String whole) {
        assertThat(joined(List.of(line, next), line, next)).isEqualTo(whole);
    }

    @Test
    void what_the_text_writes_elsewhere_decides() {
        assertThat(joined(List.of("le contre-amiral est venu"), "le contre-", "amiral dit"))
                .isEqualTo("le contre-amiral dit");
        assertThat(joined(List.of("un ministre est venu"), "un ex-", "ministre dit"))
                .isEqualTo("un ex-ministre dit");
        assertThat(joined(List.of("la vicelarde"), "la vice-", "larde")).isEqualTo("la vicelarde");
    }

    private static String joined(List<String> lines, String line, String next) {
        var text = new StringBuilder(line);
        new Hyphens(lines).join(text, next);
        return text.toString();
    }
}
