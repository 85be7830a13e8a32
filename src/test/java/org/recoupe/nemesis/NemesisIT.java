package org.recoupe.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recoupe.nemesis.Breach.Promise;

/**
 * The jar keeps its word while the machine fails. In {@code mvn verify} one round of the quickest kinds; all of them, twenty rounds each,
 * with {@code mvn -Pnemesis verify} ({@code -Dnemesis.rounds=3 -Dnemesis.kinds=DISK_FULL,NODE_KILLED} for fewer). Histories and the table
 * lie in {@code target/nemesis}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 6, unit = TimeUnit.HOURS)
class NemesisIT {
    private static final String QUICKEST = "BACKEND_KILLED,POSTMASTER_KILLED,POSTMASTER_FROZEN";
    private static final Path REPORT = Path.of("target", "nemesis");

    private final int rounds = Integer.getInteger("nemesis.rounds", 1);
    private final Set<Kind> chosen = chosen();
    private final List<Ordeal.Result> results = new ArrayList<>();
    private @Nullable Site site;
    private Kind.@Nullable Place place;

    @TempDir
    static Path folder;

    @Order(1)
    @ParameterizedTest
    @EnumSource(Kind.class)
    void it_keeps_its_word(Kind kind) throws Exception {
        assumeTrue(chosen.contains(kind), "only in mvn -Pnemesis verify");
        var here = at(kind.place());
        try (var ordeal = new Ordeal(kind, here, REPORT.resolve(kind + ".jsonl"))) {
            for (var round = 0; round < rounds; round++) ordeal.round();
            ordeal.awaitEverythingRead();
            var result = ordeal.result();
            results.add(result);
            System.out.println(line(result));
            assertThat(result.breaches()).isEmpty();
            assertThat(result.acknowledged()).isPositive();
        }
    }

    /** Were the checker blind, everything above would be green as well. Spoils the site. */
    @Order(2)
    @Test
    void what_is_falsified_behind_its_back_is_seen() throws Exception {
        try (var ordeal = new Ordeal(Kind.BACKEND_KILLED, at(Kind.Place.EMBEDDED), REPORT.resolve("falsified.jsonl"))) {
            var owner = at(Kind.Place.EMBEDDED).owner();
            // on a slow machine nothing may be approved in the first
            do ordeal.round();
            while (owner.numbers("select count(*) from verdict where decision = 'APPROVED'")
                    .equals(List.of(0L)));
            assertThat(ordeal.check()).isEmpty();

            owner.tell("alter table verdict disable trigger user; alter table verdict drop constraint four_eyes");
            owner.tell("update verdict set decided_by = proposed_by where decision = 'APPROVED' and id ="
                    + " (select id from verdict where decision = 'APPROVED' limit 1)");
            assertThat(ordeal.check()).extracting(Breach::promise).contains(Promise.FOUR_EYES);

            owner.tell("alter table audit_entry disable trigger user; alter table audit_facts disable trigger user");
            owner.tell("delete from audit_entry where seq = (select max(seq) from audit_entry where action = 'taken')");
            assertThat(ordeal.check()).extracting(Breach::promise).contains(Promise.ON_RECORD, Promise.NOTHING_LOST);

            owner.tell("alter table evidence disable trigger user");
            owner.tell("insert into evidence select (jsonb_populate_record(e, jsonb_build_object('id',"
                    + " gen_random_uuid()))).* from evidence e order by added_at desc limit 1");
            assertThat(ordeal.check()).extracting(Breach::promise).contains(Promise.ONCE);
        } finally {
            leave();
        }
    }

    /** A database that says "kept" before it is: what the durable settings are for. */
    @Order(3)
    @Test
    void what_was_acknowledged_before_it_was_on_disk_is_missed() throws Exception {
        assumeTrue(chosen.contains(Kind.POSTMASTER_KILLED) && rounds > 1, "only in mvn -Pnemesis verify");
        leave();
        try (var careless = Site.embedded(
                        folder.resolve("careless"),
                        "--spring.datasource.hikari.connection-init-sql=set synchronous_commit to off");
                var ordeal = new Ordeal(Kind.POSTMASTER_KILLED, careless, REPORT.resolve("careless.jsonl"))) {
            careless.administrator().tell("alter system set wal_writer_delay = '10s'");
            careless.administrator().tell("alter system set wal_writer_flush_after = 0");
            careless.administrator().tell("select pg_reload_conf()");
            for (var round = 0; round < 5 && ordeal.result().lost() == 0; round++) ordeal.round();
            var result = ordeal.result();
            System.out.println("synchronous_commit off: " + line(result));
            assertThat(result.lost()).isPositive();
        }
    }

    @AfterAll
    void report() throws Exception {
        leave();
        if (results.isEmpty()) return;
        var table = Stream.concat(
                        Stream.of(
                                "| fault | rounds | acknowledged | refused (503) | lost | unknown | other 5xx |"
                                        + " breaches | longest recovery |",
                                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"),
                        results.stream().map(NemesisIT::line))
                .collect(Collectors.joining("\n", "", "\n"));
        System.out.println(table);
        Files.createDirectories(REPORT);
        Files.writeString(REPORT.resolve("table.md"), table);
    }

    private static String line(Ordeal.Result result) {
        return "| %s | %d | %d | %d | %d | %d | %d | %d | %s s |"
                .formatted(
                        result.kind().words(),
                        result.rounds(),
                        result.acknowledged(),
                        result.refused(),
                        result.lost(),
                        result.unknown(),
                        result.faults(),
                        result.breaches().size(),
                        seconds(result.longestRecovery()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1e3);
    }

    private Site at(Kind.Place wanted) throws Exception {
        if (site != null && place == wanted) return site;
        leave();
        var here = folder.resolve(wanted.name().toLowerCase(Locale.ROOT) + "-" + results.size());
        var opened = switch (wanted) {
            case EMBEDDED -> Site.embedded(here, "--spring.datasource.hikari.maximum-pool-size=6");
            case SMALL_DISK -> Site.onSmallDisk(here);
            case SMALL_DISK_TO_THE_LAST -> Site.onSmallDisk(here, "--recoupe.least-free=0B");
            case TWO_NODES -> Site.twoNodes(here);
        };
        assumeTrue(opened != null, "a small disk can only be mounted by root");
        site = opened;
        place = wanted;
        return opened;
    }

    private void leave() throws Exception {
        var left = site;
        site = null;
        place = null;
        if (left != null) left.close();
    }

    private static Set<Kind> chosen() {
        var named = System.getProperty("nemesis.kinds", QUICKEST);
        return named.equals("all")
                ? EnumSet.allOf(Kind.class)
                : Stream.of(named.split(",", -1)).map(Kind::valueOf).collect(Collectors.toSet());
    }
}
