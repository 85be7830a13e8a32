package org.recoupe.web.dashboard;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.report.CountedClaims;
import org.recoupe.report.CountedClaims.After;
import org.recoupe.report.CountedClaims.Row;
import org.recoupe.report.DeskFigures.Age;
import org.recoupe.report.DeskFigures.Kind;
import org.recoupe.report.Period;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The claims behind a figure of the dashboard. */
@Page
class CountedClaimsPage {
    private static final int ON_A_PAGE = 50;
    private static final String WAITING = "waiting";

    private final CountedClaims claims;

    CountedClaimsPage(CountedClaims claims) {
        this.claims = claims;
    }

    /**
     * Which figure, as it stands in the URL.
     *
     * @param figure {@code came-in}, {@code set-aside}, {@code returned}, {@code decided} or {@code waiting}
     * @param what the verdict, the reason or the age
     * @param after where the page before ended
     */
    record Figure(
            @Nullable String figure,
            @Nullable String what,
            @Nullable String late,
            @Nullable String from,
            @Nullable String to,
            @Nullable String desk,
            @Nullable String after) {
        boolean onlyLate() {
            return "true".equals(late);
        }

        Asked asked() {
            return new Asked("custom", from, to, desk);
        }
    }

    /** A claim as the list shows it. */
    record Line(
            String href,
            String reference,
            String text,
            @Nullable String language,
            String title,
            String desk,
            String when,
            String machine,
            String took,
            boolean late,
            @Nullable String what,
            Wording.Chip chip) {
        static Line of(Row row, Wording words) {
            var what = row.what();
            return new Line(
                    "/claims/" + row.claim(),
                    row.reference(),
                    words.quoted(words.excerpt(row.text(), 140)),
                    row.language(),
                    words.excerpt(row.title(), 70),
                    row.desk(),
                    words.moment(row.at()),
                    words.machine(row.at()),
                    row.took() == null ? "" : words.took(row.took()),
                    row.late(),
                    what == null ? null : said(what, words),
                    words.chip(ClaimState.valueOf(row.state()), null));
        }

        private static String said(String what, Wording words) {
            return words.known(isVerdict(what) ? "verdict." : "set-aside.", what);
        }
    }

    @GetMapping("/dashboard/claims")
    String show(Figure figure, Actor actor, Wording words, Model model) {
        var desks = figure.asked().desks(actor);
        var waiting = WAITING.equals(figure.figure());
        var after = after(figure.after());
        List<Row> found;
        String title;
        if (waiting) {
            var age = figure.what() == null ? null : named(Age.values(), figure.what());
            found = claims.waiting(
                    age == null ? Set.of() : Set.of(age), figure.onlyLate(), desks, after, ON_A_PAGE + 1);
            title = words.say(figure.onlyLate() ? "counted.late" : "counted.waiting");
            if (age != null) title += words.say("counted.what", words.say("age." + age));
        } else {
            var kind = named(Kind.values(), figure.figure() == null ? "" : figure.figure());
            var days = days(figure, words);
            var what = figure.what() == null ? null : named(figure.what());
            found = claims.reached(kind, days, what, figure.onlyLate(), desks, after, ON_A_PAGE + 1);
            title = words.say("counted." + kind + (figure.onlyLate() ? ".late" : ""));
            if (what != null) title += words.say("counted.what", Line.said(what, words));
            title += words.say(
                    days.days() == 1 ? "counted.on" : "counted.from-to",
                    words.date(days.first()),
                    words.date(days.last()));
        }
        var shown = found.subList(0, Math.min(ON_A_PAGE, found.size()));
        model.addAttribute("figure", figure);
        model.addAttribute("title", title);
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "lines", shown.stream().map(row -> Line.of(row, words)).toList());
        model.addAttribute("all", after == null && found.size() <= ON_A_PAGE);
        model.addAttribute("first", after == null ? null : address(figure, null));
        model.addAttribute("next", found.size() > ON_A_PAGE ? address(figure, shown.get(ON_A_PAGE - 1)) : null);
        return "counted-claims";
    }

    private static Period days(Figure figure, Wording words) {
        var days = figure.asked().days(words.today());
        if (days == null) throw bad("from");
        return days;
    }

    private static boolean isVerdict(String what) {
        return Stream.of(Verdict.Kind.values()).anyMatch(kind -> kind.name().equals(what));
    }

    /** A verdict or a reason. */
    private static String named(String word) {
        var name = name(word);
        if (isVerdict(name)) return name;
        return named(SetAsideReason.values(), word).name();
    }

    private static <E extends Enum<E>> E named(E[] values, String word) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name(word)))
                .findFirst()
                .orElseThrow(() -> bad("figure"));
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Invalid bad(String field) {
        return new Invalid(field, "not-allowed", "is not a figure of the dashboard");
    }

    private static @Nullable After after(@Nullable String word) {
        if (word == null || word.isBlank()) return null;
        try {
            var parts = word.split("_", 3);
            if (parts.length < 3) throw bad("after");
            return new After(Days.moment(parts[0]), Long.parseLong(parts[1]), UUID.fromString(parts[2]));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw bad("after");
        }
    }

    private static String address(Figure figure, @Nullable Row last) {
        var address = UriComponentsBuilder.fromPath("/dashboard/claims");
        add(address, "figure", figure.figure());
        add(address, "what", figure.what());
        if (figure.onlyLate()) add(address, "late", "true");
        add(address, "from", figure.from());
        add(address, "to", figure.to());
        add(address, "desk", figure.desk());
        if (last != null) add(address, "after", last.at() + "_" + last.id() + "_" + last.claim());
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) address.queryParam(name, value);
    }
}
