package org.recoupe.upkeep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lies on the disk. A page whose checksum is wrong is refused by PostgreSQL when it is read, so everything is read; a file that
 * became shorter is no error to a scan, which only sees fewer rows, so rows are looked for by their keys as well.
 */
final class Pages {
    private static final String RELATIONS = """
            select c.oid, n.nspname, c.relname, c.relkind, coalesce(a.amname, '') method, c.relpages,
              pg_relation_size(c.oid) / current_setting('block_size')::bigint pages,
              pg_total_relation_size(c.oid) / current_setting('block_size')::bigint all_pages,
              coalesce(i.indisvalid and i.indisready, true) usable
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            left join pg_am a on a.oid = c.relam
            left join pg_index i on i.indexrelid = c.oid
            where c.relkind in ('r', 'm', 't', 'i', 'S') and c.relpersistence <> 't'
            order by n.nspname <> 'pg_catalog', c.relkind, c.relname""";

    /** The columns of each table's own key, as they are written in a query. */
    private static final String KEYS = """
            select i.indrelid, (select string_agg(quote_ident(a.attname), ', ' order by k.place)
              from unnest(i.indkey::int2[]) with ordinality k (number, place)
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number)
            from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
            where i.indisunique and i.indpred is null and i.indexprs is null and i.indisvalid and m.amname = 'btree'
              and c.relkind = 'r' and c.relpersistence <> 't'
              and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
            order by i.indisprimary desc""";

    private static final String TOO_FEW =
            "the file has %d pages where %d were written: it was cut off or is an older one";

    private final Connection connection;
    private final Findings findings;
    private int tables;
    private int indexes;
    private long pages;
    private long rows;

    Pages(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    int tables() {
        return tables;
    }

    int indexes() {
        return indexes;
    }

    long pages() {
        return pages;
    }

    long rows() {
        return rows;
    }

    private record Relation(long oid, String schema, String name, char kind, String method, long known, long pages) {
        String spoken() {
            var word = switch (kind) {
                case 'i' -> "index ";
                case 'S' -> "sequence ";
                case 't' -> "long values ";
                default -> "table ";
            };
            return word + (schema.equals("public") ? name : schema + "." + name);
        }

        String written() {
            return "\"" + schema.replace("\"", "\"\"") + "\".\"" + name.replace("\"", "\"\"") + "\"";
        }

        boolean ours() {
            return !schema.equals("pg_catalog") && !schema.equals("information_schema");
        }
    }

    /** @param tools whether PostgreSQL's own inspection of tables and indexes may be used */
    void read(Depth depth, boolean tools) throws SQLException {
        settings();
        var relations = relations();
        var inspects = depth == Depth.WHOLE && inspectors(tools);
        for (var relation : relations) {
            if (relation.pages() < relation.known())
                findings.add(
                        Finding.Kind.DAMAGED, relation.spoken(), TOO_FEW.formatted(relation.pages(), relation.known()));
            pages += relation.pages();
            if (relation.kind() == 'i') indexes++;
            else if (relation.kind() == 'r') tables++;
            if (depth == Depth.WHOLE) attempt(relation.spoken(), () -> inspect(relation, inspects));
        }
        byKey(relations);
    }

    private void settings() throws SQLException {
        if (!ask("show data_checksums").equals("on"))
            findings.leftOut("pages carry no checksums here, so a page that was changed on the disk may go unseen"
                    + " (src/docs/upkeep.md says how to come to them)");
        for (var setting : List.of("ignore_checksum_failure", "zero_damaged_pages"))
            if (ask("select coalesce(current_setting('%s', true), 'off')".formatted(setting))
                    .equals("on"))
                findings.add(
                        Finding.Kind.RULE_BROKEN,
                        "server",
                        "is set to pass over damaged pages (" + setting + "=on): set it off");
    }

    private List<Relation> relations() throws SQLException {
        var found = new ArrayList<Relation>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(RELATIONS)) {
            while (row.next()) {
                found.add(relation(row));
                if (!row.getBoolean("usable"))
                    findings.add(
                            Finding.Kind.DAMAGED,
                            "index " + row.getString("relname"),
                            "is not in use: reindex it, or drop it");
            }
        }
        // an index is checked by reading its table, whose damage is then named by the table
        found.sort(Comparator.comparing(relation -> relation.kind() == 'i'));
        return found;
    }

    private static Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getLong("oid"),
                row.getString("nspname"),
                row.getString("relname"),
                row.getString("relkind").charAt(0),
                row.getString("method"),
                row.getLong("relpages"),
                row.getLong("pages"));
    }

    /** PostgreSQL's own extension for this; as the administrator it is made here, and gone with this transaction. */
    private boolean inspectors(boolean tools) throws SQLException {
        if (ask("select count(*) from pg_extension where extname = 'amcheck'").equals("0") && tools)
            attempt("amcheck", () -> tell("create extension amcheck schema public"));
        var there = ask("""
                select count(*) from pg_proc p where p.proname in ('verify_heapam', 'bt_index_check')
                  and has_function_privilege(p.oid, 'execute') and has_schema_privilege(p.pronamespace, 'usage')""").equals("0");
        if (there)
            findings.leftOut("indexes against their tables: the extension amcheck is not there for this role. As a"
                    + " superuser: create extension amcheck; and grant execute on its functions to this role");
        return !there;
    }

    private void inspect(Relation relation, boolean inspects) throws SQLException {
        switch (relation.kind()) {
            case 'i' -> {
                if (inspects) index(relation);
            }
            case 'S' -> {
                if (relation.ours()) ask("select last_value from " + relation.written());
            }
            default -> {
                if (inspects) heap(relation);
                else if (relation.ours() && relation.kind() != 't')
                    // as text, so that what lies apart because it is long is read too
                    ask("select count(*), sum(length(t::text)) from %s t".formatted(relation.written()));
            }
        }
    }

    private void heap(Relation relation) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select blkno, msg from verify_heapam(relation => ?::oid::regclass, check_toast => true) limit ?")) {
            statement.setLong(1, relation.oid());
            statement.setInt(2, findings.named());
            try (var row = statement.executeQuery()) {
                while (row.next())
                    findings.add(
                            Finding.Kind.DAMAGED,
                            relation.spoken(),
                            "page " + row.getLong(1) + ": " + row.getString(2));
            }
        }
    }

    private void index(Relation relation) throws SQLException {
        var question = switch (relation.method()) {
            // told apart by name, since the newer form does not exist everywhere
            case "btree" ->
                "select bt_index_check(index => %d::oid::regclass, heapallindexed => true%s)"
                        .formatted(relation.oid(), checksUnique() ? ", checkunique => true" : "");
            case "gin" ->
                knows("gin_index_check") ? "select gin_index_check(%d::oid::regclass)".formatted(relation.oid()) : null;
            default -> null;
        };
        if (question != null) tell(question);
    }

    private boolean checksUnique() throws SQLException {
        return !ask("select count(*) from pg_proc where proname = 'bt_index_check' and pronargs = 3")
                .equals("0");
    }

    private boolean knows(String function) throws SQLException {
        return !ask("select count(*) from pg_proc where proname = '" + function + "'")
                .equals("0");
    }

    /** Each row by its key, through the index, and all rows as they lie: the same number. */
    private void byKey(List<Relation> relations) throws SQLException {
        var keys = new java.util.HashMap<Long, String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(KEYS)) {
            while (row.next()) keys.putIfAbsent(row.getLong(1), row.getString(2));
        }
        for (var relation : relations) {
            var key = keys.get(relation.oid());
            if (relation.kind() != 'r' || !relation.ours()) continue;
            attempt(relation.spoken(), () -> {
                tell(
                        "set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off;"
                                + " set local enable_seqscan = on");
                var lying = Long.parseLong(ask("select count(*) from " + relation.written()));
                rows += lying;
                if (key == null) return;
                tell("set local enable_seqscan = off; set local enable_indexscan = on; set local enable_sort = off");
                var keyed = Long.parseLong(ask("select count(*) from (select 1 from %s order by %s offset 0) by_key"
                        .formatted(relation.written(), key)));
                if (keyed != lying)
                    findings.add(
                            Finding.Kind.DAMAGED,
                            relation.spoken(),
                            "has %d rows, its key leads to %d".formatted(lying, keyed));
            });
        }
    }

    private interface Look {
        void at() throws SQLException;
    }

    /** One relation that cannot be read keeps nobody from reading the next. */
    private void attempt(String where, Look look) throws SQLException {
        var before = connection.setSavepoint();
        try {
            look.at();
            release(before);
        } catch (SQLException e) {
            connection.rollback(before);
            findings.failed(where, e);
        }
    }

    private void release(@Nullable Savepoint savepoint) throws SQLException {
        if (savepoint != null) connection.releaseSavepoint(savepoint);
    }

    private void tell(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
