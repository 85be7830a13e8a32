package org.recoupe.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How somebody likes the pages.
 *
 * @param language null: as the browser asks
 * @param theme {@code auto} follows the system
 * @param density {@code compact} shows more rows
 * @param keys whether single keys do something
 * @param notices whether an open page says what concerns its reader
 * @param desktop whether the browser says it when the page is out of sight
 */
public record Settings(
        @Nullable String language, String theme, String density, boolean keys, boolean notices, boolean desktop) {
    public static final List<String> THEMES = List.of("auto", "light", "dark");
    public static final List<String> DENSITIES = List.of("comfortable", "compact");
    static final Settings USUAL = new Settings(null, "auto", "comfortable", true, true, false);

    /** What is not known here is as usual. */
    public Settings {
        if (!Preferences.speaks(language)) language = null;
        theme = THEMES.contains(theme) ? theme : "auto";
        density = DENSITIES.contains(density) ? density : "comfortable";
    }

    Settings in(@Nullable String other) {
        return new Settings(other, theme, density, keys, notices, desktop);
    }

    Settings withTheme(String other) {
        return new Settings(language, other, density, keys, notices, desktop);
    }
}
