package org.recoupe.web.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.StoryList;
import org.recoupe.claim.StoryList.Stage;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The dispatches of the reader's desks, newest first. */
@Page
class ArticlesPage {
    private static final int ON_A_PAGE = 25;

    private final StoryList stories;

    ArticlesPage(StoryList stories) {
        this.stories = stories;
    }

    /**
     * A dispatch in the list.
     *
     * @param next what this reader could do about it now, as the tail of a message key
     * @param share of its claims to be decided that are, in percent
     */
    record Row(
            StoryList.Line line,
            String received,
            String receivedAt,
            String icon,
            String look,
            String next,
            int share) {}

    /** A choice of one side of the filter, with how many there are. */
    record Facet(@Nullable String value, String href, int count, boolean chosen) {}

    /** What is chosen, as it stands in the address. */
    record Filter(
            String words, @Nullable String desk, @Nullable Stage stage) {
        String href(@Nullable String desk, @Nullable Stage stage, @Nullable String before) {
            var address = UriComponentsBuilder.fromPath("/articles");
            if (!words.isEmpty()) address.queryParam("q", "{q}");
            if (desk != null) address.queryParam("desk", "{desk}");
            if (stage != null) address.queryParam("status", word(stage));
            if (before != null) address.queryParam("before", "{before}");
            var values = Stream.of(words.isEmpty() ? null : words, desk, before)
                    .filter(value -> value != null)
                    .toArray();
            return address.encode().buildAndExpand(values).toUriString();
        }

        public boolean isEmpty() {
            return words.isEmpty() && desk == null && stage == null;
        }
    }

    @GetMapping("/articles")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String desk,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String before,
            Actor actor,
            Wording words,
            Model model) {
        var asked = new StoryList.Query(q, given(desk), stage(status), given(before), ON_A_PAGE);
        var filter = new Filter(asked.words(), asked.desk(), asked.stage());
        var page = stories.page(asked, actor);
        var counts = stories.counts(asked, actor);
        model.addAttribute(
                "rows",
                page.lines().stream().map(line -> row(line, actor, words)).toList());
        model.addAttribute("filter", filter);
        model.addAttribute("all", counts.all());
        model.addAttribute("stages", stages(filter, counts));
        model.addAttribute("desks", deskFacets(filter, counts));
        model.addAttribute("first", asked.before() == null ? null : filter.href(filter.desk(), filter.stage(), null));
        model.addAttribute(
                "more", page.next() == null ? null : filter.href(filter.desk(), filter.stage(), page.next()));
        model.addAttribute("mayImport", !desks(actor).isEmpty());
        return "articles";
    }

    /** The desks this person may bring dispatches to. */
    static List<String> desks(Actor actor) {
        return actor.desks().stream()
                .filter(desk -> actor.may(Permission.IMPORT, desk))
                .sorted()
                .toList();
    }

    private static List<Facet> stages(Filter filter, StoryList.Counts counts) {
        var within =
                counts.stages().values().stream().mapToInt(Integer::intValue).sum();
        var facets = new ArrayList<Facet>();
        facets.add(new Facet(null, filter.href(filter.desk(), null, null), within, filter.stage() == null));
        for (var stage : Stage.values())
            facets.add(new Facet(
                    stage.name(),
                    filter.href(filter.desk(), stage, null),
                    counts.stages().getOrDefault(stage, 0),
                    stage == filter.stage()));
        return facets;
    }

    /** Empty if there is only one desk to choose. */
    private static List<Facet> deskFacets(Filter filter, StoryList.Counts counts) {
        if (counts.desks().size() < 2 && filter.desk() == null) return List.of();
        var within =
                counts.desks().values().stream().mapToInt(Integer::intValue).sum();
        var facets = new ArrayList<Facet>();
        facets.add(new Facet(null, filter.href(null, filter.stage(), null), within, filter.desk() == null));
        counts.desks()
                .forEach((desk, count) -> facets.add(
                        new Facet(desk, filter.href(desk, filter.stage(), null), count, desk.equals(filter.desk()))));
        return facets;
    }

    private static Row row(StoryList.Line line, Actor actor, Wording words) {
        var total = line.toCheck() + line.decided();
        return new Row(
                line,
                words.moment(line.receivedAt()),
                words.machine(line.receivedAt()),
                icon(line.stage()),
                look(line.stage()),
                next(line, actor),
                total == 0 ? 0 : line.decided() * 100 / total);
    }

    private static String icon(Stage stage) {
        return switch (stage) {
            case EXTRACTING -> "clock";
            case READY -> "eye";
            case ACCEPTED -> "check";
            case DECIDED -> "ok";
            case FAILED -> "alert";
        };
    }

    private static String look(Stage stage) {
        return stage == Stage.DECIDED ? "accepted" : stage.name().toLowerCase(Locale.ROOT);
    }

    private static String next(StoryList.Line line, Actor actor) {
        var accepts = actor.may(Permission.ACCEPT, line.desk());
        return switch (line.stage()) {
            case READY -> accepts ? "check" : "read";
            case FAILED -> accepts ? "enter" : "read";
            case EXTRACTING, ACCEPTED, DECIDED -> "read";
        };
    }

    static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Stage stage(@Nullable String word) {
        for (var stage : Stage.values()) if (word(stage).equals(word)) return stage;
        return null;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
