package org.recoupe.web;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.absence.StandIn;
import org.recoupe.article.ArticleStatus;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.claim.Priority;
import org.recoupe.claim.RetractionReason;
import org.recoupe.claim.Verdict;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Days;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** How the pages say times, quotations, people and states in the reader's language. One per request, from {@link Factory}. */
public final class Wording {
    private static final String NARROW = "\u202f";
    /** From its first sign to its last one quotation. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]+\"|“[^“”]+”|«[^«»]+»", Pattern.DOTALL);

    private static final Map<Enum<?>, String> ICONS = Map.ofEntries(
            Map.entry(Priority.CRITICAL, "crit"),
            Map.entry(Priority.HIGH, "high"),
            Map.entry(Priority.NORMAL, "norm"),
            Map.entry(Priority.LOW, "low"),
            Map.entry(Stance.ASSERTS, "asr"),
            Map.entry(Stance.DENIES, "den"),
            Map.entry(Stance.DOES_NOT_CONFIRM, "hedge"),
            Map.entry(Stance.HEDGES, "hedge"),
            Map.entry(ArticleStatus.EXTRACTING, "clock"),
            Map.entry(ArticleStatus.READY, "eye"),
            Map.entry(ArticleStatus.ACCEPTED, "check"),
            Map.entry(ArticleStatus.FAILED, "alert"),
            Map.entry(EvidenceStance.SUPPORTS, "plus"),
            Map.entry(EvidenceStance.REFUTES, "x"),
            Map.entry(EvidenceStance.CONTEXT, "info"));

    private final MessageSource messages;
    private final Locale locale;
    private final Newsroom newsroom;
    private final Instant now;

    private Wording(MessageSource messages, Locale locale, Newsroom newsroom, Instant now) {
        this.messages = messages;
        this.locale = locale;
        this.newsroom = newsroom;
        this.now = now;
    }

    /** Hands one to every handler method that asks. */
    @Component
    static class Factory implements HandlerMethodArgumentResolver {
        private final MessageSource messages;
        private final Newsroom newsroom;
        private final Clock clock;

        Factory(MessageSource messages, Newsroom newsroom, Clock clock) {
            this.messages = messages;
            this.newsroom = newsroom;
            this.clock = clock;
        }

        Wording in(Locale locale) {
            return new Wording(messages, locale, newsroom, clock.instant());
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Wording.class;
        }

        @Override
        public Wording resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest web,
                @Nullable WebDataBinderFactory binders) {
            return in(LocaleContextHolder.getLocale());
        }
    }

    /** What a verdict or state looks like: colour, sign and word; never one of them alone. */
    public record Chip(String look, String icon, String word) {}

    /** {@code 18 h 47}, {@code 6:47 pm}. */
    public String time(Instant at) {
        var there = there(at);
        return french()
                ? there.getHour() + NARROW + "h" + NARROW + "%02d".formatted(there.getMinute())
                : DateTimeFormatter.ofPattern("h:mm'\u00a0'", locale).format(there)
                        + (there.getHour() < 12 ? "am" : "pm");
    }

    /** {@code samedi 17 novembre}, with the year if it is not this one. */
    public String day(Instant at) {
        return format(at, thisYear(at) ? "EEEE d MMMM" : "EEEE d MMMM yyyy");
    }

    /** {@code 17 nov. à 18 h 47}, with the year if it is not this one. */
    public String moment(Instant at) {
        return say("moment", date(at), time(at));
    }

    /** {@code 17 nov. 2026 à 18 h 47 (UTC+1)}: for paper, which is read in another year and elsewhere. */
    public String zoned(Instant at) {
        var offset = there(at).getOffset();
        var zone = offset.equals(ZoneOffset.UTC)
                ? "UTC"
                : "UTC" + offset.getId().replaceFirst("([+-])0", "$1").replace(":00", "");
        return say("moment", format(at, "d MMM yyyy").replace(' ', '\u00a0'), time(at)) + " (" + zone + ")";
    }

    public String zonedNow() {
        return zoned(now);
    }

    private String date(Instant at) {
        return format(at, thisYear(at) ? "d MMM" : "d MMM yyyy").replace(' ', '\u00a0');
    }

    private boolean isMidnight(Instant at) {
        return there(at).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** When a period begins: {@code 28 nov.} if with a day, else with the time. */
    public String beginning(Instant from) {
        return isMidnight(from) ? date(from) : moment(from);
    }

    /** When a period ends: with its last day if that is whole, as people say it, else at that time. */
    public String end(Instant until) {
        return isMidnight(until) ? date(until.minusMillis(1)) : moment(until);
    }

    /** The day it is in the newsroom. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, newsroom.zone());
    }

    /** {@code 17 nov.}, with the year if it is not this one. */
    public String date(LocalDate day) {
        return format(day, day.getYear() == today().getYear() ? "d MMM" : "d MMM yyyy")
                .replace(' ', '\u00a0');
    }

    /** {@code mar. 17}: a day among others of its month. */
    public String weekday(LocalDate day) {
        return format(day, "EEE d").replace(' ', '\u00a0');
    }

    /** {@code 2 999}, {@code 2,999}. */
    public String number(long count) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    public String checkedNow() {
        return moment(now);
    }

    /** The day a date field names, at its first moment in the newsroom; null if it names none. */
    public @Nullable Instant startOf(@Nullable String date, int daysLater) {
        try {
            return date == null || date.isBlank()
                    ? null
                    : Days.day(date.strip())
                            .plusDays(daysLater)
                            .atStartOfDay(newsroom.zone())
                            .toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** Whether somebody stands in at the moment the page is made. */
    public boolean isOn(StandIn standIn) {
        return standIn.isOn(now);
    }

    /** For machines: the value of {@code datetime}. */
    public String machine(Instant at) {
        return at.toString();
    }

    /** What a language is called, by its code. */
    public String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }

    /** Text as somebody said it, in the quotation marks of the page's language unless it brings its own. */
    public String quoted(String text) {
        var bare = text.strip();
        if (QUOTED.matcher(bare).matches()) return bare;
        return french() ? "«" + NARROW + bare + NARROW + "»" : "“" + bare + "”";
    }

    /** A claim in a list: what is judged, or the passage as somebody said it where that is not complete. */
    public String listed(String passage, @Nullable String proposition) {
        return proposition == null ? quoted(passage) : proposition;
    }

    /** The beginning of a long text. */
    public static String excerpt(String text, int atMost) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= atMost) return line;
        var cut = line.substring(0, line.offsetByCodePoints(0, atMost - 1));
        var space = cut.lastIndexOf(' ');
        return (space > atMost / 2 ? cut.substring(0, space) : cut) + "…";
    }

    /** {@code 2 h 05}, {@code 12 min}, {@code 3 j 4 h}. */
    public String length(Duration duration) {
        var minutes = Math.max(0, duration.toMinutes());
        if (minutes < 60) return say("length.minutes", minutes);
        if (minutes < 48 * 60) return say("length.hours", minutes / 60, "%02d".formatted(minutes % 60));
        return say("length.days", minutes / (24 * 60), minutes / 60 % 24);
    }

    /** How long something may last: {@code 12 h} without the minutes if there are none, else {@link #length}. */
    public String span(Duration duration) {
        return duration.toMinutes() < 60 || duration.toMinutesPart() > 0 || duration.toDays() > 1
                ? length(duration)
                : say("length.whole", duration.toHours());
    }

    /** How long something took: {@link #length}, or less than a minute. */
    public String took(Duration duration) {
        return duration.toMinutes() < 1 ? say("length.moment") : length(duration);
    }

    /** How long ago that was. */
    public String ago(Instant at) {
        return took(Duration.between(at, now));
    }

    /** What is left, or how late it is. */
    public Due due(Instant deadline, @Nullable Instant since) {
        var left = Duration.between(now, deadline);
        var late = left.isNegative();
        var word = late ? say("due.late", length(left.negated())) : say("due.in", length(left));
        var look = late ? "late" : left.toMinutes() < 60 ? "soon" : "";
        var share = 100L;
        if (!late && since != null && since.isBefore(deadline)) {
            var whole = Math.max(1, Duration.between(since, deadline).toSeconds());
            share = Math.max(0, Math.min(100, 100 - left.toSeconds() * 100 / whole));
        }
        return new Due(
                look, late || look.equals("soon") ? "alert" : "clock", word, moment(deadline), machine(deadline), (int)
                        share);
    }

    /** @param share of the time that is used up, in percent */
    public record Due(String look, String icon, String word, String moment, String machine, int share) {}

    /** A person as others call them: their sign-in name with capitals, as long as nobody gives a better one. */
    public String who(String userId) {
        if (userId.equals("recoupe")) return "Recoupe";
        var local = userId.contains("@") ? userId.substring(0, userId.indexOf('@')) : userId;
        return Stream.of(local.split("[._\\s]+", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining(" "));
    }

    public String initials(String userId) {
        return Stream.of(who(userId).split(" ", -1))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    /** Only an approved verdict shows; before that a claim is to be checked, whatever was proposed. */
    public Chip chip(ClaimState state, @Nullable RetractionReason reason) {
        return switch (state) {
            case CONFIRMED -> chip(Verdict.Kind.CONFIRMED, null);
            case DISPUTED -> chip(Verdict.Kind.DISPUTED, null);
            case RETRACTED -> chip(Verdict.Kind.RETRACTED, reason);
            case UNVERIFIED -> chip(Verdict.Kind.UNVERIFIED, null);
            case SET_ASIDE -> new Chip("aside", "x", say("chip.SET_ASIDE"));
            case EXTRACTED -> new Chip("unv", "unv", say("chip.EXTRACTED"));
            case SELECTED, IN_VERIFICATION, VERDICT_PROPOSED -> new Chip("unv", "unv", say("chip.TO_CHECK"));
        };
    }

    public Chip chip(Verdict.Kind kind, @Nullable RetractionReason reason) {
        return switch (kind) {
            case CONFIRMED -> new Chip("ok", "ok", say("verdict.CONFIRMED"));
            case DISPUTED -> new Chip("dis", "dis", say("verdict.DISPUTED"));
            case RETRACTED -> new Chip("ret", "ret", say(reason == null ? "verdict.RETRACTED" : "retracted." + reason));
            case UNVERIFIED -> new Chip("inv", "inv", say("verdict.UNVERIFIED"));
        };
    }

    /** The sign that goes with a word. */
    public String icon(Enum<?> value) {
        return ICONS.getOrDefault(value, "info");
    }

    /** The message for a code that others may add to; the code itself if there is none yet. */
    public String known(String prefix, String code) {
        var word = messages.getMessage(prefix + code, null, code, locale);
        return word == null ? code : word;
    }

    /** Why two claims are held to bear on each other. */
    /** How whoever says it stands to what {@link #listed} shows: to deny something is to assert its negative sentence. */
    public Stance told(Stance stance, @Nullable String proposition) {
        return proposition != null && stance == Stance.DENIES ? Stance.ASSERTS : stance;
    }

    public String because(ClaimView.LinkView link) {
        var said = because(link.because());
        return link.madeBy() == null ? say("because", said) : say("pair.made", who(link.madeBy()), said);
    }

    /** How a claim bears on the other, read from the first. */
    public String relation(ClaimView.LinkView link) {
        return say((link.turned() ? "relation.turned." : "relation.") + link.relation());
    }

    /** What was seen, or what somebody wrote. */
    public String because(Grounds grounds) {
        var words = grounds.words();
        var seen = say("because." + grounds.kind() + "." + words.size(), words.toArray());
        return grounds.shared().isEmpty() ? seen : say("because.shared", seen, String.join(", ", grounds.shared()));
    }

    /** What is wrong with a field, in words made for it or else for any. */
    public String error(String field, String code) {
        var made = known("error." + field + ".", code);
        return made.equals(code) ? known("error.", code) : made;
    }

    /** The values of an enum as a form offers them. */
    public <E extends Enum<E>> List<Choice> choices(String prefix, Collection<E> values) {
        return values.stream()
                .map(value -> new Choice(value.name(), say(prefix + value)))
                .toList();
    }

    public record Choice(String value, String word) {}

    /** A message. */
    public String say(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private boolean french() {
        return locale.getLanguage().equals("fr");
    }

    private boolean thisYear(Instant at) {
        return there(at).getYear() == there(now).getYear();
    }

    private String format(Instant at, String pattern) {
        return format(there(at), pattern);
    }

    private String format(TemporalAccessor at, String pattern) {
        var first = french() && at.get(ChronoField.DAY_OF_MONTH) == 1;
        return DateTimeFormatter.ofPattern(first ? pattern.replace("d ", "d'er' ") : pattern, locale)
                .format(at);
    }

    private ZonedDateTime there(Instant at) {
        return at.atZone(newsroom.zone());
    }
}
