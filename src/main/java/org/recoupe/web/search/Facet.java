package org.recoupe.web.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.recoupe.article.ArticleStatus;
import org.recoupe.claim.ClaimState;
import org.recoupe.search.Found;
import org.recoupe.search.Wanted;
import org.recoupe.web.Wording;

/** One way to narrow what was found: its values with how many each would leave. */
record Facet(String name, List<Value> values) {

    /** @param href leads to the same search with this value; of the current one, without it */
    record Value(String word, int count, boolean current, String href) {}

    static List<Facet> of(Found.Facets counts, Asked asked, Wording words) {
        return Stream.of(
                        kinds(counts, asked, words),
                        states(counts, asked, words),
                        desks(counts, asked),
                        periods(counts, asked, words))
                .filter(facet -> !facet.values().isEmpty())
                .toList();
    }

    private static Facet kinds(Found.Facets counts, Asked asked, Wording words) {
        var values = new ArrayList<Value>();
        for (var kind : Wanted.Kind.values()) {
            add(
                    values,
                    asked,
                    "kind",
                    kind.name().toLowerCase(Locale.ROOT),
                    words.say("search.kind." + kind),
                    counts.kinds().getOrDefault(kind, 0));
        }
        return new Facet("kind", values);
    }

    /** Of one kind of thing, which is a claim unless another was chosen. */
    private static Facet states(Found.Facets counts, Asked asked, Wording words) {
        var kind = asked.wanted().kind();
        var known = kind == Wanted.Kind.ARTICLE
                ? names(ArticleStatus.values())
                : kind == Wanted.Kind.SOURCE ? Set.<String>of() : names(ClaimState.values());
        var prefix = kind == Wanted.Kind.ARTICLE ? "status." : "state.";
        var values = new ArrayList<Value>();
        for (var state : counts.states().entrySet()) {
            if (known.contains(state.getKey()))
                add(values, asked, "state", state.getKey(), words.say(prefix + state.getKey()), state.getValue());
        }
        return new Facet("state", values);
    }

    private static Facet desks(Found.Facets counts, Asked asked) {
        var values = new ArrayList<Value>();
        for (Map.Entry<String, Integer> desk : counts.desks().entrySet())
            add(values, asked, "desk", desk.getKey(), desk.getKey(), desk.getValue());
        return new Facet("desk", values.size() < 2 && asked.wanted().desk() == null ? List.of() : values);
    }

    private static Facet periods(Found.Facets counts, Asked asked, Wording words) {
        var values = new ArrayList<Value>();
        for (var period : Wanted.Period.values()) {
            add(
                    values,
                    asked,
                    "period",
                    period.name().toLowerCase(Locale.ROOT),
                    words.say("search.period." + period),
                    counts.periods().getOrDefault(period, 0));
        }
        return new Facet("period", values);
    }

    private static void add(List<Value> values, Asked asked, String name, String value, String word, int count) {
        var current = value.equals(asked.parameters().get(name));
        if (count > 0 || current)
            values.add(new Value(word, count, current, current ? asked.without(name) : asked.with(name, value)));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }
}
