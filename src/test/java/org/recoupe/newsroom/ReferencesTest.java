package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.search.Found;
import org.recoupe.search.Search;
import org.recoupe.search.Wanted;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** "Look at C-4183": one claim in the whole house is called that, as long as there is a house. */
@NewsroomTest
class ReferencesTest {
    private final Newsroom newsroom;
    private final Search search;
    private final JdbcTemplate database;
    private final Environment settings;

    ReferencesTest(Newsroom newsroom, Search search, JdbcTemplate database, Environment settings) {
        this.newsroom = newsroom;
        this.search = search;
        this.database = database;
        this.settings = settings;
    }

    @Test
    void no_two_claims_of_two_stories_are_called_the_same_and_a_new_version_renames_none() {
        // given the same text twice, so that each number is there twice
        var wire = UUID.randomUUID().toString();
        var first = newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch());
        var second = newsroom.readStory();
        var before = called(first);
        assertThat(numbers(first)).isEqualTo(numbers(second));
        assertThat(before.values()).doesNotContainAnyElementsOf(called(second).values());
        assertThat(before.values()).doesNotHaveDuplicates();

        // when the wire sends one again, with a sentence more
        newsroom.readStory(
                newsroom.editor(),
                wire,
                Newsroom.dispatch() + "\n\n\"Le port est fermé depuis mardi\", a déclaré la préfecture de Lamora.\n");

        var after = called(first);
        assertThat(after).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
        assertThat(after.values())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(called(second).values());
    }

    @Test
    void in_a_story_they_are_given_in_the_order_of_the_text() {
        var story = newsroom.readStory();
        var inOrder = newsroom.claims(story)
                .valueStream()
                .map(claim -> Reference.parse(claim.get("reference").asString())
                        .orElseThrow()
                        .number())
                .toList();
        assertThat(inOrder).isSorted().hasSizeGreaterThan(3);
    }

    @Test
    void a_part_that_is_split_off_gets_one_of_its_own_and_merging_and_setting_aside_change_none() {
        var story = newsroom.readStory();
        var whole = splittable(story);
        var before = called(story);
        var text = newsroom.editor()
                .get("/api/articles/" + story)
                .json()
                .get("text")
                .asString();
        var span = whole.get("spans").get(0);
        var middle =
                text.indexOf(' ', text.offsetByCodePoints(0, span.get("start").asInt()) + 12) + 1;
        var lea = newsroom.pagesOf("lea.morel");
        var split = Map.of("do", "split", "at", String.valueOf(text.codePointCount(0, middle)));
        assertThat(put(lea, story, whole, split)).isEqualTo(302);

        var part = newsroom.claims(story)
                .valueStream()
                .filter(claim -> !before.containsKey(claim.get("id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(before.values()).doesNotContain(part.get("reference").asString());
        var entry = trail(part).get(0);
        assertThat(entry.get("object").asString())
                .isEqualTo(part.get("reference").asString());
        assertThat(entry.get("facts").get("reference").asString())
                .isEqualTo(part.get("reference").asString());
        assertThat(entry.get("before").asString())
                .isEqualTo(whole.get("reference").asString());

        // when both are one again, and another is set aside
        var with = part.get("number").asString().substring(2) + "."
                + newsroom.claim(id(part)).get("version").asString();
        assertThat(put(lea, story, newsroom.claim(id(whole)), Map.of("do", "merge", "with", with)))
                .isEqualTo(302);
        assertThat(newsroom.claim(id(part)).get("state").asString()).isEqualTo("SET_ASIDE");

        assertThat(called(story))
                .containsAllEntriesOf(before)
                .containsEntry(id(part), part.get("reference").asString());
    }

    @Test
    void everything_that_names_a_claim_names_it_so() {
        var nadia = newsroom.reviewingSupervisor();
        var claim = newsroom.claimWithVerdict(nadia);
        var reference = claim.get("reference").asString();
        assertThat(reference).matches("C-[1-9][0-9]*");
        assertThat(claim.get("number").asString())
                .as("as programs have read it since before")
                .matches("C-[1-9][0-9]*");

        var task = newsroom.supervisor()
                .get("/api/tasks?limit=200")
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("claim").asString("").equals(id(claim)))
                .findFirst()
                .orElseThrow();
        assertThat(task.get("reference").asString()).isEqualTo(reference);
        assertThat(task.get("number")).isEqualTo(claim.get("number"));

        // and a refusal, its line in the trail, and the pages
        var refused = nadia.put("/api/claims/" + id(claim) + "/source", Map.of("source", "Personne"));
        assertThat(refused.json().get("detail").asString()).contains(reference);
        nadia.post("/api/claims/" + id(claim) + "/verdict/approval", Map.of("version", claim.get("version")));
        assertThat(trail(claim))
                .filteredOn(entry -> entry.get("kind").asString().startsWith("refusal."))
                .extracting(entry -> entry.get("object").asString())
                .containsExactly(reference);
        var paul = newsroom.pagesOf("paul.girard");
        var story = claim.get("article").asString();
        for (var page : List.of(
                "/tasks?story=" + story,
                "/claims/" + id(claim),
                "/claims/" + id(claim) + "/audit",
                "/claims/" + id(claim) + "/dossier",
                "/claims/" + id(claim) + "/process",
                "/articles/" + story,
                "/claims/" + id(claim) + "/approval",
                "/audit?claim=" + id(claim))) {
            var shown = paul.get(page);
            assertThat(shown.statusCode()).as(page).isEqualTo(200);
            assertThat(shown.body()).as(page).contains(reference);
        }
    }

    @Test
    void it_is_found_by_its_reference_before_those_that_have_the_number_in_their_story() {
        var claims = newsroom.claims(newsroom.readStory());
        // a story long enough that a number in it is what another claim is called
        var called = claims.get(0);
        var reference = called.get("reference").asString();
        var number = Long.parseLong(reference.substring(2));

        var found = find(reference);
        assertThat(found.hits().get(0).id()).hasToString(id(called));
        assertThat(found.hits())
                .filteredOn(hit -> reference.equals(hit.reference()))
                .hasSize(1);
        assertThat(find(reference.toLowerCase()).hits().get(0).id()).hasToString(id(called));
        assertThat(find(String.valueOf(number)).hits().get(0).id()).hasToString(id(called));
        assertThat(search.find(new Wanted(reference, true, null, null, null, null, null, 0), onDesk("international"))
                        .hits()
                        .get(0)
                        .id())
                .as("while one types")
                .hasToString(id(called));

        assertThat(search.find(new Wanted(reference, false, null, null, null, null, null, 0), onDesk("politique"))
                        .hits())
                .noneMatch(hit -> reference.equals(hit.reference()));
        assertThat(search.named(reference, onDesk("politique"))
                        .map(named -> named.id().toString()))
                .isNotEqualTo(Optional.of(id(called)));
    }

    @Test
    void the_number_in_the_story_is_still_found_and_leads_nowhere_by_itself() throws SQLException {
        var claim = newsroom.claims(newsroom.readStory()).get(0);
        var number = 900_000 + (int) (System.nanoTime() % 90_000);
        // a number that no claim is called by
        Tampering.in("claim", settings, "update claim set number = " + number + " where id = '" + id(claim) + "'");
        Tampering.in(
                "search_text",
                settings,
                "update search_text set number = " + number + " where id = '" + id(claim) + "'");

        var found = find("C-" + number);
        assertThat(found.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.id()).hasToString(id(claim));
            assertThat(hit.reference()).isEqualTo(claim.get("reference").asString());
        });
        assertThat(search.named("C-" + number, onDesk("international")))
                .as("another story may have one too tomorrow")
                .isEmpty();

        // when a claim is called so too, both are shown, that one first, and it is the one that is meant
        var other = newsroom.claims(newsroom.readStory()).get(0);
        Tampering.in("claim", settings, "update claim set reference = " + number + " where id = '" + id(other) + "'");
        assertThat(find("C-" + number).hits())
                .extracting(hit -> hit.id().toString())
                .containsExactly(id(other), id(claim));
        assertThat(search.named("C-" + number, onDesk("international"))
                        .map(named -> named.id().toString()))
                .hasValue(id(other));
        Tampering.in(
                "claim",
                settings,
                "update claim set reference = "
                        + other.get("reference").asString().substring(2) + " where id = '" + id(other) + "'");
    }

    @Test
    void an_entry_of_before_is_shown_with_what_its_claim_is_called_today() throws Exception {
        var claim = newsroom.claimInVerification();
        var reference = claim.get("reference").asString();
        // given that the house had no references when it was taken up
        Tampering.with(settings, "update audit_entry set object = 'C-777777' where claim = '" + id(claim) + "'");

        assertThat(trail(claim))
                .extracting(entry -> entry.get("object").asString())
                .containsOnly(reference);
        assertThat(newsroom.pagesOf("agnes.perrin")
                        .get("/audit?claim=" + id(claim))
                        .body())
                .contains(reference)
                .doesNotContain("C-777777");
        assertThat(report(claim)).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("object")).isEqualTo(reference);
            assertThat(row.get("claim_reference")).isEqualTo(reference);
            assertThat(row.get("claim_number")).isEqualTo(claim.get("number").asString());
        });
    }

    @Test
    void a_row_that_brings_none_gets_the_next() {
        // as the sowing of before did
        var claim = newsroom.claims(newsroom.readStory()).get(0);
        var columns = String.join(
                ", ",
                database.queryForList(
                        "select column_name from information_schema.columns where table_name = 'claim'"
                                + " and column_name not in ('id', 'number', 'reference')",
                        String.class));
        var last = database.queryForObject("select max(reference) from claim", Long.class);

        database.update(
                "insert into claim (id, number, %1$s) select gen_random_uuid(), 7777, %1$s from claim where id = ?::uuid"
                        .formatted(columns),
                id(claim));

        assertThat(database.queryForObject(
                        "select reference from claim where article = ?::uuid and number = 7777",
                        Long.class,
                        claim.get("article").asString()))
                .isGreaterThan(last);
    }

    private JsonNode splittable(String story) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("spans").size() == 1
                        && claim.get("text").asString().length() > 40)
                .findFirst()
                .orElseThrow();
    }

    private static int put(PageSession pages, String story, JsonNode claim, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("claim", claim.get("number").asString().substring(2));
        form.put("version", claim.get("version").asString());
        return pages.post("/articles/" + story, form).statusCode();
    }

    private Map<String, String> called(String story) {
        var called = new HashMap<String, String>();
        newsroom.claims(story)
                .forEach(claim -> called.put(id(claim), claim.get("reference").asString()));
        return called;
    }

    private List<String> numbers(String story) {
        return newsroom.claims(story)
                .valueStream()
                .map(claim -> claim.get("number").asString())
                .toList();
    }

    private List<JsonNode> trail(JsonNode claim) {
        return newsroom.auditor()
                .get("/api/claims/" + id(claim) + "/audit")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<CSVRecord> report(JsonNode claim) throws IOException {
        var csv = newsroom.auditor()
                .get("/api/audit/report.csv?claim=" + id(claim))
                .body();
        var rows = new ArrayList<CSVRecord>();
        CSVParser.parse(
                        csv,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .forEach(rows::add);
        return rows;
    }

    private Found find(String words) {
        return search.find(new Wanted(words, false, null, null, null, null, null, 0), onDesk("international"));
    }

    private static Actor onDesk(String desk) {
        return new Actor("somebody", Set.of(Role.REVIEWER), Set.of(desk));
    }

    private static String id(JsonNode claim) {
        return claim.get("id").asString();
    }
}
