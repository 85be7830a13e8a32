package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.recoupe.trial.bench.Visitor;
import org.recoupe.trial.seed.Plan;
import org.recoupe.trial.seed.Seeding;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page with many rows asks the database no more often than one with few. A newsroom of its own, for it is filled. */
@NewsroomTest
@Import(CountedStatements.class)
class StatementsPerPageTest {
    /** Who opens what; {@code {article}}, {@code {claim}} and {@code {proposed}} stand for the first of the list. */
    private static final List<Opened> PAGES = List.of(
            new Opened("karim.benali", "/tasks"),
            new Opened("karim.benali", "/tasks?group=article"),
            new Opened("karim.benali", "/articles"),
            new Opened("karim.benali", "/articles/{article}"),
            new Opened("karim.benali", "/search?q=place+pont+or+habitants+or+tribunal"),
            new Opened("karim.benali", "/settings"),
            new Opened("paul.girard", "/approvals"),
            new Opened("paul.girard", "/dashboard"),
            new Opened("agnes.perrin", "/audit"),
            new Opened("agnes.perrin", "/processes"));

    private final Newsroom newsroom;
    private final Seeding seeding;
    private final JdbcClient sql;

    StatementsPerPageTest(Newsroom newsroom, Seeding seeding, JdbcClient sql) {
        this.newsroom = newsroom;
        this.seeding = seeding;
        this.sql = sql;
    }

    private record Opened(String by, String path) {}

    @Disabled("not seen green yet: compares different claims")
    @Test
    void many_rows_cost_as_many_statements_as_few() throws Exception {
        sow(new Plan(6, 4, 5, 1, true));
        var few = statements();
        sow(new Plan(400, 200, 60, 2, true));
        var many = statements();
        many.forEach((page, said) -> assertThat(said.size())
                .as("%s: %s", page, said)
                .isLessThanOrEqualTo(few.getOrDefault(page, said).size()));
    }

    private void sow(Plan plan) {
        seeding.sow(plan, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private Map<Opened, List<String>> statements() throws Exception {
        var found = new LinkedHashMap<Opened, List<String>>();
        var visitors = new LinkedHashMap<String, Visitor>();
        for (var page : PAGES) {
            if (!visitors.containsKey(page.by())) visitors.put(page.by(), Visitor.signedIn(newsroom.url(), page.by()));
            var visitor = visitors.get(page.by());
            var path = path(page.path());
            visitor.get(path); // the first time something may be learnt for good
            CountedStatements.take();
            var status = visitor.get(path).status();
            var said = CountedStatements.take();
            // a page that is not there yet, or not for everybody, has no rows either
            if (status == 200) found.put(page, said);
        }
        return found;
    }

    private String path(String pattern) {
        return pattern.replace("{article}", first("article")).replace("{claim}", first("claim"));
    }

    private String first(String table) {
        return sql.sql("select id from " + table + " where desk = 'international' order by id limit 1")
                .query(UUID.class)
                .single()
                .toString();
    }
}
