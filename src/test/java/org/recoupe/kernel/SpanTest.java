package org.recoupe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void outside_the_house_places_are_counted_in_code_points() {
        var text = "🗞️ 43 morts";
        var toll = new Span(text.indexOf("43"), text.length());
        var outside = toll.inCodePoints(text);
        assertThat(outside).isEqualTo(new Span(3, 11));
        assertThat(Span.ofCodePoints(3, 11, text)).isEqualTo(toll);
        assertThat(toll.in(text)).isEqualTo("43 morts");
    }

    @Test
    void a_place_has_room_for_at_least_one_character() {
        assertThatThrownBy(() -> new Span(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
