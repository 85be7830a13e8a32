package org.recoupe.web.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.report.Scope;
import org.recoupe.web.Newsroom;
import org.springframework.stereotype.Component;

/** What a report is asked to cover, as it stands in the address. */
record ScopeAsked(
        @Nullable String from,
        @Nullable String to,
        @Nullable String desk,
        @Nullable String claim,
        @Nullable String story,
        @Nullable String source) {

    static final String DAYS =
            "from and to: a day (2026-03-01) is the newsroom's, from midnight to midnight there, the ending day whole;"
                    + " or a moment with its zone.";

    private static final int LONGEST_SOURCE = 300;

    /** Reads it for somebody: what lies beyond their desks is not there. */
    @Component
    static class Reader {
        private final ClaimFile claims;
        private final Intake intake;
        private final Newsroom newsroom;

        Reader(ClaimFile claims, Intake intake, Newsroom newsroom) {
            this.claims = claims;
            this.intake = intake;
            this.newsroom = newsroom;
        }

        /**
         * @throws Invalid names every parameter that cannot be taken
         * @throws Unknown if there is no such claim, story or desk for this person
         * @throws NotPermitted if they may take no report there
         */
        Scope read(ScopeAsked asked, Actor actor) {
            var wrong = new ArrayList<Invalid.Field>();
            var from = moment("from", asked.from, 0, wrong);
            var to = moment("to", asked.to, 1, wrong);
            if (from != null && to != null && !from.isBefore(to))
                wrong.add(new Invalid.Field("to", "out-of-range", "must not be before from"));
            var claim = id("claim", asked.claim, wrong);
            var story = id("story", asked.story, wrong);
            var source = given(asked.source);
            if (source != null) {
                try {
                    new Invalid.Check()
                            .optional("source", source, LONGEST_SOURCE)
                            .orRefuse();
                } catch (Invalid bad) {
                    wrong.addAll(bad.fields());
                }
            }
            if (!wrong.isEmpty()) throw new Invalid(wrong);
            return new Scope(from, to, desks(asked.desk, claim, story, actor), claim, story, source);
        }

        /** Auditors read every desk, supervisors their own; a claim and a story have theirs. */
        private Collection<String> desks(
                @Nullable String desk, @Nullable UUID claim, @Nullable UUID story, Actor actor) {
            var of = story == null
                    ? null
                    : permitted(intake.article(story, actor).desk(), actor);
            if (claim != null) of = permitted(claims.claim(claim, actor).desk(), actor);
            var asked = given(desk);
            if (asked != null) return permitted(asked, actor);
            if (of != null) return of;
            if (actor.is(Role.AUDITOR)) return List.of();
            var own = actor.desks().stream()
                    .filter(d -> actor.may(Permission.REPORT, d))
                    .sorted()
                    .toList();
            if (own.isEmpty()) throw new NotPermitted(Permission.REPORT);
            return own;
        }

        private static List<String> permitted(String desk, Actor actor) {
            if (!actor.sees(desk)) throw new Unknown("desk");
            actor.acting(Permission.REPORT, desk);
            return List.of(desk);
        }

        /** A day or a moment; an ending day counts whole. */
        private @Nullable Instant moment(String name, @Nullable String word, int days, List<Invalid.Field> wrong) {
            if (word == null || word.isEmpty()) return null;
            try {
                return word.length() == 10
                        ? Days.day(word)
                                .plusDays(days)
                                .atStartOfDay(newsroom.zone())
                                .toInstant()
                        : Days.time(word).toInstant();
            } catch (DateTimeException e) {
                wrong.add(new Invalid.Field(name, "bad-date", "must be a day (2026-03-01) or a time with its zone"));
                return null;
            }
        }

        private static @Nullable UUID id(String name, @Nullable String word, List<Invalid.Field> wrong) {
            var given = given(word);
            var id = given == null ? null : Ids.parse(given);
            if (given != null && id == null) wrong.add(new Invalid.Field(name, "unknown-value", "must be an id"));
            return id;
        }

        private static @Nullable String given(@Nullable String word) {
            return word == null || word.isBlank() ? null : word.strip();
        }
    }
}
