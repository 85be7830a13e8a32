package org.recoupe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

class AuditEntryTest {
    private static final String HEAD = "a".repeat(64);

    @Test
    void a_link_holds_only_with_the_words_it_was_made_with() {
        var entry = entry(
                3,
                HEAD,
                "{\"after\":\"CONFIRMED\"}",
                AuditEntry.hashOf(3, HEAD, "k", "claim:1", "{\"after\":\"CONFIRMED\"}"));
        assertThat(entry.follows(2, HEAD)).isTrue();
        assertThat(entry.follows(1, HEAD)).isFalse();
        assertThat(entry.follows(2, "b".repeat(64))).isFalse();
        assertThat(entry(3, HEAD, "{\"after\":\"DISPUTED\"}", entry.hash()).follows(2, HEAD))
                .isFalse();
    }

    @Test
    void the_same_letters_cut_differently_are_another_entry() {
        assertThat(AuditEntry.hashOf(1, HEAD, "ab", "c", "d")).isNotEqualTo(AuditEntry.hashOf(1, HEAD, "a", "bc", "d"));
    }

    @Test
    void how_the_hash_is_made_never_changes() {
        // golden: a verifier written years from now must get the same
        assertThat(AuditEntry.hashOf(1, AuditEntry.NOTHING, "claim.selected.v1", "claim:x", "{}"))
                .isEqualTo("1334189e685fe4d2d19cfdb65413d4cd198749f8e85eca5186210a885cfa635c");
    }

    /** What was written before anybody could stand in for anybody must hash as it did; what is written for somebody says so. */
    @Test
    void only_what_was_done_for_somebody_says_for_whom() {
        assertThat(body(new Acting("ines", Role.REVIEWER)))
                .isEqualTo(
                        "{\"action\":\"taken\",\"actor\":\"ines\",\"after\":null,\"at\":\"1970-01-01T00:00:00Z\",\"before\":null,"
                                + "\"claim\":\"00000000-0000-0000-0000-000000000001\",\"desk\":\"monde\",\"model\":null,\"object\":\"C-1\","
                                + "\"reason\":null,\"role\":\"REVIEWER\"}");
        assertThat(body(new Acting("ines", Role.REVIEWER).standingInFor("karim")))
                .contains("\"for\":\"karim\"");
    }

    private static String body(Acting by) {
        var fact = new Fact(Subject.claim(new UUID(0, 1)), "monde", by, "C-1", null, null, null);
        return AuditTrail.body("taken", null, fact, Instant.EPOCH);
    }

    private static AuditEntry entry(int n, String previous, String body, String hash) {
        return new AuditEntry(
                1,
                "claim:1",
                n,
                "k",
                Instant.EPOCH,
                "a",
                "REVIEWER",
                "d",
                "x",
                "C-1",
                null,
                null,
                null,
                null,
                null,
                body,
                previous,
                hash,
                null);
    }
}
