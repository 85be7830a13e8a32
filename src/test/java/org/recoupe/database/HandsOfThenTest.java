package org.recoupe.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recoupe.process.engine.EngineTables;
import org.recoupe.source.ArticlesAnew;
import org.recoupe.source.NamesAnew;

/** A newsroom that worked before hands were counted one by one: who had one then is known afterwards, and nobody is blamed by a later rule. */
@Tag("server")
class HandsOfThenTest {
    private static final String NOON = "2026-03-01 12:00+00";

    private final Map<String, Object> settings = TestDatabase.create();
    private Connection owner;
    private UUID article = UUID.randomUUID();
    private int claims;

    @BeforeEach
    void given_tables_of_before() throws SQLException {
        flyway("041");
        owner = DriverManager.getConnection(
                said("spring.flyway.url"), said("spring.flyway.user"), said("spring.flyway.password"));
        tell(
                "insert into article (id, desk, status, revision, title, received_at, version) values (?, 'monde', 'ACCEPTED', 1, 'Port', now(), 0)",
                article);
    }

    @AfterEach
    void close() throws SQLException {
        owner.close();
    }

    @Test
    void the_last_who_changed_a_claim_hides_nobody_who_put_something_else_right() throws SQLException {
        var claim = claim("lea", 5);
        written(claim, "karim", "source-corrected", 1);
        written(claim, "lea", "ends-moved", 2);

        flyway(null);

        assertThat(latest(claim, "SOURCE")).isEqualTo("karim");
        assertThat(latest(claim, "WORDS")).isEqualTo("lea");
        assertThat(hands(claim)).containsExactly("SOURCE karim", "WORDS lea");
    }

    @Test
    void who_added_a_claim_by_hand_or_split_it_off_said_whose_it_is() throws SQLException {
        var added = claim("karim", 5);
        written(added, "lea", "added-by-hand", 1);
        written(added, "karim", "ends-moved", 2);
        var split = claim("lea", 4);
        written(split, "lea", "split-off", 1);

        flyway(null);

        assertThat(latest(added, "SOURCE")).isEqualTo("lea");
        assertThat(latest(added, "STANCE")).isEqualTo("lea");
        assertThat(latest(added, "WORDS")).isEqualTo("karim");
        assertThat(hands(split)).containsExactlyInAnyOrder("SOURCE lea", "STANCE lea", "WORDS lea");
    }

    @Test
    void a_part_has_the_hands_of_the_whole_and_so_has_the_part_of_a_part() throws SQLException {
        var whole = claim(null, 1);
        written(whole, "karim", "source-corrected", 1);
        var part = claim(null, 2);
        written(part, "lea", "split-off", 2);
        var partOfPart = claim(null, 3);
        written(partOfPart, "ines", "split-off", 3);
        var second = claim(null, 4);
        written(second, "nadia", "stance-corrected", 1);
        written(whole, "lea", "merged", 4);
        tell("alter table audit_entry disable trigger user");
        tell("update audit_entry set before = 'C-1' where claim = ?", part);
        tell("update audit_entry set before = 'C-2' where claim = ?", partOfPart);
        tell("alter table audit_entry enable trigger user");
        mergedInto(whole, second);

        flyway(null);

        assertThat(hands(part)).containsExactlyInAnyOrder("SOURCE karim", "WORDS lea", "STANCE lea");
        assertThat(hands(partOfPart)).contains("SOURCE karim", "WORDS lea", "WORDS ines");
        assertThat(hands(whole)).contains("SOURCE karim", "STANCE nadia", "WORDS lea");
    }

    /** A piece that was withdrawn before its claim went into another was forgotten with it. */
    @Test
    void who_brought_a_piece_that_was_withdrawn_has_a_hand_in_what_its_claim_became() throws SQLException {
        var into = claim(null, 1);
        var decided = claim(null, 1);
        var second = claim(null, 1);
        var third = claim(null, 1);
        for (var claim : List.of(second, third)) {
            piece(claim, "ines");
            tell(
                    "update evidence set withdrawn_at = '" + NOON + "', withdrawn_reason = 'vieux' where claim = ?",
                    claim);
        }
        written(into, "lea", "merged", 4);
        written(decided, "lea", "merged", 4);
        mergedInto(into, second);
        mergedInto(decided, third);
        verdict(decided, 1, "karim", "APPROVED", "ines");

        flyway(null);

        assertThat(hands(into)).containsExactly("EVIDENCE ines", "WORDS lea");
        assertThat(list("select person || counts from claim_view_hand where claim = ? and person = 'ines'", into))
                .containsExactly("inestrue");
        assertThat(hands(decided)).as("approved by the rule of then").containsExactly("WORDS lea");
        assertThat(hadHand("ines", decided, 1)).isFalse();
    }

    private void piece(UUID claim, String by) throws SQLException {
        tell("""
                insert into source (id, name, kind, desk) values ('%s', 'Le port', 'ORGANISATION', 'monde') on conflict do nothing""".formatted(article));
        tell("""
                insert into evidence (id, claim, source, stance, kind, title, is_primary, added_by, added_at)
                values (gen_random_uuid(), ?, '%s', 'CONTEXT', 'STATEMENT', 'Note', false, '%s', '%s')""".formatted(article, by, NOON), claim);
    }

    private void mergedInto(UUID into, UUID claim) throws SQLException {
        tell(
                "update claim set state = 'SET_ASIDE', set_aside_reason = 'SUPERSEDED', merged_into = '" + into
                        + "' where id = ?",
                claim);
    }

    /** A restored database is younger than its rows: what V042 says of when it came is then too late. */
    @Test
    void a_hand_that_was_counted_from_the_beginning_is_not_taken_for_one_that_was_made_up() throws SQLException {
        flyway("042");
        var added = claim(null, 1);
        written(added, "lea", "added-by-hand", 1);
        for (var what : List.of("WORDS", "SOURCE"))
            tell("""
                    insert into amendment (id, claim, what, person, round, n, at)
                    values (gen_random_uuid(), ?, '%s', 'lea', 0, %d, timestamptz '%s' + interval '59 minutes 59.99 seconds')""".formatted(what, what.equals("WORDS") ? 1 : 2, NOON), added);

        flyway(null);

        assertThat(hands(added)).containsExactlyInAnyOrder("WORDS lea", "SOURCE lea", "STANCE lea");
    }

    @Test
    void of_whom_the_trail_knows_nothing_is_kept_but_stands_back_for_whom_it_knows() throws SQLException {
        var untold = claim("ines", 5);
        var told = claim("ines", 5);
        written(told, "karim", "source-corrected", 1);

        flyway(null);

        assertThat(hands(untold)).containsExactlyInAnyOrder("SOURCE ines", "WORDS ines");
        assertThat(latest(told, "SOURCE")).isEqualTo("karim");
        assertThat(hands(told)).contains("SOURCE ines", "WORDS ines");
    }

    @Test
    void what_was_approved_by_the_rule_of_then_is_no_breach_of_that_of_now() throws SQLException {
        var claim = claim(null, 5);
        verdict(claim, 1, "nadia", "WITHDRAWN", "nadia");
        verdict(claim, 2, "karim", "APPROVED", "nadia");
        var broken = claim(null, 5);
        verdict(broken, 1, "karim", null, null);
        piece(broken, "paul");
        tell("alter table verdict disable trigger user");
        tell(
                "update verdict set decision = 'APPROVED', decided_by = 'paul', decided_at = timestamptz '" + NOON
                        + "' + interval '1 hour' where claim = ?",
                broken);
        tell("alter table verdict enable trigger user");

        flyway(null);

        assertThat(hadHand("nadia", claim, 2))
                .as("who withdrew a proposal of her own might approve")
                .isFalse();
        assertThat(hadHand("karim", claim, 2)).isTrue();
        assertThat(hadHand("paul", broken, 1))
                .as("who brought evidence might not")
                .isTrue();

        // the same now
        var later = claim(null, 5);
        tell("alter table verdict disable trigger user");
        verdict(later, 1, "nadia", "WITHDRAWN", "nadia");
        verdict(later, 2, "karim", "APPROVED", "nadia");
        tell("update verdict set decided_at = now() where claim = ? and decision is not null", later);
        tell("alter table verdict enable trigger user");
        assertThat(hadHand("nadia", later, 2)).isTrue();
    }

    private void flyway(String target) {
        var flyway = Flyway.configure()
                .dataSource(said("spring.flyway.url"), said("spring.flyway.user"), said("spring.flyway.password"))
                .placeholders(Map.of("app_role", said("spring.datasource.username")))
                .javaMigrations(new EngineTables(), new NamesAnew(), new ArticlesAnew());
        if (target != null)
            flyway.target(target).repeatableSqlMigrationPrefix("none").skipDefaultCallbacks(true);
        flyway.load().migrate();
    }

    private String said(String setting) {
        return String.valueOf(settings.get(setting));
    }

    /** @param hours after noon, when it was changed last */
    private UUID claim(String changedBy, int hours) throws SQLException {
        var id = UUID.randomUUID();
        var isThere = changedBy == null ? "" : ", changed_by";
        var by = changedBy == null ? "" : ", '" + changedBy + "'";
        tell("""
                insert into claim (id, article, desk, number, state, text, revision, first_revision, in_text, content, source_mention, cue_mention,
                  relay_mention, stance, form, claim_class, worth, reasons, rule, confidence, extraction_version, priority, changed_at, version%s)
                values (?, '%s', 'monde', %d, 'IN_VERIFICATION', '43 morts', 1, 1, true, '', '', '', '', 'ASSERTS', 'NARRATOR', 'EVENT', 0, '',
                  'test', 1, 'test', 'NORMAL', timestamptz '%s' + interval '%d hours', 0%s)""".formatted(isThere, article, ++claims, NOON, hours, by), id);
        return id;
    }

    private void written(UUID claim, String actor, String action, int hours) throws SQLException {
        var subject = "claim:" + claim;
        tell("insert into audit_chain (subject, n, head) values ('%s', 1, '') on conflict do nothing"
                .formatted(subject));
        tell("""
                insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, claim, body, previous, hash)
                values ('%s', %d, 'test', timestamptz '%s' + interval '%d hours', '%s', 'EDITOR', 'monde', '%s', 'C', ?, '', '', '')""".formatted(subject, hours, NOON, hours, actor, action), claim);
    }

    private void verdict(UUID claim, int number, String by, String decision, String decidedBy) throws SQLException {
        tell(
                """
                insert into verdict (id, claim, number, kind, rationale, missing, rule, sufficient, proposed_by, proposed_at, decision, decided_by, decided_at)
                values (gen_random_uuid(), ?, %d, 'UNVERIFIED', 'rien', '', 'test', true, '%s', '%s', %s, %s, %s)""".formatted(
                                number,
                                by,
                                NOON,
                                decision == null ? "null" : "'" + decision + "'",
                                decision == null ? "null" : "'" + decidedBy + "'",
                                decision == null ? "null" : "timestamptz '" + NOON + "' + interval '1 hour'"),
                claim);
    }

    private List<String> hands(UUID claim) throws SQLException {
        return list("select what || ' ' || person from amendment where claim = ? order by n", claim);
    }

    private String latest(UUID claim, String what) throws SQLException {
        return list(
                        "select person from amendment where claim = ? and what = '" + what
                                + "' order by n desc limit 1",
                        claim)
                .get(0);
    }

    private boolean hadHand(String person, UUID claim, int verdict) throws SQLException {
        return list("select had_hand_at('%s', ?, %d)::text".formatted(person, verdict), claim)
                .get(0)
                .equals("true");
    }

    private List<String> list(String sql, UUID about) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            statement.setObject(1, about);
            var rows = statement.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private void tell(String sql, UUID... values) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.execute();
        }
    }
}
