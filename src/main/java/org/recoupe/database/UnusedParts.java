package org.recoupe.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Parts of the embedded server that Recoupe has no use for, and that are made of libraries which come with its binaries and get no fixes
 * there: taken away from everybody but the administrator, as far as PostgreSQL lets one.
 */
final class UnusedParts {
    /** What reads or writes XML by a function. The words XMLPARSE and the like are no functions, and stay. */
    private static final String XML_FUNCTIONS = """
            select p.oid::regprocedure from pg_proc p
            where p.pronamespace = 'pg_catalog'::regnamespace and p.proname not in ('xml_in', 'xml_out', 'xml_recv', 'xml_send')
              and (p.prorettype = 'xml'::regtype or 'xml'::regtype = any (p.proargtypes) or p.proname ~ '^xml_is_|_to_xml|^xpath')
              and has_function_privilege('public', p.oid, 'execute')""";

    private static final String REVOKE = """
            do $$
            declare function regprocedure;
            begin
              for function in %s loop
                execute format('revoke execute on function %%s from public', function);
              end loop;
            end $$""".formatted(XML_FUNCTIONS);

    /** The server sorts by its own rules; these sort by ICU's. */
    private static final String COLLATIONS = """
            do $$
            begin
              if exists (select from pg_collation where collprovider = 'i') then
                set local allow_system_table_mods = on;
                delete from pg_collation where collprovider = 'i';
              end if;
            end $$""";

    private UnusedParts() {}

    /** In one database, once and for all; does nothing the next time. */
    static void takeAway(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(REVOKE);
            statement.execute(COLLATIONS);
            statement.execute("revoke execute on function pg_catalog.icu_unicode_version() from public");
        }
    }
}
