package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Verdicts, evidence and decisions are told as they were when they were made, whatever became of the claim since. */
@NewsroomTest
class RegistersTest {
    private static final List<String> ALL = List.of("verdicts", "evidence", "decisions");

    private final Newsroom newsroom;
    private final Desk karim;
    private final Desk paul;
    private final Desk agnes;

    private String id;
    private String story;
    private String path;

    RegistersTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        karim = newsroom.reviewer();
        paul = newsroom.supervisor();
        agnes = newsroom.auditor();
    }

    @BeforeEach
    void a_claim_that_karim_holds() {
        var claim = newsroom.claimInVerification();
        id = claim.get("id").asString();
        story = claim.get("article").asString();
        path = "/api/claims/" + id;
        karim.post(path + "/take", Map.of());
    }

    @Test
    void each_verdict_keeps_its_own_words_source_and_reasons() {
        // given one that was returned, one that was approved and taken away, and one after the source was put right
        var before = newsroom.claim(id);
        propose("Rien ne le confirme.");
        giveBack("Et le ministère ?");
        propose("Ni le port ni le ministère ne le confirment.");
        approve();
        newsroom.otherReviewer().post(path + "/reopening", Map.of("reason", "nouveau bilan"));
        paul.post(path + "/reopen", Map.of("reason", "vu"));
        karim.post(path + "/take", Map.of());
        assertThat(karim.put(path + "/source", Map.of("source", "Capitainerie de Lamora"))
                        .status())
                .isEqualTo(200);
        propose("La capitainerie se tait.");
        approve();

        // then each row says what was so then
        var rows = rows("verdicts", "claim=" + id);
        assertThat(texts(rows, "verdictNumber")).containsExactly("1", "2", "3");
        assertThat(texts(rows, "rationale"))
                .containsExactly(
                        "Rien ne le confirme.",
                        "Ni le port ni le ministère ne le confirment.",
                        "La capitainerie se tait.");
        assertThat(texts(rows, "outcome")).containsExactly("RETURNED", "APPROVED", "APPROVED");
        assertThat(rows.get(0).get("outcomeReason").asString()).isEqualTo("Et le ministère ?");
        assertThat(texts(rows, "decidedBy")).containsOnly("paul.girard");
        assertThat(texts(rows, "claimText")).containsOnly(before.get("text").asString());
        assertThat(texts(rows, "storyTitle")).containsOnly("Explosion au port");
        assertThat(texts(rows, "source").subList(0, 2)).doesNotContain("Capitainerie de Lamora");
        assertThat(texts(rows, "sourceId").subList(0, 2))
                .containsOnly(before.get("source").get("id").asString());
        assertThat(rows.get(2).get("source").asString()).isEqualTo("Capitainerie de Lamora");
        assertThat(texts(rows, "rule")).doesNotContain("null");
        assertThat(texts(rows, "ruleTable")).allMatch(table -> table.startsWith("evidence-sufficiency:"));

        // and how long each was in force
        assertThat(rows.get(0).get("inForceFrom").isNull()).isTrue();
        assertThat(rows.get(1).get("inForceFrom")).isEqualTo(rows.get(1).get("decidedAt"));
        assertThat(rows.get(1).get("inForceTo")).isEqualTo(rows.get(2).get("decidedAt"));
        assertThat(rows.get(1).get("inForceEnded").asString()).isEqualTo("SUPERSEDED");
        assertThat(rows.get(2).get("inForceTo").isNull()).isTrue();

        // and what people decided is all there, with its reasons
        var decisions = rows("decisions", "claim=" + id);
        assertThat(texts(decisions, "decision"))
                .containsSubsequence(
                        "verdict-proposed",
                        "verdict-returned",
                        "verdict-proposed",
                        "verdict-approved",
                        "reopening-asked",
                        "reopened",
                        "source-corrected",
                        "verdict-proposed",
                        "verdict-approved")
                .doesNotContain("taken", "scheduled", "extracted");
        assertThat(decision(decisions, "verdict-returned").get("reason").asString())
                .isEqualTo("Et le ministère ?");
        assertThat(decision(decisions, "reopening-asked").get("reason").asString())
                .isEqualTo("nouveau bilan");
        assertThat(decision(decisions, "reopened").get("by").asString()).isEqualTo("paul.girard");
        var corrected = decision(decisions, "source-corrected");
        assertThat(corrected.get("before").asString())
                .isEqualTo(before.get("source").get("name").asString());
        assertThat(corrected.get("after").asString()).isEqualTo("Capitainerie de Lamora");
        assertThat(corrected.get("state").asString()).isEqualTo("IN_VERIFICATION");
    }

    @Test
    void the_report_says_beside_an_approval_what_was_so_then() {
        propose("Rien ne le confirme.");
        approve();
        paul.post(path + "/reopen", Map.of("reason", "vu"));
        karim.post(path + "/take", Map.of());
        karim.put(path + "/source", Map.of("source", "Capitainerie de Lamora"));
        propose("La capitainerie se tait.");

        var rows = csv("/api/audit/report.csv?claim=" + id);
        var approval = rows.stream()
                .filter(row -> row.get("action").equals("verdict-approved"))
                .findFirst()
                .orElseThrow();
        assertThat(approval.get("rationale")).isEqualTo("Rien ne le confirme.");
        assertThat(approval.get("verdict_version")).isEqualTo("1");
        assertThat(approval.get("state")).isEqualTo("UNVERIFIED");
        assertThat(approval.get("approver")).isEqualTo("paul.girard");
        assertThat(approval.get("verdict_at")).isEqualTo(approval.get("at"));
        assertThat(approval.get("claimant")).isNotEmpty().isNotEqualTo("Capitainerie de Lamora");
        assertThat(approval.get("article_title")).isEqualTo("Explosion au port");
        assertThat(approval.get("span_start")).matches("\\d+(\\|\\d+)*");
        // before anything was proposed there was no verdict, and there is one again
        assertThat(rows.get(0).get("state")).isEqualTo("EXTRACTED");
        assertThat(rows.get(0).get("verdict")).isEmpty();
        assertThat(rows.get(0).get("rationale")).isEmpty();
        var last = rows.get(rows.size() - 1);
        assertThat(last.get("state")).isEqualTo("VERDICT_PROPOSED");
        assertThat(last.get("claimant")).isEqualTo("Capitainerie de Lamora");
        assertThat(last.get("approver")).isEmpty();
        assertThat(last.get("verdict_version")).isEqualTo("2");
    }

    @Test
    void a_piece_has_a_row_for_each_change() {
        attach(Map.of(
                "stance", "SUPPORTS",
                "source", "Port de Lamora",
                "kind", "STATEMENT",
                "title", "Communiqué du port",
                "quote", "Le port rouvre mardi.",
                "url", "https://port.example/mardi",
                "credibility", 2));
        attach(Newsroom.evidence("CONTEXT", "Mairie"));
        var piece = piece(0);
        assertThat(karim.post(path + "/evidence/" + piece + "/withdraw", Map.of("reason", "=un doublon"))
                        .status())
                .isLessThan(300);

        var rows = rows("evidence", "claim=" + id);
        assertThat(texts(rows, "change")).containsExactly("ADDED", "ADDED", "WITHDRAWN");
        var added = rows.get(0);
        assertThat(added.get("source").asString()).isEqualTo("Port de Lamora");
        assertThat(added.get("quote").asString()).isEqualTo("Le port rouvre mardi.");
        assertThat(added.get("url").asString()).isEqualTo("https://port.example/mardi");
        assertThat(added.get("credibility").asInt()).isEqualTo(2);
        assertThat(added.get("withdrawnBy").isNull()).as("not known then").isTrue();
        assertThat(rows.get(1).get("credibility").isNull())
                .as("nobody assessed it")
                .isTrue();
        var withdrawn = rows.get(2);
        assertThat(withdrawn.get("piece").asString()).isEqualTo(piece);
        assertThat(withdrawn.get("title").asString()).isEqualTo("Communiqué du port");
        assertThat(withdrawn.get("addedAt")).isEqualTo(added.get("at"));
        assertThat(withdrawn.get("withdrawnBy").asString()).isEqualTo("karim.benali");
        assertThat(withdrawn.get("withdrawnBecause").asString()).isEqualTo("=un doublon");
        // and a spreadsheet runs nothing of it
        assertThat(agnes.get("/api/registers/evidence.csv?claim=" + id).body())
                .contains(",'=un doublon,")
                .doesNotContain(",=un doublon");
    }

    @Test
    void of_a_confidential_piece_nothing_names() {
        assertThat(karim.post(
                                path + "/evidence",
                                Map.of(
                                        "stance", "SUPPORTS",
                                        "kind", "INTERVIEW",
                                        "confidential", true,
                                        "alias", "Canari alias",
                                        "identity", "Canari Identité",
                                        "contact", "canari 98 71",
                                        "quote", "Canari citation",
                                        "credibility", 3))
                        .status())
                .isEqualTo(201);
        karim.post(path + "/evidence/" + piece(0) + "/withdraw", Map.of("reason", "retirée"));

        var rows = rows("evidence", "claim=" + id);
        assertThat(rows).hasSize(2).allSatisfy(row -> {
            assertThat(row.get("piece").asString()).isEqualTo(piece(0));
            assertThat(row.get("stance").asString()).isEqualTo("SUPPORTS");
            assertThat(row.get("kind").asString()).isEqualTo("INTERVIEW");
            assertThat(row.get("credibility").asInt()).isEqualTo(3);
            assertThat(row.get("digest").asString()).matches("[0-9a-f]{64}");
            for (var field : List.of("sourceId", "source", "outlet", "title", "quote", "url", "note"))
                assertThat(row.get(field).isNull()).as(field).isTrue();
        });
        for (var register : ALL)
            for (var form : List.of("?", ".csv?"))
                assertThat(agnes.get("/api/registers/" + register + form + "claim=" + id)
                                .body())
                        .doesNotContainIgnoringCase("canari");
        assertThat(agnes.get("/api/audit/report.csv?claim=" + id).body()).doesNotContainIgnoringCase("canari");
    }

    @Test
    void what_was_tried_in_vain_is_a_decision_too() {
        propose("Rien ne le confirme.");
        assertThat(newsroom.reviewingSupervisor()
                        .post(path + "/verdict/approval", Map.of("version", version()))
                        .status())
                .isEqualTo(200);
        assertThat(karim.post(path + "/reopen", Map.of("reason", "je veux")).status())
                .isEqualTo(403);

        var refused = decision(rows("decisions", "claim=" + id), "reopen-refused");
        assertThat(refused.get("by").asString()).isEqualTo("karim.benali");
        assertThat(refused.get("reason").asString()).isEqualTo("NO_SUPERVISOR");
        assertThat(refused.get("claimNumber").asString())
                .isEqualTo(newsroom.claim(id).get("number").asString());
        assertThat(refused.get("chain").asString()).isEqualTo("refusals");
    }

    @Test
    void what_is_set_aside_is_in_force_no_more() {
        propose("Rien ne le confirme.");
        approve();
        paul.post(path + "/reopen", Map.of("reason", "vu"));
        var other = newsroom.claimInVerification().get("id").asString();
        assertThat(paul.post(path + "/set-aside", Map.of("reason", "DUPLICATE", "other", other))
                        .status())
                .isEqualTo(200);

        var row = rows("verdicts", "claim=" + id).get(0);
        assertThat(row.get("inForceEnded").asString()).isEqualTo("SET_ASIDE");
        var aside = decision(rows("decisions", "claim=" + id), "set-aside");
        assertThat(aside.get("at")).isEqualTo(row.get("inForceTo"));
        assertThat(aside.get("reason").asString()).isEqualTo("DUPLICATE");
        assertThat(aside.get("otherClaim").asString()).isEqualTo(other);
    }

    /** Its source is the first half's as it was put right, though the text still names another. */
    @Test
    void the_second_half_of_a_claim_has_the_source_of_the_first_then() {
        var split = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Selon la préfecture, l'incendie a fait 43 morts et le port a fermé mardi.");
        var claim = newsroom.claims(split).get(0);
        var whole = claim.get("id").asString();
        newsroom.editor().put("/api/claims/" + whole + "/source", Map.of("source", "Pompiers de Lamora"));
        var text = agnes.get("/api/articles/" + split).json().get("text").asString();
        var sent = newsroom.pagesOf("lea.morel")
                .post(
                        "/articles/" + split,
                        Map.of(
                                "do",
                                "split",
                                "claim",
                                claim.get("number").asString().substring(2),
                                "version",
                                newsroom.claim(whole).get("version").asString(),
                                "at",
                                String.valueOf(text.indexOf("et le port"))));
        assertThat(sent.statusCode()).isEqualTo(302);

        var parted = decision(rows("decisions", "story=" + split), "split-off");
        assertThat(parted.get("claimText").asString())
                .contains("le port a fermé")
                .doesNotContain("43 morts");
        assertThat(parted.get("source").asString()).isEqualTo("Pompiers de Lamora");
        assertThat(parted.get("otherClaim").asString()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts", "evidence", "decisions"})
    void json_and_csv_say_the_same(String register) {
        attach(Newsroom.evidence("SUPPORTS", "Port de Lamora, « quai 3 »"));
        propose("Rien,\n\"vraiment\" ; rien.");
        giveBack("-citez");

        var json = rows(register, "claim=" + id);
        var csv = csv("/api/registers/" + register + ".csv?claim=" + id);
        assertThat(json).isNotEmpty();
        assertThat(csv).hasSameSizeAs(json);
        for (int i = 0; i < json.size(); i++) {
            var row = csv.get(i);
            var told = new ArrayList<String>();
            json.get(i).valueStream().map(RegistersTest::cell).forEach(told::add);
            assertThat(row.toList()).isEqualTo(told);
        }
        var fields = List.copyOf(json.get(0).propertyNames());
        assertThat(csv.get(0).getParser().getHeaderNames())
                .isEqualTo(fields.stream()
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) return "";
        if (value.isBoolean()) return value.asBoolean() ? "y" : "n";
        if (value.isArray()) return value.valueStream().map(JsonNode::asString).collect(Collectors.joining("|"));
        var text = value.asString();
        return text.startsWith("-") || text.startsWith("=") ? "'" + text : text;
    }

    @Test
    void page_by_page_one_reads_the_whole() {
        for (int i = 0; i < 3; i++) attach(Newsroom.evidence("CONTEXT", "Mairie " + i));
        var whole = rows("evidence", "story=" + story);
        assertThat(whole).hasSize(3);

        var read = new ArrayList<JsonNode>();
        var pages = 0;
        for (var next = ""; next != null; pages++) {
            var page = agnes.get("/api/registers/evidence?limit=2&story=" + story + next)
                    .json();
            page.get("items").forEach(read::add);
            next = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asString();
        }
        assertThat(pages).isEqualTo(2);
        assertThat(read).isEqualTo(whole);
    }

    @Test
    void a_source_finds_what_was_its_then() {
        var before = newsroom.claim(id).get("source");
        propose("Rien ne le confirme.");
        giveBack("À revoir.");
        karim.put(path + "/source", Map.of("source", "Brigade \"bleue\""));
        attach("Port de Lamora");
        propose("Elle se tait.");

        var here = "story=" + story + "&source=";
        assertThat(texts(rows("verdicts", here + before.get("id").asString()), "rationale"))
                .contains("Rien ne le confirme.")
                .doesNotContain("Elle se tait.");
        assertThat(texts(rows("verdicts", here + "Brigade%20%22bleue%22"), "rationale"))
                .containsExactly("Elle se tait.");
        assertThat(texts(rows("decisions", here + "Brigade%20%22bleue%22"), "decision"))
                .containsExactly("source-corrected", "verdict-proposed");
        assertThat(texts(rows("evidence", here + "Port%20de%20Lamora"), "source"))
                .containsExactly("Port de Lamora");
        assertThat(rows("evidence", here + "Mairie")).isEmpty();
    }

    @Test
    void a_day_is_the_newsrooms_and_a_moment_what_it_says() {
        propose("Rien ne le confirme.");
        var at = Instant.parse(
                rows("verdicts", "claim=" + id).get(0).get("proposedAt").asString());
        var today = LocalDate.ofInstant(at, ZoneId.of("Europe/Paris"));

        assertThat(rows("verdicts", "claim=" + id + "&from=" + today + "&to=" + today))
                .hasSize(1);
        assertThat(rows("verdicts", "claim=" + id + "&to=" + today.minusDays(1)))
                .isEmpty();
        assertThat(rows("verdicts", "claim=" + id + "&from=" + at)).hasSize(1);
        assertThat(rows("verdicts", "claim=" + id + "&from=" + at.plusMillis(1)))
                .isEmpty();
        assertThat(rows("verdicts", "claim=" + id + "&desk=politique")).isEmpty();
        assertThat(rows("verdicts", "claim=" + id + "&desk=international")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "from=hier,from",
        "to=2026-13-01,to",
        "from=2026-03-02&to=2026-03-01,to",
        "claim=C-8,claim",
        "story=garbage,story",
        "source=%00,source",
        "cursor=garbage,cursor",
        "cursor=AAAAAAAAAAA,cursor",
        "limit=0,limit",
        "limit=201,limit",
        "limit=many,limit",
        "clam=x,clam",
        "actor=karim.benali,actor"
    })
    void a_garbled_question_is_told_which_part_of_it(String query, String field) {
        for (var register : ALL) {
            var answer = agnes.get("/api/registers/" + register + "?" + query.replace(" ", "%20"));
            assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
            if (query.contains("%00")) continue;
            assertThat(answer.problem()).isEqualTo("invalid");
            assertThat(answer.json().get("fields").get(0).get("field").asString())
                    .isEqualTo(field);
        }
    }

    /** A file that looks complete and covers something else is worse than none. */
    @ParameterizedTest
    @CsvSource({"decision=verdict-approved,decision", "claim_id=x&from=hier,claim_id"})
    void a_file_is_not_sent_for_a_question_nobody_understood(String query, String field) {
        for (var register : ALL) {
            var answer = agnes.get("/api/registers/" + register + ".csv?" + query);
            assertThat(answer.problem()).isEqualTo("invalid");
            assertThat(answer.json().get("fields").get(0).get("field").asString())
                    .isEqualTo(field);
        }
        assertThat(agnes.get("/api/audit/report.csv?claim=" + id + "&source=x").problem())
                .as("the report knows no sources")
                .isEqualTo("invalid");
        assertThat(newsroom.pagesOf("agnes.perrin")
                        .get("/audit/registers/verdicts.csv?" + query)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_carried_out_is_the_auditors_and_the_desks_supervisors() {
        propose("Rien ne le confirme.");
        for (var register : ALL)
            for (var form : List.of("", ".csv")) {
                var address = "/api/registers/" + register + form;
                assertThat(newsroom.as("yann.texier").get(address).status())
                        .as("an administrator")
                        .isEqualTo(403);
                assertThat(karim.get(address).status()).isEqualTo(403);
                assertThat(paul.get(address + "?claim=" + id).status()).isEqualTo(200);
                var elsewhere = newsroom.as("marc.aubert");
                assertThat(elsewhere.get(address + "?claim=" + id).status()).isEqualTo(404);
                assertThat(elsewhere.get(address).body()).doesNotContain(id, "international");
            }
    }

    @ParameterizedTest
    @CsvSource({"en,Registers,Evidence (CSV)", "fr,Registres,Pièces (CSV)"}) // the auditor's own language last
    void the_auditor_takes_them_from_the_page_as_it_is_narrowed(String language, String title, String word) {
        attach(Newsroom.evidence("CONTEXT", "Mairie"));
        var pages = newsroom.pagesOf("agnes.perrin");

        pages.get("/audit?lang=" + language);
        var page = pages.get("/audit?article=" + story + "&desk=international&from=2026-01-01")
                .body();
        assertThat(page).contains(title, word);
        var link = "/audit/registers/evidence.csv?from=2026-01-01&amp;desk=international&amp;story=" + story;
        assertThat(page).contains(link);
        var file = pages.get(link.replace("&amp;", "&"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("recoupe-evidence.csv");
        assertThat(file.body()).contains("Communiqué de Mairie");
        assertThat(newsroom.pagesOf("yann.texier").get("/audit").body()).doesNotContain("/audit/registers/");
    }

    private void attach(String source) {
        attach(Newsroom.evidence("CONTEXT", source));
    }

    private void attach(Map<String, ?> piece) {
        var answer = karim.post(path + "/evidence", piece);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private String piece(int which) {
        return newsroom.claim(id).get("evidence").get(which).get("id").asString();
    }

    private void propose(String rationale) {
        var answer = karim.put(
                path + "/verdict",
                Map.of("verdict", "UNVERIFIED", "rationale", rationale, "missing", "", "version", version()));
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
    }

    private void giveBack(String reason) {
        var answer = paul.post(path + "/verdict/return", Map.of("reason", reason, "version", version()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void approve() {
        var answer = paul.post(path + "/verdict/approval", Map.of("version", version()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private int version() {
        return newsroom.claim(id).get("version").asInt();
    }

    private List<JsonNode> rows(String register, String query) {
        var answer = agnes.get("/api/registers/" + register + "?limit=200&" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("items").valueStream().toList();
    }

    private List<CSVRecord> csv(String address) {
        try (var rows = CSVParser.parse(
                agnes.get(address).body(),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> row.get(field).asString()).toList();
    }

    private static JsonNode decision(List<JsonNode> rows, String decision) {
        return rows.stream()
                .filter(row -> row.get("decision").asString().equals(decision))
                .findFirst()
                .orElseThrow();
    }
}
