package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Stance;

class WordingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:47:00Z");
    private final Wording.Factory wording = new Wording.Factory(
            new PageConfiguration().messageSource(),
            new Newsroom(ZoneId.of("Europe/Paris")),
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final Wording french = wording.in(Locale.FRENCH);
    private final Wording english = wording.in(Locale.ENGLISH);

    @Test
    void times_are_the_newsrooms() {
        assertThat(french.time(NOW)).isEqualTo("18\u202fh\u202f47");
        assertThat(english.time(NOW)).isEqualTo("6:47\u00a0pm");
        assertThat(french.moment(NOW)).isEqualTo("23\u00a0nov. à 18\u202fh\u202f47");
        assertThat(french.day(Instant.parse("2018-11-17T23:30:00Z"))).isEqualTo("dimanche 18 novembre 2018");
    }

    /** "Portela n'a pas été alertée" beside "nie" would read as its opposite. */
    @Test
    void who_denies_something_asserts_its_negative_sentence() {
        assertThat(french.told(Stance.DENIES, "Portela n’a pas été alertée.")).isEqualTo(Stance.ASSERTS);
        assertThat(french.told(Stance.DENIES, null))
                .as("the passage as they said it")
                .isEqualTo(Stance.DENIES);
        assertThat(french.told(Stance.DOES_NOT_CONFIRM, "L’usine a fermé.")).isEqualTo(Stance.DOES_NOT_CONFIRM);
    }

    @Test
    void the_first_of_a_month_is_said_as_such_in_french() {
        var first = Instant.parse("2026-12-01T09:00:00Z");
        assertThat(french.day(first)).isEqualTo("mardi 1er décembre");
        assertThat(french.moment(first)).startsWith("1er\u00a0déc. ");
        assertThat(english.day(first)).isEqualTo("Tuesday 1 December");
        assertThat(french.day(Instant.parse("2026-12-11T09:00:00Z"))).isEqualTo("vendredi 11 décembre");
    }

    @Test
    void whole_days_end_with_the_last_of_them() {
        var midnight = Instant.parse("2026-12-02T23:00:00Z");
        assertThat(french.beginning(midnight)).isEqualTo("3\u00a0déc.");
        assertThat(french.end(midnight)).isEqualTo("2\u00a0déc.");
        assertThat(french.end(midnight.plusSeconds(60))).isEqualTo("3\u00a0déc. à 0\u202fh\u202f01");
    }

    @Test
    void being_late_is_said_in_words() {
        var due = french.due(NOW.minus(Duration.ofMinutes(12)), NOW.minus(Duration.ofHours(2)));
        assertThat(due.word()).isEqualTo("en retard de 12\u00a0min");
        assertThat(due.look()).isEqualTo("late");
        assertThat(due.share()).isEqualTo(100);
    }

    @Test
    void the_bar_shows_how_much_of_the_time_is_used_up() {
        assertThat(english.due(NOW.plus(Duration.ofHours(1)), NOW.minus(Duration.ofHours(3)))
                        .share())
                .isEqualTo(75);
        assertThat(english.due(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(2)))
                        .share())
                .isBetween(0, 100);
    }

    @Test
    void a_quotation_that_brings_its_own_marks_keeps_them() {
        assertThat(french.quoted("43 morts")).isEqualTo("«\u202f43 morts\u202f»");
        assertThat(french.quoted("\"43 morts\"")).isEqualTo("\"43 morts\"");
        assertThat(english.quoted("\"a\" and \"b\"")).isEqualTo("“\"a\" and \"b\"”");
    }

    @Test
    void why_two_claims_are_held_against_each_other_is_said_in_the_readers_language() {
        var denial = new Grounds(Grounds.Kind.DENIAL, List.of("OLM"), List.of("digue", "vanne"));
        var numbers = new Grounds(Grounds.Kind.NUMBERS, List.of("31 tués", "12 morts", "tués"), List.of());

        assertThat(french.because(denial)).isEqualTo("nie ce qu’affirme OLM\u202f; mêmes termes\u202f: digue, vanne");
        assertThat(english.because(denial)).isEqualTo("denies what OLM says; terms in common: digue, vanne");
        assertThat(english.because(numbers)).isEqualTo("31 tués against 12 morts (tués)");
    }

    @ParameterizedTest
    @CsvSource({
        "DENIAL, 1",
        "EXCLUSION, 1",
        "LEFT_OPEN, 1",
        "OPPOSITE, 0",
        "OPPOSITE, 1",
        "NUMBERS, 2",
        "NUMBERS, 3",
        "EXCLUSIVE, 1",
        "REPETITION, 0",
        "SENTENCE, 1"
    })
    void every_kind_of_grounds_has_its_words(Grounds.Kind kind, int words) {
        var grounds = new Grounds(kind, List.of("un", "deux", "trois").subList(0, words), List.of());

        for (var wording : List.of(french, english))
            assertThat(wording.because(grounds)).doesNotContain("because.").doesNotContain("{");
    }

    @Test
    void an_unknown_code_is_said_as_it_stands() {
        assertThat(french.known("action.", "brand-new")).isEqualTo("brand-new");
        assertThat(french.error("title", "required")).isEqualTo("Donnez un titre.");
        assertThat(french.error("publisher", "too-long")).isEqualTo("Trop long.");
    }

    @Test
    void a_link_changes_one_thing_about_a_page() {
        assertThat(Preferences.with("/tasks?view=late&lang=fr", "lang", "en")).isEqualTo("/tasks?view=late&lang=en");
        assertThat(Preferences.with("/tasks?lang=fr", "lang", null)).isEqualTo("/tasks");
        assertThat(Preferences.with("/tasks", "theme", "dark")).isEqualTo("/tasks?theme=dark");
    }
}
