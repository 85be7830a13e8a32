package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Correction;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.springframework.jdbc.core.JdbcTemplate;

/** One rule says whether a claim is openly contradicted, and everything that shows it, counts it or decides by it says the same. */
@NewsroomTest
class OpenContradictionTest {
    private final Newsroom newsroom;
    private final ClaimFile claims;
    private final Rulings rulings;
    private final Correction corrections;
    private final JdbcTemplate database;
    private final Actor reader;
    private final Actor editor;
    /** A claim of another story. */
    private String elsewhere = "";

    OpenContradictionTest(
            Newsroom newsroom, ClaimFile claims, Rulings rulings, Correction corrections, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.claims = claims;
        this.rulings = rulings;
        this.corrections = corrections;
        this.database = database;
        this.reader = newsroom.person("agnes.perrin").actor();
        this.editor = newsroom.person("lea.morel").actor();
    }

    @Test
    void setting_a_claim_aside_closes_what_it_contradicts_and_selecting_it_opens_that_again() {
        var story = acceptedStory(List.of(new Link(0, 1, "CONTRADICTS")));
        var one = story.claims().get(0);
        var other = story.claims().get(1);
        newsroom.reviewer().post("/api/claims/" + one + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), one.toString());
        assertThat(inTheLine(one)).isEqualTo(true);
        assertThat(onTheTaskList(other)).isEqualTo(true);

        newsroom.reviewer().post("/api/claims/" + other + "/set-aside", Map.of("reason", "SUPERSEDED"));

        assertThat(inTheLine(one)).isEqualTo(false);
        assertThat(onTheTaskList(one)).isEqualTo(false);

        newsroom.editor().post("/api/claims/" + other + "/select", Map.of());

        assertThat(inTheLine(one)).isEqualTo(true);
        assertThat(onTheTaskList(one)).isEqualTo(true);
        assertThat(onTheTaskList(other)).isEqualTo(true);
    }

    @Test
    void claims_in_tension_or_saying_the_same_contradict_nobody() {
        var story = acceptedStory(List.of(new Link(0, 1, "IN_TENSION"), new Link(0, 2, "REPEATS")));

        assertThat(told(story)).isEmpty();
        assertThat(story.claims()).noneMatch(this::inTheDatabase);
    }

    @Test
    void merging_takes_a_contradiction_along_and_parting_gives_it_back() {
        var pair = mergeable();
        var third = 0;
        var story = acceptedStory(List.of(new Link(third, pair.other(), "CONTRADICTS")));
        var one = story.claims().get(pair.one());
        var other = story.claims().get(pair.other());
        var places = claims.claim(one, reader).spans();

        corrections.merge(seen(one), seen(other), editor);

        assertThat(onTheTaskList(one)).isEqualTo(true);
        assertThat(onTheTaskList(story.claims().get(third))).isEqualTo(true);
        assertThat(told(story)).isEmpty();

        corrections.separate(seen(one), other, places, editor);

        assertThat(onTheTaskList(one)).isEqualTo(false);
        assertThat(onTheTaskList(other)).isEqualTo(true);
        assertThat(told(story)).isEmpty();
    }

    private record Pair(int one, int other) {}

    /** Two claims of the story that one voice says in one paragraph. */
    private Pair mergeable() {
        var story = acceptedStory(List.of());
        for (int one = 1; one < story.claims().size(); one++)
            for (int other = 2; other < story.claims().size(); other++) {
                try {
                    corrections.merge(
                            seen(story.claims().get(one)), seen(story.claims().get(other)), editor);
                    return new Pair(one, other);
                } catch (Invalid notTheseTwo) {
                    // the next ones may be
                }
            }
        throw new AssertionError("no two claims could be merged");
    }

    private Correction.Seen seen(UUID claim) {
        return new Correction.Seen(claim, claims.claim(claim, reader).version());
    }

    /** Two hundred moments in the lives of stories, at random. */
    @Test
    void code_database_and_lists_agree_which_contradictions_are_open() {
        var random = new Random(61);
        elsewhere = newsroom.claimInVerification().get("id").asString();
        var differing = new ArrayList<String>();
        var open = 0;
        var looked = 0;
        var story = acceptedStory(links(random));
        for (int life = 0; life < 200; life++) {
            if (life % 20 == 0) story = acceptedStory(links(random));
            for (int step = 0; step < 2; step++)
                live(story.claims().get(random.nextInt(story.claims().size())).toString(), random);
            differing.addAll(told(story));
            looked += story.claims().size();
            open += (int) story.claims().stream().filter(this::inTheDatabase).count();
        }
        assertThat(differing).isEmpty();
        assertThat(open).as("of " + looked).isBetween(looked / 10, looked * 9 / 10);
    }

    private record Link(int from, int to, String relation) {}

    private record Story(UUID id, List<UUID> claims) {}

    /** Between its first claims, as if its reading had found these. */
    private Story acceptedStory(List<Link> links) {
        var id = UUID.fromString(newsroom.readStory());
        var claims = newsroom.claims(id.toString())
                .valueStream()
                .map(claim -> UUID.fromString(claim.get("id").asString()))
                .limit(8)
                .toList();
        database.update("delete from claim_link where article = ?", id);
        for (var link : links)
            database.update(
                    "insert into claim_link (id, article, from_claim, to_claim, relation, because) values (gen_random_uuid(), ?, ?, ?, ?, '')",
                    id,
                    claims.get(link.from()),
                    claims.get(link.to()),
                    link.relation());
        claims.forEach(claim -> newsroom.editor().post("/api/claims/" + claim + "/select", Map.of()));
        newsroom.editor().post("/api/articles/" + id + "/accept", Map.of());
        return new Story(id, claims);
    }

    private static List<Link> links(Random random) {
        var links = new ArrayList<Link>();
        for (int i = 0; i < 7; i++) {
            var from = random.nextInt(8);
            var to = (from + 1 + random.nextInt(7)) % 8;
            links.add(new Link(
                    from,
                    to,
                    List.of("CONTRADICTS", "CONTRADICTS", "IN_TENSION", "REPEATS")
                            .get(random.nextInt(4))));
        }
        return links;
    }

    private void live(String id, Random random) {
        var reviewer = newsroom.reviewer();
        var version = newsroom.claim(id).get("version");
        switch (random.nextInt(9)) {
            case 7, 8 -> closeOrOpen(id, random);
            case 0, 1 -> reviewer.post("/api/claims/" + id + "/set-aside", Map.of("reason", "SUPERSEDED"));
            case 2 -> newsroom.editor().post("/api/claims/" + id + "/select", Map.of());
            case 3, 4 -> {
                reviewer.post("/api/claims/" + id + "/take", Map.of());
                reviewer.put(
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
            case 5 -> newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", version));
            default -> newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "du nouveau"));
        }
    }

    /** One of its contradictions, and now and then one that is closed again; or one with a claim of another story, made by hand. */
    private void closeOrOpen(String id, Random random) {
        var pairs = newsroom.claim(id)
                .get("links")
                .valueStream()
                .filter(link -> link.get("relation").asString().equals("CONTRADICTS"))
                .toList();
        if (pairs.isEmpty() || random.nextInt(4) == 0) {
            newsroom.reviewer()
                    .post(
                            "/api/claims/" + id + "/pairs",
                            Map.of("claim", elsewhere, "relation", "CONTRADICTS", "reason", "deux bilans"));
            return;
        }
        var pair = pairs.get(random.nextInt(pairs.size()));
        var close = "/api/pairs/" + pair.get("pair").asString() + "/close";
        var outcomes = List.of("OPEN", "OPEN", "BOTH_DISPUTED", "DIFFERENT_SCOPE");
        var body = Map.of("outcome", outcomes.get(random.nextInt(4)), "reason", "comparées");
        if (random.nextInt(3) == 0) newsroom.otherReviewer().post(close, body);
        else newsroom.supervisor().post(close, body);
    }

    /** Where what is said of a claim differs. */
    private List<String> told(Story story) {
        var lines = claims.lines(story.claims(), reader);
        var differing = new ArrayList<String>();
        for (var claim : claims.ofArticle(story.id(), reader)) {
            var code = byTheCode(claim);
            var said = Map.of(
                    "the database", inTheDatabase(claim.id()),
                    "the evidence rule", byTheRule(claim),
                    "the line of a list",
                            lines.containsKey(claim.id())
                                    ? !lines.get(claim.id()).contradicts().isEmpty()
                                    : code,
                    "the task list", orElse(onTheTaskList(claim.id()), code),
                    "the line before the supervisors", orElse(inTheLine(claim.id()), code));
            said.forEach((who, open) -> {
                if (open != code) differing.add(claim.number() + ", " + claim.state() + ": " + who + " says " + open);
            });
        }
        return differing;
    }

    private static boolean byTheCode(ClaimView claim) {
        return claim.links().stream().anyMatch(ClaimView.LinkView::open);
    }

    /** Without any evidence a verdict of DISPUTED rests on a contradiction or on nothing. */
    private boolean byTheRule(ClaimView claim) {
        return rulings.allowed(claim.id(), reader).get(Verdict.Kind.DISPUTED).sufficient();
    }

    private boolean inTheDatabase(UUID claim) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select exists (select 1 from claim_view_open_contradiction where claim = ?)", Boolean.class, claim));
    }

    /** Null if it waits for nobody. */
    private Boolean onTheTaskList(UUID claim) {
        return one("select contradicted from open_step where claim = ?", claim);
    }

    private Boolean inTheLine(UUID claim) {
        return one("select contradicted from waiting_verdict where claim = ?", claim);
    }

    private Boolean one(String question, UUID claim) {
        return database.queryForList(question, Boolean.class, claim).stream()
                .findFirst()
                .orElse(null);
    }

    private static boolean orElse(Boolean said, boolean otherwise) {
        return said == null ? otherwise : said;
    }
}
