package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.springframework.core.env.Environment;

/** The audit trail as it is read: page by page, by subject, oddities alone; and held against what somebody might have done to it. */
@NewsroomTest
class JournalTest {
    private static final Actor AUDITOR = new Actor("agnes", Set.of(Role.AUDITOR), Set.of());

    private final Newsroom newsroom;
    private final AuditLog log;
    private final Environment settings;

    JournalTest(Newsroom newsroom, AuditLog log, Environment settings) {
        this.newsroom = newsroom;
        this.log = log;
        this.settings = settings;
    }

    @Test
    void pages_back_and_forth_show_everything_once_and_the_same() {
        var about =
                about(newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString());
        var all = log.page(about, null, null, 100, AUDITOR).entries();
        assertThat(all).hasSizeGreaterThan(5);

        var older = new ArrayList<AuditEntry>();
        var page = log.page(about, null, null, 2, AUDITOR);
        older.addAll(page.entries());
        while (page.older()) {
            page = log.page(about, last(page).seq(), null, 2, AUDITOR);
            older.addAll(page.entries());
        }
        assertThat(older).isEqualTo(all);

        var newer = new ArrayList<>(page.entries());
        while (page.newer()) {
            page = log.page(about, null, page.entries().get(0).seq(), 2, AUDITOR);
            newer.addAll(0, page.entries());
        }
        assertThat(newer).isEqualTo(all);
    }

    @Test
    void refusals_and_granted_exceptions_can_be_read_alone() {
        var id = newsroom.claimWithVerdict(newsroom.reviewingSupervisor())
                .get("id")
                .asString();
        var version = newsroom.auditor().get("/api/claims/" + id).json().get("version");
        assertThat(newsroom.reviewingSupervisor()
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", version))
                        .status())
                .isEqualTo(409);

        var odd = new AuditLog.Filter(
                null, null, null, null, null, new AuditLog.About(null, List.of(UUID.fromString(id))), true);

        assertThat(log.page(odd, null, null, 10, AUDITOR).entries())
                .extracting(AuditEntry::action)
                .containsExactly("second-pair-of-eyes-refused");
    }

    @Test
    void a_chain_is_held_against_its_head_so_that_a_missing_end_shows() throws SQLException {
        var id = newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString();
        assertThat(chain(id).broken()).isNull();
        var links = chain(id).links();

        tamper("delete from audit_entry where subject = 'claim:" + id + "' and n = " + links);

        assertThat(chain(id).broken()).isEqualTo(links);
    }

    @Test
    void a_changed_column_shows_although_the_hashed_text_was_left_alone() throws SQLException {
        var id = newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString();

        tamper("update audit_entry set actor = 'personne' where subject = 'claim:" + id + "' and n = 3");

        assertThat(chain(id).broken()).isEqualTo(3);
    }

    @Test
    void a_day_of_the_report_is_the_newsrooms() throws SQLException {
        var id = newsroom.claimInVerification().get("id").asString();
        // half past midnight in Paris, the evening before in Greenwich
        tamper("""
                insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, claim, reason, body, previous, hash)
                values ('claim:%1$s', 9999, 'claim.taken.v1', '2026-01-10T23:30:00Z', 'minuit', 'REVIEWER', 'international', 'taken', 'C-1', '%1$s',
                  'minuit', '', '', '')""".formatted(id));

        assertThat(report(id, "2026-01-11")).contains("minuit");
        assertThat(report(id, "2026-01-10")).doesNotContain("minuit");
    }

    private String report(String claim, String day) {
        return newsroom.auditor()
                .get("/api/audit/report.csv?claim=" + claim + "&from=" + day + "&to=" + day)
                .body();
    }

    private AuditLog.Chain chain(String claim) {
        return log.chain("claim:" + claim, log.ofClaim(UUID.fromString(claim)));
    }

    private static AuditLog.Filter about(String claim) {
        return new AuditLog.Filter(
                null, null, null, null, null, new AuditLog.About(null, List.of(UUID.fromString(claim))), false);
    }

    private static AuditEntry last(AuditLog.Page page) {
        return page.entries().get(page.entries().size() - 1);
    }

    /** What only the owner of the tables can do. */
    private void tamper(String statement) throws SQLException {
        Tampering.with(settings, statement);
    }
}
