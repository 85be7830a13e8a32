package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** Who came and went, what was refused and what was carried out stands in the trail, for those who look after the house. */
@NewsroomTest
class OnRecordTest {
    private static final Actor AUDITOR = new Actor("agnes.perrin", Set.of(Role.AUDITOR), Set.of());

    private final Newsroom newsroom;
    private final AuditLog log;

    OnRecordTest(Newsroom newsroom, AuditLog log) {
        this.newsroom = newsroom;
        this.log = log;
    }

    @Test
    void a_visit_is_on_record_from_its_beginning_to_its_end() {
        var visit = Visit.signedIn(newsroom.url(), newsroom.person("theo.lambert"));
        visit.form("/sign-out", Map.of("_csrf", visit.token("/settings")));

        var entries = page("theo.lambert");
        assertThat(entries.get(0).action()).isEqualTo("signed-out");
        assertThat(entries.get(1).action()).isEqualTo("signed-in");
        assertThat(entries)
                .allMatch(AuditEntry::isAsWritten)
                .allMatch(entry -> entry.role().equals("REVIEWER"));
    }

    @Test
    void a_failed_sign_in_names_somebody_only_if_there_is_somebody() {
        var typedIntoTheWrongField = "my-password-" + UUID.randomUUID();
        new Visit(newsroom.url()).signIn(typedIntoTheWrongField, "");
        assertThat(latest().action()).isEqualTo("sign-in-failed");
        assertThat(latest().facts().text("detail")).isNull();
        assertThat(latest().body()).doesNotContain(typedIntoTheWrongField);

        new Visit(newsroom.url()).signIn("sofia.marin", "wrong");
        assertThat(latest().facts().text("detail")).isEqualTo("sofia.marin");
    }

    @Test
    void what_is_refused_is_on_record_with_what_was_asked_for() {
        var claim = newsroom.claimInVerification().get("id").asString();

        assertThat(newsroom.editor()
                        .post("/api/claims/" + claim + "/take", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(latest().action()).isEqualTo("access-refused");
        assertThat(latest().actor()).isEqualTo("lea.morel");
        assertThat(latest().object()).isEqualTo("POST /api/claims/{id}/take");
        assertThat(latest().facts().text("detail")).isEqualTo(claim);

        var visit = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        assertThat(visit.get("/articles/new").statusCode()).isEqualTo(403);
        assertThat(latest().object()).isEqualTo("GET /articles/new");
        assertThat(visit.form("/claims/" + claim, Map.of("do", "take")).statusCode())
                .isEqualTo(403);
        assertThat(latest().object()).startsWith("POST /claims/").hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void what_is_carried_out_is_on_record() {
        var claim = newsroom.claimInVerification().get("id").asString();
        var auditor = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));

        assertThat(auditor.get("/claims/" + claim + "/audit.json").statusCode()).isEqualTo(200);
        assertThat(List.of(
                        latest().action(), latest().object(), latest().facts().text("detail")))
                .containsExactly("exported", "audit.json", claim);
        assertThat(auditor.get("/audit/report.csv?desk=international").statusCode())
                .isEqualTo(200);
        assertThat(List.of(latest().action(), latest().object(), latest().desk()))
                .containsExactly("exported", "recoupe-audit.csv", "international");
        assertThat(auditor.get("/audit/registers/verdicts.csv?claim=" + claim).statusCode())
                .isEqualTo(200);
        assertThat(List.of(latest().object(), latest().desk(), latest().facts().text("detail")))
                .containsExactly("recoupe-verdicts.csv", "international", claim);
        assertThat(newsroom.auditor().get("/api/registers/evidence").status()).isEqualTo(200);
        assertThat(latest().object()).isEqualTo("evidence.json");
        // the report is about decisions
        assertThat(auditor.get("/audit/report.csv").body()).contains("received").doesNotContain("signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_auditor_reads_it_in_words_and_a_desk_does_not(String language) {
        var auditor = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));

        auditor.get("/audit?lang=" + language);
        var page = auditor.get("/audit?security=true").body();
        assertThat(page)
                .contains(language.equals("fr") ? "s’est connecté" : "signed in")
                .doesNotContain("??");
        assertThat(auditor.get("/audit?action=signed-in").body()).contains("Agnes Perrin");
        assertThat(auditor.get("/audit").body()).contains("/audit?security=true");

        var supervisor = Visit.signedIn(newsroom.url(), newsroom.person("paul.girard"));
        assertThat(supervisor.get("/audit").body()).doesNotContain("security=true");
        for (var asked : List.of("/audit?security=true", "/audit?action=signed-in&desk="))
            assertThat(supervisor.get(asked).body()).doesNotContain("class=\"tl flat\"");
    }

    private AuditEntry latest() {
        return page(null).get(0);
    }

    private List<AuditEntry> page(@Nullable String user) {
        var filter = new AuditLog.Filter(null, null, null, user, null, null, false, true);
        return log.page(filter, null, null, 10, AUDITOR).entries();
    }
}
