package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** A judge finds who approved, what was answered and what had been tried, what was judged, and what is known of who speaks. */
    @Test
    void a_verdict_of_two_is_told_with_all_that_led_to_it() {
        var story = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Le pont a été coupé mardi, a indiqué la mairie de Sorgane.");
        var id = newsroom.claims(story).get(0).get("id").asString();
        var path = "/api/claims/" + id;
        var karim = newsroom.reviewer();
        newsroom.editor().post(path + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post(path + "/take", Map.of());
        karim.put(
                path + "/proposition",
                Map.of(
                        "text",
                        "Le pont de Sorgane a été coupé.",
                        "version",
                        newsroom.claim(id).get("version")));
        karim.put(
                path + "/class",
                Map.of(
                        "class",
                        "FIGURE",
                        "reason",
                        "c’est compté",
                        "version",
                        newsroom.claim(id).get("version")));
        for (var source : List.of("Nora Hamel", "Airwars"))
            karim.post(path + "/evidence", Newsroom.evidence("SUPPORTS", source));
        karim.post(path + "/evidence", Newsroom.evidence("REFUTES", "Croissant-Rouge"));
        var claim = newsroom.claim(id);
        var contrary = claim.get("evidence").get(2).get("id").asString();
        var proposed = karim.put(
                path + "/verdict",
                Map.of(
                        "verdict",
                        "CONFIRMED",
                        "rationale",
                        "deux témoins",
                        "missing",
                        "",
                        "version",
                        claim.get("version"),
                        "answers",
                        List.of(Map.of("evidence", contrary, "text", "parle d’un autre pont"))));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        assertThat(newsroom.pagesOf("ines.fontaine").get("/claims/" + id).body())
                .contains("Verdict proposé, Confirmé\u202f:");
        for (var who : List.of("karim.benali", "paul.girard", "nadia.roche"))
            newsroom.as(who)
                    .post(
                            path + "/verdict/approval",
                            Map.of("version", newsroom.claim(id).get("version")));
        var graded = newsroom.supervisor()
                .post(
                        "/api/sources/"
                                + claim.get("evidence")
                                        .get(0)
                                        .get("source")
                                        .get("id")
                                        .asString() + "/grades",
                        Map.of("grade", "B", "reason", "toujours exacte jusqu’ici"));
        assertThat(graded.status()).as(graded.body()).isEqualTo(200);
        karim.post(path + "/reopen", Map.of("reason", "je veux"));

        // the claim's own page says what was decided, and by both
        var sheet = newsroom.pagesOf("ines.fontaine").get("/claims/" + id).body();
        assertThat(sheet)
                .contains("Confirmé que\u202f:", "par Paul Girard, le ", "par Nadia Roche, le ")
                .doesNotContain("Vous vérifiez que");

        for (var language : List.of("en", "fr")) {
            var pages = newsroom.pagesOf("agnes.perrin");
            pages.get("/audit?lang=" + language);
            var page = pages.get("/claims/" + id + "/dossier").body().replace("&#39;", "'");
            assertThat(page)
                    .contains(
                            "Le pont de Sorgane a été coupé.",
                            "c’est compté",
                            "P-3",
                            "parle d’un autre pont",
                            "Paul Girard",
                            "Nadia Roche",
                            "toujours exacte jusqu’ici")
                    .contains(
                            language.equals("fr")
                                    ? new String[] {
                                        "Ce qui a été refusé",
                                        "Énoncé jugé",
                                        "n’est pas chef d’édition",
                                        "Croissant-Rouge"
                                    }
                                    : new String[] {"Proposition judged", "What the registry of sources has on record"})
                    .doesNotContain("NO_SUPERVISOR", "CONFIRMED", "REFUTES", ">FIGURE<");
        }
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
