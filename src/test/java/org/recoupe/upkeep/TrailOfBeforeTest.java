package org.recoupe.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Schemas;
import org.recoupe.database.Access;
import org.recoupe.process.engine.EngineTables;
import org.recoupe.report.Register;
import org.recoupe.report.RegistersOn;
import org.recoupe.report.Scope;
import org.recoupe.report.VerdictRow;
import org.recoupe.source.ArticlesAnew;
import org.recoupe.source.NamesAnew;

/**
 * The data of a newsroom that worked with Recoupe before facts had fields: one story brought in, a source put right, evidence of three
 * sources, one of them confidential, a verdict returned, another approved, reopened by the reviewer as one could then.
 */
@Tag("server")
class TrailOfBeforeTest {
    private static final Path FILE = Path.of("src/test/resources/upkeep/first-version.zip");
    private static final Scope EVERYTHING = new Scope(null, null, List.of(), null, null, null);
    private static final ByteArrayOutputStream SAID = new ByteArrayOutputStream();

    @TempDir
    static Path folder;

    private static int result;
    private static Access access;

    @BeforeAll
    static void put_back() throws Exception {
        var data = folder.resolve("data");
        var out = new PrintStream(SAID, true, UTF_8);
        result = BackupCommand.restore(
                List.of(FILE.toString(), "--data=" + data),
                List.of(new EngineTables(), new NamesAnew(), new ArticlesAnew()),
                out,
                out);
        access = Access.to(data);
    }

    @AfterAll
    static void close() throws Exception {
        access.close();
    }

    @Test
    void it_opens_migrates_and_is_found_well() {
        assertThat(result).as(SAID.toString(UTF_8)).isZero();
        assertThat(SAID.toString(UTF_8)).contains("all is well");
    }

    @Test
    void every_link_is_still_what_was_hashed_and_can_be_read() throws SQLException {
        var entries = entries();

        assertThat(entries)
                .hasSizeGreaterThan(150)
                .allMatch(entry -> entry.kind().endsWith(".v1"));
        assertThat(entries).allMatch(AuditEntry::isAsWritten);
        assertThat(entries).flatMap(Schemas::wrongWith).isEmpty();
    }

    @Test
    void what_it_said_in_words_is_read_into_the_fields_of_today() throws SQLException {
        var entries = entries();

        assertThat(facts(entries, "claim.evidence-attached"))
                .contains("{piece={kind=STATEMENT, stance=SUPPORTS, title=Bilan de midi}}")
                .anyMatch(told -> told.contains("confidential=true") && !told.contains("voisine"));
        assertThat(facts(entries, "claim.verdict-returned")).contains("{reason=Et les pompiers ?}");
        assertThat(facts(entries, "claim.source-corrected"))
                .containsExactly("{is={name=Les pompiers du port}, was={name=pompiers}}");
        assertThat(facts(entries, "claim.reopened")).containsExactly("{reason=nouveau bilan}");
    }

    @Test
    void its_claims_are_called_in_the_order_in_which_they_came() throws SQLException {
        var inOrder = new ArrayList<Long>();
        try (var owner = access.openAsOwner();
                var statement = owner.createStatement();
                var row = statement.executeQuery("""
                        select c.reference from claim c order by (select min(seq) from audit_entry e where e.claim = c.id)""")) {
            while (row.next()) inOrder.add(row.getLong(1));
        }
        assertThat(inOrder)
                .hasSizeGreaterThan(10)
                .isEqualTo(LongStream.rangeClosed(1, inOrder.size()).boxed().toList());
    }

    @Test
    void put_back_once_more_it_goes_on_counting() throws Exception {
        // given that some were given since, to what came to nothing
        long last;
        long next;
        try (var owner = access.openAsOwner()) {
            last = number(owner, "select max(reference) from claim");
            next = number(owner, "select max(nextval('claim_reference_seq')) from generate_series(1, 3)");
            assertThat(next).isEqualTo(last + 3);
        }
        var backup = folder.resolve("backup.zip").toString();
        var again = folder.resolve("again");
        var out = new PrintStream(SAID, true, UTF_8);

        assertThat(BackupCommand.backup(List.of(backup, "--data=" + folder.resolve("data")), out, out))
                .isZero();
        assertThat(BackupCommand.restore(
                        List.of(backup, "--data=" + again),
                        List.of(new EngineTables(), new NamesAnew(), new ArticlesAnew()),
                        out,
                        out))
                .as(SAID.toString(UTF_8))
                .isZero();

        try (var there = Access.to(again);
                var owner = there.openAsOwner()) {
            assertThat(number(owner, "select max(reference) from claim")).isEqualTo(last);
            assertThat(number(owner, "select nextval('claim_reference_seq')")).isEqualTo(next + 1);
        }
    }

    private static long number(Connection owner, String question) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What they do not say stays empty, and is not taken from what the claim says today. */
    @Test
    void they_have_their_rows_in_the_registers() throws SQLException {
        try (var owner = access.openAsOwner()) {
            var registers = RegistersOn.a(owner);

            var verdicts =
                    registers.page(Register.VERDICTS, EVERYTHING, null, 200).items();
            assertThat(verdicts).hasSizeGreaterThan(3).allSatisfy(row -> {
                assertThat(row.claimId()).isNotNull();
                assertThat(row.storyId()).isNotNull();
                assertThat(row.storyTitle()).isNotEmpty();
                assertThat(row.proposedBy()).isNotEmpty();
                assertThat(row.ruleTable()).isEqualTo("evidence-sufficiency:1");
                assertThat(row.rationale()).isNull();
                assertThat(row.claimText()).isNull();
            });
            var returned = verdicts.stream()
                    .filter(row -> "Et les pompiers ?".equals(row.outcomeReason()))
                    .findFirst()
                    .orElseThrow();
            assertThat(returned.outcome()).isEqualTo("RETURNED");
            assertThat(returned.verdict()).as("not told").isNull();
            assertThat(returned.source()).isEqualTo("Les pompiers du port");
            assertThat(verdicts)
                    .filteredOn(row -> returned.claimId().equals(row.claimId()))
                    .extracting(VerdictRow::verdictNumber, VerdictRow::outcome)
                    .startsWith(tuple(1, "RETURNED"), tuple(2, "APPROVED"));
            assertThat(verdicts)
                    .filteredOn(row -> row.outcome().equals("APPROVED"))
                    .extracting(VerdictRow::verdict)
                    .contains("DISPUTED", "CONFIRMED");

            var evidence =
                    registers.page(Register.EVIDENCE, EVERYTHING, null, 200).items();
            assertThat(evidence)
                    .anyMatch(row -> "Bilan de midi".equals(row.title()) && "STATEMENT".equals(row.kind()))
                    .anyMatch(row -> row.confidential() && row.title() == null && row.source() == null);

            var corrected = registers.page(Register.DECISIONS, EVERYTHING, null, 200).items().stream()
                    .filter(row -> row.decision().equals("source-corrected"))
                    .findFirst()
                    .orElseThrow();
            assertThat(List.of(corrected.before(), corrected.after()))
                    .containsExactly("pompiers", "Les pompiers du port");

            var out = new StringBuilder();
            registers.write(Register.DECISIONS, EVERYTHING, out);
            assertThat(out.toString().lines().count()).isGreaterThan(20);
        }
    }

    private static List<String> facts(List<AuditEntry> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> entry.facts().toString())
                .toList();
    }

    private static List<AuditEntry> entries() throws SQLException {
        try (var owner = access.openAsOwner()) {
            return entries(owner);
        }
    }

    private static List<AuditEntry> entries(Connection owner) throws SQLException {
        var entries = new ArrayList<AuditEntry>();
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(AuditEntry.ALL + " order by seq")) {
            while (row.next()) entries.add(AuditEntry.of(row));
        }
        return entries;
    }
}
