package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.recoupe.kernel.Role;
import org.recoupe.web.CurrentActor;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Somebody of every role looks at claims in every state, for themselves and standing in for whoever holds them: what the pages offer them is
 * done when they send it, and what they send without being offered it is refused.
 */
@NewsroomTest
class OfferedFormsTest {
    private static final String DESK = "international";
    private static final String KARIM = "karim.benali";
    private static final Set<Role> WORKING = EnumSet.of(Role.EDITOR, Role.REVIEWER, Role.SUPERVISOR);
    private static final Pattern DEED = Pattern.compile("name=\"do\" value=\"([a-z-]+)\"");

    /** Where a claim is, and with whom. */
    private enum Stage {
        /** Nobody's. */
        FREE,
        /** With Karim. */
        HELD,
        /** Proposed by Karim. */
        PROPOSED,
        /** Proposed for Karim by whoever stands in for him; he is back. */
        PROPOSED_FOR,
        DECIDED,
        /** Reopened, its verdict still in force, and with Karim. */
        AGAIN,
        ASIDE
    }

    /** Forms of the page of a claim, and of the bench beside a story. */
    private static final Map<String, String> ON_CLAIM = Map.of(
            "take", "",
            "release", "",
            "attach", "stance=SUPPORTS&source=Hôpital&kind=STATEMENT&title=Note",
            "propose", "verdict=UNVERIFIED&rationale=rien&nothingMissing=true&version={version}",
            "withdraw-verdict", "",
            "correct", "source={new}",
            "proposition", "text={new}&version={version}",
            "set-aside", "reason=SUPERSEDED",
            "select", "");

    private static final Map<String, String> ON_STORY = Map.of(
            "correct", "claim={n}&version={version}&source={new}",
            "stance", "claim={n}&version={version}&stance=HEDGES",
            "set-aside", "claim={n}&reason=SUPERSEDED",
            "select", "claim={n}");

    /** Whoever works on no claims is not asked at each stage. */
    private static final Set<Stage> WITH_SOMEBODY = EnumSet.of(Stage.HELD, Stage.AGAIN);

    /** @param works on claims, in one role or another */
    private record Person(String user, PageSession pages, boolean works) {}

    private final Newsroom newsroom;
    private final Guests guests;
    private final JdbcTemplate database;
    private final Deque<String> free = new ArrayDeque<>();
    private final List<String> waiting = new ArrayList<>();
    private int names;

    OfferedFormsTest(Newsroom newsroom, Guests guests, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.guests = guests;
        this.database = database;
    }

    @AfterEach
    void everybody_is_back() {
        database.update("update stand_in set ended_at = now(), ended_by = 'x' where ended_at is null");
    }

    /** What waits here would stand before what other tests propose. */
    @AfterEach
    void nothing_waits() {
        for (var id : waiting)
            for (var proposer : List.of(newsroom.reviewer(), newsroom.otherReviewer()))
                proposer.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
    }

    @TestFactory
    Stream<DynamicTest> what_is_offered_is_done_and_nothing_else() {
        var everybody = new ArrayList<Person>();
        for (var role : Role.values()) if (role != Role.SYSTEM) everybody.add(person(role));
        everybody.add(new Person(KARIM, newsroom.pagesOf(KARIM), true));
        return everybody.stream()
                .flatMap(person -> Stream.of(false, true)
                        .filter(standing -> !standing || !person.user().equals(KARIM))
                        .map(standing -> DynamicTest.dynamicTest(
                                person.user() + (standing ? " for Karim" : ""), () -> walk(person, standing))));
    }

    private void walk(Person person, boolean standing) {
        var wrong = new ArrayList<String>();
        for (var stage : person.works() ? EnumSet.allOf(Stage.class) : WITH_SOMEBODY) {
            for (var forms : List.of(ON_CLAIM, ON_STORY)) {
                var claim = reached(stage, person, standing);
                var page = page(forms, claim);
                var offered = offered(person, page);
                var not = new TreeMap<>(forms);
                not.keySet().removeAll(offered);
                var said = not.entrySet().stream()
                        .map(form -> form.getKey() + " " + sent(person, page, form.getKey(), form.getValue(), claim))
                        .toList();
                if (isDone(claim)) wrong.add(stage + " " + page + " one of these, which are not offered: " + said);
                for (var deed : forms.keySet()) {
                    if (!offered.contains(deed)) continue;
                    var another = reached(stage, person, standing);
                    var status = sent(person, page(forms, another), deed, forms.get(deed), another);
                    if (!isDone(another) || status != 302)
                        wrong.add(stage + " " + page + " " + deed + " is offered, and was answered " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private boolean isDone(JsonNode before) {
        return newsroom.claim(before.get("id").asString()).get("version").asInt()
                != before.get("version").asInt();
    }

    /** A claim that has come so far; and from then on somebody stands in for Karim or nobody does. */
    private JsonNode reached(Stage stage, Person person, boolean standing) {
        everybody_is_back();
        var id = at(stage);
        if (standing) standsIn(person.user());
        return newsroom.claim(id);
    }

    private static String page(Map<String, String> forms, JsonNode claim) {
        return forms == ON_CLAIM
                ? "/claims/" + claim.get("id").asString()
                : "/articles/" + claim.get("article").asString() + "?claim=" + number(claim);
    }

    private static Set<String> offered(Person person, String page) {
        var shown = person.pages().get(page);
        assertThat(shown.statusCode()).isIn(200, 403);
        var offered = new TreeSet<String>();
        for (var deed = DEED.matcher(shown.body()); deed.find(); ) offered.add(deed.group(1));
        return offered;
    }

    private int sent(Person person, String page, String deed, String fields, JsonNode claim) {
        var form = new HashMap<String, String>(Map.of("do", deed));
        var filled = fields.replace("{version}", claim.get("version").asString())
                .replace("{n}", number(claim))
                .replace("{new}", "Témoin " + ++names);
        for (var field : filled.split("&", -1)) {
            if (field.isEmpty()) continue;
            form.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        return person.pages().post(page.replaceAll("\\?.*", ""), form).statusCode();
    }

    private static String number(JsonNode claim) {
        return claim.get("number").asString().substring(2);
    }

    private Person person(Role role) {
        var user = "offered." + role.name().toLowerCase(Locale.ROOT);
        guests.invite(user, CurrentActor.DESK + DESK, CurrentActor.authority(role));
        return new Person(user, new PageSession(newsroom.url(), user, Guests.PASSWORD), WORKING.contains(role));
    }

    /** By SQL, as it may have been arranged when they had another role. */
    private void standsIn(String person) {
        database.update("""
                insert into stand_in (id, desk, absent, person, from_at, until_at, said_by, said_at)
                values (gen_random_uuid(), ?, ?, ?, now() - interval '1 hour', now() + interval '1 hour', 'x', now())""", DESK, KARIM, person);
    }

    /** The id of a claim that has come so far and no further. */
    private String at(Stage stage) {
        var id = next();
        if (stage == Stage.PROPOSED || stage == Stage.PROPOSED_FOR) waiting.add(id);
        var claim = "/api/claims/" + id;
        var karim = newsroom.reviewer();
        switch (stage) {
            case FREE -> {}
            case HELD -> karim.post(claim + "/take", Map.of());
            case PROPOSED -> {
                karim.post(claim + "/take", Map.of());
                newsroom.proposed(karim, id);
            }
            case PROPOSED_FOR -> {
                karim.post(claim + "/take", Map.of());
                standsIn("ines.fontaine");
                newsroom.proposed(newsroom.otherReviewer(), id);
                everybody_is_back();
            }
            case DECIDED, AGAIN -> {
                karim.post(claim + "/take", Map.of());
                newsroom.proposed(karim, id);
                var approved = newsroom.supervisor()
                        .post(
                                claim + "/verdict/approval",
                                Map.of("version", newsroom.claim(id).get("version")));
                assertThat(approved.status()).isEqualTo(200);
                if (stage == Stage.AGAIN) {
                    newsroom.supervisor().post(claim + "/reopen", Map.of("reason", "du nouveau"));
                    karim.post(claim + "/take", Map.of());
                }
            }
            case ASIDE -> {
                var aside = newsroom.editor().post(claim + "/set-aside", Map.of("reason", "SUPERSEDED"));
                assertThat(aside.status()).isEqualTo(200);
            }
        }
        return id;
    }

    /** Of a story there are many: to read one takes longer than to walk a claim somewhere. */
    private String next() {
        if (free.isEmpty()) {
            var text = IntStream.rangeClosed(1, 40)
                    .mapToObj(i -> "Selon le préfet, " + (100 + i) + " maisons ont brûlé à Tamba.")
                    .collect(Collectors.joining("\n\n"));
            var story = newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text);
            newsroom.claims(story)
                    .forEach(claim -> newsroom.editor()
                            .post("/api/claims/" + claim.get("id").asString() + "/select", Map.of()));
            newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
            newsroom.claims(story)
                    .valueStream()
                    .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                    .forEach(claim -> free.add(claim.get("id").asString()));
        }
        return free.remove();
    }
}
