package org.recoupe.trial.seed;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.recoupe.report.Milestones;
import org.recoupe.trial.TrialPeople;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sows a {@link Plan}: past stories whose claims are decided, today's whose claims wait. */
@Component
@Profile("trial")
public class Seeding {
    private static final Duration PAST = Duration.ofDays(730);
    private static final Duration RECENT = Duration.ofHours(72);
    private static final int STORIES_AT_ONCE = 200;
    private static final int SHARE_SET_ASIDE = 12;
    private static final int SHARE_NOT_ACCEPTED = 20;

    private final JdbcTemplate sql;
    private final Flyway owner;
    private final TrialPeople people;
    private final Cast cast;
    private final Milestones milestones;
    private final Clock clock;

    Seeding(JdbcTemplate sql, Flyway owner, TrialPeople people, Cast cast, Milestones milestones, Clock clock) {
        this.sql = sql;
        this.owner = owner;
        this.people = people;
        this.cast = cast;
        this.milestones = milestones;
        this.clock = clock;
    }

    /** There is something in the way. */
    static final class Refused extends RuntimeException {
        Refused(String why) {
            super(why);
        }
    }

    /** Says on the stream how far it is. */
    public void sow(Plan plan, PrintStream out) {
        refuseAmongOthers(plan);
        var start = clock.instant();
        try (var connection = owned().getConnection()) {
            connection.setAutoCommit(false);
            new Sowing(plan, start.truncatedTo(ChronoUnit.MICROS), connection, out).everything();
        } catch (SQLException e) {
            throw new IllegalStateException("nothing more can be written", e);
        }
        sql.update("""
                update open_step s set contradicted = true
                where not s.contradicted and s.claim in (select o.claim from claim_view_open_contradiction o)""");
        analyse();
        milestones.catchUp();
        var seconds = Duration.between(start, clock.instant()).toSeconds();
        out.printf(Locale.ROOT, "sown in %d s: %s%n", seconds, counts());
    }

    private void refuseAmongOthers(Plan plan) {
        var others = sql.queryForObject(
                "select count(*) from article where external_id is null or external_id not like 'trial-%'", Long.class);
        if (others != null && others > 0 && !plan.force())
            throw new Refused("There are " + others + " stories already; --force to sow among them.");
        var again = sql.queryForObject(
                "select exists (select 1 from article where external_id like ?)", Boolean.class, externalId(plan, "%"));
        if (Boolean.TRUE.equals(again))
            throw new Refused("Seed number " + plan.number() + " was sown already; --seed N for another.");
    }

    /** Or the first pages would be planned as for empty tables; only who owns them may. */
    private void analyse() {
        new JdbcTemplate(owned()).execute("analyze");
    }

    /** What never happened is written by whoever owns the tables: the application itself could not put it into the past. */
    private DataSource owned() {
        return owner.getConfiguration().getDataSource();
    }

    private String counts() {
        var tables = List.of("article", "claim", "evidence", "verdict", "open_step", "audit_entry");
        var counted = new ArrayList<String>();
        for (var table : tables) {
            counted.add(table + " " + sql.queryForObject("select count(*) from " + table, Long.class));
        }
        return String.join(", ", counted);
    }

    private static String externalId(Plan plan, String number) {
        return "seed-" + plan.number() + "-" + number;
    }

    /** One run over the plan. */
    private final class Sowing {
        private final Plan plan;
        private final Instant now;
        private final Connection connection;
        private final PrintStream out;
        private final Random random;
        private final Ledger ledger = new Ledger();
        private final References references;
        private final List<Phrasebook> phrases;
        private final List<List<Told.Speaker>> speakers;
        private final List<Crew> crews;
        private int stories;

        Sowing(Plan plan, Instant now, Connection connection, PrintStream out) {
            this.plan = plan;
            this.now = now;
            this.connection = connection;
            this.out = out;
            this.references = new References(connection);
            this.random = new Random(plan.number());
            this.phrases = List.of(Phrasebook.of("fr", random), Phrasebook.of("en", random));
            this.speakers = phrases.stream().map(p -> cast.of(p, random)).toList();
            var everybody = people.everybody();
            this.crews = List.of(Crew.of("international", everybody), Crew.of("politique", everybody));
        }

        void everything() throws SQLException {
            var past = Math.max(1, plan.decided() / plan.claimsInAStory());
            var begun = now.minus(PAST);
            var each = PAST.minus(RECENT).dividedBy(past + 1L);
            for (var left = plan.decided(); left > 0; ) {
                var received = begun.plus(each.multipliedBy(Math.min(stories, past)));
                left -= pastStory(received.plusSeconds(random.nextInt(600)).truncatedTo(ChronoUnit.MICROS), left);
            }
            for (var left = plan.open(); left > 0; ) {
                var age = (long) (RECENT.toSeconds() * random.nextDouble()) + 3600;
                left -= todaysStory(now.minusSeconds(age), left);
            }
            write();
        }

        private int pastStory(Instant received, int atMost) throws SQLException {
            var claims = Math.min(atMost, size());
            story(received, claims, true, (life, accepted) -> life.decide(accepted));
            return claims;
        }

        private int todaysStory(Instant received, int atMost) throws SQLException {
            var claims = Math.min(atMost, size());
            if (random.nextInt(SHARE_NOT_ACCEPTED) == 0) {
                story(received, claims, false, (life, accepted) -> life.select());
                return 1;
            }
            story(received, claims, true, (life, accepted) -> life.leaveOpen(accepted, now));
            return claims;
        }

        private interface Ending {
            void of(ClaimLife life, Instant accepted);
        }

        private void story(Instant received, int claims, boolean accepted, Ending ending) throws SQLException {
            var language = random.nextInt(100) < 65 ? 0 : 1;
            var crew = crews.get(random.nextInt(100) < 55 ? 0 : 1);
            var aside = 0;
            for (var i = 0; i < claims; i++) if (random.nextInt(SHARE_SET_ASIDE) == 0) aside++;
            var told = Told.of(claims + aside, speakers.get(language), phrases.get(language), random);
            new StoryLife(ledger, random, crew, told, received)
                    .live(
                            externalId(plan, Integer.toString(stories)),
                            accepted,
                            (article, extracted, at) ->
                                    lives(told, language, crew, article, extracted, at, claims, ending));
            stories++;
            if (stories % STORIES_AT_ONCE == 0) write();
        }

        private List<ClaimLife> lives(
                Told told,
                int language,
                Crew crew,
                UUID article,
                Instant extracted,
                Instant accepted,
                int worked,
                Ending ending) {
            var lives = new ArrayList<ClaimLife>();
            for (var said : told.said()) {
                var life = new ClaimLife(
                        ledger,
                        random,
                        phrases.get(language),
                        speakers.get(language),
                        crew,
                        article,
                        references.next(),
                        lives.size() + 1,
                        said,
                        extracted);
                if (lives.size() < worked) ending.of(life, accepted);
                else life.setAside();
                lives.add(life);
            }
            return lives;
        }

        private int size() {
            var usual = plan.claimsInAStory();
            return Math.max(1, usual - usual / 4 + random.nextInt(Math.max(1, usual / 2 + 1)));
        }

        private void write() throws SQLException {
            ledger.flush(connection);
            connection.commit();
            out.printf("%d stories%n", stories);
        }
    }
}
