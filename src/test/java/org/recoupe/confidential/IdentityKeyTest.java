package org.recoupe.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.kernel.Invalid;

/** What is sealed is opened with its key, for its piece, and not otherwise. */
class IdentityKeyTest {
    private static final UUID PIECE = UUID.randomUUID();
    private static final Identity SOMEBODY = new Identity("Odile Varenne-Kassab", "06 00 00 00 00, après 20 h");

    private final IdentityKey key = IdentityKey.of(IdentityKey.made());

    @Test
    void who_has_the_key_reads_who_it_is() {
        assertThat(key.open(PIECE, key.seal(PIECE, SOMEBODY))).isEqualTo(SOMEBODY);
    }

    @Test
    void no_word_of_it_shows_and_no_two_seals_are_alike() {
        var sealed = key.seal(PIECE, SOMEBODY);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain("Varenne")
                .doesNotContain("06 00");
        assertThat(key.seal(PIECE, SOMEBODY)).isNotEqualTo(sealed);
    }

    @Test
    void its_length_does_not_tell_a_short_name_from_a_long_one() {
        assertThat(key.seal(PIECE, new Identity("Al", "x")))
                .hasSameSizeAs(key.seal(PIECE, new Identity("Al".repeat(50), "x".repeat(100))));
    }

    @Test
    void what_was_sealed_for_one_piece_does_not_open_for_another() {
        var sealed = key.seal(PIECE, SOMEBODY);
        assertThatThrownBy(() -> key.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_byte_is_noticed() {
        var sealed = key.seal(PIECE, SOMEBODY);
        sealed[40] ^= 1;
        assertThatThrownBy(() -> key.open(PIECE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void another_key_opens_nothing_and_is_known_for_another() {
        var other = IdentityKey.of(IdentityKey.made());
        var sealed = key.seal(PIECE, SOMEBODY);
        assertThatThrownBy(() -> other.open(PIECE, sealed)).isInstanceOf(IllegalStateException.class);
        assertThat(other.fingerprint()).isNotEqualTo(key.fingerprint());
    }

    @Test
    void the_same_bytes_are_recognised_with_the_key_alone() {
        var bytes = "Odile".getBytes(StandardCharsets.UTF_8);
        assertThat(key.recognised(bytes)).isEqualTo(key.recognised(bytes.clone()));
        assertThat(IdentityKey.of(IdentityKey.made()).recognised(bytes)).isNotEqualTo(key.recognised(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2VjcmV0", "%%%%", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void what_is_no_key_is_refused_before_the_start_and_not_repeated(String wrong) {
        assertThatThrownBy(() -> IdentityKey.refuseUnlessUsable(wrong))
                .isInstanceOf(IdentityKeyRefused.class)
                .hasMessageContaining("recoupe.confidential.key")
                .hasMessageNotContaining(wrong);
    }

    @Test
    void no_key_is_no_reason_not_to_start() {
        IdentityKey.refuseUnlessUsable(null);
        IdentityKey.refuseUnlessUsable(" ");
    }

    @Test
    void an_identity_says_who_and_how_and_is_never_printed() {
        assertThat(SOMEBODY.toString()).doesNotContain("Odile").doesNotContain("06");
        assertThatThrownBy(() -> new Identity(" ", ""))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("identity", "contact"));
    }

    @Test
    void a_text_that_names_the_source_gives_it_away() {
        assertThat(SOMEBODY.isGivenAwayBy("selon ODILE VARENNE-KASSAB, au ministère"))
                .isTrue();
        assertThat(SOMEBODY.isGivenAwayBy("un responsable de la sécurité", null))
                .isFalse();
    }
}
