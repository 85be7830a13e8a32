package org.recoupe.extraction.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuotationsTest {
    @Test
    void every_kind_of_marks() {
        assertThat(found("« un » “deux” \"trois\" ‘quatre’ ''cinq''"))
                .containsExactly("« un »", "“deux”", "\"trois\"", "‘quatre’", "'cinq'");
    }

    @Test
    void one_within_another() {
        var text = new NormalisedText("Il dit : « elle a crié “au feu” dehors ».");

        assertThat(Quotations.in(text)).extracting(Quotation::depth).containsExactly(0, 1);
    }

    @Test
    void straight_marks_take_turns() {
        assertThat(found("le \"un\" et le \"deux\", l'\"exigence\"."))
                .containsExactly("\"un\"", "\"deux\"", "\"exigence\"");
    }

    @Test
    void left_open_over_paragraphs() {
        var text = new NormalisedText("« Un.\n\n« Deux », dit-il.");

        assertThat(Quotations.in(text)).extracting(Quotation::closed).containsExactly(false, true);
    }

    @Test
    void a_mark_alone_is_no_quotation() {
        assertThat(found("un écran de 15\" et rien d'autre")).isEmpty();
        assertThat(found("il a dit \" et rien d'autre")).isEmpty();
        assertThat(found("fin » sans début")).isEmpty();
    }

    @Test
    void apostrophes_are_none() {
        assertThat(found("l’ami d'hier, aujourd’hui")).isEmpty();
    }

    private static List<String> found(String text) {
        return Quotations.in(new NormalisedText(text)).stream()
                .map(q -> text.substring(q.start(), q.end()))
                .toList();
    }
}
