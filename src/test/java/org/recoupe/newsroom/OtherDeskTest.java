package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What lies on another desk does not exist: whoever asks for it by its id gets the very same answer as for an id that nobody has, and no
 * list, search or export has a word of it. The live news are looked at in {@code TickerTest}.
 */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherDeskTest {
    /** Stands nowhere else in the newsroom. */
    private static final String TITLE = "Zyrphéon sous les eaux";

    private static final String WORD = "Marvandelle";
    private static final String TEXT =
            "Vingt-trois maisons de " + WORD + " ont été emportées, selon la préfecture de Zyrphéon.";

    private final Newsroom newsroom;
    private final RequestMappingHandlerMapping mappings;
    private String article = "";
    private String claim = "";

    OtherDeskTest(Newsroom newsroom, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.newsroom = newsroom;
        this.mappings = mappings;
    }

    /** A story of the desk politique, with a verdict that waits. */
    @BeforeAll
    void given_a_story_of_another_desk() {
        var hugo = newsroom.as("hugo.blanc");
        var brought = hugo.post("/api/articles", Map.of("title", TITLE, "text", TEXT));
        article = newsroom.waitUntilRead(brought.json().get("id").asString(), hugo);
        claim = newsroom.claims(article).get(0).get("id").asString();
        hugo.post("/api/claims/" + claim + "/select", Map.of());
        hugo.post("/api/articles/" + article + "/accept", Map.of());
        var sofia = newsroom.as("sofia.marin");
        sofia.post("/api/claims/" + claim + "/take", Map.of());
        sofia.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Crue " + WORD));
        var proposed = sofia.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict",
                        "UNVERIFIED",
                        "rationale",
                        WORD,
                        "missing",
                        "",
                        "version",
                        newsroom.claim(claim).get("version").asInt()));
        assertThat(proposed.status()).isEqualTo(200);
    }

    @Test
    void every_address_with_its_id_answers_as_if_there_were_none() {
        var addresses = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> {
            if (!mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)) return;
            mapping.getPatternValues().stream()
                    .filter(pattern -> pattern.contains("{id}") || pattern.contains("{claim}"))
                    .forEach(addresses::add);
        });
        assertThat(addresses).hasSizeGreaterThan(12);

        var paul = newsroom.pagesOf("paul.girard");
        var told = new LinkedHashMap<String, String>();
        for (var pattern : addresses) {
            var id = pattern.contains("/articles/") ? article : claim;
            var nobodys = UUID.randomUUID().toString();
            var theirs = read(paul, address(pattern, id));
            var none = read(paul, address(pattern, nobodys));
            if (!theirs.replace(id, "-").equals(none.replace(nobodys, "-"))
                    || theirs.startsWith("2") && !theirs.equals("204 "))
                told.put(pattern, theirs.substring(0, Math.min(200, theirs.length())));
        }
        assertThat(told).isEmpty();
    }

    /** Whom another desk has heard is told by no suggestion, no name typed and no id. */
    @Test
    void the_names_of_its_sources_are_told_to_nobody_else() {
        var canary = "Crue " + WORD;
        var source = newsroom.claim(claim)
                .get("evidence")
                .get(0)
                .get("source")
                .get("id")
                .asString();
        var ours = newsroom.claimInVerification();
        var id = ours.get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());

        var karim = newsroom.pagesOf("karim.benali");
        assertThat(karim.get("/claims/" + id).body()).contains("<datalist").doesNotContain(WORD);
        assertThat(newsroom.pagesOf("lea.morel")
                        .get("/articles/" + ours.get("article").asString())
                        .body())
                .contains("<datalist")
                .doesNotContain(WORD);
        assertThat(newsroom.pagesOf("sofia.marin").get("/claims/" + claim).body())
                .as("its own desk is suggested it")
                .contains("<option value=\"" + canary + "\">");
        assertThat(karim.get("/tasks?who=" + source).body()).doesNotContain(WORD);

        var byId = newsroom.reviewer().post("/api/claims/" + id + "/evidence", Newsroom.evidence("SUPPORTS", source));
        assertThat(byId.status()).isEqualTo(422);
        assertThat(byId.body()).contains("unknown").doesNotContain(WORD);

        var byName = newsroom.reviewer()
                .post("/api/claims/" + id + "/evidence", Newsroom.evidence("SUPPORTS", "crue marvandelle"));
        var piece = byName.json().get("evidence").get(0).get("source");
        assertThat(piece.get("name").asString()).isEqualTo("crue marvandelle");
        assertThat(piece.get("id").asString()).isNotEqualTo(source);
    }

    /** A source that is put back goes by an id in a hidden field, which anybody may write another into. */
    @Test
    void its_sources_are_put_into_no_claim_of_ours() {
        var theirs = newsroom.claim(claim)
                .get("evidence")
                .get(0)
                .get("source")
                .get("id")
                .asString();
        var story = newsroom.readStory();
        var ours = newsroom.claims(story).get(0);
        var n = ours.get("number").asString().substring(2);
        var seen = n + "." + ours.get("version").asString() + ".";
        var lea = newsroom.pagesOf("lea.morel");

        var nobodys = UUID.randomUUID().toString();
        var put = lea.post("/articles/" + story, Map.of("do", "sources-back", "claim", n, "back", seen + theirs));
        var none = lea.post("/articles/" + story, Map.of("do", "sources-back", "claim", n, "back", seen + nobodys));

        assertThat(put.statusCode()).isEqualTo(404);
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(newsroom.claim(ours.get("id").asString()).get("version")).isEqualTo(ours.get("version"));
    }

    /** The control: on its own desk every one of them has something to say. */
    @Test
    void its_own_desk_reads_it() {
        var marc = newsroom.pagesOf("marc.aubert");
        assertThat(marc.get("/claims/" + claim).body()).contains(WORD);
        assertThat(marc.get("/search?q=" + WORD).body()).contains("Zyrph");
        assertThat(newsroom.as("marc.aubert").get("/api/audit/report.csv").body())
                .contains(TITLE);
    }

    @Test
    void no_list_no_search_and_no_export_has_a_word_of_it() {
        var paul = newsroom.pagesOf("paul.girard");
        for (var address : List.of(
                "/tasks",
                "/tasks?story=" + article,
                "/tasks?claim=" + claim,
                "/articles",
                "/articles?desk=politique",
                "/approvals",
                "/approvals?desk=politique",
                "/approvals/batch",
                "/search?q=" + WORD,
                "/search?q=" + claim,
                "/search?q=" + article,
                "/search?q=C-1",
                "/audit",
                "/audit?desk=politique",
                "/audit?claim=" + claim,
                "/audit?article=" + article,
                "/audit/report.csv",
                "/audit/report.csv?desk=politique",
                "/audit/report.csv?claim=" + claim,
                "/audit/registers/verdicts.csv",
                "/audit/registers/evidence.csv?claim=" + claim,
                "/audit/registers/decisions.csv?story=" + article,
                "/dashboard",
                "/dashboard?desk=politique",
                "/dashboard/claims",
                "/dashboard/claims?desk=politique",
                "/processes",
                "/processes/waiting",
                "/absences",
                "/events/reader")) {
            var answer = paul.get(address);
            assertThat(answer.statusCode()).as(address).isIn(200, 302, 400, 403, 404);
            assertThat(answer.body()).as(address).doesNotContain("Zyrph", TEXT);
        }
        var api = newsroom.supervisor();
        assertThat(api.get("/api/tasks?limit=200").body()).doesNotContain(WORD, claim, article);
        assertThat(api.get("/api/audit/report.csv").body()).doesNotContain(WORD, claim, article);
        for (var register : List.of("verdicts", "evidence", "decisions")) {
            var path = "/api/registers/" + register;
            assertThat(api.get(path + "?limit=200").body()).doesNotContain(WORD, claim, article);
            assertThat(api.get(path + ".csv").body()).doesNotContain(WORD, claim, article);
            for (var asked : List.of("?desk=politique", "?claim=" + claim, "?story=" + article))
                assertThat(api.get(path + asked).status()).as(path + asked).isEqualTo(404);
        }
        assertThat(api.get("/api/stand-ins").body()).doesNotContain("politique");
        for (var address : List.of(
                "/api/tasks?desk=politique",
                "/api/audit/report.csv?desk=politique",
                "/api/audit/report.csv?claim=" + claim)) {
            assertThat(api.get(address).status()).as(address).isEqualTo(404);
        }
    }

    @Test
    void what_one_may_not_write_to_is_refused_in_the_same_words_as_what_is_not_there() {
        var karim = newsroom.reviewer();
        var nobodys = UUID.randomUUID().toString();
        for (var end : List.of("/take", "/release", "/select", "/verdict/withdraw")) {
            var theirs = karim.post("/api/claims/" + claim + end, Map.of());
            var none = karim.post("/api/claims/" + nobodys + end, Map.of());
            assertThat(theirs.status()).as(end).isEqualTo(404);
            assertThat(theirs.body().replace(claim, "-")).isEqualTo(none.body().replace(nobodys, "-"));
        }
        // as the other claim it duplicates, too
        var own = newsroom.claimInVerification().get("id").asString();
        var pointed = karim.post("/api/claims/" + own + "/set-aside", Map.of("reason", "DUPLICATE", "other", claim));
        var pointedNowhere =
                karim.post("/api/claims/" + own + "/set-aside", Map.of("reason", "DUPLICATE", "other", nobodys));
        assertThat(pointed.status()).isEqualTo(pointedNowhere.status());
        assertThat(pointed.body().replace(claim, "-"))
                .isEqualTo(pointedNowhere.body().replace(nobodys, "-"));
    }

    private static String address(String pattern, String id) {
        return pattern.replaceAll("\\{(id|claim)}", id) + "?since=0&claim=1&of=claim.scheduled&revision=1";
    }

    /** Status and words, without what is new in every answer. */
    private static String read(PageSession session, String address) {
        var answer = session.get(address);
        return answer.statusCode() + " "
                + answer.body()
                        .lines()
                        .map(line -> line.replaceAll("(csrf\"[^>]*(?:value|content)=)\"[^\"]*\"", "$1"))
                        .collect(Collectors.joining("\n"));
    }
}
