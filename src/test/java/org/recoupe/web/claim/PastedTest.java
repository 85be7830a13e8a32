package org.recoupe.web.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.claim.Appraisal;
import org.recoupe.claim.Basis;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.ClaimView.SourceView;
import org.recoupe.claim.EvidenceKind;
import org.recoupe.claim.EvidenceStance;

/** What is recognised in what somebody pastes. */
class PastedTest {
    @Test
    void an_address_alone_suggests_its_host_as_source() {
        assertThat(Pasted.of(" https://www.lemonde.fr/a/b.html ", List.of()))
                .isEqualTo(new Pasted("", "https://www.lemonde.fr/a/b.html", "lemonde.fr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le port rouvre https://ouest.example/1",
                "Le port rouvre – https://ouest.example/1",
                "Le port rouvre\nhttps://ouest.example/1",
                "https://ouest.example/1 | Le port rouvre",
                "«Le port rouvre» https://ouest.example/1."
            })
    void a_headline_beside_it_becomes_the_title(String text) {
        var pasted = Pasted.of(text, List.of());
        assertThat(pasted.title()).contains("Le port rouvre").doesNotContain("–", "|", "http");
        assertThat(pasted.url()).isEqualTo("https://ouest.example/1");
    }

    @Test
    void words_without_an_address_are_a_title() {
        assertThat(Pasted.of("Le port rouvre", List.of())).isEqualTo(new Pasted("Le port rouvre", "", ""));
    }

    @Test
    void a_host_that_is_on_file_has_its_source_already() {
        assertThat(Pasted.of("https://afp.example/2", List.of(piece("https://www.afp.example/1", "AFP")))
                        .source())
                .isEqualTo("AFP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://afp.example/1",
                "http://www.afp.example/1/",
                "https://AFP.example/1#fin",
                "https://afp.example/1?utm_source=lettre"
            })
    void the_same_address_is_the_same_however_it_is_written(String url) {
        assertThat(Pasted.same(url, List.of(piece("https://afp.example/1", "AFP"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://afp.example/2",
                "https://afp.example/1?page=2",
                "https://other.example/1",
                "",
                "pas une adresse"
            })
    void another_address_is_another(String url) {
        assertThat(Pasted.same(url, List.of(piece("https://afp.example/1", "AFP"))))
                .isEmpty();
    }

    private static EvidenceView piece(String url, String source) {
        return new EvidenceView(
                UUID.randomUUID(),
                EvidenceStance.SUPPORTS,
                new SourceView(UUID.randomUUID(), source, null),
                false,
                EvidenceKind.WEB_PAGE,
                "Titre",
                null,
                url,
                null,
                null,
                false,
                null,
                null,
                Basis.OWN,
                List.of(),
                null,
                true,
                List.of(),
                null,
                null,
                false,
                false,
                null,
                Appraisal.Authenticity.UNCHECKED,
                null,
                null,
                false,
                "ines",
                Instant.EPOCH,
                null,
                null);
    }
}
