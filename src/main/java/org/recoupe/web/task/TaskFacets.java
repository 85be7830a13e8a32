package org.recoupe.web.task;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.tasklist.Facet;
import org.recoupe.tasklist.TaskCounts;
import org.recoupe.tasklist.TaskFilter;
import org.recoupe.web.Wording;

/**
 * What stands beside the list: views and facets with their counts.
 *
 * @param story title of the one story the list is about, or null
 */
record TaskFacets(
        List<Pill> pills, List<Group> groups, @Nullable Choice story) {
    private static final List<String> DUE = List.of("late", "soon", "today", "later");
    private static final List<String> PRIORITY = List.of("critical", "high", "normal", "low");

    record Pill(String word, String href, boolean current, int count) {}

    /** @param name of the field and of its message */
    record Group(String name, List<Choice> values) {}

    /** @param without address of the list without this choice */
    record Choice(String value, String word, int count, boolean chosen, String without) {}

    static TaskFacets of(
            TaskCounts counts, TaskAddress address, @Nullable Choice story, Map<String, String> names, Wording words) {
        return new TaskFacets(
                Stream.of(TaskFilter.View.values())
                        .filter(view -> view != TaskFilter.View.LATER || counts.of(view) > 0 || address.view() == view)
                        .map(view -> new Pill(
                                TaskAddress.word(view),
                                address.seenAs(view).href(),
                                view == address.view(),
                                counts.of(view)))
                        .toList(),
                Stream.of(Facet.values())
                        .filter(facet -> facet != Facet.STORY)
                        .map(facet -> new Group(TaskAddress.name(facet), values(facet, counts, address, names, words)))
                        .filter(group -> group.values().size() > 1
                                || group.values().stream().anyMatch(Choice::chosen))
                        .toList(),
                story);
    }

    /** Everything that was chosen, to be taken away again one by one. */
    public List<Choice> chosen() {
        return Stream.concat(
                        Stream.ofNullable(story),
                        groups.stream()
                                .flatMap(group -> group.values().stream())
                                .filter(Choice::chosen))
                .toList();
    }

    private static List<Choice> values(
            Facet facet, TaskCounts counts, TaskAddress address, Map<String, String> names, Wording words) {
        var values = counts.of(facet).stream();
        if (facet == Facet.DUE) values = values.sorted(Comparator.comparing(v -> DUE.indexOf(v.value())));
        if (facet == Facet.PRIORITY) values = values.sorted(Comparator.comparing(v -> PRIORITY.indexOf(v.value())));
        return values.map(v -> new Choice(
                        v.value(),
                        word(facet, v, names, words),
                        v.count(),
                        v.chosen(),
                        address.with(
                                        facet,
                                        address.chosen().getOrDefault(facet, List.of()).stream()
                                                .filter(other -> !other.equals(v.value()))
                                                .toList())
                                .href()))
                .toList();
    }

    private static String word(Facet facet, TaskCounts.Value value, Map<String, String> names, Wording words) {
        var word = value.value();
        return switch (facet) {
            case DUE -> words.known("facet.due.", word);
            case PRIORITY -> known("priority.", word, words);
            case ABOUT -> known("class.", word, words);
            case CONTRADICTED -> words.known("facet.contradicted.", word);
            case STEP -> words.known("step.", word);
            case WHO -> who(value, names, words);
            case STORY -> word;
        };
    }

    private static String who(TaskCounts.Value value, Map<String, String> names, Wording words) {
        if (value.value().equals("none")) return words.say("unattributed");
        var name = value.name() == null ? names.get(value.value()) : value.name();
        return name == null ? words.say("facet.who.other") : name;
    }

    private static String known(String prefix, String word, Wording words) {
        return words.known(prefix, word.toUpperCase(Locale.ROOT));
    }
}
