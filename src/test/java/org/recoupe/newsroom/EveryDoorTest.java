package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.kernel.Permission.ACCEPT;
import static org.recoupe.kernel.Permission.ASK_REOPENING;
import static org.recoupe.kernel.Permission.CORRECT;
import static org.recoupe.kernel.Permission.DECIDE;
import static org.recoupe.kernel.Permission.GRANT_IDENTITY;
import static org.recoupe.kernel.Permission.HAND_OVER;
import static org.recoupe.kernel.Permission.IMPORT;
import static org.recoupe.kernel.Permission.KEEP_SOURCES;
import static org.recoupe.kernel.Permission.LEARN_IDENTITY;
import static org.recoupe.kernel.Permission.PAIR;
import static org.recoupe.kernel.Permission.READ;
import static org.recoupe.kernel.Permission.REOPEN;
import static org.recoupe.kernel.Permission.REPORT;
import static org.recoupe.kernel.Permission.TRIAGE;
import static org.recoupe.kernel.Permission.VERIFY;
import static org.recoupe.kernel.Permission.WEIGH_SOURCES;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Permission;
import org.recoupe.trial.TrialPeople;
import org.recoupe.trial.TrialPerson;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every door of the API, tried by everybody of the newsroom: who is on another desk is told that there is nothing, who is on the desk
 * and may not is told so, and who may gets in. A door without a line here fails the build.
 */
@NewsroomTest
class EveryDoorTest {
    private static final String DESK = "international";

    /** What may follow when somebody gets in, with what is sent here: done, or wrong in itself or at this time, but never refused. */
    private static final Set<Integer> IN = Set.of(200, 201, 202, 204, 409, 422);

    /**
     * A way in.
     *
     * @param with what is sent, whole enough that only the person decides
     * @param everywhere it is about no desk, so that nobody finds nothing there
     */
    private record Door(
            String method, String path, @Nullable Map<String, ?> with, Permission permission, boolean everywhere) {
        static Door get(String path, Permission permission) {
            return new Door("GET", path, null, permission, false);
        }

        static Door post(String path, Permission permission, Map<String, ?> with) {
            return new Door("POST", path, with, permission, false);
        }

        static Door put(String path, Permission permission, Map<String, ?> with) {
            return new Door("PUT", path, with, permission, false);
        }

        Door onEveryDesk() {
            return new Door(method, path, with, permission, true);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final Map<String, ?> NOTHING = Map.of();

    private static final List<Door> DOORS = List.of(
            Door.get("/api/articles/{article}", READ),
            Door.get("/api/articles/{article}/claims", READ),
            Door.post(
                    "/api/articles",
                    IMPORT,
                    Map.of("title", "Essai", "text", "Un essai, selon la police.", "desk", DESK)),
            Door.post("/api/articles/{article}/claims", ACCEPT, Map.of("start", 0, "end", 20)),
            Door.post("/api/articles/{article}/accept", ACCEPT, NOTHING),
            Door.post("/api/articles/{article}/entered-by-hand", ACCEPT, NOTHING),
            Door.get("/api/claims/{claim}", READ),
            Door.post("/api/claims/{claim}/select", TRIAGE, NOTHING),
            Door.post("/api/claims/{claim}/set-aside", TRIAGE, Map.of("reason", "OUT_OF_SCOPE")),
            Door.post("/api/claims/set-aside", TRIAGE, Map.of("reason", "OUT_OF_SCOPE", "claims", List.of("{claim}"))),
            Door.put("/api/claims/{claim}/source", CORRECT, Map.of("source", "La préfecture")),
            Door.put("/api/claims/{claim}/proposition", CORRECT, Map.of("text", "Le port a brûlé.", "version", 0)),
            Door.post("/api/claims/{claim}/split", CORRECT, Map.of("at", 3, "version", 0)),
            Door.put("/api/claims/{claim}/class", CORRECT, Map.of("class", "EVENT", "reason", "un fait", "version", 0)),
            Door.post(
                    "/api/claims/{claim}/parties", CORRECT, Map.of("source", "La préfecture", "reason", "elle décide")),
            Door.post("/api/claims/{claim}/against-interest", CORRECT, Map.of("reason", "un aveu")),
            Door.post("/api/claims/{claim}/take", VERIFY, NOTHING),
            Door.post("/api/claims/{claim}/release", VERIFY, NOTHING),
            Door.put("/api/claims/{claim}/holder", HAND_OVER, Map.of("person", "karim.benali")),
            Door.get("/api/stand-ins", READ).onEveryDesk(),
            Door.post(
                    "/api/stand-ins",
                    HAND_OVER,
                    Map.of(
                            "desk", DESK,
                            "absent", "nadia.roche",
                            "person", "ines.fontaine",
                            "from", "2026-03-01",
                            "until", "2026-03-02")),
            Door.post("/api/stand-ins/{standIn}/end", HAND_OVER, NOTHING),
            Door.post("/api/claims/{claim}/evidence", VERIFY, Newsroom.evidence("SUPPORTS", "Hôpital")),
            Door.post("/api/claims/{claim}/evidence/{evidence}/withdraw", VERIFY, Map.of("reason", "double")),
            Door.post(
                    "/api/claims/{claim}/origins/join",
                    VERIFY,
                    Map.of("pieces", List.of("{evidence}", "{confidential}"), "reason", "le même auteur")),
            Door.post(
                    "/api/claims/{claim}/origins/separate",
                    VERIFY,
                    Map.of("pieces", List.of("{evidence}"), "reason", "deux auteurs")),
            Door.post(
                    "/api/claims/{claim}/evidence/attest",
                    GRANT_IDENTITY,
                    Map.of("pieces", List.of("{evidence}", "{confidential}"), "reason", "deux personnes")),
            Door.put(
                    "/api/claims/{claim}/verdict",
                    VERIFY,
                    Map.of("verdict", "UNVERIFIED", "rationale", "rien", "missing", "", "version", 0)),
            Door.post("/api/claims/{claim}/verdict/withdraw", VERIFY, NOTHING),
            Door.post("/api/claims/{claim}/verdict/approval", DECIDE, Map.of("version", 0)),
            Door.post("/api/claims/{claim}/verdict/return", DECIDE, Map.of("version", 0, "reason", "à revoir")),
            Door.post("/api/claims/{claim}/reopening", ASK_REOPENING, Map.of("reason", "nouvelle pièce")),
            Door.post("/api/claims/{decided}/reopening/{reopening}/withdraw", ASK_REOPENING, NOTHING),
            Door.post("/api/claims/{decided}/reopening/{reopening}/decline", DECIDE, Map.of("reason", "rien de neuf")),
            Door.get("/api/reopening-requests", READ).onEveryDesk(),
            Door.post(
                    "/api/claims/{claim}/pairs",
                    PAIR,
                    Map.of("claim", "{decided}", "relation", "SAME", "reason", "le même fait")),
            Door.get("/api/pairs/{pair}", READ),
            Door.post("/api/pairs/{pair}/close", PAIR, Map.of("outcome", "DIFFERENT_TIME", "reason", "comparées")),
            Door.post("/api/claims/{claim}/reopen", REOPEN, Map.of("reason", "nouvelle pièce")),
            Door.post(
                    "/api/claims/{claim}/evidence/{confidential}/identity/requests",
                    LEARN_IDENTITY,
                    Map.of("reason", "le verdict")),
            Door.post("/api/claims/{claim}/evidence/{confidential}/identity", LEARN_IDENTITY, NOTHING),
            Door.get("/api/identity-requests", READ).onEveryDesk(),
            Door.post("/api/identity-requests/{request}/agreement", GRANT_IDENTITY, NOTHING),
            Door.post("/api/identity-requests/{request}/refusal", GRANT_IDENTITY, Map.of("reason", "non")),
            Door.get("/api/claims/{claim}/audit", READ),
            Door.get("/api/audit/report.csv?claim={claim}", REPORT),
            Door.get("/api/registers/verdicts?claim={claim}", REPORT),
            Door.get("/api/registers/evidence?story={article}", REPORT),
            Door.get("/api/registers/decisions?desk=" + DESK, REPORT),
            Door.get("/api/registers/verdicts.csv?desk=" + DESK, REPORT),
            Door.get("/api/registers/evidence.csv?claim={claim}", REPORT),
            Door.get("/api/registers/decisions.csv?story={article}", REPORT),
            Door.get("/api/tasks", READ).onEveryDesk(),
            Door.get("/api/sources", READ).onEveryDesk(),
            Door.post("/api/sources", KEEP_SOURCES, Map.of("name", "Vigie des portes", "kind", "RELAY", "desk", DESK)),
            Door.get("/api/sources/{source}", READ),
            new Door("PATCH", "/api/sources/{source}", Map.of("kind", "RELAY"), KEEP_SOURCES, false),
            Door.post("/api/sources/{source}/merge", WEIGH_SOURCES, Map.of("into", "Hôpital", "reason", "double")),
            Door.post("/api/sources/{source}/split", WEIGH_SOURCES, Map.of("reason", "deux")),
            Door.post(
                    "/api/sources/{source}/ties",
                    WEIGH_SOURCES,
                    Map.of("kind", "RELAYS", "to", "Hôpital", "reason", "une agence")),
            Door.post("/api/sources/{source}/ties/{tie}/withdraw", WEIGH_SOURCES, Map.of("reason", "une erreur")),
            Door.post(
                    "/api/sources/{source}/grades", WEIGH_SOURCES, Map.of("grade", "B", "reason", "un an sans erreur")),
            Door.post(
                    "/api/sources/{source}/standing",
                    WEIGH_SOURCES,
                    Map.of("standing", "PARTY", "reason", "en guerre")),
            Door.post("/api/sources/{source}/competence", WEIGH_SOURCES, Map.of("matter", "pluie", "reason", "la loi")),
            Door.post("/api/sources/{source}/hold", WEIGH_SOURCES, Map.of("hold", true, "reason", "un doute")));

    /** Read by pages for people too; each has its own sessions, looked at in the tests of the pages. */
    private static final String API = "/api/";

    private final Newsroom newsroom;
    private final TrialPeople people;
    private final StandIns standIns;
    private final RequestMappingHandlerMapping mappings;

    EveryDoorTest(
            Newsroom newsroom,
            TrialPeople people,
            StandIns standIns,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.newsroom = newsroom;
        this.people = people;
        this.standIns = standIns;
        this.mappings = mappings;
    }

    @Test
    void no_door_is_left_out() {
        var known = DOORS.stream()
                .map(door ->
                        door.method + " " + door.path.replaceAll("\\?.*", "").replaceAll("\\{\\w+}", "{}"))
                .collect(Collectors.toSet());
        var there = new TreeSet<String>();
        mappings.getHandlerMethods().keySet().forEach(mapping -> there.addAll(ways(mapping)));
        assertThat(there).isNotEmpty().isSubsetOf(known);
    }

    private static List<String> ways(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return mapping.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith(API))
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> method + " " + pattern.replaceAll("\\{[^}]+}", "{}")))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everybody_at_every_door() {
        var held = newsroom.claimInVerification();
        var claim = held.get("id").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        var evidence = newsroom.reviewer()
                .post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital"))
                .json()
                .get("evidence")
                .get(0)
                .get("id")
                .asString();
        var confidential = newsroom.confidentialPiece(claim);
        var request = newsroom.supervisor()
                .post(
                        "/api/claims/" + claim + "/evidence/" + confidential + "/identity/requests",
                        Map.of("reason", "le verdict"))
                .json()
                .get("id")
                .asString();
        var standIn = standIns.arrange(
                new StandIns.Wish(
                        DESK,
                        "nadia.roche",
                        "ines.fontaine",
                        Instant.now().plus(Duration.ofDays(1)),
                        Instant.now().plus(Duration.ofDays(2))),
                newsroom.person("paul.girard").actor());
        var decided = newsroom.claimWithVerdict(newsroom.otherReviewer());
        var verdict = "/api/claims/" + decided.get("id").asString();
        newsroom.supervisor().post(verdict + "/verdict/approval", Map.of("version", decided.get("version")));
        var reopening = newsroom.otherReviewer()
                .post(verdict + "/reopening", Map.of("reason", "nouvelle pièce"))
                .json()
                .get("request")
                .get("id")
                .asString();
        var paired = newsroom.otherReviewer()
                .post(verdict + "/pairs", Map.of("claim", claim, "relation", "CONTRADICTS", "reason", "deux bilans"));
        var source = newsroom.supervisor()
                .post("/api/sources", Map.of("name", "Vigie " + UUID.randomUUID(), "kind", "RELAY"))
                .json()
                .get("id")
                .asString();
        var tie = newsroom.supervisor()
                .post(
                        "/api/sources/" + source + "/ties",
                        Map.of("kind", "FUNDED_BY", "to", "Hôpital", "reason", "le budget"))
                .json()
                .get("ties")
                .get(0)
                .get("id")
                .asString();
        var names = Map.ofEntries(
                Map.entry("{source}", source),
                Map.entry("{tie}", tie),
                Map.entry(
                        "{pair}",
                        paired.response()
                                .headers()
                                .firstValue("Location")
                                .orElseThrow()
                                .substring("/api/pairs/".length())),
                Map.entry("{decided}", decided.get("id").asString()),
                Map.entry("{reopening}", reopening),
                Map.entry("{confidential}", confidential),
                Map.entry("{request}", request),
                Map.entry("{standIn}", standIn.toString()),
                Map.entry("{claim}", claim),
                Map.entry("{article}", held.get("article").asString()),
                Map.entry("{evidence}", evidence));
        return DOORS.stream()
                .map(door -> DynamicTest.dynamicTest(door.toString(), () -> {
                    var wrong = new ArrayList<String>();
                    for (var person : people.everybody()) {
                        var status = status(newsroom.as(person.user()), door, names);
                        var due = due(person, door);
                        if (due == 0 ? !IN.contains(status) : status != due)
                            wrong.add(person.user() + " " + person.roles() + ": " + status + " instead of "
                                    + (due == 0 ? "being let in" : due));
                    }
                    assertThat(status(newsroom.nobody(), door, names))
                            .as("nobody")
                            .isEqualTo(401);
                    assertThat(wrong).isEmpty();
                }));
    }

    /** 0 where one gets in. */
    private static int due(TrialPerson person, Door door) {
        var actor = person.actor();
        if (door.everywhere || actor.may(door.permission, DESK)) return 0;
        return actor.may(READ, DESK) ? 403 : 404;
    }

    private static int status(Desk desk, Door door, Map<String, String> names) {
        var path = filled(door.path, names);
        var request = desk.request(path);
        if (door.with == null) return desk.send(request.GET()).status();
        var body = filled(Desk.JSON.writeValueAsString(door.with), names);
        return desk.send(request.header("Content-Type", "application/json")
                        .method(door.method, BodyPublishers.ofString(body)))
                .status();
    }

    private static String filled(String pattern, Map<String, String> names) {
        var filled = pattern;
        for (var name : names.entrySet()) filled = filled.replace(name.getKey(), name.getValue());
        return filled;
    }
}
