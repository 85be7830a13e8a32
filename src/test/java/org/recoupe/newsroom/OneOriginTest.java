package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.source.Source;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** From whom a piece comes in the end has one home, {@code claim.Corroboration}; every door that counts origins says the same. */
@NewsroomTest
class OneOriginTest {
    private final Newsroom newsroom;
    private final SourceRegistry sources;
    private final ClaimFile claims;
    private final JdbcTemplate database;

    OneOriginTest(Newsroom newsroom, SourceRegistry sources, ClaimFile claims, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.sources = sources;
        this.claims = claims;
        this.database = database;
    }

    /** Two hundred newsrooms' address books, one after the other: who speaks for whom as it became known, against a walk up by hand. */
    @Test
    void whoever_speaks_for_somebody_is_of_their_origin() {
        var random = new Random(7);
        var wrong = new ArrayList<String>();
        var longest = 0;
        var refused = 0;
        for (int history = 0; history < 200; history++) {
            var people = new ArrayList<UUID>();
            var above = new HashMap<UUID, UUID>();
            var size = 2 + random.nextInt(history % 20 == 0 ? 40 : 6);
            for (int i = 0; i < size; i++) people.add(source(history + " " + i));
            for (int step = 0; step < 2 * size; step++) {
                // now and then a long line, one after the other
                var from = history % 20 == 0 ? step % size : random.nextInt(size);
                var to = history % 20 == 0 ? (from + 1) % size : random.nextInt(size);
                var who = people.get(from);
                var whom = people.get(to);
                if (above.containsKey(who) || who.equals(whom)) continue;
                var closes = top(whom, above).equals(who);
                try {
                    database.update("update source set affiliated_to = ? where id = ?", whom, who);
                    if (closes) wrong.add("a circle was closed");
                    above.put(who, whom);
                } catch (DataAccessException circle) {
                    if (!closes) wrong.add("refused: " + circle.getMessage());
                    refused++;
                }
            }
            for (var one : people) {
                var key = originOf(one);
                if (!key.equals(top(one, above).toString())) wrong.add(history + ": " + one + " is of " + key);
                longest = Math.max(longest, length(one, above));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).as("circles").isGreaterThan(50);
        assertThat(longest).as("steps of the longest line").isGreaterThan(20);
    }

    private static UUID top(UUID one, Map<UUID, UUID> above) {
        var top = one;
        while (above.containsKey(top)) top = above.get(top);
        return top;
    }

    private static int length(UUID one, Map<UUID, UUID> above) {
        var steps = 0;
        for (var next = one; above.containsKey(next); next = above.get(next)) steps++;
        return steps;
    }

    private UUID source(String name) {
        var id = UUID.randomUUID();
        database.update(
                "insert into source (id, name, kind, desk) values (?, ?, 'ORGANISATION', 'international')", id, name);
        return id;
    }

    /** What a text says that would close a circle is passed over; nothing fails for it. */
    @Test
    void a_text_that_turns_affiliations_round_is_read_all_the_same() {
        var spokesman = named("Le porte-parole " + UUID.randomUUID(), null);
        var office = named("L'office " + UUID.randomUUID(), null);
        named(spokesman.name(), office.id());
        named(office.name(), spokesman.id());
        assertThat(originOf(spokesman.id())).isEqualTo(originOf(office.id()));
        assertThat(sources.source(office.id()).affiliatedTo()).isNull();
        assertThatThrownBy(() -> database.update(
                        "update source set affiliated_to = ? where id = ?", spokesman.id(), office.id()))
                .isInstanceOf(DataAccessException.class);
    }

    /** As the database still says it of verdicts from before. */
    private String originOf(UUID source) {
        return database.queryForObject("select origin_of(?)::text", String.class, source);
    }

    private Source named(String name, UUID speaksFor) {
        return sources.resolve("international", name, SourceKind.ORGANISATION, List.of(), speaksFor);
    }

    /** Pieces of a claim, at random: an organisation, those who speak for it, people under aliases, who are one. Page, rule and line agree. */
    @Test
    void the_page_the_rule_and_the_line_count_the_same() {
        var random = new Random(11);
        var office = named("La préfecture " + UUID.randomUUID(), null);
        var speaker = named("La préfète " + UUID.randomUUID(), office.id());
        var aide = named("L'aide " + UUID.randomUUID(), speaker.id());
        var other = named("L'hôpital " + UUID.randomUUID(), null);
        var named = List.of(office, speaker, aide, other);
        var aliases = List.of("Un responsable", "un responsable", "Une VOISINE É", "une voisine é", "ÎLE", "île");
        for (int life = 0; life < 6; life++) {
            var claim = newsroom.claimInVerification();
            var id = claim.get("id").asString();
            newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
            var expected = new HashSet<String>();
            for (int piece = 0; piece < 5; piece++) {
                if (random.nextInt(3) == 0) {
                    var alias = aliases.get(random.nextInt(aliases.size()));
                    attached(newsroom.reviewer().post("/api/claims/" + id + "/evidence", confidential(alias)));
                    expected.add("confidential");
                } else {
                    var source = named.get(random.nextInt(named.size()));
                    attached(newsroom.reviewer()
                            .post(
                                    "/api/claims/" + id + "/evidence",
                                    Newsroom.evidence("REFUTES", source.id().toString())));
                    expected.add(source == other ? "other" : "office");
                }
            }
            newsroom.proposed(newsroom.reviewer(), id);

            var view = claims.claim(
                    UUID.fromString(id), newsroom.person("paul.girard").actor());
            assertThat(view.origins().stream().filter(ClaimView.OriginView::counts))
                    .as("the page")
                    .hasSize(expected.size());
            assertThat(database.queryForObject(
                            "select sources from waiting_verdict where claim = ?::uuid", Integer.class, id))
                    .as("the line before the supervisors")
                    .isEqualTo(expected.size());
        }
    }

    private static void attached(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static Map<String, Object> confidential(String alias) {
        return Map.of(
                "stance", "REFUTES",
                "kind", "INTERVIEW",
                "confidential", true,
                "basis", "OWN",
                "weight", "était dans la salle",
                "alias", alias,
                "identity", "Rose Delmas",
                "contact", "par Karim");
    }

    /** Whom a source speaks for is followed upwards in three places of the code: to have the line at hand, to put it before a reader, and to count by its end. */
    @Test
    void nobody_else_walks_up_the_line() {
        assertThat(walksBy("affiliatedTo"))
                .containsExactlyInAnyOrder(
                        "SourceRegistry.withAffiliations", "ClaimFile.chain", "Source.allAffiliations");
        assertThat(walksBy("allAffiliations"))
                .containsExactlyInAnyOrder("SourceRegistry.withAffiliations", "SourceLines.above");
    }

    private static Stream<String> walksBy(String method) {
        return main().get(Source.class).getMethod(method).getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getSimpleName() + "."
                        + access.getOrigin().getName())
                .distinct();
    }

    private static JavaClasses main() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.recoupe");
    }
}
