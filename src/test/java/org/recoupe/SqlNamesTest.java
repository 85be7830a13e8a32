package org.recoupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the test of the doors sees through all the ways in which SQL names a table. */
class SqlNamesTest {
    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("select * from claim c where c.id = :id", "claim"),
                Arguments.of("""
                        select c.text
                        from   claim c
                          left join article a on a.id = c.article
                        where c.desk = any (:desks)""", "claim article"),
                // a piece that is put into another
                Arguments.of(" and exists (select 1 from verdict v where v.claim = c.id)", "verdict"),
                Arguments.of("\n join source s on s.id = c.source ", "source"),
                Arguments.of("delete from open_step" + " where claim = :claim", "open_step"),
                Arguments.of(
                        "select 1 from verdict v, claim c, lateral (select 1 from evidence) e",
                        "verdict claim evidence"),
                Arguments.of("select 1 from (select 1 from a) x, claim c order by a, revision", "a claim"),
                Arguments.of(
                        "update open_step s set claim_class = c.claim_class, source = c.source from claim c",
                        "open_step claim"),
                Arguments.of(
                        "insert into backlog (claim, desk) select claim, desk from milestone on conflict do nothing",
                        "backlog milestone"),
                Arguments.of("delete from note n using claim c where c.id = n.claim", "note claim"),
                Arguments.of("select * from public.claim join \"public\".\"article\" using (id)", "claim article"),
                Arguments.of("truncate audit_entry", "audit_entry"),
                Arguments.of("SELECT * FROM Claim", "claim"),
                Arguments.of("select l from ClaimLink l where l.article = :article", "claim_link"),
                Arguments.of(
                        "with line as (select * from waiting_verdict), page as materialized (select * from line) select * from page",
                        "waiting_verdict"),
                Arguments.of(", told (a, b) as (select 1 from evidence) select * from told", "evidence"),
                Arguments.of("with recursive known (desk) as (select 1 from article) select * from known", "article"),
                Arguments.of("update ClaimLink l set l.fromClaim = :into, l.toClaim = :from", "claim_link"),
                Arguments.of("select 1 from claim c where c.id = :id for update of c", "claim"),
                Arguments.of("insert into a (b) values (1) on conflict (b) do update set b = 2", "a"),
                Arguments.of("select extract(epoch from claim), substring(text from article) from note", "note"),
                Arguments.of("select source is distinct from claim from note", "note"),
                Arguments.of("select 'from claim' -- join article\n from note", "note"));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_table_is_seen_where_it_is_named(String sql, String tables) {
        assertThat(SqlNames.in(sql).found()).containsExactlyInAnyOrder(tables.split(" "));
        assertThat(SqlNames.in(sql).hidesOne()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from %s where desk = :desk",
                "select o.* from %1$s where true",
                "select count(*) from \u0001",
                "select 1 from note n join ",
                "select count(*) from ",
                "delete from %s"
            })
    void a_name_that_comes_from_elsewhere_is_noticed(String sql) {
        assertThat(SqlNames.in(sql).hidesOne()).isTrue();
    }

    @Test
    void a_piece_that_brings_its_own_from_is_not() {
        assertThat(SqlNames.in("select count(*) %s where desk = :desk").hidesOne())
                .isFalse();
        assertThat(SqlNames.in("select extract(epoch from %s) where true").hidesOne())
                .isFalse();
        assertThat(SqlNames.in("must be another than the one it came from").hidesOne())
                .isFalse();
    }
}
