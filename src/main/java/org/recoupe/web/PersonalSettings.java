package org.recoupe.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Everybody's settings, on whatever machine they sign in. Remembered for moments, so that a page costs nothing more. */
@Component
public class PersonalSettings {
    private static final long FRESH_NANOS = 3_000_000_000L;
    private static final int MOST_REMEMBERED = 5_000;

    private final JdbcClient sql;
    private final Map<String, Read> remembered = new ConcurrentHashMap<>();

    PersonalSettings(JdbcClient sql) {
        this.sql = sql;
    }

    private record Read(Settings settings, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < FRESH_NANOS;
        }
    }

    /** Theirs; as usual for who never chose, and while the database is away. */
    public Settings of(String person) {
        var known = remembered.get(person);
        if (known != null && known.isFresh()) return known.settings();
        try {
            return remember(
                    person,
                    sql.sql("select * from person_settings where person = :person")
                            .param("person", person)
                            .query(PersonalSettings::settings)
                            .optional()
                            .orElse(Settings.USUAL));
        } catch (DataAccessException | TransactionException away) {
            return remember(person, known == null ? Settings.USUAL : known.settings());
        }
    }

    public void keep(String person, Settings settings) {
        sql.sql("""
                insert into person_settings (person, language, theme, density, keys, notices, desktop)
                values (:person, :language, :theme, :density, :keys, :notices, :desktop)
                on conflict (person) do update set language = excluded.language, theme = excluded.theme, density = excluded.density,
                  keys = excluded.keys, notices = excluded.notices, desktop = excluded.desktop""")
                .param("person", person)
                .param("language", settings.language())
                .param("theme", settings.theme())
                .param("density", settings.density())
                .param("keys", settings.keys())
                .param("notices", settings.notices())
                .param("desktop", settings.desktop())
                .update();
        remember(person, settings);
    }

    /** Of who is signed in, or null. */
    @Nullable
    Settings now() {
        var person = person();
        return person == null ? null : of(person);
    }

    static @Nullable String person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? null
                : authentication.getName();
    }

    private Settings remember(String person, Settings settings) {
        if (remembered.size() > MOST_REMEMBERED) remembered.clear();
        remembered.put(person, new Read(settings, System.nanoTime()));
        return settings;
    }

    private static Settings settings(ResultSet row, int i) throws SQLException {
        return new Settings(
                row.getString("language"),
                row.getString("theme"),
                row.getString("density"),
                row.getBoolean("keys"),
                row.getBoolean("notices"),
                row.getBoolean("desktop"));
    }
}
