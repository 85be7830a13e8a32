package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.claim.Drafts;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.VerdictDraft;
import org.recoupe.discussion.Discussion;
import org.recoupe.discussion.Mention;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Unknown;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people write about a claim: to each other, which stays, and for themselves, which does not. */
@NewsroomTest
class NotesAndDraftsTest {
    private final Newsroom newsroom;
    private final Discussion discussion;
    private final Drafts drafts;
    private final AuditLog trail;
    private final JdbcTemplate database;
    private UUID claim = new UUID(0, 0);

    NotesAndDraftsTest(Newsroom newsroom, Discussion discussion, Drafts drafts, AuditLog trail, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.discussion = discussion;
        this.drafts = drafts;
        this.trail = trail;
        this.database = database;
    }

    @BeforeEach
    void given_a_claim_a_reviewer_holds() {
        claim = UUID.fromString(newsroom.claimInVerification().get("id").asString());
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
    }

    @Test
    void a_note_reaches_whom_it_addresses_until_they_have_read_it() {
        discussion.write(claim, "@karim.benali, as-tu le registre ?", as("paul.girard"));

        assertThat(discussion.unread(as("karim.benali"))).containsEntry(claim, 1);
        assertThat(discussion.mentionsOf(as("karim.benali"), 50))
                .filteredOn(mention -> mention.claim().equals(claim))
                .extracting(Mention::read)
                .containsExactly(false);
        assertThat(discussion.unread(as("ines.fontaine"))).doesNotContainKey(claim);

        discussion.read(claim, as("ines.fontaine"));
        assertThat(discussion.unread(as("karim.benali"))).containsKey(claim);
        discussion.read(claim, as("karim.benali"));
        assertThat(discussion.unread(as("karim.benali"))).doesNotContainKey(claim);
        assertThat(discussion.of(claim, as("karim.benali")))
                .singleElement()
                .satisfies(note -> assertThat(note.mentioned()).containsExactly("karim.benali"));
    }

    @Test
    void a_note_stands_in_the_trail_and_changes_nothing_else() {
        var version = newsroom.claim(claim.toString()).get("version").asInt();
        discussion.write(claim, "Je rappelle le port.", as("karim.benali"));
        assertThat(trail.ofClaim(claim))
                .last()
                .satisfies(
                        entry -> assertThat(entry.action() + " " + entry.facts().text("text") + " " + entry.role())
                                .isEqualTo("note-written Je rappelle le port. REVIEWER"));
        assertThat(newsroom.claim(claim.toString()).get("version").asInt()).isEqualTo(version);
    }

    @Test
    void only_the_desks_reviewers_and_supervisors_write_and_an_auditor_reads() {
        discussion.write(claim, "Une note", as("nadia.roche"));
        assertThat(discussion.of(claim, as("agnes.perrin"))).hasSize(1);
        assertThatThrownBy(() -> discussion.write(claim, "Non", as("agnes.perrin")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> discussion.write(claim, "Non", as("lea.morel")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> discussion.write(claim, "Non", as("sofia.marin")))
                .isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> discussion.of(claim, as("sofia.marin"))).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> discussion.write(claim, " ", as("nadia.roche")))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void a_note_is_never_changed_nor_deleted() {
        discussion.write(claim, "Pour toujours", as("karim.benali"));
        assertThatThrownBy(() -> database.update("update note set text = 'autre' where claim = ?", claim))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.update("delete from note where claim = ?", claim))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_draft_is_its_authors_alone_and_leaves_no_trace() {
        var before = trail.ofClaim(claim).stream().map(AuditEntry::seq).toList();
        drafts.save(claim, draft("Rien ne le dit"), as("karim.benali"));
        drafts.save(claim, draft("Rien ne le confirme"), as("karim.benali"));

        assertThat(drafts.of(claim, as("karim.benali")))
                .hasValueSatisfying(
                        saved -> assertThat(saved.draft().rationale()).isEqualTo("Rien ne le confirme"));
        assertThat(drafts.of(claim, as("paul.girard"))).isEmpty();
        assertThat(trail.ofClaim(claim)).extracting(AuditEntry::seq).isEqualTo(before);

        drafts.save(claim, draft(""), as("karim.benali"));
        assertThat(drafts.of(claim, as("karim.benali"))).isEmpty();
    }

    @Test
    void a_draft_is_gone_when_it_is_proposed_and_none_that_comes_late_outlives_it() {
        drafts.save(claim, draft("Rien ne le confirme"), as("karim.benali"));
        var seen = newsroom.claim(claim.toString()).get("version");
        var proposed = newsroom.reviewer()
                .put(
                        "/api/claims/" + claim + "/verdict",
                        Map.of("verdict", "UNVERIFIED", "rationale", "Rien", "missing", "", "version", seen));
        assertThat(proposed.status()).isEqualTo(200);

        assertThat(drafts.of(claim, as("karim.benali"))).isEmpty();
        assertThatThrownBy(() -> drafts.save(claim, draft("Trop tard"), as("karim.benali")))
                .isInstanceOf(ClaimRejected.WrongState.class);
        assertThat(drafts.of(claim, as("karim.benali"))).isEmpty();
    }

    @Test
    void who_may_not_verify_keeps_no_draft() {
        assertThatThrownBy(() -> drafts.save(claim, draft("Non"), as("lea.morel")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> drafts.save(claim, draft("Non"), as("sofia.marin")))
                .isInstanceOf(Unknown.class);
    }

    private static VerdictDraft draft(String rationale) {
        return new VerdictDraft(
                rationale.isEmpty() ? null : Verdict.Kind.UNVERIFIED,
                null,
                rationale,
                "",
                false,
                "",
                Map.of(),
                null,
                "");
    }

    private Actor as(String user) {
        return newsroom.person(user).actor();
    }
}
