package org.recoupe.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** The words of the pages, for tests that need no server. */
public final class Wordings {
    private static final Instant NOW = Instant.parse("2026-11-23T17:47:00Z");

    private Wordings() {}

    public static Wording in(Locale locale) {
        var factory = new Wording.Factory(
                new PageConfiguration().messageSource(),
                new Newsroom(ZoneId.of("Europe/Paris")),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return factory.in(locale);
    }
}
