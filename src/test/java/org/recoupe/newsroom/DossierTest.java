package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who reads the file of a claim sees who says it as it stands, and who had put that right, not only what was first found. */
@NewsroomTest
class DossierTest {
    private final Newsroom newsroom;

    DossierTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void the_first_section_shows_the_source_as_it_stands_and_as_it_was_found() {
        var claim = newsroom.claimInVerification();
        var id = claim.get("id").asString();
        var found = claim.get("source").get("name").asString();
        assertThat(section(id)).contains(found).doesNotContain("Relevé d’abord", "Corrigé");

        newsroom.reviewer().put("/api/claims/" + id + "/source", Map.of("source", "La vigie du phare"));
        newsroom.otherReviewer().put("/api/claims/" + id + "/source", Map.of("source", "La mairie annexe"));

        assertThat(section(id))
                .containsSubsequence(
                        "<dd>La mairie annexe</dd>",
                        "Relevé d’abord",
                        found,
                        "Corrigé",
                        found + " → La vigie du phare, par Karim Benali, le ",
                        "La vigie du phare → La mairie annexe, par Ines Fontaine, le ");
    }

    @Test
    void so_it_does_what_the_source_does() {
        var claim = newsroom.claimInVerification();
        var id = claim.get("id").asString();
        var sent = newsroom.pagesOf("lea.morel")
                .post(
                        "/articles/" + claim.get("article").asString(),
                        Map.of(
                                "do",
                                "stance",
                                "stance",
                                "DENIES",
                                "claim",
                                claim.get("number").asString().substring(2),
                                "version",
                                claim.get("version").asString()));
        assertThat(sent.statusCode()).isEqualTo(302);

        assertThat(section(id)).containsSubsequence("Relevé d’abord", "Corrigé", "Affirme → Nie, par Lea Morel, le ");
    }

    private String section(String claim) {
        var page = newsroom.pagesOf("agnes.perrin")
                .get("/claims/" + claim + "/dossier")
                .body();
        assertThat(page).contains("id=\"s1\"", "id=\"s2\"");
        return page.substring(page.indexOf("id=\"s1\""), page.indexOf("id=\"s2\""))
                .replace("&#39;", "'");
    }
}
