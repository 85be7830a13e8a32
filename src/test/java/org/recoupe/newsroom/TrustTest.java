package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.audit.AuditLog;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds even for somebody with the application's own database connection. */
@NewsroomTest
class TrustTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final AuditLog log;
    private final Environment settings;

    TrustTest(Newsroom newsroom, JdbcTemplate database, AuditLog log, Environment settings) {
        this.newsroom = newsroom;
        this.database = database;
        this.log = log;
        this.settings = settings;
    }

    private static final String NEXT =
            "with moved as (update audit_chain c set n = c.n + 1, head = repeat('b', 64) where subject ="
                    + " (select subject from audit_entry order by seq desc limit 1) returning *), e as"
                    + " (insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, body, previous, hash)"
                    + " select m.subject, m.n, ";

    private static final String AFTER_THE_LAST = ", 'nobody', 'REVIEWER', '', 'taken', '', '', e.hash, repeat('b', 64)"
            + " from moved m join audit_entry e on e.subject = m.subject and e.n = m.n - 1 returning seq";

    private static final String WITH_FACTS =
            ") insert into audit_facts select seq, decode(repeat('00', 16), 'hex'), '{}' from e";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "truncate audit_entry cascade",
                "update audit_facts set body = '{}'",
                "delete from audit_facts",
                "delete from audit_chain",
                "update revision set text = 'other'",
                "delete from revision",
                "delete from verdict",
                "delete from evidence",
                "update claim set desk = 'politique'",
                "update claim set number = number + 1000",
                "update claim set reference = reference + 1000000",
                "update claim set reference = default",
                "select setval('claim_reference_seq', 1)",
                "update claim set source = null where state = 'VERDICT_PROPOSED'",
                "update claim set text = 'autre chose' where state = 'VERDICT_PROPOSED'",
                "update article set desk = 'politique'",
                "update article set title = 'autre titre'",
                "delete from article",
                "delete from claim",
                "delete from amendment",
                "update amendment set person = 'nobody'",
                "update claim_link set relation = 'REPEATS'",
                "update claim_link set because = ''",
                "update source set name = 'nobody'",
                "delete from source_name",
                "update waiting_verdict set proposers = '{}'",
                "delete from waiting_verdict",
                "update search_text set desk = 'politique'",
                "update milestone set at = now()",
                "delete from milestone",
                "update note set text = ''",
                "update first_answer set status = 500",
                "update audit_chain set subject = 'claim:other'",
                "update audit_chain set n = n - 1",
                "update audit_chain set n = n + 1",
                "update audit_chain set head = repeat('a', 64)",
                "insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, body, previous, hash, recorded_at)"
                        + " select subject, n, kind, at, actor, role, desk, action, object, body, previous, hash, at from audit_entry limit 1",
                // another entry after the last one, for which the head was not moved on; before the first; one beside
                // one that is there
                "with e as (insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, body, previous, hash)"
                        + " select subject, n + 1, kind, at, 'nobody', role, desk, action, object, body, hash, repeat('b', 64)"
                        + " from audit_entry order by seq desc limit 1 returning seq" + WITH_FACTS,
                "with e as (insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, body, previous, hash)"
                        + " select subject, -1, kind, at, 'nobody', role, desk, action, object, body, hash, repeat('b', 64)"
                        + " from audit_entry limit 1 returning seq" + WITH_FACTS,
                NEXT + "'claim.taken.v2', '2020-01-01'" + AFTER_THE_LAST + WITH_FACTS,
                // one that says nothing, and one as they were written before
                NEXT + "'claim.taken.v2', now()" + AFTER_THE_LAST + ") select 1 from e",
                NEXT + "'claim.taken.v1', now()" + AFTER_THE_LAST + WITH_FACTS,
                "alter table audit_entry disable trigger all",
                "drop table audit_entry",
                "create table mine (x int)",
                "select * from flyway_schema_history"
            })
    void the_application_may_not(String sql) {
        newsroom.claimWithVerdict(newsroom.reviewer());
        assertThatThrownBy(() -> database.execute(sql)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void four_eyes_hold_in_the_database_too() {
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        var id = UUID.fromString(proposed.get("id").asString());
        var approve = "update verdict set decision = 'APPROVED', decided_by = ?, decided_at = now() where claim = ?";
        assertThatThrownBy(() -> database.update(approve, "karim.benali", id)).isInstanceOf(DataAccessException.class);
        // whoever brought evidence is no better, and nobody decides a claim without a verdict
        database.update(
                "insert into evidence (id, claim, stance, source, kind, title, is_primary, added_by, added_at)"
                        + " select gen_random_uuid(), id, 'CONTEXT', source, 'STATEMENT', 't', false, 'paul.girard', now() from claim where id = ?",
                id);
        assertThatThrownBy(() -> database.update(approve, "paul.girard", id)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.update("update claim set state = 'CONFIRMED' where id = ?", id))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTRACTED", "SELECTED", "CONFIRMED", "SET_ASIDE", "NONSENSE"})
    void illegal_moves_are_refused_by_the_database_too(String state) {
        var id = UUID.fromString(newsroom.claimInVerification().get("id").asString());
        assertThatThrownBy(() -> database.update("update claim set state = ? where id = ?", state, id))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void every_link_of_a_claims_chain_holds() {
        var id = UUID.fromString(
                newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString());
        var chain = log.ofClaim(id).stream()
                .filter(entry -> entry.subject().startsWith("claim:"))
                .toList();
        assertThat(chain).hasSizeGreaterThan(5);
        assertThat(log.firstBreak(chain)).isEmpty();
        var forged = new ArrayList<>(chain);
        forged.remove(2);
        assertThat(log.firstBreak(forged)).contains(chain.get(3));
    }

    @Test
    void the_report_holds_no_formula() {
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL"));
        var evidence = newsroom.auditor()
                .get("/api/claims/" + id)
                .json()
                .get("evidence")
                .get(0)
                .get("id")
                .asString();
        newsroom.reviewer()
                .post(
                        "/api/claims/" + id + "/evidence/" + evidence + "/withdraw",
                        Map.of("reason", "=HYPERLINK(\"http://x\")"));
        var report = newsroom.auditor().get("/api/audit/report.csv").body();
        assertThat(report).contains("\"'=HYPERLINK(\"\"http://x\"\")\"");
        assertThat(report.lines().findFirst().orElseThrow())
                .startsWith("seq,at,actor_authenticated,acting_role,action,object,before,after,reason")
                .contains("claim_text", "span_start", "what_is_missing", "four_eyes_ok");
    }

    /** The rule is looked at again, as whoever owns the tables could have switched its triggers off. */
    @Test
    void the_report_tells_whose_approval_lacks_a_second_pair_of_eyes() throws Exception {
        var held = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + held + "/take", Map.of());
        newsroom.reviewer().post("/api/claims/" + held + "/evidence", Newsroom.evidence("CONTEXT", "OVL"));
        var proposed = newsroom.proposed(newsroom.reviewer(), held);
        newsroom.supervisor()
                .post("/api/claims/" + held + "/verdict/approval", Map.of("version", proposed.get("version")));
        assertThat(fourEyes(held)).containsOnly("y");

        Tampering.in("evidence", settings, "update evidence set added_by = 'paul.girard' where claim = '" + held + "'");

        assertThat(fourEyes(held)).containsOnly("n");
    }

    private List<String> fourEyes(String claim) throws IOException {
        var report = newsroom.auditor().get("/api/audit/report.csv").body();
        try (var rows = CSVParser.parse(
                report,
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.stream()
                    .filter(row -> row.get("claim_id").equals(claim)
                            && !row.get("approver").isEmpty())
                    .map(row -> row.get("four_eyes_ok"))
                    .toList();
        }
    }

    @Test
    void a_supervisors_report_covers_their_desks_only() {
        newsroom.claimInVerification();
        var international = newsroom.supervisor().get("/api/audit/report.csv").body();
        var politique = newsroom.as("marc.aubert").get("/api/audit/report.csv").body();
        assertThat(international).contains(",international,");
        assertThat(politique).doesNotContain(",international,");
    }
}
