package org.recoupe.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResemblanceTest {
    private static final String FIRST =
            "Une explosion a ravagé mardi le port de Lamora, faisant au moins 31 morts, selon la préfecture. Le feu était encore actif dans la soirée.";

    @Test
    void a_new_version_resembles_the_one_before() {
        var later = FIRST.replace("31 morts", "34 morts") + " Une enquête est ouverte, a indiqué le parquet.";

        assertThat(new Resemblance(later).to(FIRST)).isGreaterThan(Resemblance.PROBABLY_THE_SAME);
        assertThat(new Resemblance(FIRST).to(FIRST)).isEqualTo(1);
    }

    @Test
    void another_story_on_the_same_matter_does_not() {
        var other =
                "Le port de Lamora restera fermé jusqu’à vendredi, a annoncé la préfecture, qui attend les conclusions des experts.";

        assertThat(new Resemblance(other).to(FIRST)).isLessThan(Resemblance.PROBABLY_THE_SAME);
        assertThat(new Resemblance("").to(FIRST)).isZero();
        assertThat(new Resemblance("Trop court").to("Trop court")).isZero();
    }
}
