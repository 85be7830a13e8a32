package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Role;
import org.recoupe.web.CurrentActor;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A source that must not be named: who learns who it is, and where it stands nowhere. */
@NewsroomTest
class ConfidentialSourceTest {
    /** These words stand nowhere else in the newsroom. */
    private static final String WHO = "Odile Varenne-Kassab";

    private static final String HOW = "06 39 98 71 42 après vingt heures";
    private static final String ALIAS = "une fonctionnaire du port aux grues";

    private final Newsroom newsroom;
    private final Guests guests;
    private final JdbcTemplate database;
    private final Environment settings;
    private String claim = "";
    private String piece = "";

    ConfidentialSourceTest(Newsroom newsroom, Guests guests, JdbcTemplate database, Environment settings) {
        this.newsroom = newsroom;
        this.guests = guests;
        this.database = database;
        this.settings = settings;
    }

    @BeforeEach
    void given_karim_attached_what_somebody_told_him_in_confidence() {
        claim = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        var attached = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", confidential(), key());
        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        assertThat(attached.body()).doesNotContain(WHO).doesNotContain(HOW);
        piece = attached.json().get("evidence").get(0).get("id").asString();
    }

    @Test
    void the_desk_reads_an_alias_and_the_author_who_it_is() {
        var seen = newsroom.otherReviewer()
                .get("/api/claims/" + claim)
                .json()
                .get("evidence")
                .get(0);
        assertThat(seen.get("title").asString()).isEqualTo(ALIAS);
        assertThat(seen.get("source").isNull()).isTrue();
        assertThat(seen.get("confidential").asBoolean()).isTrue();
        assertThat(seen.get("quote").asString()).isEqualTo("Les grues étaient fermées.");

        var read = read(newsroom.reviewer());
        assertThat(read.json().get("identity").asString()).isEqualTo(WHO);
        assertThat(read.json().get("contact").asString()).isEqualTo(HOW);
        assertThat(read.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void a_supervisor_reads_it_once_two_custodians_agree_and_the_trail_tells_all_of_it() {
        var paul = newsroom.supervisor();
        assertThat(read(paul).problem()).isEqualTo("identity-not-granted");

        var request = ask(paul, "Le verdict repose sur elle");
        assertThat(agree(claire(), request).status()).isEqualTo(200);
        assertThat(read(paul).problem()).isEqualTo("identity-not-granted");
        assertThat(agree(claire(), request).problem())
                .as("the same custodian twice")
                .isEqualTo("two-custodians");
        assertThat(agree(simon(), request).status()).isEqualTo(200);

        assertThat(read(paul).json().get("identity").asString()).isEqualTo(WHO);
        assertThat(trail())
                .containsSubsequence(
                        "karim.benali evidence-attached",
                        "paul.girard identity-read-refused",
                        "paul.girard identity-asked Le verdict repose sur elle",
                        "claire.vasseur identity-agreed",
                        "paul.girard identity-read-refused",
                        "simon.lacaze identity-granted",
                        "paul.girard identity-read");
        assertThat(newsroom.pagesOf("paul.girard")
                        .get("/claims/" + claim + "/audit")
                        .body())
                .contains(
                        "a demandé qui est une source confidentielle",
                        "a lu l’identité",
                        "réf. " + piece.substring(0, 8))
                .doesNotContain(WHO);
    }

    /** Who withdraws it may write why by name; the piece is read by the desk alone, and so is that. */
    @Test
    void why_it_was_withdrawn_is_read_by_who_may_read_it() {
        var withdrawn = newsroom.reviewer()
                .post(
                        "/api/claims/" + claim + "/evidence/" + piece + "/withdraw",
                        Map.of("reason", WHO + " s’est rétractée"));
        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);

        assertThat(withdrawn
                        .json()
                        .get("evidence")
                        .get(0)
                        .get("withdrawnReason")
                        .asString())
                .contains("rétractée");
        assertThat(newsroom.pagesOf("ines.fontaine").get("/claims/" + claim).body())
                .contains("s’est rétractée");
        assertThat(newsroom.pagesOf("paul.girard")
                        .get("/claims/" + claim + "/dossier")
                        .body())
                .contains("s’est rétractée");
        for (var address : List.of("", "/audit", "/dossier"))
            assertThat(newsroom.pagesOf("yann.texier")
                            .get("/claims/" + claim + address)
                            .body())
                    .as("an administrator " + address)
                    .doesNotContain("rétractée");
        for (var address : List.of(
                "/api/claims/" + claim + "/audit",
                "/api/registers/evidence?claim=" + claim,
                "/api/registers/evidence.csv?claim=" + claim,
                "/api/audit/report.csv?claim=" + claim))
            assertThat(newsroom.auditor().get(address).body())
                    .as(address)
                    .contains(piece.substring(0, 8))
                    .doesNotContain("rétractée");
        assertThat(newsroom.pagesOf("agnes.perrin")
                        .get("/claims/" + claim + "/audit")
                        .body())
                .contains("motif scellé avec la pièce");
        var trail = newsroom.reviewer()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items");
        assertThat(trail.get(trail.size() - 1).get("facts").get("reasonDigest").asString())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void one_custodian_refuses_with_a_reason_and_it_stays_shut() {
        var request = ask(newsroom.supervisor(), "pour voir");
        agree(claire(), request);
        assertThat(refuse(simon(), request, "").status()).as("without a reason").isEqualTo(422);
        assertThat(refuse(simon(), request, "Une autre pièce suffit").status()).isEqualTo(200);

        assertThat(agree(claire(), request).problem()).isEqualTo("illegal-state");
        assertThat(read(newsroom.supervisor()).problem()).isEqualTo("identity-not-granted");
        assertThat(trail()).contains("simon.lacaze identity-denied Une autre pièce suffit");
        assertThat(ask(newsroom.supervisor(), "Elle accuse quelqu’un")).isNotEqualTo(request);
    }

    @Test
    void nobody_decides_on_what_they_ask_themselves_whatever_their_roles() {
        var mona = guest("mona.double", "international", Role.SUPERVISOR, Role.SOURCE_CUSTODIAN);
        var request = ask(mona, "pour moi");
        assertThat(agree(mona, request).problem()).isEqualTo("two-custodians");
        assertThat(refuse(mona, request, "non").problem()).isEqualTo("two-custodians");
        agree(claire(), request);
        assertThat(read(mona).problem()).as("one agreement and their own").isEqualTo("identity-not-granted");
        assertThat(trail())
                .contains(
                        "mona.double identity-agree-refused own-request",
                        "mona.double identity-refuse-refused own-request");
        var pauls = ask(newsroom.supervisor(), "le verdict");
        agree(mona, pauls);
        assertThat(agree(claire(), pauls).status()).isEqualTo(200);
        assertThat(read(newsroom.supervisor()).status())
                .as("on another's she counts")
                .isEqualTo(200);
    }

    @Test
    void a_custodian_of_another_desk_has_nothing_to_do_with_it() {
        var request = ask(newsroom.supervisor(), "le verdict");
        assertThat(claire().get("/api/identity-requests").body())
                .as("the control")
                .contains(request, ALIAS);
        var other = guest("omar.ailleurs", "politique", Role.SOURCE_CUSTODIAN);
        assertThat(other.get("/api/identity-requests").body())
                .doesNotContain(request)
                .doesNotContain(ALIAS);
        assertThat(agree(other, request).status()).isEqualTo(404);
        assertThat(refuse(other, request, "non").status()).isEqualTo(404);
        assertThat(read(other).status()).isEqualTo(404);
        assertThat(newsroom.otherReviewer().get("/api/identity-requests").body())
                .as("who has not asked")
                .doesNotContain(request);
    }

    private Desk guest(String user, String desk, Role... roles) {
        guests.invite(
                user,
                Stream.concat(
                                Stream.of(CurrentActor.DESK + desk),
                                Stream.of(roles).map(CurrentActor::authority))
                        .toArray(String[]::new));
        return new Desk(newsroom.url(), user, Guests.PASSWORD);
    }

    @Test
    void what_was_granted_to_one_was_not_granted_to_another() {
        var request = ask(newsroom.supervisor(), "le verdict");
        agree(claire(), request);
        agree(simon(), request);
        assertThat(read(newsroom.otherReviewer()).problem()).isEqualTo("identity-not-granted");
        assertThat(read(claire()).status()).as("custodians read nothing").isEqualTo(403);
    }

    @Test
    void when_the_time_is_up_it_is_shut_again() throws SQLException {
        var request = ask(newsroom.supervisor(), "le verdict");
        agree(claire(), request);
        agree(simon(), request);
        assertThat(read(newsroom.supervisor()).status()).isEqualTo(200);

        Tampering.in(
                "identity_request",
                settings,
                "update identity_request set granted_at = now() - interval '8 days', readable_until = now() - interval '1 day'"
                        + " where id = '" + request + "'");
        assertThat(read(newsroom.supervisor()).problem()).isEqualTo("identity-not-granted");
    }

    @Test
    void an_administrator_sees_that_there_is_one_and_no_word_of_it() {
        var yann = newsroom.as("yann.texier");
        var seen = yann.get("/api/claims/" + claim).json().get("evidence").get(0);
        assertThat(seen.get("confidential").asBoolean()).isTrue();
        for (var field : List.of("title", "quote", "url", "note"))
            assertThat(seen.get(field).isNull()).as(field).isTrue();

        ask(newsroom.supervisor(), "le verdict");
        var pages = newsroom.pagesOf("yann.texier");
        var article = newsroom.claim(claim).get("article").asString();
        for (var address : List.of(
                "/claims/" + claim,
                "/claims/" + claim + "/approval",
                "/claims/" + claim + "/identity?evidence=" + piece,
                "/claims/" + claim + "/audit",
                "/articles/" + article,
                "/tasks?claim=" + claim,
                "/audit?claim=" + claim,
                "/search?q=grues+port+fonctionnaire")) {
            var page = pages.get(address);
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(page.body())
                    .as(address)
                    .doesNotContain(ALIAS)
                    .doesNotContain("Les grues étaient fermées")
                    .doesNotContain("Vue deux fois");
        }
        assertThat(yann.get("/api/claims/" + claim + "/audit").body()).doesNotContain(ALIAS);
        assertThat(yann.get("/api/articles/" + article + "/claims").body()).doesNotContain(ALIAS);
        assertThat(yann.get("/api/identity-requests").body()).doesNotContain(ALIAS);
        assertThat(read(yann).status()).isEqualTo(403);
        assertThat(trail()).contains("yann.texier identity-read-refused not-permitted");
    }

    /** Both would say whom the alias stands for. */
    @Test
    void where_it_was_found_and_whom_it_cites_is_refused() {
        var piece = new HashMap<String, Object>(Map.of(
                "stance",
                "CONTEXT",
                "kind",
                "INTERVIEW",
                "confidential",
                true,
                "alias",
                "un voisin",
                "identity",
                WHO,
                "contact",
                HOW,
                "outlet",
                "Radio Canari",
                "cites",
                List.of("Revue Canari")));
        var answer = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", piece);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"outlet\"", "\"cites\"");
        assertThat(database.queryForObject("select count(*) from source where name like '%Canari%'", Integer.class))
                .as("nor is it in the desk's book")
                .isZero();
    }

    @Test
    void what_belongs_to_a_confidential_source_is_refused_of_one_that_is_named() {
        var named = new HashMap<>(Newsroom.evidence("CONTEXT", "Mairie"));
        named.put("identity", WHO);
        var answer = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", named);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"identity\"").doesNotContain(WHO);
    }

    @Test
    void an_auditor_reads_alias_grade_and_quote_and_not_who_it_is() {
        var agnes = newsroom.auditor();
        assertThat(agnes.get("/api/claims/" + claim).body())
                .contains(ALIAS, "Les grues étaient fermées", "\"credibility\":2");
        assertThat(newsroom.pagesOf("agnes.perrin").get("/claims/" + claim).body())
                .contains(ALIAS)
                .doesNotContain(WHO);
        assertThat(read(agnes).status()).isEqualTo(403);
        assertThat(agnes.post(identity() + "/requests", Map.of("reason", "audit"))
                        .status())
                .isEqualTo(403);
        assertThat(agnes.get("/api/audit/report.csv?claim=" + claim).body())
                .contains("evidence-attached")
                .doesNotContain(ALIAS)
                .doesNotContain(WHO);
    }

    @Test
    void no_text_of_the_database_has_a_word_of_it() {
        newsroom.supervisor().post(identity() + "/requests", Map.of("reason", "le verdict"), key());
        newsroom.reviewer().post(identity(), Map.of(), key());

        assertThat(tablesWith(ALIAS)).as("the control").contains("evidence");
        assertThat(tablesWith("Varenne")).isEmpty();
        assertThat(tablesWith("98 71 42")).isEmpty();
    }

    /** Every column of every table as text; bytes as the text they may be, and what is encoded as it is. */
    private List<String> tablesWith(String words) {
        var found = new ArrayList<String>();
        var hex = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
        for (var table : database.queryForList(
                "select oid::regclass::text from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and has_table_privilege(oid, 'SELECT')",
                String.class)) {
            var holds = database.queryForObject(
                    "select exists (select 1 from " + table + " t where t::text like ? or t::text like ?)",
                    Boolean.class,
                    "%" + words + "%",
                    "%" + hex + "%");
            if (Boolean.TRUE.equals(holds)) found.add(table);
        }
        return found;
    }

    @Test
    void what_a_request_was_recognised_by_cannot_be_tried_out_without_the_key() throws Exception {
        var key = key();
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", confidential(), key);
        var kept = database.queryForObject("select request from first_answer where key = ?", String.class, key);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(("POST /api/claims/" + claim + "/evidence?null\n").getBytes(StandardCharsets.UTF_8));
        var hash = HexFormat.of()
                .formatHex(digest.digest(
                        Desk.JSON.writeValueAsString(confidential()).getBytes(StandardCharsets.UTF_8)));
        assertThat(kept).isNotBlank().isNotEqualTo(hash);
        var again = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", confidential(), key);
        assertThat(again.status())
                .as("the same request is still known for the same")
                .isEqualTo(201);
    }

    @Test
    void a_piece_that_names_its_source_is_refused_and_the_refusal_does_not_repeat_it() {
        var told = new HashMap<>(confidential());
        told.put("quote", "Moi, odile varenne-kassab, je l’ai vu");
        told.put("alias", "");
        var refused = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", told);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("alias", "required").doesNotContainIgnoringCase("Varenne");
        told.put("alias", ALIAS);
        refused = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", told);
        assertThat(refused.body()).contains("quote", "names-source").doesNotContainIgnoringCase("Varenne");
    }

    @Test
    void a_confidential_source_is_half_of_what_a_confirmation_needs_and_another_piece_of_hers_adds_nothing() {
        var document = new HashMap<>(confidential());
        document.putAll(Map.of(
                "kind",
                "DOCUMENT",
                "primary",
                true,
                "weight",
                "tient le registre",
                "alias",
                ALIAS.toUpperCase(Locale.ROOT)));
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", document);
        assertThat(propose().problem()).isEqualTo("evidence-insufficient");
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Capitainerie"));
        assertThat(propose().status()).isEqualTo(200);
        assertThat(database.queryForObject(
                        "select sources from waiting_verdict where claim = ?::uuid", Integer.class, claim))
                .isEqualTo(2);
    }

    private Desk.Answer propose() {
        return newsroom.reviewer()
                .put(
                        "/api/claims/" + claim + "/verdict",
                        Map.of(
                                "verdict",
                                "CONFIRMED",
                                "rationale",
                                "deux sources",
                                "missing",
                                "",
                                "version",
                                newsroom.claim(claim).get("version").asInt()));
    }

    /** What the application refuses, the database refuses whatever program writes the rows. */
    @Test
    void two_custodians_other_than_the_asker_also_by_sql() {
        var request = ask(newsroom.supervisor(), "le verdict");
        var grant =
                "update identity_request set granted_at = now(), readable_until = now() + interval '1 day' where id = ?::uuid";
        var agree = "insert into identity_agreement (request, custodian, agreed_at) values (?::uuid, ?, now())";
        var reading = "insert into identity_reading (evidence, reader, read_at) values (?::uuid, 'paul.girard', now())";

        refusedBySql("granted by two custodians", grant, request);
        refusedBySql("nobody grants themselves", agree, request, "paul.girard");
        database.update(agree, request, "claire.vasseur");
        refusedBySql("granted by two custodians", grant, request);
        refusedBySql("identity_agreement_pkey", agree, request, "claire.vasseur");
        refusedBySql("read by who attached it", reading, piece);
        database.update(agree, request, "simon.lacaze");
        assertThat(database.update(grant, request)).isEqualTo(1);
        assertThat(database.update(reading, piece)).isEqualTo(1);
        refusedBySql("decided once", grant, request);
        refusedBySql("permission denied", "delete from identity_request where id = ?::uuid", request);
        refusedBySql("permission denied", "update sealed_identity set sealed = '' where evidence = ?::uuid", piece);
        refusedBySql("permission denied", "update identity_reading set reader = 'x' where evidence = ?::uuid", piece);
    }

    @Test
    void no_confidential_piece_without_its_identity_and_none_for_an_open_one_also_by_sql() {
        refusedBySql(
                "needs the identity",
                "insert into evidence (id, claim, stance, kind, title, is_primary, added_by, added_at, confidential)"
                        + " values (gen_random_uuid(), ?::uuid, 'SUPPORTS', 'INTERVIEW', 'x', false, 'karim.benali', now(), true)",
                claim);
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Capitainerie"));
        refusedBySql(
                "only the source of confidential evidence",
                "insert into sealed_identity (evidence, key_fingerprint, sealed) select e.id, k.fingerprint, '' from evidence e, identity_key k"
                        + " where e.claim = ?::uuid and not e.confidential",
                claim);
    }

    private void refusedBySql(String why, String statement, Object... values) {
        assertThatThrownBy(() -> database.update(statement, values))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(why);
    }

    @Test
    void rows_that_were_exchanged_open_nothing() throws SQLException {
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", confidential());
        var other = newsroom.claim(claim).get("evidence").get(1).get("id").asString();
        Tampering.in(
                "sealed_identity",
                settings,
                "update sealed_identity a set sealed = b.sealed from sealed_identity b where a.evidence = '" + piece
                        + "' and b.evidence = '" + other + "'");
        var read = read(newsroom.reviewer());
        assertThat(read.status()).isEqualTo(500);
        assertThat(read.body()).doesNotContain("Varenne");
    }

    private static Map<String, Object> confidential() {
        return Map.of(
                "stance",
                "SUPPORTS",
                "kind",
                "INTERVIEW",
                "confidential",
                true,
                "alias",
                ALIAS,
                "identity",
                WHO,
                "contact",
                HOW,
                "quote",
                "Les grues étaient fermées.",
                "note",
                "Vue deux fois.",
                "credibility",
                2);
    }

    private String identity() {
        return "/api/claims/" + claim + "/evidence/" + piece + "/identity";
    }

    private Desk.Answer read(Desk reader) {
        return reader.post(identity(), Map.of());
    }

    private String ask(Desk asker, String reason) {
        var asked = asker.post(identity() + "/requests", Map.of("reason", reason));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        return asked.json().get("id").asString();
    }

    private static Desk.Answer agree(Desk custodian, String request) {
        return custodian.post("/api/identity-requests/" + request + "/agreement", Map.of());
    }

    private static Desk.Answer refuse(Desk custodian, String request, String reason) {
        return custodian.post("/api/identity-requests/" + request + "/refusal", Map.of("reason", reason));
    }

    private Desk claire() {
        return newsroom.as("claire.vasseur");
    }

    private Desk simon() {
        return newsroom.as("simon.lacaze");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Who did what, and why. */
    private List<String> trail() {
        return newsroom.auditor()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items")
                .valueStream()
                .map(entry -> Stream.of("actor", "action", "reason")
                        .map(entry::get)
                        .filter(value -> !value.isNull())
                        .map(JsonNode::asString)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow())
                .map(said -> said.replaceAll(" not-granted$| \\d{4}-\\S+Z$", ""))
                .toList();
    }
}
