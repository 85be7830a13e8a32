package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.absence.StandIn;
import org.recoupe.absence.StandIns;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.SecondReadings;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Somebody is away: their claims go to somebody else, or a colleague stands in; and nobody gets round the second pair of eyes by that. */
@NewsroomTest
class AbsenceTest {
    private static final String KARIM = "karim.benali";
    private static final String INES = "ines.fontaine";
    private static final String NADIA = "nadia.roche";
    private static final String PAUL = "paul.girard";

    private final Newsroom newsroom;
    private final org.recoupe.web.Newsroom place;
    private final ClaimFile file;
    private final WaitingVerdicts line;
    private final SecondReadings readings;
    private final StandIns standIns;
    private final AuditLog trail;
    private final JdbcTemplate database;
    private String id = "";

    AbsenceTest(
            Newsroom newsroom,
            org.recoupe.web.Newsroom place,
            StandIns standIns,
            AuditLog trail,
            JdbcTemplate database,
            ClaimFile file,
            WaitingVerdicts line,
            SecondReadings readings) {
        this.line = line;
        this.readings = readings;
        this.place = place;
        this.file = file;
        this.newsroom = newsroom;
        this.standIns = standIns;
        this.trail = trail;
        this.database = database;
    }

    @BeforeEach
    void given_a_claim_that_karim_holds() {
        id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post(path("/take"), Map.of());
    }

    @AfterEach
    void everybody_is_back() {
        var paul = newsroom.person(PAUL).actor();
        standIns.arrangedOn(paul).stream().map(StandIn::id).forEach(one -> standIns.end(one, paul));
        database.update(
                "update stand_in set ended_at = now(), ended_by = 'x' where ended_at is null and desk <> ?",
                "international");
    }

    @Test
    void a_supervisor_hands_it_over_and_back_to_the_queue() {
        assertThat(handOver(newsroom.supervisor(), INES).json().get("assignee").asString())
                .isEqualTo(INES);
        assertThat(last("handed-over")).isEqualTo(List.of(PAUL, "SUPERVISOR", KARIM, INES));
        // it is hers now, in the engine and in the list too
        assertThat(propose(newsroom.reviewer()).problem()).isEqualTo("held-by-other");
        assertThat(propose(newsroom.otherReviewer()).status()).isEqualTo(200);

        newsroom.otherReviewer().post(path("/verdict/withdraw"), Map.of());
        assertThat(handOver(newsroom.supervisor(), null).json().get("assignee").isNull())
                .isTrue();
    }

    @Test
    void nobody_is_given_a_claim_they_may_not_hold() {
        for (var person : List.of("lea.morel", PAUL, "sofia.marin", "nobody"))
            assertThat(handOver(newsroom.supervisor(), person).status())
                    .as(person)
                    .isEqualTo(422);
        assertThat(handOver(newsroom.otherReviewer(), INES).status()).isEqualTo(403);
        assertThat(newsroom.claim(id).get("assignee").asString()).isEqualTo(KARIM);
    }

    @Test
    void who_stands_in_works_for_the_absent_and_the_trail_names_both() {
        assertThat(attach(newsroom.otherReviewer()).problem()).isEqualTo("held-by-other");

        assertThat(standsIn(newsroom.reviewer(), KARIM, INES).status()).isEqualTo(201);
        assertThat(attach(newsroom.otherReviewer()).status()).isEqualTo(201);
        assertThat(propose(newsroom.otherReviewer()).status()).isEqualTo(200);

        assertThat(newsroom.claim(id).get("assignee").asString()).isEqualTo(KARIM);
        assertThat(trail.ofClaim(UUID.fromString(id)))
                .filteredOn(entry ->
                        List.of("evidence-attached", "verdict-proposed").contains(entry.action()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(List.of(entry.actor(), String.valueOf(entry.standingInFor())))
                        .isEqualTo(List.of(INES, KARIM)))
                .allMatch(AuditEntry::isAsWritten);
        assertThat(newsroom.pagesOf(PAUL).get("/claims/" + id + "/audit").body())
                .contains("Ines Fontaine pour Karim Benali");
        assertThat(newsroom.auditor().get("/api/audit/report.csv?claim=" + id).body())
                .contains("standing_in_for")
                .contains("," + KARIM + ",");
    }

    @Test
    void who_stands_in_puts_right_what_the_absent_holds_and_both_have_a_hand() {
        assertThat(correct(newsroom.otherReviewer(), "Le port").problem()).isEqualTo("held-by-other");

        standsIn(newsroom.reviewer(), KARIM, INES);
        assertThat(correct(newsroom.otherReviewer(), "Le port").status()).isEqualTo(200);

        assertThat(database.queryForList(
                        "select person from claim_view_hand where claim = ?::uuid and counts", String.class, id))
                .containsExactlyInAnyOrder(INES, KARIM);
        assertThat(trail.ofClaim(UUID.fromString(id)))
                .filteredOn(entry -> entry.action().equals("source-corrected"))
                .extracting(AuditEntry::actor, AuditEntry::standingInFor)
                .containsExactly(tuple(INES, KARIM));
    }

    private Desk.Answer correct(Desk desk, String source) {
        return desk.put(path("/source"), Map.of("source", source));
    }

    @Test
    void neither_of_the_two_approves_what_either_did() {
        // Nadia, who may approve, stands in for Karim and proposes for him
        standsIn(newsroom.reviewer(), KARIM, NADIA);
        assertThat(propose(newsroom.reviewingSupervisor()).status()).isEqualTo(200);
        assertThat(approve(newsroom.reviewingSupervisor()).problem()).isEqualTo("second-pair-of-eyes");
        assertThatThrownBy(() -> approveBySql(KARIM)).isInstanceOf(DataAccessException.class);
        assertThat(approve(newsroom.supervisor()).status()).isEqualTo(200);
    }

    @Test
    void what_the_absent_did_counts_against_who_stands_in_for_them() {
        attach(newsroom.reviewer());
        propose(newsroom.reviewer());
        standsIn(newsroom.reviewer(), KARIM, NADIA);
        var nadia = new Actor(NADIA, Set.of(Role.SUPERVISOR, Role.REVIEWER), Set.of("international"));

        assertThat(approve(newsroom.reviewingSupervisor()).problem()).isEqualTo("second-pair-of-eyes");
        assertThatThrownBy(() -> approveBySql(NADIA)).isInstanceOf(DataAccessException.class);
        assertThat(trail.ofClaim(UUID.fromString(id)))
                .filteredOn(entry -> entry.action().equals("second-pair-of-eyes-refused"))
                .extracting(AuditEntry::standingInFor)
                .containsExactly(KARIM);

        assertThat(file.part(UUID.fromString(id), nadia)).contains(Involvement.PROPOSED);

        // the control: once he is back she is a second pair of eyes again, for she had no hand in it
        everybody_is_back();
        assertThat(file.part(UUID.fromString(id), nadia)).isEmpty();
        assertThat(approve(newsroom.reviewingSupervisor()).status()).isEqualTo(200);
    }

    /** What approving would refuse is not offered: not as theirs to decide, not in a batch, not to be read a second time. */
    @Test
    void the_lists_know_for_whom_one_stands_in() {
        propose(newsroom.reviewer());
        var nadia = newsroom.person(NADIA).actor();
        var claim = UUID.fromString(id);
        assertThat(theirs(nadia)).contains(claim);

        standsIn(newsroom.reviewer(), KARIM, NADIA);

        assertThat(theirs(nadia)).doesNotContain(claim);
        assertThat(line.lowRisk(nadia)).doesNotContain(claim);
        assertThat(line.page(new WaitingVerdicts.Filter(null, null, null, null, false), nadia, 0, 500))
                .filteredOn(waiting -> waiting.claim().equals(claim))
                .extracting(WaitingVerdicts.Waiting::hand)
                .containsExactly(Involvement.PROPOSED);
        assertThat(newsroom.pagesOf(NADIA).get("/claims/" + id + "/approval").body())
                .as("said before she presses")
                .contains("vous remplacez Karim Benali, qui a travaillé sur ce dossier", "aria-disabled=\"true\"");

        approve(newsroom.supervisor());
        database.update(
                "insert into second_reading (id, claim, article, desk, verdict, kind, approved_by, drawn_at, draw, share)"
                        + " select gen_random_uuid(), id, article, desk, 1, 'UNVERIFIED', 'paul.girard', now(), 0, 1 from claim"
                        + " where id = ? on conflict do nothing",
                claim);
        assertThat(readings.ofClaim(claim, nadia).orElseThrow().forMe()).isFalse();
        everybody_is_back();
        assertThat(readings.ofClaim(claim, nadia).orElseThrow().forMe()).isTrue();
    }

    private List<UUID> theirs(Actor supervisor) {
        return line.page(WaitingVerdicts.Filter.MINE, supervisor, 0, 500).stream()
                .map(WaitingVerdicts.Waiting::claim)
                .toList();
    }

    @Test
    void standing_in_gives_no_role_and_no_desk() {
        for (var person : List.of("lea.morel", "sofia.marin", KARIM, "nobody"))
            assertThat(standsIn(newsroom.reviewer(), KARIM, person).status())
                    .as(person)
                    .isEqualTo(422);
        assertThat(standsIn(newsroom.reviewer(), INES, NADIA).status()).isEqualTo(403);
        assertThat(standsIn(newsroom.supervisor(), INES, NADIA).status()).isEqualTo(201);
        // Paul approves, Karim does not hold claims for him and may not decide
        assertThat(standsIn(newsroom.supervisor(), PAUL, KARIM).status()).isEqualTo(422);
    }

    @Test
    void it_is_over_when_it_is_ended_and_counts_from_its_first_day_only() {
        var from = today().plusDays(2);
        var later = arrange(newsroom.reviewer(), KARIM, INES, from, from.plusDays(1));
        assertThat(later.status()).isEqualTo(201);
        assertThat(attach(newsroom.otherReviewer()).problem()).isEqualTo("held-by-other");

        var now = standsIn(newsroom.reviewer(), KARIM, INES).json().get("id").asString();
        assertThat(attach(newsroom.otherReviewer()).status()).isEqualTo(201);
        assertThat(newsroom.otherReviewer()
                        .post("/api/stand-ins/" + now + "/end", Map.of())
                        .status())
                .isEqualTo(403);
        newsroom.reviewer().post("/api/stand-ins/" + now + "/end", Map.of());
        assertThat(attach(newsroom.otherReviewer()).problem()).isEqualTo("held-by-other");
        assertThatThrownBy(() ->
                        database.update("update stand_in set ended_at = null, ended_by = null where id = ?::uuid", now))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_pages_say_it_in_words_and_need_no_script() {
        var karim = newsroom.pagesOf(KARIM);
        var today = today().toString();
        var sent = karim.post(
                "/absences",
                Map.of("do", "arrange", "desk", "international", "person", INES, "from", today, "until", today));
        assertThat(sent.statusCode()).isEqualTo(302);

        assertThat(karim.get("/settings").body()).contains("Ines Fontaine remplace Karim Benali");
        var ines = newsroom.pagesOf(INES);
        assertThat(ines.get("/settings").body()).contains("Ines Fontaine remplace Karim Benali");
        assertThat(ines.get("/claims/" + id).body())
                .contains("Karim Benali, remplacé par Ines Fontaine")
                .contains("value=\"release\"");
        assertThat(newsroom.pagesOf(NADIA).get("/claims/" + id).body()).contains("value=\"hand-over\"");
        assertThat(ines.get("/claims/" + id).body()).doesNotContain("value=\"hand-over\"");
        var list = "/tasks?story=" + newsroom.claim(id).get("article").asString();
        assertThat(ines.get(list).body()).contains("pour Karim Benali");
        assertThat(newsroom.pagesOf(NADIA).get(list).body()).contains("chez Karim Benali, remplacé par Ines Fontaine");
    }

    @Test
    void what_the_absent_holds_is_in_the_list_of_who_stands_in_and_of_nobody_else() {
        var others = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewingSupervisor().post("/api/claims/" + others + "/take", Map.of());
        assertThat(mine(newsroom.otherReviewer())).doesNotContainKey(id);

        standsIn(newsroom.reviewer(), KARIM, INES);

        assertThat(mine(newsroom.otherReviewer())).containsEntry(id, KARIM).doesNotContainKey(others);
        assertThat(mine(newsroom.reviewer())).containsEntry(id, "null");
        assertThat(mine(newsroom.reviewingSupervisor()))
                .containsEntry(others, "null")
                .doesNotContainKey(id);
        var story = newsroom.claim(id).get("article").asString();
        var ines = newsroom.pagesOf(INES).get("/tasks?view=mine&story=" + story).body();
        assertThat(ines)
                .contains("pour Karim Benali")
                .containsPattern("id=\"view-mine\"[^>]*>(?s:.{1,80})class=\"n\">1<");
        assertThat(newsroom.pagesOf(NADIA)
                        .get("/tasks?view=mine&story=" + story)
                        .body())
                .doesNotContain("Karim Benali")
                .containsPattern("id=\"view-mine\"[^>]*>(?s:.{1,80})class=\"n\">0<");

        everybody_is_back();
        assertThat(mine(newsroom.otherReviewer())).doesNotContainKey(id);
    }

    @Test
    void to_stand_in_on_one_desk_shows_nothing_of_another() {
        database.update("""
                insert into stand_in (id, desk, absent, person, from_at, until_at, said_by, said_at)
                values (gen_random_uuid(), 'politique', ?, ?, now() - interval '1 hour', now() + interval '1 hour', 'x', now())""", KARIM, INES);

        assertThat(mine(newsroom.otherReviewer())).doesNotContainKey(id);
    }

    /** The claims among what somebody has to do, each with whom they do it for. */
    private static Map<String, String> mine(Desk desk) {
        var mine = new java.util.HashMap<String, String>();
        desk.get("/api/tasks?mine=true&limit=200")
                .json()
                .get("items")
                .forEach(task -> mine.put(
                        task.get("claim").asString(),
                        task.get("standingInFor").isNull()
                                ? "null"
                                : task.get("standingInFor").asString()));
        return mine;
    }

    /** Where the newsroom is, it may be tomorrow already. */
    private LocalDate today() {
        return LocalDate.now(place.zone());
    }

    private String path(String end) {
        return "/api/claims/" + id + end;
    }

    private Desk.Answer handOver(Desk desk, String person) {
        var body = new java.util.HashMap<String, String>();
        body.put("person", person);
        return desk.put(path("/holder"), body);
    }

    private Desk.Answer standsIn(Desk desk, String absent, String person) {
        return arrange(desk, absent, person, today(), today());
    }

    private Desk.Answer arrange(Desk desk, String absent, String person, LocalDate from, LocalDate until) {
        return desk.post(
                "/api/stand-ins",
                Map.of(
                        "desk",
                        "international",
                        "absent",
                        absent,
                        "person",
                        person,
                        "from",
                        from.toString(),
                        "until",
                        until.toString()));
    }

    private Desk.Answer attach(Desk desk) {
        return desk.post(path("/evidence"), Newsroom.evidence("SUPPORTS", "Hôpital"));
    }

    private Desk.Answer propose(Desk desk) {
        return desk.put(
                path("/verdict"),
                Map.of("verdict", "UNVERIFIED", "rationale", "rien", "missing", "", "version", version()));
    }

    private Desk.Answer approve(Desk desk) {
        return desk.post(path("/verdict/approval"), Map.of("version", version()));
    }

    private void approveBySql(String person) {
        database.update(
                "update verdict set decision = 'APPROVED', decided_by = ?, decided_at = now() where claim = ?::uuid",
                person,
                id);
    }

    private int version() {
        return newsroom.claim(id).get("version").asInt();
    }

    private List<String> last(String action) {
        var entries = newsroom.auditor().get(path("/audit")).json().get("items");
        return entries.valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .reduce((JsonNode a, JsonNode b) -> b)
                .map(entry -> List.of(
                        entry.get("actor").asString(),
                        entry.get("role").asString(),
                        entry.get("before").asString(),
                        entry.get("after").asString()))
                .orElseThrow();
    }
}
