package org.recoupe.web.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Span;

/** In the results a mark is written [claim …], with > behind the one its link follows. */
class PassagesTest {

    @Test
    void a_text_without_claims_stays_one_piece() {
        assertThat(shown("Rien à vérifier.", Map.of())).isEqualTo("Rien à vérifier.");
    }

    @Test
    void an_empty_text_has_no_paragraphs() {
        assertThat(Passages.of("", Map.of()).paragraphs()).isEmpty();
        assertThat(Passages.of(" \n\n ", Map.of()).paragraphs()).isEmpty();
        assertThat(Passages.of(" \n\n ", Map.of()).text()).isEqualTo(" \n\n ");
    }

    @Test
    void a_claim_is_marked_where_it_stands() {
        assertThat(shown("Il y a 43 morts, dit-il.", Map.of("8", List.of(new Span(7, 15)))))
                .isEqualTo("Il y a [8 43 morts]>, dit-il.");
    }

    @Test
    void a_claim_within_another_is_nested() {
        assertThat(shown("abcdefgh", spans("1", 0, 8, "2", 2, 5))).isEqualTo("[1 ab[2 cde]>fgh]>");
    }

    @Test
    void two_claims_at_the_same_place_are_nested_by_number() {
        assertThat(shown("abc", spans("10", 0, 3, "9", 0, 3))).isEqualTo("[9 [10 abc]>]>");
    }

    @Test
    void of_two_that_cross_the_later_is_cut_in_two_and_has_one_link() {
        assertThat(shown("abcdefgh", spans("1", 0, 5, "2", 3, 8))).isEqualTo("[1 abc[2 de]]>[2 fgh]>");
    }

    @Test
    void three_that_cross_keep_their_words() {
        assertThat(shown("abcdefghij", spans("1", 0, 6, "2", 2, 8, "3", 4, 10)))
                .isEqualTo("[1 ab[2 cd[3 ef]]]>[3 [2 gh]>ij]>");
    }

    @Test
    void a_claim_in_pieces_has_its_link_behind_the_last() {
        assertThat(shown("oui, dit-il, non", Map.of("4", List.of(new Span(0, 3), new Span(13, 16)))))
                .isEqualTo("[4 oui], dit-il, [4 non]>");
    }

    @Test
    void a_claim_over_a_paragraph_break_is_cut_there() {
        assertThat(shown("ab cd\n\nef gh", spans("1", 3, 9))).isEqualTo("ab [1 cd]¶[1 ef]> gh");
    }

    @Test
    void places_count_code_points() {
        var text = "🦊🦊 43 morts";
        assertThat(shown(text, spans("1", 3, 11))).isEqualTo("🦊🦊 [1 43 morts]>");
        assertThat(Passages.of("🦊\n\nsuite", Map.of()).paragraphs().get(1).start())
                .isEqualTo(3);
    }

    @Test
    void what_looks_like_html_is_text() {
        var passages = Passages.of("<b>1 & 2</b>", spans("1", 3, 8));
        assertThat(passages.paragraphs().get(0).pieces().get(1).inside().get(0).words())
                .isEqualTo("1 & 2");
    }

    @Test
    void single_line_breaks_divide_only_a_text_without_blank_lines() {
        assertThat(shown("a\nb\nc", Map.of())).isEqualTo("a¶b¶c");
        assertThat(shown("a\nb\n\nc", Map.of())).isEqualTo("a\nb¶c");
        assertThat(shown("a\r\nb\r\n\r\nc", Map.of())).isEqualTo("a\r\nb¶c");
    }

    @Test
    void the_first_piece_of_a_claim_carries_its_anchor_and_no_other() {
        var pieces = Passages.of("abcdefgh", spans("1", 0, 5, "2", 3, 8))
                .paragraphs()
                .get(0)
                .pieces();
        assertThat(pieces.get(0).inside().get(1).first()).isTrue();
        assertThat(pieces.get(1).first()).isFalse();
    }

    @Test
    void a_short_line_without_a_claim_or_a_full_stop_is_a_heading() {
        var paragraphs = Passages.of("Frappes dans l’est\n\nIl pleut.\n\nDix morts", spans("1", 30, 39))
                .paragraphs();
        assertThat(paragraphs).extracting(Passages.Paragraph::isHeading).containsExactly(true, false, false);
    }

    @Test
    void whatever_is_marked_the_text_stays_as_it_is_stored() {
        var random = new Random(7);
        for (int run = 0; run < 2000; run++) {
            var text = random.ints(random.nextInt(60), 0, 9)
                    .mapToObj(i -> List.of("a", "b", " ", "\n", "\n\n", "🦊", "é", "<", "\r\n")
                            .get(i))
                    .collect(Collectors.joining());
            var length = text.codePointCount(0, text.length());
            var spans = new LinkedHashMap<String, List<Span>>();
            for (int n = 1; length > 1 && n <= random.nextInt(6); n++) {
                var start = random.nextInt(length - 1);
                spans.put(String.valueOf(n), List.of(new Span(start, start + 1 + random.nextInt(length - start - 1))));
            }
            var cut = Passages.of(text, spans);
            assertThat(cut.text()).isEqualTo(text);
            spans.keySet().forEach(claim -> assertThat(links(cut, claim)).isLessThanOrEqualTo(1));
        }
    }

    private static long links(Passages passages, String claim) {
        return passages.paragraphs().stream()
                .mapToLong(p -> links(p.pieces(), claim))
                .sum();
    }

    private static long links(List<Passages.Piece> pieces, String claim) {
        return pieces.stream()
                .mapToLong(p -> (p.claim().equals(claim) && p.last() ? 1 : 0) + links(p.inside(), claim))
                .sum();
    }

    private static Map<String, List<Span>> spans(Object... claims) {
        var spans = new LinkedHashMap<String, List<Span>>();
        for (int i = 0; i < claims.length; i += 3) {
            spans.put((String) claims[i], List.of(new Span((Integer) claims[i + 1], (Integer) claims[i + 2])));
        }
        return spans;
    }

    private static String shown(String text, Map<String, List<Span>> spans) {
        return Passages.of(text, spans).paragraphs().stream()
                .map(paragraph -> shown(paragraph.pieces()))
                .collect(Collectors.joining("¶"));
    }

    private static String shown(List<Passages.Piece> pieces) {
        return pieces.stream()
                .map(p -> p.marked()
                        ? "[" + p.claim() + " " + shown(p.inside()) + "]" + (p.last() ? ">" : "")
                        : p.words())
                .collect(Collectors.joining());
    }
}
