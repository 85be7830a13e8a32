package org.recoupe.confidential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which key goes with what is sealed in the newsroom's database. */
@NewsroomTest
class SafeTest {
    private final Newsroom newsroom;
    private final Safe ours;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    SafeTest(Newsroom newsroom, Safe ours, JdbcClient sql, TransactionTemplate transaction) {
        this.newsroom = newsroom;
        this.ours = ours;
        this.sql = sql;
        this.transaction = transaction;
    }

    @BeforeEach
    void given_an_identity_is_sealed() {
        var claim = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        newsroom.confidentialPiece(claim);
    }

    @Test
    void with_its_own_key_the_newsroom_starts_again() {
        assertThatCode(ours::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void with_another_key_it_does_not_start_and_says_which_property_to_mend_and_how() {
        var other = new Safe(IdentityKey.of(IdentityKey.made()), sql);
        assertThatThrownBy(other::afterSingletonsInstantiated).isInstanceOfSatisfying(IdentityKeyRefused.class, why -> {
            var said = new IdentityKeyRefusedAnalyzer().analyze(why);
            assertThat(Objects.requireNonNull(said).getDescription())
                    .contains("recoupe.confidential.key is not the key with which");
            assertThat(said.getAction()).contains("Set it to that key");
        });
    }

    @Test
    void a_node_with_another_key_seals_nothing_beside_what_the_first_has_sealed() {
        var other = new Safe(IdentityKey.of(IdentityKey.made()), sql);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        tx -> other.put(UUID.randomUUID(), new Identity("Odile", "par lettre"))))
                .isInstanceOf(IdentityKeyRefused.class);
    }

    @Test
    void without_a_key_the_newsroom_starts_and_the_safe_stays_shut() {
        var shut = new Safe(null, sql);
        assertThatCode(shut::afterSingletonsInstantiated).doesNotThrowAnyException();
        assertThat(shut.isOpen()).isFalse();
        assertThat(shut.recognised(new byte[] {1})).isEmpty();
        assertThatThrownBy(() -> shut.put(UUID.randomUUID(), new Identity("Odile", "par lettre")))
                .isInstanceOf(IdentityRejected.NoKey.class)
                .hasMessageContaining("recoupe.confidential.key");
    }
}
