package org.recoupe.trial.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {
    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void every_claim_stands_in_the_text_where_it_says(String language) {
        var told = told(language, 1);
        assertThat(told.said()).hasSize(12).allSatisfy(said -> {
            assertThat(at(said.content(), told.text())).isEqualTo(said.words()).doesNotContain("{", "}");
            assertThat(at(said.cue(), told.text())).isEqualTo(said.cueWords());
            assertThat(at(said.source(), told.text()))
                    .isEqualToIgnoringCase(said.speaker().name());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void the_same_number_tells_the_same_story(String language) {
        assertThat(told(language, 7)).isEqualTo(told(language, 7)).isNotEqualTo(told(language, 8));
    }

    private static Told told(String language, int number) {
        var random = new Random(number);
        var speakers = List.of(new Told.Speaker(new UUID(0, 1), "l'hôpital de Lamarsac"));
        return Told.of(12, speakers, Phrasebook.of(language, random), random);
    }

    private static String at(String place, String text) {
        var ends = place.split("-", 2);
        return text.substring(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }
}
