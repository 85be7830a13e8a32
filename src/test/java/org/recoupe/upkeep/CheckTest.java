package org.recoupe.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.core.env.Environment;

/** Given a newsroom at work, when somebody with the owner's rights changes a row, then the check names it. */
@NewsroomTest
class CheckTest {
    private static final int MANY = 100_000;

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
        var story =
                newsroom.claimWithVerdict(newsroom.reviewer()).get("article").asString();

        assertThat(found(story)).isEmpty();
    }

    @Test
    void a_decided_claim_has_nothing_that_differs() throws SQLException {
        assertThat(found(decided().get("article"))).isEmpty();
    }

    @Test
    void a_claim_that_was_reopened_is_found_well() throws SQLException {
        var claim = decided();
        var reopened = newsroom.supervisor()
                .post("/api/claims/" + claim.get("claim") + "/reopen", Map.of("reason", "un nouveau bilan"));
        assertThat(reopened.status()).as(reopened.toString()).isEqualTo(200);

        assertThat(found(claim.get("article"), claim.get("claim"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claim        | update claim set state = 'IN_VERIFICATION' where id = :claim                   | NOT_AS_RECORDED | is IN_VERIFICATION, its last entry says VERDICT_PROPOSED",
                "claim        | update claim set version = version + 5 where id = :claim                        | NOT_AS_RECORDED | entries say how",
                "claim        | update claim set desk = 'politique' where id = :claim                           | RULE_BROKEN     | is on another desk",
                "claim        | update claim set text = 'Autre chose.' where id = :claim                        | RULE_BROKEN     | do not stand in revision 1",
                "claim        | update claim set reference = reference + 1000000 where id = :claim              | NOT_AS_RECORDED | was registered as C-",
                "claim        | update claim set reopened_by = 'paul.girard' where id = :claim                  | NOT_AS_RECORDED | was reopened by the word of paul.girard, the trail says by nobody",
                "reopening_request | insert into reopening_request (id, claim, verdict, asked_by, asked_at, reason) values (gen_random_uuid(), :claim, 1, 'ines.fontaine', now(), 'x') | NOT_AS_RECORDED | was asked 1 times by ines.fontaine to be reopened, 0 entries",
                "evidence     | update evidence set added_by = 'ines.fontaine' where claim = :claim             | NOT_AS_RECORDED | pieces of evidence by ines.fontaine",
                "evidence     | update evidence set withdrawn_at = now(), withdrawn_reason = 'x' where claim = :claim | NOT_AS_RECORDED | withdrawn pieces",
                "verdict      | update verdict set proposed_by = 'ines.fontaine' where claim = :claim           | NOT_AS_RECORDED | the trail says by karim.benali",
                "verdict      | update verdict set proposed_at = proposed_at - interval '1 day' where claim = :claim | NOT_AS_RECORDED | verdict 1 was proposed",
                "verdict      | update verdict set number = 2 where claim = :claim                              | RULE_BROKEN     | verdicts numbered up to 2",
                "waiting_verdict | delete from waiting_verdict where claim = :claim                             | LIST_DIFFERS    | is not in the line",
                "audit_facts  | update audit_facts set body = '{}' where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | says something else",
                "audit_facts  | delete from audit_facts where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | its facts are gone",
                "waiting_verdict | update waiting_verdict set credibility = 1 where claim = :claim              | LIST_DIFFERS    | shows it otherwise",
                "audit_facts  | update audit_facts set body = '{}' where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | says something else",
                "audit_facts  | delete from audit_facts where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | its facts are gone",
                "waiting_verdict | update waiting_verdict set evidence_by = '{}' where claim = :claim            | LIST_DIFFERS    | shows it otherwise",
                "waiting_verdict | update waiting_verdict set contradicted = not contradicted where claim = :claim | LIST_DIFFERS | shows it otherwise",
                "waiting_verdict | update waiting_verdict set refuted = not refuted where claim = :claim         | LIST_DIFFERS    | shows it otherwise",
                "open_step    | update open_step set contradicted = not contradicted where claim = :claim       | LIST_DIFFERS    | with another class",
                "open_step    | delete from open_step where claim = :claim                                      | LIST_DIFFERS    | under nothing",
                "open_step    | update open_step set desk = 'politique' where claim = :claim                    | LIST_DIFFERS    | with another class",
                "milestone    | delete from milestone where claim = :claim                                      | LIST_DIFFERS    | CAME_IN  not, the trail does",
                "milestone    | update milestone set at = at - interval '3 days' where claim = :claim            | LIST_DIFFERS    | otherwise than the trail",
                "backlog      | delete from backlog where claim = :claim                                        | LIST_DIFFERS    | not among what waits",
                "search_text  | update search_text set words = '' where id = :claim                             | LIST_DIFFERS    | found by other words",
                "search_text  | delete from search_text where id = :claim                                       | LIST_DIFFERS    | found by other words",
                "audit_entry  | update audit_entry set actor = 'ines.fontaine' where claim = :claim and action = 'taken' | CHAIN_BROKEN | says something else",
                "audit_facts  | update audit_facts set body = '{}' where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | says something else",
                "audit_facts  | delete from audit_facts where entry = (select max(seq) from audit_entry where claim = :claim) | CHAIN_BROKEN | its facts are gone",
                "waiting_verdict | update waiting_verdict set proposers = '{}' where claim = :claim              | LIST_DIFFERS    | shows it otherwise",
                "audit_entry  | delete from audit_entry where claim = :claim and action = 'taken'               | CHAIN_BROKEN    | does not follow",
                "audit_entry  | delete from audit_entry where claim = :claim                                    | CHAIN_BROKEN    | entries are gone",
                "audit_chain  | update audit_chain set head = repeat('0', 64) where subject = concat('claim:', :claim) | CHAIN_BROKEN   | does not end as its head says",
                "revision     | update revision set text = concat(text, '.') where article = (select article from claim where id = :claim) | NOT_AS_RECORDED | is not what was received",
                "act_ru_task  | update act_ru_task set task_def_key_ = 'verifyClaim' where proc_inst_id_ in (select id_ from act_ru_execution where business_key_ = :claim::text) | PROCESS_DIFFERS | waits in the engine for verifyClaim"
            })
    void what_was_changed_by_hand_is_named(String table, String change, Finding.Kind kind, String words)
            throws SQLException {
        var claim = proposed();

        tell("alter table " + table + " disable trigger user");
        // they go with their entry
        tell("alter table audit_facts disable trigger user");
        var changed = tell(change.replace(":claim", "'" + claim.get("claim") + "'::uuid"));

        assertThat(changed).isPositive();
        assertThat(found(claim.get("article"), claim.get("claim"))).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.what()).contains(words);
        });
    }

    @Test
    void an_approval_by_somebody_who_had_a_hand_in_it_is_named() throws SQLException {
        var claim = decided();

        tell("alter table verdict disable trigger user");
        tell("alter table verdict drop constraint four_eyes");
        tell("update verdict set decided_by = proposed_by where claim = '" + claim.get("claim") + "'");

        assertThat(found(claim.get("article")))
                .extracting(Finding::kind)
                .contains(Finding.Kind.RULE_BROKEN, Finding.Kind.NOT_AS_RECORDED);
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

    /** Others may have done what they like to their stories in this newsroom. */
    private List<Finding> found(String... about) throws SQLException {
        return findings().stream()
                .filter(finding ->
                        List.of(about).stream().anyMatch(id -> finding.where().contains(id)))
                .toList();
    }

    private int tell(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        }
    }
}
