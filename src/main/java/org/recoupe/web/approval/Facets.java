package org.recoupe.web.approval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.WaitingVerdicts.Counts;
import org.recoupe.claim.WaitingVerdicts.Filter;
import org.recoupe.claim.WaitingVerdicts.Share;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.web.Wording;

/** By what the line can be narrowed, with how much each choice would leave. */
record Facets(List<Option> views, List<Group> groups) {

    /** @param name the tail of the key of its heading */
    record Group(String name, List<Option> options) {}

    /** @param href leads to it; or away from it, if it is the current one */
    record Option(String word, String href, boolean current, int count) {}

    private static final String PAGE = "/approvals";

    static Facets of(LineFilter line, Counts counts, Wording words) {
        var f = line.filter();
        var groups = Stream.of(
                        group(
                                "desk",
                                line.desk(),
                                counts.shares().stream()
                                        .map(Share::desk)
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                desk -> desk,
                                v -> new Filter(v, f.verdict(), f.claimClass(), f.exception(), f.mine()),
                                line,
                                counts),
                        group(
                                "verdict",
                                line.verdict(),
                                Arrays.asList(Verdict.Kind.values()),
                                kind -> words.say("verdict." + kind),
                                v -> new Filter(f.desk(), v, f.claimClass(), f.exception(), f.mine()),
                                line,
                                counts),
                        group(
                                "about",
                                line.about(),
                                Arrays.asList(ClaimClass.values()),
                                about -> words.say("class." + about),
                                v -> new Filter(f.desk(), f.verdict(), v, f.exception(), f.mine()),
                                line,
                                counts),
                        group(
                                "exception",
                                line.exception(),
                                List.of(true, false),
                                asked -> words.say("facet.exception." + asked),
                                v -> new Filter(f.desk(), f.verdict(), f.claimClass(), v, f.mine()),
                                line,
                                counts))
                .filter(group ->
                        group.options().size() > 1 || group.options().stream().anyMatch(Option::current))
                .toList();
        return new Facets(views(line, counts, words), groups);
    }

    private static List<Option> views(LineFilter line, Counts counts, Wording words) {
        var views = new ArrayList<Option>();
        for (var view : Arrays.asList(null, LineFilter.OTHERS, LineFilter.ALL)) {
            var of = new LineFilter(view, line.desk(), line.verdict(), line.about(), line.exception());
            views.add(new Option(
                    words.say("approvals.view." + (view == null ? "mine" : view)),
                    PAGE + of.query(),
                    of.equals(line),
                    counts.of(of.filter())));
        }
        return views;
    }

    private static <T> Group group(
            String name,
            @Nullable T chosen,
            List<T> values,
            Function<T, String> word,
            Function<T, Filter> only,
            LineFilter line,
            Counts counts) {
        var options = values.stream()
                .map(value -> {
                    var current = value.equals(chosen);
                    return new Option(
                            word.apply(value),
                            PAGE + line.with(name, current ? null : value),
                            current,
                            counts.of(only.apply(value)));
                })
                .filter(option -> option.current() || option.count() > 0)
                .toList();
        return new Group(name, options);
    }
}
