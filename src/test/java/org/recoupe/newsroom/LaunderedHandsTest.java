package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.Words;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Four eyes hold through sequences: what two people do one after the other, withdraw and do again, takes no hand off a claim. */
@NewsroomTest
class LaunderedHandsTest {
    private final Newsroom newsroom;
    private final ClaimFile claims;
    private final JdbcTemplate database;
    private final Map<Desk, PageSession> pages = new HashMap<>();
    private final Map<Desk, String> users;
    private List<Desk> atWork;

    LaunderedHandsTest(Newsroom newsroom, ClaimFile claims, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.claims = claims;
        this.database = database;
        this.atWork = everybody();
        this.users = Map.of(
                newsroom.reviewer(), "karim.benali",
                newsroom.otherReviewer(), "ines.fontaine",
                newsroom.reviewingSupervisor(), "nadia.roche");
    }

    @Test
    void sending_the_source_that_is_there_is_refused_and_takes_nobodys_hand_off() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        assertThat(nadia.put("/api/claims/" + id + "/source", Map.of("source", "La capitainerie"))
                        .status())
                .isEqualTo(200);

        var again = newsroom.reviewer().put("/api/claims/" + id + "/source", Map.of("source", "la capitainerie"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("illegal-state");
        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
    }

    @Test
    void another_source_sent_after_it_does_not_either() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        nadia.put("/api/claims/" + id + "/source", Map.of("source", "La capitainerie"));
        newsroom.reviewer().put("/api/claims/" + id + "/source", Map.of("source", "Le port"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    @Test
    void proposing_another_persons_words_does_not_let_that_person_approve_them() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimWithVerdict(nadia).get("id").asString();
        nadia.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
        assertThat(onTheList(id)).isEqualTo("PROPOSED");
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
    }

    @Test
    void neither_does_a_proposal_that_was_returned() {
        var nadia = newsroom.reviewingSupervisor();
        var proposed = newsroom.claimWithVerdict(nadia);
        var id = proposed.get("id").asString();
        newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/return",
                        Map.of("version", proposed.get("version"), "reason", "Quelle heure ?"));
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    @Test
    void who_took_evidence_away_does_not_approve_what_is_left() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        var against = newsroom.reviewer()
                .post("/api/claims/" + id + "/evidence", Newsroom.evidence("REFUTES", "OVL"))
                .json()
                .get("evidence")
                .get(0)
                .get("id")
                .asString();
        newsroom.reviewer().post("/api/claims/" + id + "/release", Map.of());
        nadia.post("/api/claims/" + id + "/take", Map.of());
        nadia.post("/api/claims/" + id + "/evidence/" + against + "/withdraw", Map.of("reason", "hors sujet"));
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    /** The other side: a hand on what no longer stands is forgotten once a verdict was approved, that on a piece that stands is not. */
    @Test
    void after_an_approved_verdict_only_hands_on_what_still_stands_count() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        nadia.post("/api/claims/" + id + "/take", Map.of());
        nadia.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL"));
        newsroom.proposed(nadia, id);
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
        reopenAndPropose(id);
        assertThat(approval(nadia, id)).as("her piece still stands").isEqualTo("second-pair-of-eyes");

        var piece = newsroom.claim(id).get("evidence").get(0).get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/verdict/withdraw", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/evidence/" + piece + "/withdraw", Map.of("reason", "vieux"));
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).as("nothing of hers is left").isEqualTo("200");
    }

    private void reopenAndPropose(String id) {
        newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "du nouveau"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
    }

    /** Whoever gave the whole its source, or the second of two its stance, has a hand in the part and in the one they became. */
    @Test
    void splitting_and_merging_take_no_hand_off() {
        var nadia = newsroom.reviewingSupervisor();
        var story = newsroom.readStory();
        var whole = saying(story, "faisant 12 morts et 40 blessés");
        var id = whole.get("id").asString();
        nadia.put("/api/claims/" + id + "/source", Map.of("source", "La capitainerie"));
        var part = split(newsroom.claim(id), "et 40 blessés");
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        newsroom.reviewer().post("/api/claims/" + part + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), part);
        assertThat(approval(nadia, part)).as("the part").isEqualTo("second-pair-of-eyes");
        assertThat(approval(newsroom.supervisor(), part)).isEqualTo("200");
        reopenAndPropose(part);
        assertThat(approval(nadia, part)).as("the source is still hers").isEqualTo("second-pair-of-eyes");

        var other = newsroom.readStory();
        var first = saying(other, "l'entrepôt abritait 200 tonnes");
        var second = saying(other, "deux inspecteurs avaient alerté");
        put(other, second, nadiaOnPages(), Map.of("do", "stance", "stance", "DENIES"));
        put(other, first, newsroom.pagesOf("lea.morel"), Map.of("do", "stance", "stance", "DENIES"));
        var merged = put(
                other,
                newsroom.claim(first.get("id").asString()),
                newsroom.pagesOf("lea.morel"),
                Map.of(
                        "do",
                        "merge",
                        "with",
                        seen(newsroom.claim(second.get("id").asString()))));
        assertThat(merged).isEqualTo(302);
        newsroom.editor().post("/api/articles/" + other + "/accept", Map.of());
        var one = first.get("id").asString();
        newsroom.reviewer().post("/api/claims/" + one + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), one);
        assertThat(approval(nadia, one)).as("the one they became").isEqualTo("second-pair-of-eyes");
        assertThat(approval(newsroom.supervisor(), one)).isEqualTo("200");
    }

    /** Nadia brings a piece, it is withdrawn, and the claim it was for goes into another, or a part of it becomes another. */
    @Test
    void merging_and_splitting_take_no_hand_off_that_was_on_a_piece_withdrawn_since() {
        var nadia = newsroom.reviewingSupervisor();
        var story = newsroom.readStory();
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        var first = newsroom.claim(
                saying(story, "l'entrepôt abritait 200 tonnes").get("id").asString());
        var second = newsroom.claim(
                saying(story, "deux inspecteurs avaient alerté").get("id").asString());
        var into = first.get("id").asString();
        broughtAndWithdrawn(second.get("id").asString(), nadia, newsroom.otherReviewer());
        var pages = newsroom.pagesOf("lea.morel");
        put(story, newsroom.claim(second.get("id").asString()), pages, Map.of("do", "stance", "stance", "DENIES"));
        put(story, first, pages, Map.of("do", "stance", "stance", "DENIES"));
        var merged = put(
                story,
                newsroom.claim(into),
                pages,
                Map.of(
                        "do",
                        "merge",
                        "with",
                        seen(newsroom.claim(second.get("id").asString()))));
        assertThat(merged).isEqualTo(302);
        var part = split(newsroom.claim(into), "deux inspecteurs");

        for (var id : List.of(into, part)) {
            newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
            newsroom.proposed(newsroom.reviewer(), id);
            assertThat(approval(nadia, id)).as("who had brought it").isEqualTo("second-pair-of-eyes");
            assertThat(code(id, "ines.fontaine"))
                    .as("who had withdrawn it")
                    .contains("ATTACHED_EVIDENCE")
                    .isEqualTo(inTheDatabase(id, "ines.fontaine"));
            assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");

            // the other side: it stands nowhere, so a verdict later it counts no more against approving, but against
            // taking away
            reopenAndPropose(id);
            assertThat(approval(nadia, id)).isEqualTo("200");
            assertThat(nadia.post("/api/claims/" + id + "/reopen", Map.of("reason", "vu"))
                            .problem())
                    .isEqualTo("second-pair-of-eyes");
        }
    }

    private void broughtAndWithdrawn(String id, Desk brings, Desk withdraws) {
        brings.post("/api/claims/" + id + "/take", Map.of());
        brings.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL"));
        brings.post("/api/claims/" + id + "/release", Map.of());
        withdrawOne(id, newsroom.claim(id), withdraws);
    }

    /** Who adds a claim by hand also says what its speaker does. */
    @Test
    void the_stance_of_a_claim_added_by_hand_is_theirs() {
        var story = newsroom.readStory();
        var added = newsroom.editor()
                .post(
                        "/api/articles/" + story + "/claims",
                        Map.of("passage", "Le port de Lamora traite la moitié des exportations", "stance", "DENIES"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(database.queryForList(
                        "select what from amendment where claim = ?::uuid and person = 'lea.morel' order by n",
                        String.class,
                        added.json().get("id").asString()))
                .containsExactlyInAnyOrder("WORDS", "STANCE", "SOURCE");
    }

    private PageSession nadiaOnPages() {
        return newsroom.pagesOf("nadia.roche");
    }

    private JsonNode saying(String story, String words) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("text").asString().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(newsroom.claims(story).toString()));
    }

    /** From these words on it becomes a claim of its own, whose id is the answer. */
    private String split(JsonNode claim, String from) {
        var story = claim.get("article").asString();
        var text = newsroom.editor()
                .get("/api/articles/" + story)
                .json()
                .get("text")
                .asString();
        var at = text.codePointCount(0, text.indexOf(from));
        assertThat(put(story, claim, newsroom.pagesOf("lea.morel"), Map.of("do", "split", "at", String.valueOf(at))))
                .isEqualTo(302);
        return newsroom.claims(story)
                .valueStream()
                .max(Comparator.comparingInt(LaunderedHandsTest::number))
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static int put(String story, JsonNode claim, PageSession pages, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("claim", String.valueOf(number(claim)));
        form.put("version", claim.get("version").asString());
        return pages.post("/articles/" + story, form).statusCode();
    }

    private static int number(JsonNode claim) {
        return Integer.parseInt(claim.get("number").asString().substring(2));
    }

    private static String seen(JsonNode claim) {
        return number(claim) + "." + claim.get("version").asString();
    }

    /**
     * Eighty lives of claims, at random, also of those that are split and merged before anything is decided: the code, the database and the list before the supervisors name the same people, and what
     * the database says afterwards of an approved verdict is what the code had said before.
     */
    @Test
    void code_and_database_agree_who_had_a_hand() {
        var random = new Random(42);
        var id = newsroom.claimInVerification().get("id").asString();
        var told = new ArrayList<String>();
        var before = new HashMap<String, Map<String, Boolean>>();
        var steps = 0;
        for (int life = 0; life < 80; life++) {
            if (life % 20 == 0) {
                id = newsroom.claimInVerification().get("id").asString();
                atWork = everybody();
                var gone = atWork.remove(random.nextInt(3));
                // before any verdict, while it may be split and merged
                for (int step = 0; step < 4; step++)
                    act(id, random, List.of(0, 8, 9, 9).get(random.nextInt(4)));
                // somebody of whom nothing else is left had brought or withdrawn a piece for what it was a part of
                broughtAndWithdrawn(id, gone, random.nextBoolean() ? gone : somebody(random));
                if (life % 40 == 0) id = part(newsroom.claim(id)).orElse(id);
            }
            for (int step = 0; step < 3; step++, steps++) {
                var waiting = handsBeforeApproval(id);
                live(id, random);
                waiting.ifPresent(hands -> before.putAll(hands));
            }
            for (var person : PEOPLE) {
                var code = code(id, person);
                var sql = inTheDatabase(id, person);
                if (!code.equals(sql)) told.add(person + ": " + code + " / " + sql + " after " + steps);
                var ever = claims.hand(
                                UUID.fromString(id), newsroom.person(person).actor())
                        .isPresent();
                if (ever != everInTheDatabase(id, person))
                    told.add(person + ": at any time " + ever + " after " + steps);
            }
        }
        assertThat(told).isEmpty();
        for (var onPiece : List.of(true, false))
            assertThat(database.queryForObject(
                            "select count(*) from amendment where n < 1 and (what = 'EVIDENCE') = ?",
                            Integer.class,
                            onPiece))
                    .as("hands taken along in splits and merges, on pieces: " + onPiece)
                    .isPositive();

        var approved = 0;
        for (var verdict : before.entrySet()) {
            var claim = verdict.getKey().substring(0, 36);
            var number = Integer.parseInt(verdict.getKey().substring(37));
            if (!isApproved(claim, number)) continue;
            approved++;
            for (var person : PEOPLE) {
                var afterwards = database.queryForObject(
                        "select had_hand_at(?, ?::uuid, ?)", Boolean.class, person, claim, number);
                if (!verdict.getValue().get(person).equals(afterwards))
                    told.add(person + " at verdict " + number + ": "
                            + verdict.getValue().get(person) + " / " + afterwards);
            }
        }
        assertThat(database.queryForObject(
                        "select count(*) from claim_view_hand where involvement = 'SORTED_ORIGINS'", Integer.class))
                .as("hands on origins")
                .isPositive();
        assertThat(approved).as("approved verdicts").isGreaterThan(20);
        assertThat(told).isEmpty();
    }

    private static final List<String> PEOPLE =
            List.of("karim.benali", "ines.fontaine", "nadia.roche", "paul.girard", "lea.morel");

    private Optional<String> code(String id, String person) {
        return claims.involvement(UUID.fromString(id), newsroom.person(person).actor())
                .map(Involvement::name);
    }

    /** Whose hands count in the verdict that waits, under the claim's id and the verdict's number; empty if none does. */
    private Optional<Map<String, Map<String, Boolean>>> handsBeforeApproval(String id) {
        var waiting = database.queryForList(
                "select number from verdict where claim = ?::uuid and decision is null", Integer.class, id);
        if (waiting.isEmpty()) return Optional.empty();
        var hands = new HashMap<String, Boolean>();
        for (var person : PEOPLE) hands.put(person, code(id, person).isPresent());
        return Optional.of(Map.of(id + " " + waiting.get(0), hands));
    }

    private boolean isApproved(String claim, int number) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select decision = 'APPROVED' from verdict where claim = ?::uuid and number = ?",
                Boolean.class,
                claim,
                number));
    }

    private void live(String id, Random random) {
        // decided and reopened often: what counts of earlier rounds is where rules part
        var likely = switch (newsroom.claim(id).get("state").asString()) {
            case "VERDICT_PROPOSED" -> 6;
            case "IN_VERIFICATION" -> 3;
            default -> 7;
        };
        act(id, random, random.nextInt(3) == 0 ? likely : random.nextInt(12));
    }

    /** Its last word becomes a claim of its own. */
    private Optional<String> part(JsonNode claim) {
        var story = claim.get("article").asString();
        var text = claim.get("text").asString();
        var last = text.substring(text.lastIndexOf(' ') + 1);
        var spans = claim.get("spans");
        var at = spans.get(spans.size() - 1).get("end").asInt() - last.codePointCount(0, last.length());
        var sent = put(story, claim, newsroom.pagesOf("lea.morel"), Map.of("do", "split", "at", String.valueOf(at)));
        if (sent != 302) return Optional.empty();
        return newsroom.claims(story)
                .valueStream()
                .max(Comparator.comparingInt(LaunderedHandsTest::number))
                .map(part -> part.get("id").asString());
    }

    private List<Desk> everybody() {
        return new ArrayList<>(List.of(newsroom.reviewer(), newsroom.otherReviewer(), newsroom.reviewingSupervisor()));
    }

    private Desk somebody(Random random) {
        return atWork.get(random.nextInt(atWork.size()));
    }

    private void act(String id, Random random, int what) {
        var who = somebody(random);
        var claim = newsroom.claim(id);
        switch (what) {
            case 0 -> who.put("/api/claims/" + id + "/source", Map.of("source", "Source " + random.nextInt(3)));
            case 1 -> {
                who.post("/api/claims/" + id + "/take", Map.of());
                who.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL " + random.nextInt(9)));
                who.post("/api/claims/" + id + "/release", Map.of());
            }
            case 2 -> withdrawOne(id, claim, who);
            case 3 -> {
                who.post("/api/claims/" + id + "/take", Map.of());
                propose(who, id);
            }
            case 4 -> who.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
            case 8 ->
                put(
                        claim.get("article").asString(),
                        claim,
                        pages(who),
                        Map.of(
                                "do",
                                "stance",
                                "stance",
                                List.of("ASSERTS", "DENIES", "HEDGES").get(random.nextInt(3))));
            case 9 -> moveOrSplitOrMerge(claim, pages(who), random);
            case 10 -> joinOrSeparate(id, who, random);
            case 11 -> changeASource(claim, random);
            case 5 ->
                newsroom.supervisor()
                        .post(
                                "/api/claims/" + id + "/verdict/return",
                                Map.of("version", claim.get("version"), "reason", "?"));
            case 6 ->
                newsroom.supervisor()
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", claim.get("version")));
            default -> newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "du nouveau"));
        }
        who.post("/api/claims/" + id + "/release", Map.of());
    }

    /** What stands, said to be one or two. */
    private void joinOrSeparate(String id, Desk who, Random random) {
        who.post("/api/claims/" + id + "/take", Map.of());
        for (int i = 0; i < 2; i++)
            who.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "Vigie " + random.nextInt(9)));
        var standing = newsroom.claim(id)
                .get("evidence")
                .valueStream()
                .filter(piece -> piece.get("withdrawnAt").isNull())
                .map(piece -> piece.get("id").asString())
                .toList();
        var word = random.nextBoolean() ? "join" : "separate";
        who.post("/api/claims/" + id + "/origins/" + word, Map.of("pieces", standing, "reason", "vu"));
        if (random.nextBoolean()) withdrawOne(id, newsroom.claim(id), who);
    }

    /** Of those it names; by who verifies claims and keeps the registry. */
    private void changeASource(JsonNode claim, Random random) {
        var named = Stream.concat(
                        Stream.of(claim.get("source")),
                        claim.get("evidence").valueStream().map(piece -> piece.get("source")))
                .filter(source -> source != null && source.has("id"))
                .map(source -> source.get("id").asString())
                .toList();
        if (named.isEmpty()) return;
        newsroom.reviewingSupervisor()
                .post(
                        "/api/sources/" + named.get(random.nextInt(named.size())) + "/standing",
                        Map.of(
                                "standing",
                                List.of("PARTY", "NONE", "EXPERT").get(random.nextInt(3)),
                                "reason",
                                "au vu du dossier"));
    }

    /** Each only where the claim allows it: the words lose their last one, or go to a part, and the part comes back or not. */
    private void moveOrSplitOrMerge(JsonNode claim, PageSession who, Random random) {
        var story = claim.get("article").asString();
        var span = claim.get("spans").get(0);
        var from = span.get("start").asInt();
        var text = newsroom.editor()
                .get("/api/articles/" + story)
                .json()
                .get("text")
                .asString();
        var to = Words.in(
                text,
                text.offsetByCodePoints(0, from),
                text.offsetByCodePoints(0, span.get("end").asInt()));
        if (to.size() < 3) return;
        var word = text.codePointCount(0, to.get(to.size() - 1).start());
        var before = newsroom.claims(story).size();
        if (random.nextBoolean()) {
            var end = text.codePointCount(0, to.get(to.size() - 2).end());
            put(story, claim, who, Map.of("do", "ends", "spans", from + "-" + end));
        } else {
            put(story, claim, who, Map.of("do", "split", "at", String.valueOf(word)));
        }
        if (newsroom.claims(story).size() == before || random.nextBoolean()) return;
        var part = newsroom.claims(story)
                .valueStream()
                .max(Comparator.comparingInt(LaunderedHandsTest::number))
                .orElseThrow();
        if (random.nextBoolean()) broughtAndWithdrawn(part.get("id").asString(), somebody(random), somebody(random));
        part = newsroom.claim(part.get("id").asString());
        var now = newsroom.claim(claim.get("id").asString());
        who.post(
                "/articles/" + story,
                Map.of(
                        "do",
                        "correct",
                        "claim",
                        String.valueOf(number(part)),
                        "version",
                        part.get("version").asString(),
                        "source",
                        "Source " + random.nextInt(3)));
        put(
                story,
                now,
                who,
                Map.of("do", "merge", "with", seen(newsroom.claim(part.get("id").asString()))));
    }

    private PageSession pages(Desk who) {
        return pages.computeIfAbsent(who, one -> newsroom.pagesOf(users.get(one)));
    }

    private void propose(Desk who, String id) {
        who.put(
                "/api/claims/" + id + "/verdict",
                Map.of(
                        "verdict",
                        "UNVERIFIED",
                        "rationale",
                        "rien",
                        "missing",
                        "",
                        "version",
                        newsroom.claim(id).get("version")));
    }

    private static void withdrawOne(String id, JsonNode claim, Desk who) {
        who.post("/api/claims/" + id + "/take", Map.of());
        claim.get("evidence")
                .valueStream()
                .filter(piece -> piece.get("withdrawnAt").isNull())
                .findFirst()
                .ifPresent(piece -> who.post(
                        "/api/claims/" + id + "/evidence/" + piece.get("id").asString() + "/withdraw",
                        Map.of("reason", "vieux")));
        who.post("/api/claims/" + id + "/release", Map.of());
    }

    private Optional<String> inTheDatabase(String id, String person) {
        return database
                .queryForList(
                        "select involvement from claim_view_hand where claim = ?::uuid and person = ? and counts"
                                + " order by array_position(array['PROPOSED', 'ATTACHED_EVIDENCE', 'CHANGED_CLAIM', 'SORTED_ORIGINS'], involvement) limit 1",
                        String.class,
                        id,
                        person)
                .stream()
                .findFirst();
    }

    private boolean everInTheDatabase(String id, String person) {
        return Boolean.TRUE.equals(
                database.queryForObject("select ever_had_hand(?, ?::uuid)", Boolean.class, person, id));
    }

    private String onTheList(String id) {
        return database.queryForObject(
                "select case when 'nadia.roche' = any (proposers) then 'PROPOSED' end from waiting_verdict where claim = ?::uuid",
                String.class,
                id);
    }

    private String approval(Desk supervisor, String id) {
        var answer = supervisor.post(
                "/api/claims/" + id + "/verdict/approval",
                Map.of("version", newsroom.claim(id).get("version")));
        return answer.status() == 200 ? "200" : answer.problem();
    }
}
