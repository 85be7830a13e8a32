package org.recoupe.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalisedTextTest {
    @Test
    void one_character_for_each_of_the_original() {
        var original = "l’eau\u00a0: \uD83D\uDE80 — pre\u0301fet\r\n''fin''";
        var text = new NormalisedText(original);

        assertThat(text.length()).isEqualTo(original.length());
        assertThat(text.toString()).isEqualTo("l'eau : \uD83D\uDE80 – pre\u0301fet \n \"fin\" ");
        assertThat(text.original()).isEqualTo(original);
    }
}
