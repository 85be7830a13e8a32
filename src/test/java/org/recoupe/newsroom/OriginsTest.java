package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** "43 personnes ont été tuées, selon l'Observatoire": who says that two are one, or that one is two, and who does not approve it then. */
@NewsroomTest
class OriginsTest {
    private static final String PAGE = "https://depeches.example/attaque";

    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final Desk karim;
    private final String observatory =
            "Observatoire " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private String claim = "";

    OriginsTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
        this.karim = newsroom.reviewer();
    }

    @BeforeEach
    void a_claim_is_held() {
        var story = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Selon l'" + observatory + ", 43 personnes ont été tuées dans l'attaque.");
        claim = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + claim + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
    }

    /** Case 3: one page under two names is one; who says that it is two has a hand in it, at the form, at the door and in the database. */
    @Test
    void a_page_two_papers_share_is_separated_by_hand_and_the_separator_does_not_approve() {
        var one = attach(on(PAGE, "Le Quotidien du Sud"));
        var other = attach(on(PAGE + "?utm_source=x", "Radio Plaine"));
        assertThat(counting()).isEqualTo(1);
        assertThat(confirm(karim).status()).isEqualTo(409);

        var nadia = newsroom.reviewingSupervisor();
        karim.post("/api/claims/" + claim + "/release", Map.of());
        nadia.post("/api/claims/" + claim + "/take", Map.of());
        var separated = separate(nadia, one);
        assertThat(separated.status()).as(separated.body()).isEqualTo(200);
        assertThat(origin(separated.json(), one).get("because").valueStream().map(JsonNode::asString))
                .contains("separated");
        assertThat(origin(separated.json(), other)).isNotEqualTo(origin(separated.json(), one));
        assertThat(counting()).isEqualTo(2);
        nadia.post("/api/claims/" + claim + "/release", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
        assertThat(confirm(karim).status()).isEqualTo(200);

        assertThat(approval(nadia).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(approval(nadia).json().get("detail").asString()).contains("have one origin");
        assertThat(database.queryForObject(
                        "select counts from claim_view_hand where claim = ?::uuid and person = 'nadia.roche' and involvement = 'SORTED_ORIGINS'",
                        Boolean.class,
                        claim))
                .isTrue();
        assertThat(database.queryForObject(
                        "select 'nadia.roche' = any (sorters) from waiting_verdict where claim = ?::uuid",
                        Boolean.class,
                        claim))
                .isTrue();
        assertThat(newsroom.pagesOf("nadia.roche")
                        .get("/claims/" + claim + "/approval")
                        .body())
                .contains("réuni, séparé ou attesté des origines");
        assertThat(approval(newsroom.supervisor()).status()).isEqualTo(200);
        assertThat(database.queryForObject("select had_hand_at('nadia.roche', ?::uuid, 1)", Boolean.class, claim))
                .isTrue();
    }

    @Test
    void it_is_on_record_with_the_pieces_and_the_reason() {
        var one = attach(on(PAGE, "Le Quotidien du Sud"));
        var other = attach(on(PAGE, "Radio Plaine"));
        separate(karim, one);
        join(karim, one, other);
        var trail = trail();
        var separated = facts(trail, "origins-separated");
        assertThat(ids(separated.get("pieces"))).containsExactly(one);
        assertThat(ids(separated.get("from"))).containsExactly(other);
        assertThat(separated.get("reason").asString()).isEqualTo("deux auteurs");
        var joined = facts(trail, "origins-joined");
        assertThat(ids(joined.get("pieces"))).containsExactly(one, other);
        assertThat(joined.get("reason").asString()).isEqualTo("le même auteur");
        assertThat(newsroom.pagesOf("agnes.perrin")
                        .get("/claims/" + claim + "/audit")
                        .body())
                .contains("a séparé des pièces en origines distinctes", "a réuni des pièces sous une origine");
    }

    @Test
    void joined_pieces_are_one_and_the_same_word_twice_is_refused() {
        var one = attach(Newsroom.evidence("SUPPORTS", "Nations unies"));
        var other = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        var joined = join(karim, one, other);
        assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        assertThat(ids(origin(joined.json(), one).get("because"))).contains("joined");
        assertThat(counting()).isEqualTo(1);
        var version = version();
        assertThat(join(karim, other, one).problem()).isEqualTo("illegal-state");
        assertThat(version()).as("and nothing has changed").isEqualTo(version);
        assertThat(separate(karim, other).status()).isEqualTo(200);
        assertThat(separate(karim, other).problem()).isEqualTo("illegal-state");
        assertThat(separate(karim, one).problem()).isEqualTo("illegal-state");
        assertThat(counting()).isEqualTo(2);
    }

    /** Joined, a piece withdrawn, separated, joined again: the last word on what stands counts. */
    @Test
    void words_follow_one_another_and_pieces_go() {
        var one = attach(on(PAGE, "Le Quotidien du Sud"));
        var second = attach(on(PAGE, "Radio Plaine"));
        var third = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        join(karim, second, third);
        assertThat(counting()).isEqualTo(1);
        withdraw(second);
        assertThat(counting()).as("what joined them is gone").isEqualTo(2);
        assertThat(separate(karim, one).problem()).as("it is with nobody").isEqualTo("illegal-state");
        assertThat(code(join(karim, one, second))).isEqualTo("withdrawn");
        join(karim, one, third);
        assertThat(counting()).isEqualTo(1);
        assertThat(separate(karim, third).status()).isEqualTo(200);
        assertThat(join(karim, one, third).status()).isEqualTo(200);
        assertThat(counting()).isEqualTo(1);
        assertThat(newsroom.claim(claim).get("origins").size()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_said_is_refused_with_what_to_do() {
        var statement = attach(on(PAGE, observatory));
        var copy = attach(on(PAGE, "Le Quotidien du Sud"));
        var one = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        var again = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        var against = attach(Newsroom.evidence("REFUTES", "Coalition"));
        var alias = attach(confided());
        var second = attach(confided());
        var roundUp = attach(with(
                Newsroom.evidence("SUPPORTS", "AFP"), "basis", "CITES", "cites", List.of("Nations unies", "Airwars")));
        assertThat(code(join(karim))).isEqualTo("required");
        assertThat(code(join(karim, one))).isEqualTo("too-few");
        assertThat(code(join(karim, one, one))).isEqualTo("too-few");
        assertThat(code(join(karim, one, UUID.randomUUID().toString()))).isEqualTo("unknown");
        assertThat(code(join(karim, one, against))).isEqualTo("other-stance");
        assertThat(code(join(karim, one, roundUp))).isEqualTo("cites-several");
        assertThat(code(join(karim, one, alias))).isEqualTo("confidential");
        assertThat(join(karim, one, again).problem()).as("one already").isEqualTo("illegal-state");
        assertThat(join(karim, alias, second).problem()).isEqualTo("illegal-state");
        assertThat(code(separate(karim, one))).isEqualTo("same-source");
        assertThat(code(separate(karim, copy))).isEqualTo("claimant");
        assertThat(code(separate(karim, statement))).isEqualTo("claimant");
        assertThat(code(separate(karim, alias))).isEqualTo("confidential");
        assertThat(separate(karim, against).problem()).isEqualTo("illegal-state");
        for (var body : List.of(
                Map.of("pieces", List.of(one, copy)),
                Map.of("pieces", List.of(one, copy), "reason", " "),
                Map.of("reason", "sans pièces"),
                Map.of("pieces", "toutes", "reason", "x"),
                Map.of("pieces", List.of(1, 2), "reason", "x"),
                Map.of("pieces", List.of(one, copy), "reason", 7),
                Map.of("pieces", List.of(one, copy), "reason", "x", "version", "1"))) {
            for (var door : List.of("/origins/join", "/origins/separate"))
                assertThat(karim.post("/api/claims/" + claim + door, body).status())
                        .as(door + body)
                        .isEqualTo(422);
            assertThat(claire().post("/api/claims/" + claim + "/evidence/attest", body)
                            .status())
                    .as("attest" + body)
                    .isEqualTo(422);
        }
        assertThat(trail().stream().map(entry -> entry.get("action").asString()))
                .noneMatch(action -> action.startsWith("origins-"));
    }

    @Test
    void only_who_holds_it_says_so_and_not_while_a_verdict_waits() {
        var one = attach(Newsroom.evidence("SUPPORTS", "Nations unies"));
        var other = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        assertThat(join(newsroom.otherReviewer(), one, other).problem()).isEqualTo("held-by-other");
        assertThat(join(newsroom.supervisor(), one, other).status()).isEqualTo(403);
        var stale = karim.post(
                "/api/claims/" + claim + "/origins/join",
                Map.of("pieces", List.of(one, other), "reason", "x", "version", version() - 1));
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(confirm(karim).status()).isEqualTo(200);
        assertThat(join(karim, one, other).problem()).isEqualTo("illegal-state");
        assertThat(attest(one, other).problem()).isEqualTo("illegal-state");
    }

    /** One sees what the other did, or is refused; never both as if alone. */
    @Test
    void two_at_once_are_one_after_the_other() {
        var one = attach(Newsroom.evidence("SUPPORTS", "Nations unies"));
        var other = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> join(newsroom.reviewer(), one, other).status()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(trail().stream()
                        .filter(entry -> entry.get("action").asString().equals("origins-joined")))
                .hasSize(1);
    }

    /** Case 6. */
    @Test
    void an_alias_close_to_who_claims_it_is_theirs_and_nobody_reads_that_who_may_not() {
        attach(Newsroom.evidence("SUPPORTS", observatory));
        var alias = attach(with(confided(), "closeTo", List.of(observatory)));
        var now = newsroom.claim(claim);
        assertThat(counting()).isZero();
        assertThat(piece(now, alias).get("why").get(0).asString()).isEqualTo("claimant");
        assertThat(piece(now, alias).get("closeTo").asBoolean()).isTrue();
        assertThat(now.get("origins").size()).isEqualTo(1);
        assertThat(confirm(karim).json().get("rule").asString()).isEqualTo("confirmed-claimant-alone");

        var facts = facts(trail(), "evidence-attached", 1).get("piece");
        assertThat(facts.get("closeTo").asBoolean()).isTrue();
        assertThat(facts.toString()).doesNotContain(observatory);
        assertThat(database.queryForObject(
                        "select count(*) from evidence e where e.confidential and to_jsonb(e)::text like ?",
                        Integer.class,
                        "%" + observatory + "%"))
                .isZero();
        var read = karim.post("/api/claims/" + claim + "/evidence/" + alias + "/identity", Map.of());
        assertThat(read.json().get("closeTo").size()).isEqualTo(1);

        var yann = newsroom.as("yann.texier").get("/api/claims/" + claim).json();
        assertThat(piece(yann, alias).get("why").size()).isZero();
        assertThat(piece(yann, alias).get("closeTo").asBoolean()).isFalse();
        assertThat(origin(yann, alias).get("root").isNull()).isTrue();
        assertThat(yann.get("origins").size()).as("as if it were nobody's").isEqualTo(2);
        assertThat(newsroom.pagesOf("yann.texier").get("/claims/" + claim).statusCode())
                .isEqualTo(200);
    }

    /** To be close to somebody the desk has not heard of enters nobody in its book. */
    @Test
    void whom_an_alias_is_close_to_is_entered_nowhere() {
        var stranger = "Cabinet " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var alias = attach(with(confided(), "closeTo", List.of(stranger)));
        var second = attach(with(confided(), "closeTo", List.of(stranger.toUpperCase(java.util.Locale.ROOT))));
        assertThat(database.queryForObject("select count(*) from source where name = ?", Integer.class, stranger))
                .isZero();
        assertThat(code(attest(alias, second))).isEqualTo("one-line");
        var wrong = karim.post(
                "/api/claims/" + claim + "/evidence",
                with(confided(), "closeTo", List.of(UUID.randomUUID().toString())));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"closeTo\"", "\"unknown\"");
        var named = karim.post(
                "/api/claims/" + claim + "/evidence",
                with(Newsroom.evidence("SUPPORTS", "Airwars"), "closeTo", List.of("AFP"), "anonymity", "x"));
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.body()).contains("\"closeTo\"", "\"anonymity\"");
    }

    /** Case 6, and what such a verdict takes: reasons, a custodian, and two who approve, the custodian not one of them. */
    @Test
    void two_aliases_are_one_until_a_custodian_says_two() {
        var one = attach(confided());
        var other = attach(with(confided(), "anonymity", "risque son poste"));
        assertThat(counting()).isEqualTo(1);
        assertThat(karim.post(
                                "/api/claims/" + claim + "/evidence/attest",
                                Map.of("pieces", List.of(one, other), "reason", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(trail().stream()
                        .map(entry -> entry.get("actor").asString() + " "
                                + entry.get("action").asString()))
                .contains("karim.benali identity-attest-refused");
        assertThat(code(attest(one))).isEqualTo("too-few");

        var attested = attest(one, other);
        assertThat(attested.status()).as(attested.body()).isEqualTo(200);
        assertThat(counting()).isEqualTo(2);
        assertThat(ids(origin(newsroom.claim(claim), one).get("because"))).contains("attested");
        assertThat(attest(other, one).problem()).as("said already").isEqualTo("illegal-state");
        assertThat(facts(trail(), "origins-attested").get("reason").asString()).isEqualTo("deux personnes");

        var refused = confirm(karim);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(ids(refused.json().get("missing"))).containsExactly("anonymity-reason");
        withdraw(one);
        var third = attach(with(confided(), "anonymity", "menacé"));
        assertThat(counting()).as("nobody compared these").isEqualTo(1);
        assertThat(attest(other, third).status()).isEqualTo(200);
        var proposed = confirm(karim);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        assertThat(proposed.json().get("approvals").get("needed").asInt()).isEqualTo(2);
        assertThat(newsroom.claim(claim).toString()).contains("menacé");
        assertThat(newsroom.as("yann.texier").get("/api/claims/" + claim).body())
                .doesNotContain("menacé");
    }

    /** A name beside them, and nothing of that is asked. */
    @Test
    void with_somebody_named_it_does_not_rest_on_confidential_sources_alone() {
        attach(confided());
        attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        assertThat(confirm(karim).status()).isEqualTo(200);
    }

    @Test
    void what_no_custodian_attests_is_refused_with_what_to_do() {
        var one = attach(confided());
        var second = attach(confided());
        var named = attach(Newsroom.evidence("SUPPORTS", "Airwars"));
        var close = attach(with(confided(), "closeTo", List.of("Airwars")));
        var near = attach(with(confided(), "closeTo", List.of("airwars", "AFP")));
        assertThat(code(attest(one, named))).isEqualTo("not-confidential");
        assertThat(code(attest(close, near))).isEqualTo("one-line");
        assertThat(attest(one, close).status()).isEqualTo(200);
        withdraw(second);
        assertThat(code(attest(one, second))).isEqualTo("withdrawn");
        assertThat(counting()).as("close to one that is named").isEqualTo(2);
    }

    @Test
    void the_pages_say_the_same() {
        var one = attach(on(PAGE, "Le Quotidien du Sud"));
        var other = attach(on(PAGE, "Radio Plaine"));
        var karims = newsroom.pagesOf("karim.benali");
        assertThat(karims.get("/claims/" + claim).body()).contains("Réunir ou séparer des origines");
        var wrong = karims.post(
                "/claims/" + claim,
                Map.of(
                        "do",
                        "join-origins",
                        "stance",
                        "SUPPORTS",
                        "pieces",
                        one,
                        "reason",
                        "x",
                        "version",
                        version() + ""));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Cochez au moins deux pièces.");
        var done = karims.post(
                "/claims/" + claim,
                Map.of(
                        "do",
                        "separate-origins",
                        "stance",
                        "SUPPORTS",
                        "pieces",
                        one,
                        "reason",
                        "deux auteurs",
                        "version",
                        version() + ""));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        assertThat(counting()).isEqualTo(2);
        assertThat(karims.get("/claims/" + claim).body()).contains("séparées à la main");
        assertThat(newsroom.pagesOf("claire.vasseur").get("/claims/" + claim).body())
                .doesNotContain("Attester que ces sources");
        attach(confided());
        attach(confided());
        assertThat(newsroom.pagesOf("claire.vasseur").get("/claims/" + claim).body())
                .contains("Attester que ces sources")
                .doesNotContain("Réunir ou séparer des origines");
        assertThat(other).isNotBlank();
    }

    private Desk claire() {
        return newsroom.as("claire.vasseur");
    }

    private static Map<String, Object> on(String page, String source) {
        return with(Newsroom.evidence("SUPPORTS", source), "url", page);
    }

    private static Map<String, Object> confided() {
        var piece = new HashMap<String, Object>(Newsroom.evidence("SUPPORTS", "x"));
        piece.remove("source");
        piece.remove("title");
        piece.putAll(Map.of(
                "confidential",
                true,
                "alias",
                "un habitant " + UUID.randomUUID(),
                "identity",
                "Personne " + UUID.randomUUID(),
                "contact",
                "au café",
                "basis",
                "OWN",
                "weight",
                "nous l'avons rencontré"));
        return piece;
    }

    private static Map<String, Object> with(Map<String, Object> piece, Object... more) {
        var whole = new HashMap<>(piece);
        for (int i = 0; i < more.length; i += 2) whole.put((String) more[i], more[i + 1]);
        return whole;
    }

    private String attach(Map<String, Object> piece) {
        var answer = karim.post("/api/claims/" + claim + "/evidence", with(piece, "weight", "suivi depuis un an"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        var evidence = answer.json().get("evidence");
        return evidence.get(evidence.size() - 1).get("id").asString();
    }

    private void withdraw(String piece) {
        assertThat(karim.post("/api/claims/" + claim + "/evidence/" + piece + "/withdraw", Map.of("reason", "double"))
                        .status())
                .isEqualTo(200);
    }

    private Desk.Answer join(Desk by, String... pieces) {
        return by.post(
                "/api/claims/" + claim + "/origins/join",
                Map.of("pieces", List.of(pieces), "reason", "le même auteur"));
    }

    private Desk.Answer separate(Desk by, String... pieces) {
        return by.post(
                "/api/claims/" + claim + "/origins/separate",
                Map.of("pieces", List.of(pieces), "reason", "deux auteurs"));
    }

    private Desk.Answer attest(String... pieces) {
        return claire().post(
                        "/api/claims/" + claim + "/evidence/attest",
                        Map.of("pieces", Arrays.asList(pieces), "reason", "deux personnes"));
    }

    private Desk.Answer confirm(Desk by) {
        return by.put(
                "/api/claims/" + claim + "/verdict",
                Map.of("verdict", "CONFIRMED", "rationale", "vérifié", "missing", "", "version", version()));
    }

    private Desk.Answer approval(Desk by) {
        return by.post("/api/claims/" + claim + "/verdict/approval", Map.of("version", version()));
    }

    private int version() {
        return newsroom.claim(claim).get("version").asInt();
    }

    private long counting() {
        return newsroom.claim(claim)
                .get("origins")
                .valueStream()
                .filter(origin -> origin.get("counts").asBoolean()
                        && origin.get("stance").asString().equals("SUPPORTS"))
                .count();
    }

    private static JsonNode piece(JsonNode claim, String id) {
        return claim.get("evidence")
                .valueStream()
                .filter(piece -> piece.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode origin(JsonNode claim, String piece) {
        return claim.get("origins")
                .valueStream()
                .filter(origin -> ids(origin.get("pieces")).contains(piece))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static String code(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().get("fields").get(0).get("code").asString();
    }

    private List<JsonNode> trail() {
        return newsroom.auditor()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private static JsonNode facts(List<JsonNode> trail, String action) {
        return facts(trail, action, 0);
    }

    private static JsonNode facts(List<JsonNode> trail, String action, int nth) {
        return new ArrayList<>(trail.stream()
                        .filter(entry -> entry.get("action").asString().equals(action))
                        .toList())
                .get(nth)
                .get("facts");
    }
}
