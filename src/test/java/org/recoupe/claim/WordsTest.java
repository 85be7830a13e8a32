package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Span;

/** How a hand moves over the words of a text. */
class WordsTest {
    /** Beyond the basic plane: each of these is one code point and two UTF-16 units. */
    private static final String FIRE = "🔥";

    private static final String TEXT =
            "Selon l’OLM, « 26 morts, en partie des marins » près d’Ardan el-Brun, " + FIRE + " 1\u202f000 blessés.";

    @Test
    void an_end_moves_by_one_word_and_leaves_the_signs_between() {
        var claim = "26 morts, en partie";
        assertThat(moved(claim, Words.Step.START_BACK)).isEqualTo("l’OLM, « 26 morts, en partie");
        assertThat(moved(claim, Words.Step.START_ON)).isEqualTo("morts, en partie");
        assertThat(moved(claim, Words.Step.END_BACK)).isEqualTo("26 morts, en");
        assertThat(moved(claim, Words.Step.END_ON)).isEqualTo("26 morts, en partie des");
        assertThat(moved("des marins", Words.Step.END_ON)).isEqualTo("des marins » près");
    }

    @Test
    void an_emoji_and_a_number_with_a_narrow_space_are_words() {
        assertThat(moved("Ardan el-Brun", Words.Step.END_ON)).isEqualTo("Ardan el-Brun, " + FIRE);
        assertThat(moved(FIRE, Words.Step.END_ON)).isEqualTo(FIRE + " 1\u202f000");
        assertThat(moved("1\u202f000 blessés", Words.Step.START_BACK)).isEqualTo(FIRE + " 1\u202f000 blessés");
        assertThat(moved("1\u202f000 blessés", Words.Step.START_ON)).isEqualTo("blessés");
    }

    @Test
    void letters_written_with_separate_accents_stay_whole() {
        var text = "Un e\u0301ve\u0301nement grave";
        var word = text.indexOf("e\u0301ve");
        assertThat(Words.in(text, 0, text.length())).hasSize(3);
        assertThat(Words.isInside(word + 1, text))
                .as("between a letter and its accent")
                .isTrue();
    }

    @Test
    void nothing_moves_beyond_the_text_or_into_another_paragraph() {
        assertThat(Words.moved(List.of(at("Selon", TEXT)), Words.Step.START_BACK, TEXT))
                .isEmpty();
        assertThat(Words.moved(List.of(at("blessés", TEXT)), Words.Step.END_ON, TEXT))
                .isEmpty();
        assertThat(Words.moved(List.of(at("Selon", TEXT)), Words.Step.END_BACK, TEXT))
                .as("nothing would be left")
                .isEmpty();
        var two = "Premier paragraphe.\n\nSecond paragraphe.";
        assertThat(Words.moved(List.of(at("paragraphe", two)), Words.Step.END_ON, two))
                .isEmpty();
        assertThat(Words.moved(List.of(at("Second", two)), Words.Step.START_BACK, two))
                .isEmpty();
    }

    @Test
    void of_a_claim_in_pieces_the_outer_ends_move() {
        var pieces = List.of(at("26 morts", TEXT), at("marins", TEXT));
        assertThat(words(Words.moved(pieces, Words.Step.START_ON, TEXT).orElseThrow()))
                .isEqualTo("morts|marins");
        assertThat(words(Words.moved(pieces, Words.Step.END_ON, TEXT).orElseThrow()))
                .isEqualTo("26 morts|marins » près");
        assertThat(words(Words.moved(pieces, Words.Step.END_BACK, TEXT).orElseThrow()))
                .as("a piece of one word goes whole")
                .isEqualTo("26 morts");
    }

    @Nested
    class Marking {
        @Test
        void places_come_in_code_points_and_are_kept_in_utf_16() {
            var utf16 = at("1\u202f000 blessés", TEXT);
            var marked = utf16.inCodePoints(TEXT);
            assertThat(marked.start()).isEqualTo(utf16.start() - 1);
            assertThat(Spans.marked("spans", List.of(marked), TEXT).list()).containsExactly(utf16);
        }

        @Test
        void spaces_and_a_last_comma_are_left_out() {
            var from = TEXT.indexOf(" 26");
            var spans = Spans.marked("spans", List.of(new Span(from, from + " 26 morts, ".length())), TEXT);
            assertThat(spans.in(TEXT)).isEqualTo("26 morts");
        }

        @Test
        void what_cuts_a_word_or_lies_outside_is_refused() {
            refused("inside-word", new Span(TEXT.indexOf("morts") + 2, TEXT.indexOf("marins")));
            refused("not-in-text", new Span(0, 4000));
            refused("not-in-text", new Span(0, 5), new Span(3, 12));
            refused("not-in-text");
        }

        private static void refused(String code, Span... places) {
            assertThatThrownBy(() -> Spans.marked("spans", List.of(places), TEXT))
                    .isInstanceOfSatisfying(
                            Invalid.class,
                            e -> assertThat(e.fields().get(0).code()).isEqualTo(code));
        }
    }

    @Nested
    class Sharing {
        private final Spans whole = new Spans(List.of(at("26 morts, en partie des marins", TEXT)));

        @Test
        void a_claim_is_cut_at_a_word_and_put_together_again() {
            var cut = TEXT.indexOf("en partie");
            var first = whole.before(cut, TEXT);
            var second = whole.from(cut, TEXT);
            assertThat(first.in(TEXT)).isEqualTo("26 morts");
            assertThat(second.in(TEXT)).isEqualTo("en partie des marins");
            assertThat(first.with(second, TEXT)).isEqualTo(whole);
            assertThat(second.with(first, TEXT)).isEqualTo(whole);
        }

        @Test
        void crossing_and_nested_claims_become_one_place() {
            var crossing = new Spans(List.of(at("partie des marins » près", TEXT)));
            assertThat(whole.with(crossing, TEXT).in(TEXT)).isEqualTo("26 morts, en partie des marins » près");
            assertThat(whole.with(new Spans(List.of(at("des", TEXT))), TEXT)).isEqualTo(whole);
        }

        @Test
        void words_between_them_stay_out() {
            var other = new Spans(List.of(at("1\u202f000 blessés", TEXT)));
            assertThat(whole.with(other, TEXT).in(TEXT))
                    .isEqualTo("26 morts, en partie des marins … 1\u202f000 blessés");
        }
    }

    private static Span at(String words, String text) {
        var from = text.indexOf(words);
        return new Span(from, from + words.length());
    }

    private static String moved(String claim, Words.Step step) {
        return words(Words.moved(List.of(at(claim, TEXT)), step, TEXT).orElseThrow());
    }

    private static String words(List<Span> places) {
        return places.stream().map(span -> span.in(TEXT)).collect(Collectors.joining("|"));
    }
}
