package org.recoupe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

class AuditEntryTest {
    private static final String HEAD = "a".repeat(64);
    private static final UUID CLAIM = new UUID(0, 1);
    private static final Instant AT = Instant.parse("2026-11-30T08:00:00.000001Z");

    @Test
    void a_link_holds_only_behind_the_one_it_was_made_for() {
        var entry = returned(Facts.of("reason", "quelle date ?")).linked(2, HEAD);

        assertThat(entry.follows(2, HEAD)).isTrue();
        assertThat(entry.follows(1, HEAD)).isFalse();
        assertThat(entry.follows(2, "b".repeat(64))).isFalse();
        assertThat(entry.isAsWritten()).isTrue();
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
        assertThat(new AuditEntry.Written("00".repeat(16), "{\"reason\":\"quelle date\u202f?\"}").digest())
                .isEqualTo("a5939b9523d8a127c3ff18b3682ee96b88bedba83d7c358d6187fab87c57292e");
    }

    @Test
    void what_is_hashed_is_the_same_bytes_whoever_writes_it() {
        var entry = returned(Facts.of("reason", "quelle date ?")).linked(2, HEAD);

        assertThat(entry.body())
                .isEqualTo(
                        "{\"action\":\"verdict-returned\",\"actor\":\"ines\",\"after\":\"IN_VERIFICATION\",\"at\":\"2026-11-30T08:00:00.000001Z\","
                                + "\"before\":\"VERDICT_PROPOSED\",\"claim\":\"00000000-0000-0000-0000-000000000001\",\"desk\":\"monde\","
                                + "\"facts\":\"" + entry.written().digest()
                                + "\",\"for\":\"karim\",\"object\":\"C-1\",\"role\":\"SUPERVISOR\"}");
        assertThat(returned(Facts.of("b", 2).with("a", "é").with("c", null))
                        .written()
                        .json())
                .isEqualTo("{\"a\":\"é\",\"b\":2}");
    }

    @Test
    void the_same_facts_twice_cannot_be_told_to_be_the_same_from_the_chain_alone() {
        var once = returned(Facts.of("reason", "oui"));
        var again = returned(Facts.of("reason", "oui"));

        assertThat(once.written().json()).isEqualTo(again.written().json());
        assertThat(once.written().digest()).isNotEqualTo(again.written().digest());
    }

    /** Until 1 December 2026 it was written down; the link holds with it, and nobody is told. */
    @Test
    void why_a_confidential_piece_was_withdrawn_is_told_of_no_version() {
        var piece = Facts.of("id", CLAIM).with("confidential", true);
        var entry = Entries.of(
                fact(),
                "claim.evidence-withdrawn",
                2,
                Facts.of("piece", piece).with("reason", "Odile a peur"),
                null,
                AT);
        assertThat(entry.facts().has("reason")).isFalse();
        assertThat(entry.isForFewer()).isTrue();
        assertThat(entry.linked(2, HEAD).isAsWritten()).isTrue();
        assertThat(Shorthand.of(entry).reason()).isNull();
        var first = FirstVersion.facts(
                "claim.evidence-withdrawn.v1",
                "C-1",
                "SUPPORTS INTERVIEW, confidential 0a1b2c3d",
                null,
                "Odile a peur");
        assertThat(first.within("piece").yes("confidential")).isTrue();

        var named = Entries.of(
                fact(),
                "claim.evidence-withdrawn",
                2,
                Facts.of("piece", Facts.of("title", "Communiqué")).with("reason", "doublon"),
                null,
                AT);
        assertThat(named.facts().text("reason")).isEqualTo("doublon");
        assertThat(named.isForFewer()).isFalse();
    }

    private static Fact fact() {
        return new Fact(Subject.claim(CLAIM), null, "monde", new Acting("ines", Role.REVIEWER), "C-1", null, null);
    }

    @Nested
    class Changed_afterwards {
        private final AuditEntry entry =
                returned(Facts.of("reason", "quelle date ?")).linked(2, HEAD);

        @Test
        void other_facts_are_seen() {
            var forged = new AuditEntry.Written(entry.written().salt(), "{\"reason\":\"rien\"}");
            assertThat(with(entry, entry.actor(), false, forged).isAsWritten()).isFalse();
        }

        @Test
        void another_actor_is_seen() {
            assertThat(with(entry, "karim", false, entry.written()).isAsWritten())
                    .isFalse();
        }

        @Test
        void an_exception_that_was_none_is_seen() {
            assertThat(with(entry, entry.actor(), true, entry.written()).isAsWritten())
                    .isFalse();
        }

        @Test
        void facts_that_were_taken_away_leave_the_link() {
            var without = with(entry, entry.actor(), false, null);
            assertThat(without.isAsWritten()).isTrue();
            assertThat(without.follows(2, HEAD)).isTrue();
            assertThat(without.isWithoutFacts()).isTrue();
            assertThat(without.facts()).isEqualTo(Facts.NONE);
        }
    }

    /** As they lie in data folders of before: never written again, read for ever. */
    @Nested
    class Of_the_first_version {
        @Test
        void a_line_is_still_what_was_hashed() {
            var body =
                    "{\"action\":\"taken\",\"actor\":\"ines\",\"after\":null,\"at\":\"1970-01-01T00:00:00Z\",\"before\":null,"
                            + "\"claim\":\"00000000-0000-0000-0000-000000000001\",\"desk\":\"monde\",\"model\":null,\"object\":\"C-1\","
                            + "\"reason\":null,\"role\":\"REVIEWER\"}";
            var entry = first("claim.taken.v1", "taken", null, null, null, body);
            assertThat(entry.isAsWritten()).isTrue();
            assertThat(first("claim.taken.v1", "taken", "karim", null, null, body)
                            .isAsWritten())
                    .isFalse();
        }

        @Test
        void its_sentences_are_read_into_the_fields_of_today() {
            var piece = facts("claim.evidence-attached", null, "SUPPORTS STATEMENT: Bilan\nde midi", null)
                    .within("piece");
            assertThat(piece)
                    .isEqualTo(Facts.of("stance", "SUPPORTS")
                            .with("kind", "STATEMENT")
                            .with("title", "Bilan\nde midi"));
            assertThat(facts("claim.evidence-withdrawn", "REFUTES INTERVIEW, confidential 0a1b2c3d", null, "doublon"))
                    .isEqualTo(Facts.of("reason", "doublon")
                            .with(
                                    "piece",
                                    Facts.of("stance", "REFUTES")
                                            .with("kind", "INTERVIEW")
                                            .with("confidential", true)
                                            .with("id", "0a1b2c3d")));
            assertThat(facts("claim.verdict-approved", null, null, "batch of 3"))
                    .isEqualTo(Facts.of("together", 3));
            assertThat(facts("claim.verdict-approved", null, null, "un témoin sûr"))
                    .isEqualTo(Facts.of("grant", "un témoin sûr"));
            assertThat(facts("standin.arranged", "a", "b", "2026-01-01T08:00:00Z/2026-01-02T08:00:00Z"))
                    .isEqualTo(Facts.of("from", "2026-01-01T08:00:00Z").with("until", "2026-01-02T08:00:00Z"));
            assertThat(facts("identity.identity-granted", "karim", "confidential 0a1b2c3d", "2026-01-02T08:00:00Z"))
                    .isEqualTo(
                            Facts.of("piece", "0a1b2c3d").with("asker", "karim").with("until", "2026-01-02T08:00:00Z"));
        }

        @Test
        void revisions_are_numbers() {
            var entry = first("claim.found-again.v1", "found-again", "revision 1", "revision 2", null, "");
            assertThat(entry.from()).isEqualTo("1");
            assertThat(entry.to()).isEqualTo("2");
        }

        private Facts facts(String kind, String before, String after, String reason) {
            return first(kind + ".v1", "x", before, after, reason, "").facts();
        }
    }

    private static AuditEntry returned(Facts facts) {
        var by = new Acting("ines", Role.SUPERVISOR).standingInFor("karim");
        var fact = new Fact(Subject.claim(CLAIM), null, "monde", by, "C-1", "VERDICT_PROPOSED", "IN_VERIFICATION");
        return Entries.of(fact, "claim.verdict-returned", 2, facts, null, AT);
    }

    private static AuditEntry with(AuditEntry entry, String actor, boolean exception, AuditEntry.Written written) {
        return new AuditEntry(
                entry.seq(),
                entry.subject(),
                entry.n(),
                entry.kind(),
                entry.at(),
                actor,
                entry.role(),
                entry.desk(),
                entry.action(),
                entry.object(),
                entry.claim(),
                entry.article(),
                entry.before(),
                entry.after(),
                entry.reason(),
                entry.model(),
                entry.body(),
                entry.previous(),
                entry.hash(),
                entry.standingInFor(),
                exception,
                written);
    }

    private static AuditEntry first(
            String kind, String action, String before, String after, String reason, String body) {
        return new AuditEntry(
                1,
                "claim:" + CLAIM,
                1,
                kind,
                Instant.EPOCH,
                "ines",
                "REVIEWER",
                "monde",
                action,
                "C-1",
                CLAIM,
                null,
                before,
                after,
                reason,
                null,
                body,
                AuditEntry.NOTHING,
                AuditEntry.hashOf(1, AuditEntry.NOTHING, kind, "claim:" + CLAIM, body),
                null,
                false,
                null);
    }
}
