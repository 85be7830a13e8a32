package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    /**
     * Who opens what: of stories the one with the fewest or most claims, of confirmed and of proposed claims the one with the least or
     * most evidence, and a word that is found in the claims of both newsrooms.
     */
    private static final List<Opened> PAGES = List.of(
            new Opened("karim.benali", "/tasks"),
            new Opened("karim.benali", "/tasks?group=story"),
            new Opened("karim.benali", "/articles"),
            new Opened("karim.benali", "/articles/{article}"),
            new Opened("karim.benali", "/claims/{claim}"),
            new Opened("karim.benali", "/search?q={word}"),
            new Opened("karim.benali", "/settings"),
            new Opened("paul.girard", "/absences"),
            new Opened("paul.girard", "/approvals"),
            new Opened("paul.girard", "/dashboard"),
            new Opened("paul.girard", "/claims/{proposed}/approval"),
            new Opened("agnes.perrin", "/audit"),
            new Opened("agnes.perrin", "/claims/{claim}/audit"),
            new Opened("agnes.perrin", "/processes"));

    /** Sources come by the hundred, and whom they speak for after them: one question more, whatever the number of rows. */
    private static final int ANOTHER_BATCH = 1;

    private final Newsroom newsroom;
    private final Seeding seeding;
    private final JdbcClient sql;

    StatementsPerPageTest(Newsroom newsroom, Seeding seeding, JdbcClient sql) {
        this.newsroom = newsroom;
        this.seeding = seeding;
        this.sql = sql;
    }

    private record Opened(String by, String path) {}

    @Test
    void many_rows_cost_as_many_statements_as_few() throws Exception {
        sow(new Plan(24, 24, 12, 1, true));
        var word = sql.sql(
                        "select substring(text from '[[:alpha:]]{9,}') w from claim where text ~ '[[:alpha:]]{9,}' order by number limit 1")
                .query(String.class)
                .single();
        var few = statements("asc", word);
        sow(new Plan(400, 200, 60, 2, true));
        var many = statements("desc", word);
        assertThat(many.keySet()).isEqualTo(few.keySet()).hasSameSizeAs(PAGES);
        many.forEach((page, said) -> {
            var more = new ArrayList<>(said);
            few.getOrDefault(page, List.of()).forEach(more::remove);
            assertThat(said.size())
                    .as("%s says more: %s", page, more)
                    .isLessThanOrEqualTo(few.getOrDefault(page, List.of()).size() + ANOTHER_BATCH);
        });
    }

    private void sow(Plan plan) {
        seeding.sow(plan, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }

    private Map<Opened, List<String>> statements(String order, String word) throws Exception {
        var found = new LinkedHashMap<Opened, List<String>>();
        var visitors = new LinkedHashMap<String, Visitor>();
        for (var page : PAGES) {
            if (!visitors.containsKey(page.by())) visitors.put(page.by(), Visitor.signedIn(newsroom.url(), page.by()));
            var visitor = visitors.get(page.by());
            var path = path(page.path(), order).replace("{word}", word);
            visitor.get(path); // the first time something may be learnt for good
            CountedStatements.take();
            var status = visitor.get(path).status();
            var said = CountedStatements.take();
            if (status == 200) found.put(page, said);
        }
        return found;
    }

    private String path(String pattern, String order) {
        if (pattern.contains("{article}")) return pattern.replace("{article}", article(order));
        if (pattern.contains("{proposed}")) return pattern.replace("{proposed}", claim("VERDICT_PROPOSED", order));
        return pattern.contains("{claim}") ? pattern.replace("{claim}", claim("CONFIRMED", order)) : pattern;
    }

    private String article(String order) {
        return first(
                "select article from claim where desk = 'international' group by article order by count(*) " + order);
    }

    private String claim(String state, String order) {
        return first("select c.id from claim c where desk = 'international' and state = '" + state
                + "' order by (select count(*) from evidence e where e.claim = c.id) " + order);
    }

    private String first(String select) {
        return sql.sql(select + " limit 1").query(UUID.class).single().toString();
    }
}
