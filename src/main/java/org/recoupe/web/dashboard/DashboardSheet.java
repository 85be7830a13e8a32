package org.recoupe.web.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.report.DeskFigures.Age;
import org.recoupe.report.DeskFigures.Compared;
import org.recoupe.report.DeskFigures.Figures;
import org.recoupe.report.DeskFigures.Kind;
import org.recoupe.report.Period;
import org.recoupe.web.Wording;

/** The figures in words and lengths, each with the address of the claims behind it. */
record DashboardSheet(
        Period period,
        String range,
        List<Tile> tiles,
        String conclusion,
        String flow,
        FlowChart chart,
        List<Row> rows,
        Row total,
        List<Bar> verdicts,
        List<Bar> reasons,
        List<Bar> ages,
        String verdictsSaid,
        String reasonsSaid,
        String agesSaid) {

    /**
     * A figure that stands alone.
     *
     * @param look {@code bad} if somebody should look at it
     */
    record Tile(
            String name,
            String value,
            @Nullable String href,
            String beside,
            @Nullable String besideHref,
            String compared,
            String look) {}

    /** One line of a table of bars. */
    record Bar(String word, int count, String number, String href, double width) {}

    /** One line of the table below the chart. */
    record Row(String name, Cell in, Cell out) {}

    record Cell(String number, @Nullable String href) {}

    private static final double FULL = 200;

    static DashboardSheet of(Asked asked, Compared compared, Wording words) {
        return new Made(asked, compared, words).sheet();
    }

    /** The making of one. */
    private record Made(Asked asked, Compared compared, Wording words) {
        DashboardSheet sheet() {
            var now = compared.now();
            var period = now.period();
            var chart = FlowChart.of(now, words);
            var in = now.count(Kind.CAME_IN);
            var done = now.count(Kind.DECIDED) + now.count(Kind.SET_ASIDE);
            return new DashboardSheet(
                    period,
                    words.say("dashboard.range", words.date(period.first()), words.date(period.last())),
                    List.of(turnaround(), inTime(), lateNow(), returned()),
                    in + done == 0
                            ? words.say("dashboard.flow.none")
                            : done >= in
                                    ? words.say("dashboard.flow.kept-up", in, done)
                                    : words.say("dashboard.flow.grows", in, done, in - done),
                    said(Kind.CAME_IN, "dashboard.in") + " " + said(Kind.DECIDED, "dashboard.out"),
                    chart,
                    chart.stretches().stream()
                            .map(part -> new Row(
                                    part.name(),
                                    cell(Kind.CAME_IN, part.days(), part.cameIn()),
                                    cell(Kind.DECIDED, part.days(), part.decided())))
                            .toList(),
                    new Row(
                            words.say("dashboard.total"),
                            cell(Kind.CAME_IN, period, in),
                            cell(Kind.DECIDED, period, now.count(Kind.DECIDED))),
                    bars("verdict.", Kind.DECIDED, now.verdicts()),
                    bars("set-aside.", Kind.SET_ASIDE, now.setAside()),
                    ages(),
                    verdictsSaid(),
                    reasonsSaid(),
                    words.say("dashboard.ages.said", compared.backlog().all()));
        }

        private Tile turnaround() {
            var now = compared.now();
            var median = now.median();
            var ninth = now.ninth();
            if (median == null || ninth == null)
                return new Tile(
                        words.say("dashboard.median"), "–", null, words.say("dashboard.nothing-decided"), null, "", "");
            return new Tile(
                    words.say("dashboard.median"),
                    words.took(median),
                    null,
                    words.say("dashboard.ninth", words.took(ninth)),
                    null,
                    compare(compared.before().median(), median),
                    "");
        }

        private Tile inTime() {
            var now = compared.now();
            var decided = now.count(Kind.DECIDED);
            if (decided == 0)
                return new Tile(
                        words.say("dashboard.in-time"),
                        "–",
                        null,
                        words.say("dashboard.nothing-decided"),
                        null,
                        "",
                        "");
            return new Tile(
                    words.say("dashboard.in-time"),
                    words.say("dashboard.percent", percent(now)),
                    null,
                    words.say("dashboard.late-decided", now.late()),
                    now.late() == 0 ? null : address(Kind.DECIDED, now.period(), null, true),
                    comparePercents(),
                    "");
        }

        private Tile lateNow() {
            var backlog = compared.backlog();
            return new Tile(
                    words.say("dashboard.late-now"),
                    words.number(backlog.late()),
                    backlog.late() == 0 ? null : asked.behind(Map.of("figure", "waiting", "late", "true")),
                    words.say("dashboard.of-waiting", backlog.all()),
                    backlog.all() == 0 ? null : asked.behind(Map.of("figure", "waiting")),
                    words.say("dashboard.as-of", words.checkedNow()),
                    backlog.late() > 0 ? "bad" : "");
        }

        private Tile returned() {
            var now = compared.now();
            var returned = now.count(Kind.RETURNED);
            return new Tile(
                    words.say("dashboard.returned"),
                    words.number(returned),
                    returned == 0 ? null : address(Kind.RETURNED, now.period(), null, false),
                    words.say("dashboard.for-decided", now.count(Kind.DECIDED)),
                    null,
                    compare(compared.before().count(Kind.RETURNED), returned),
                    "");
        }

        private static long percent(Figures figures) {
            var decided = figures.count(Kind.DECIDED);
            return Math.round(100.0 * (decided - figures.late()) / decided);
        }

        private String comparePercents() {
            if (compared.before().count(Kind.DECIDED) == 0) return words.say("dashboard.nothing-before", days());
            var before = percent(compared.before());
            var now = percent(compared.now());
            if (now == before) return words.say("dashboard.same", days());
            return words.say(
                    now > before ? "dashboard.points.more" : "dashboard.points.less", Math.abs(now - before), days());
        }

        private String compare(int before, int now) {
            if (before == now) return words.say("dashboard.same", days());
            return words.say(
                    now > before ? "dashboard.more" : "dashboard.less", words.number(Math.abs(now - before)), days());
        }

        private String compare(@Nullable Duration before, Duration now) {
            if (before == null) return words.say("dashboard.nothing-before", days());
            var more = now.minus(before);
            if (more.abs().toMinutes() == 0) return words.say("dashboard.same", days());
            return words.say(more.isNegative() ? "dashboard.less" : "dashboard.more", words.took(more.abs()), days());
        }

        private int days() {
            return compared.now().period().days();
        }

        private String said(Kind kind, String key) {
            return words.say(key, compared.now().count(kind))
                    + words.say(
                            "dashboard.bracket",
                            compare(
                                    compared.before().count(kind),
                                    compared.now().count(kind)));
        }

        private String verdictsSaid() {
            var verdicts = compared.now().verdicts();
            if (verdicts.isEmpty()) return words.say("dashboard.verdicts.none");
            return words.say("dashboard.verdicts.n", compared.now().count(Kind.DECIDED))
                    + mostOften("verdict.", verdicts);
        }

        private String reasonsSaid() {
            var reasons = compared.now().setAside();
            if (reasons.isEmpty()) return words.say("dashboard.reasons.none");
            return words.say("dashboard.reasons.n", compared.now().count(Kind.SET_ASIDE))
                    + mostOften("set-aside.", reasons);
        }

        /** Nothing where two share the first place. */
        private String mostOften(String prefix, Map<String, Integer> mostFirst) {
            var counts = List.copyOf(mostFirst.values());
            if (counts.size() > 1 && counts.get(0).equals(counts.get(1))) return "";
            var first = mostFirst.keySet().iterator().next();
            return " "
                    + words.say("dashboard.most", words.known(prefix, first).toLowerCase(Locale.ROOT), counts.get(0));
        }

        private Cell cell(Kind kind, Period days, int count) {
            return new Cell(words.number(count), count == 0 ? null : address(kind, days, null, false));
        }

        private List<Bar> bars(String prefix, Kind kind, Map<String, Integer> counts) {
            var most =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
            var bars = new ArrayList<Bar>();
            counts.forEach((what, count) -> bars.add(new Bar(
                    words.known(prefix, what),
                    count,
                    words.number(count),
                    address(kind, compared.now().period(), what, false),
                    width(count, most))));
            return bars;
        }

        private List<Bar> ages() {
            var ages = compared.backlog().ages();
            var most = Math.max(
                    1, ages.values().stream().mapToInt(Integer::intValue).max().orElse(1));
            var bars = new ArrayList<Bar>();
            for (var age : Age.values()) {
                var count = ages.getOrDefault(age, 0);
                bars.add(new Bar(
                        words.say("age." + age),
                        count,
                        words.number(count),
                        asked.behind(ordered("figure", "waiting", "what", word(age.name()))),
                        width(count, most)));
            }
            return bars;
        }

        private static double width(int count, int most) {
            return Math.round(FULL * count / most * 10) / 10.0;
        }

        private String address(Kind kind, Period days, @Nullable String what, boolean late) {
            var figure = ordered(
                    "figure",
                    word(kind.name()),
                    "from",
                    days.first().toString(),
                    "to",
                    days.last().toString());
            if (what != null) figure.put("what", word(what));
            if (late) figure.put("late", "true");
            return asked.behind(figure);
        }

        private static String word(String name) {
            return name.toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Map<String, String> ordered(String... pairs) {
            var map = new LinkedHashMap<String, String>();
            for (var i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
            return map;
        }
    }
}
