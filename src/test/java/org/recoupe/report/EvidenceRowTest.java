package org.recoupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.Entries;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;

class EvidenceRowTest {
    @Test
    void should_the_trail_ever_say_more_of_a_confidential_piece_it_goes_no_further() {
        // given an entry that says what none should
        var piece = Facts.of("id", UUID.randomUUID())
                .with("stance", "SUPPORTS")
                .with("kind", "INTERVIEW")
                .with("confidential", true)
                .with("digest", "ab")
                .with("credibility", 2)
                .with("source", Facts.of("id", UUID.randomUUID()).with("name", "Canari"))
                .with("title", "Canari")
                .with("outlet", Facts.of("id", UUID.randomUUID()).with("name", "Canari"))
                .with("basis", "OWN")
                .with("cites", List.of(Facts.of("id", UUID.randomUUID()).with("name", "Canari")))
                .with("quote", "Canari")
                .with("url", "https://canari.example/")
                .with("note", "Canari");
        var fact = new Fact(
                Subject.claim(UUID.randomUUID()), null, "monde", new Acting("ines", Role.REVIEWER), "C-1", null, null);
        var entry = Entries.of(
                fact,
                "claim.evidence-attached",
                2,
                Facts.of("piece", piece),
                null,
                Instant.parse("2026-03-01T10:00:00Z"));

        var row = EvidenceRow.of(new Moment(entry, null, null, List.of()));

        assertThat(row.toString()).doesNotContainIgnoringCase("canari");
        assertThat(row.sourceId()).isNull();
        assertThat(List.of(row.stance(), row.kind(), row.credibility(), row.digest()))
                .containsExactly("SUPPORTS", "INTERVIEW", 2, "ab");
    }
}
