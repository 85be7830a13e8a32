package org.recoupe.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.core.env.Environment;

/** Given a newsroom at work, when somebody with the owner's rights changes a row, then the check names it. */
@NewsroomTest
class CheckTest {
    private static final int MANY = 100_000;

    /**
     * A change behind the application's back, to one claim.
     *
     * @param words of what the check says about it
     */
    private record Lie(String table, String change, Finding.Kind kind, String words) {}

    private static final List<Lie> LIES = List.of(
            new Lie(
                    "claim",
                    "update claim set state = 'IN_VERIFICATION' where id = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "is IN_VERIFICATION, its last entry says VERDICT_PROPOSED"),
            new Lie(
                    "claim",
                    "update claim set version = version + 5 where id = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "entries say how"),
            new Lie(
                    "claim",
                    "update claim set desk = 'politique' where id = :claim",
                    Finding.Kind.RULE_BROKEN,
                    "is on another desk"),
            new Lie(
                    "claim",
                    "update claim set text = 'Autre chose.' where id = :claim",
                    Finding.Kind.RULE_BROKEN,
                    "do not stand in revision 1"),
            new Lie(
                    "claim",
                    "update claim set reference = reference + 1000000 where id = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "was registered as C-"),
            new Lie(
                    "claim",
                    "update claim set reopened_by = 'paul.girard' where id = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "was reopened by the word of paul.girard, the trail says by nobody"),
            new Lie(
                    "reopening_request",
                    "insert into reopening_request (id, claim, verdict, asked_by, asked_at, reason) values (gen_random_uuid(), :claim, 1, 'ines.fontaine', now(), 'x')",
                    Finding.Kind.NOT_AS_RECORDED,
                    "was asked 1 times by ines.fontaine to be reopened, 0 entries"),
            new Lie(
                    "evidence",
                    "update evidence set added_by = 'ines.fontaine' where claim = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "pieces of evidence by ines.fontaine"),
            new Lie(
                    "evidence",
                    "update evidence set withdrawn_at = now(), withdrawn_reason = 'x' where claim = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "withdrawn pieces"),
            new Lie(
                    "verdict",
                    "update verdict set proposed_by = 'ines.fontaine' where claim = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "the trail says by karim.benali"),
            new Lie(
                    "verdict",
                    "update verdict set proposed_at = proposed_at - interval '1 day' where claim = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "verdict 1 was proposed"),
            new Lie(
                    "verdict",
                    "update verdict set number = 2 where claim = :claim",
                    Finding.Kind.RULE_BROKEN,
                    "verdicts numbered up to 2"),
            new Lie(
                    "waiting_verdict",
                    "delete from waiting_verdict where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "is not in the line"),
            new Lie(
                    "audit_facts",
                    "update audit_facts set body = '{}' where entry = (select max(seq) from audit_entry where claim = :claim)",
                    Finding.Kind.CHAIN_BROKEN,
                    "says something else"),
            new Lie(
                    "audit_facts",
                    "delete from audit_facts where entry = (select max(seq) from audit_entry where claim = :claim)",
                    Finding.Kind.CHAIN_BROKEN,
                    "its facts are gone"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set credibility = 1 where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set evidence_by = '{}' where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "claim_link",
                    "insert into claim_link (id, from_claim, to_claim, relation, because, reason, made_by, made_at)"
                            + " select gen_random_uuid(), id, (select min(o.id::text)::uuid from claim o where o.article = c.article and o.id <> c.id),"
                            + " 'CONTRADICTS', '', 'x', 'ines.fontaine', now() from claim c where id = :claim",
                    Finding.Kind.NOT_AS_RECORDED,
                    "a pair of it was paired by ines.fontaine, the trail says by nobody"),
            new Lie(
                    "amendment",
                    "insert into amendment (id, claim, what, person, round, n, at) values (gen_random_uuid(), :claim, 'PAIR', 'ines.fontaine', 0, 99, now())",
                    Finding.Kind.NOT_AS_RECORDED,
                    "was changed by ines.fontaine, and no entry says so"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set pairers = '{paul.girard}' where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set contradicted = not contradicted where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set refuted = not refuted where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "open_step",
                    "update open_step set contradicted = not contradicted where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "with another class"),
            new Lie(
                    "open_step",
                    "delete from open_step where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "under nothing"),
            new Lie(
                    "open_step",
                    "update open_step set desk = 'politique' where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "with another class"),
            new Lie(
                    "milestone",
                    "delete from milestone where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "CAME_IN  not, the trail does"),
            new Lie(
                    "milestone",
                    "update milestone set at = at - interval '3 days' where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "otherwise than the trail"),
            new Lie(
                    "backlog",
                    "delete from backlog where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "not among what waits"),
            new Lie(
                    "search_text",
                    "update search_text set words = '' where id = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "found by other words"),
            new Lie(
                    "search_text",
                    "delete from search_text where id = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "found by other words"),
            new Lie(
                    "audit_entry",
                    "update audit_entry set actor = 'ines.fontaine' where claim = :claim and action = 'taken'",
                    Finding.Kind.CHAIN_BROKEN,
                    "says something else"),
            new Lie(
                    "waiting_verdict",
                    "update waiting_verdict set proposers = '{}' where claim = :claim",
                    Finding.Kind.LIST_DIFFERS,
                    "shows it otherwise"),
            new Lie(
                    "audit_entry",
                    "delete from audit_entry where claim = :claim and action = 'taken'",
                    Finding.Kind.CHAIN_BROKEN,
                    "does not follow"),
            new Lie(
                    "audit_entry",
                    "delete from audit_entry where claim = :claim",
                    Finding.Kind.CHAIN_BROKEN,
                    "entries are gone"),
            new Lie(
                    "audit_chain",
                    "update audit_chain set head = repeat('0', 64) where subject = concat('claim:', :claim)",
                    Finding.Kind.CHAIN_BROKEN,
                    "does not end as its head says"),
            new Lie(
                    "revision",
                    "update revision set text = concat(text, '.') where article = (select article from claim where id = :claim)",
                    Finding.Kind.NOT_AS_RECORDED,
                    "is not what was received"),
            new Lie(
                    "act_ru_task",
                    "update act_ru_task set task_def_key_ = 'verifyClaim' where proc_inst_id_ in (select id_ from act_ru_execution where business_key_ = :claim::text)",
                    Finding.Kind.PROCESS_DIFFERS,
                    "waits in the engine for verifyClaim"));

    /** With the facts, which go with their entry. */
    private static final Set<String> TOUCHED = Stream.concat(
                    Stream.of("audit_facts"), LIES.stream().map(Lie::table))
            .collect(Collectors.toSet());

    private final Newsroom newsroom;
    private final Environment settings;
    private Connection owner;

    CheckTest(Newsroom newsroom, Environment settings) {
        this.newsroom = newsroom;
        this.settings = settings;
    }

    @BeforeEach
    void open() throws SQLException {
        owner = DriverManager.getConnection(
                settings.getRequiredProperty("spring.flyway.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
        owner.setAutoCommit(false);
    }

    /** Nothing of what was done to the tables stays. */
    @AfterEach
    void undo() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @Test
    void a_story_on_its_way_has_nothing_that_differs() throws SQLException {
        assertThat(found(proposed())).isEmpty();
    }

    @Test
    void a_decided_claim_has_nothing_that_differs() throws SQLException {
        assertThat(found(decided())).isEmpty();
    }

    @Test
    void a_claim_that_was_reopened_is_found_well() throws SQLException {
        var claim = decided();
        var reopened = newsroom.supervisor()
                .post("/api/claims/" + claim.get("claim") + "/reopen", Map.of("reason", "un nouveau bilan"));
        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);

        assertThat(found(claim)).isEmpty();
    }

    @Test
    void a_claim_whose_pairs_were_made_closed_and_opened_is_found_well() throws SQLException {
        var claim = proposed();
        var made = newsroom.otherReviewer()
                .post(
                        "/api/claims/" + claim.get("claim") + "/pairs",
                        Map.of(
                                "claim",
                                newsroom.claimInVerification().get("id").asString(),
                                "relation",
                                "CONTRADICTS",
                                "reason",
                                "deux bilans"));
        var pair = made.response().headers().firstValue("Location").orElseThrow() + "/close";
        var closing = Map.of("outcome", "DIFFERENT_TIME", "reason", "vu");
        assertThat(newsroom.reviewer().post(pair, closing).status()).isEqualTo(202);
        assertThat(found(claim)).isEmpty();
        assertThat(newsroom.supervisor().post(pair, closing).status()).isEqualTo(200);
        assertThat(found(claim)).isEmpty();
        var opening = Map.of("outcome", "OPEN", "reason", "revu");
        assertThat(newsroom.supervisor().post(pair, opening).status()).isEqualTo(200);
        assertThat(found(claim)).isEmpty();
    }

    /** All at once, each to a claim of a story of its own: a whole check reads everything, and one is enough. */
    @TestFactory
    Stream<DynamicTest> what_was_changed_by_hand_is_named() throws SQLException {
        var claims = LIES.stream().map(lie -> proposed()).toList();
        for (var table : TOUCHED) tell("alter table " + table + " disable trigger user");
        var changed = new ArrayList<Integer>();
        for (var i = 0; i < LIES.size(); i++)
            changed.add(tell(
                    LIES.get(i).change().replace(":claim", "'" + claims.get(i).get("claim") + "'::uuid")));
        var findings = findings();

        return IntStream.range(0, LIES.size())
                .mapToObj(i -> DynamicTest.dynamicTest(LIES.get(i).change(), () -> {
                    var lie = LIES.get(i);
                    assertThat(changed.get(i)).isPositive();
                    assertThat(about(claims.get(i), findings)).anySatisfy(finding -> {
                        assertThat(finding.kind()).isEqualTo(lie.kind());
                        assertThat(finding.what()).contains(lie.words());
                    });
                }));
    }

    @Test
    void an_approval_by_somebody_who_had_a_hand_in_it_is_named() throws SQLException {
        var claim = decided();

        tell("alter table verdict disable trigger user");
        tell("alter table verdict drop constraint four_eyes");
        tell("update verdict set decided_by = proposed_by where claim = '" + claim.get("claim") + "'");

        assertThat(found(claim))
                .extracting(Finding::kind)
                .contains(Finding.Kind.RULE_BROKEN, Finding.Kind.NOT_AS_RECORDED);
    }

    /** Whoever approved last is not the only one. */
    @Test
    void so_is_one_of_several_approvals() throws SQLException {
        var claim = decided();

        tell("alter table verdict_approval disable trigger user");
        tell(
                "update verdict_approval set person = 'karim.benali' where verdict in (select id from verdict where claim = '"
                        + claim.get("claim") + "')");

        assertThat(found(claim)).extracting(Finding::what).anyMatch(what -> what.contains("approved by karim.benali"));
    }

    @Test
    void a_number_that_would_be_given_twice_is_named() throws SQLException {
        newsroom.claimInVerification();

        // a sequence is not put back with the transaction
        tell("select setval('audit_entry_seq_seq', 1)");
        try {
            assertThat(findings())
                    .contains(new Finding(
                            Finding.Kind.RULE_BROKEN, "table audit_entry", "its next number was given before"));
        } finally {
            tell("select setval('audit_entry_seq_seq', (select max(seq) from audit_entry))");
        }
    }

    @Test
    void a_row_that_points_to_nothing_is_named() throws SQLException {
        var claim = proposed().get("claim");

        tell("alter table note drop constraint note_claim_fkey");
        tell(
                "insert into note (id, claim, desk, author, text, written_at) values (gen_random_uuid(), gen_random_uuid(), 'x', 'y', 'z', now())");
        tell("alter table note add constraint note_claim_fkey foreign key (claim) references claim not valid");

        assertThat(claim).isNotNull();
        assertThat(findings())
                .contains(new Finding(
                        Finding.Kind.RULE_BROKEN, "table note", "1 rows point to nothing in claim (note_claim_fkey)"));
    }

    private Map<String, String> proposed() {
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "Préfecture"));
        var proposed = newsroom.reviewer()
                .put(
                        "/api/claims/" + id + "/verdict",
                        Map.of(
                                "verdict", "UNVERIFIED",
                                "rationale", "rien trouvé",
                                "missing", "",
                                "version", newsroom.claim(id).get("version")));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(200);
        return Map.of("claim", id, "article", proposed.json().get("article").asString());
    }

    private Map<String, String> decided() {
        var claim = proposed();
        var approved = newsroom.supervisor()
                .post(
                        "/api/claims/" + claim.get("claim") + "/verdict/approval",
                        Map.of("version", newsroom.claim(claim.get("claim")).get("version")));
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
        return claim;
    }

    private List<Finding> findings() throws SQLException {
        return Check.of(owner, false, Depth.WHOLE, MANY).findings();
    }

    private List<Finding> found(Map<String, String> claim) throws SQLException {
        return about(claim, findings());
    }

    /** Others may have done what they like to their stories in this newsroom. */
    private static List<Finding> about(Map<String, String> claim, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> claim.values().stream().anyMatch(finding.where()::contains))
                .toList();
    }

    private int tell(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }
}
