package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.recoupe.newsroom.Desk;
import org.recoupe.newsroom.Guests;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Thousands of requests that are wrong somewhere, at every door the running application has: whatever somebody sends, they are told what
 * is wrong with it, soon, and nothing of it is a fault of ours. 3,000 of them here; {@code mvn -Pfuzz test} sends 100,000, and
 * {@code -Drecoupe.fuzz.seed=} others.
 */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class OddRequestsTest {
    /** In verify only what hangs is found: a build machine may be busy. The profile, on a quiet one, asks for 5 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("recoupe.fuzz.patience", 30));

    private static final long SEED = Long.getLong("recoupe.fuzz.seed", 2026);
    private static final int REQUESTS = Integer.getInteger("recoupe.fuzz.requests", 3_000);
    private static final int SHOWN = Integer.getInteger("recoupe.fuzz.shown", 10);

    /** What a stranger may have us write down for each request, on average. */
    private static final int BYTES_OF_LOG = 300;

    private final Newsroom newsroom;
    private final OddGuests guests;
    private final JdbcTemplate database;
    private final ApplicationContext application;
    private Map<String, List<String>> ids = Map.of();

    OddRequestsTest(Newsroom newsroom, Guests guests, JdbcTemplate database, ApplicationContext application) {
        this.newsroom = newsroom;
        this.guests = new OddGuests(newsroom, guests);
        this.database = database;
        this.application = application;
    }

    @BeforeAll
    void something_is_there() {
        ids = ids();
    }

    @Test
    void a_stranger_is_answered_and_leaves_little_in_the_log() throws Exception {
        Barrage.Outcome outcome;
        String log;
        try (var written = WrittenLog.open()) {
            outcome = barrage(doors(), PATIENCE).send(0, REQUESTS / 3, List.of(OddGuests.NOBODY));
            log = written.text();
        }
        told("strangers", outcome);
        System.out.println(log.length() + " characters of log");

        assertThat(outcome.faults()).isEmpty();
        assertThat(log.lines().filter(line -> line.startsWith("\tat ")))
                .as("stack traces")
                .isEmpty();
        assertThat(log.length() / outcome.answered()).as("bytes for each").isLessThanOrEqualTo(BYTES_OF_LOG);
        // more than the doorstep was seen
        assertThat(outcome.statuses()).containsKeys(200, 302, 400, 401, 403, 404, 405, 415);
    }

    @Test
    void everybody_is_answered_and_nothing_is_a_fault_of_ours() throws Exception {
        var outcome = barrage(doors(), PATIENCE).send(REQUESTS / 3, REQUESTS, guests.all());
        told("people", outcome);
        System.out.println("signed out " + guests.signedOut() + " times");

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.statuses()).containsKeys(200, 204, 302, 400, 403, 404, 405, 406, 409, 415, 422);
        assertThat(guests.signedOut()).as("signed out").isLessThan(outcome.answered() / 50);
    }

    /** Stands for any door somebody adds, and breaks on what few would send. */
    static final class Planted {
        private final CountDownLatch stuck = new CountDownLatch(1);

        @ResponseBody
        String breaks(@RequestParam String day) {
            if (day.startsWith("+")) throw new IllegalStateException("nobody had thought of that year");
            return "fine";
        }

        @ResponseBody
        String hangs(@RequestParam String limit) throws InterruptedException {
            if (limit.startsWith("-")) stuck.await();
            return "fine";
        }
    }

    @Test
    void what_breaks_and_what_hangs_at_a_new_door_is_found() throws Exception {
        var mappings = application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        var planted = new Planted();
        var ways = Map.of("/planted/breaks", "breaks", "/planted/hangs", "hangs");
        ways.forEach((path, method) -> mappings.registerMapping(mapping(path, mappings), planted, method(method)));
        try {
            var theirs = doors().stream()
                    .filter(door -> ways.containsKey(door.path()))
                    .toList();
            var outcome = barrage(theirs, Duration.ofMillis(500)).send(0, 600, guests.all());

            assertThat(outcome.faults())
                    .extracting(fault -> fault.what() + " at "
                            + fault.shot().request().door().path())
                    .contains("a fault of ours 500 at /planted/breaks", "no answer in time at /planted/hangs");
            // so that it can be sent once more
            assertThat(outcome.faults().get(0).toString()).contains(" /planted/", "\\r\\n", "Connection: close");
        } finally {
            planted.stuck.countDown();
            ways.keySet().forEach(path -> mappings.unregisterMapping(mapping(path, mappings)));
        }
    }

    private static RequestMappingInfo mapping(String path, RequestMappingHandlerMapping mappings) {
        return RequestMappingInfo.paths(path)
                .methods(RequestMethod.GET)
                .options(mappings.getBuilderConfiguration())
                .build();
    }

    private static java.lang.reflect.Method method(String name) {
        try {
            return Planted.class.getDeclaredMethod(name, String.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void told(String who, Barrage.Outcome outcome) {
        System.out.println("seed " + SEED + ", " + who + ": " + outcome);
        if (!outcome.faults().isEmpty()) System.out.println(outcome.kinds());
        outcome.faults().stream().limit(SHOWN).forEach(System.out::println);
    }

    private Barrage barrage(List<Door> doors, Duration patience) throws IOException {
        var requests = new OddRequests(SEED, doors, names(doors), schemas(), ids, OddGuests.DESK);
        return new Barrage(newsroom.url(), requests, patience);
    }

    /** Every one of the running application, and what is served without a handler. */
    private List<Door> doors() {
        var mapped = application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mappings -> mappings.getHandlerMethods().entrySet().stream())
                .flatMap(way -> Door.of(way.getKey(), way.getValue()));
        var others = Stream.of(
                        "/health", "/actuator", "/assets/app.css", "/assets/", "/favicon.ico", "/api/", "/nowhere")
                .map(path -> Door.plain("GET", path));
        var security = Stream.of("/sign-in", "/sign-out").map(path -> Door.plain("POST", path));
        return Stream.of(mapped, others, security)
                .flatMap(doors -> doors)
                .sorted(Comparator.comparing(Door::path)
                        .thenComparing(Door::method)
                        .thenComparing(door -> door.params().toString()))
                .toList();
    }

    /** Of every parameter a handler reads and every field a page has. */
    private static List<String> names(List<Door> doors) throws IOException {
        var names =
                new TreeSet<>(List.of("lang", "theme", "_csrf", "username", "password", "error", "out", "continue"));
        doors.forEach(door -> door.fields().forEach(field -> names.add(field.name())));
        var field = Pattern.compile("\\bname=\"([\\w.]+)\"");
        for (var page : new PathMatchingResourcePatternResolver().getResources("classpath:/templates/**/*.html"))
            field.matcher(page.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> names.add(found.group(1)));
        return List.copyOf(names);
    }

    /** What the doors for programs read, as the OpenAPI document says. */
    private Map<String, JsonNode> schemas() {
        var document = newsroom.editor().get("/v3/api-docs").json();
        var schemas = new HashMap<String, JsonNode>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(way -> {
                    var schema = way.getValue().at("/requestBody/content/application~1json/schema");
                    var named = schema.path("$ref").asString("");
                    schemas.put(
                            way.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                            named.isEmpty() ? schema : document.at(named.substring(1)));
                }));
        return schemas;
    }

    /** Stories and claims of the desk, at the steps one can get them to, and one of another desk. */
    private Map<String, List<String>> ids() {
        var everything = new Desk(newsroom.url(), guests.whoMayDoEverything(), Guests.PASSWORD);
        for (var i = 0; i < 3; i++) {
            var story = newsroom.readStory(everything);
            everything.post("/api/articles/" + story + "/accept", Map.of());
        }
        var claims = strings("select id::text from claim where desk = ? and state = 'IN_VERIFICATION' order by number");
        claims.stream().limit(3).forEach(claim -> {
            everything.post("/api/claims/" + claim + "/take", Map.of());
            everything.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital"));
        });
        var ids = new TreeMap<String, List<String>>();
        ids.put("claim", claims);
        ids.put("article", strings("select id::text from article where desk = ? order by id"));
        ids.put("number", strings("select number::text from claim where desk = ? order by number"));
        ids.put("step", strings("select id::text from open_step where desk = ? order by id"));
        ids.put(
                "evidence",
                strings(
                        "select e.id::text from evidence e join claim c on c.id = e.claim where c.desk = ? order by 1"));
        ids.put("elsewhere", List.of(newsroom.claimInVerification().get("id").asString()));
        return ids;
    }

    private List<String> strings(String sql) {
        return database.queryForList(sql, String.class, OddGuests.DESK);
    }
}
