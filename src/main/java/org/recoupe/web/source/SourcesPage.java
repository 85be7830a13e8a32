package org.recoupe.web.source;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.SourceUse;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.source.SourceKind;
import org.recoupe.source.SourceRecords;
import org.recoupe.source.SourceView;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** All sources the reader's desks know, to look one up or to enter one. */
@Page
@RequestMapping("/sources")
class SourcesPage {
    private static final String PATH = "/sources";
    private static final int ON_A_PAGE = 50;

    private final SourceRecords records;
    private final SourceUse use;

    SourcesPage(SourceRecords records, SourceUse use) {
        this.records = records;
        this.use = use;
    }

    /** @param claims how many it said */
    public record Row(SourceView.Line source, int claims) {}

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            Wording words,
            Model model) {
        if (!actor.seesEveryDesk() && actor.desks().isEmpty()) throw new NotPermitted(Permission.READ);
        var asked = q == null ? "" : q.strip();
        var page = records.list(asked, null, cursor == null || cursor.isBlank() ? null : cursor, ON_A_PAGE, actor);
        var ids = records.idsOf(page.items().stream().map(SourceView.Line::id).toList());
        var counts = use.count(ids.values().stream().flatMap(List::stream).toList(), actor);
        model.addAttribute("q", asked);
        model.addAttribute(
                "rows",
                page.items().stream()
                        .map(line -> new Row(
                                line,
                                Objects.requireNonNull(ids.get(line.id())).stream()
                                        .mapToInt(id -> counts.getOrDefault(id, 0))
                                        .sum()))
                        .toList());
        model.addAttribute("next", page.next() == null ? null : address(asked, page.next()));
        model.addAttribute("first", cursor == null || cursor.isBlank() ? null : address(asked, null));
        model.addAttribute("kinds", kinds(words));
        model.addAttribute(
                "desks",
                actor.desks().stream()
                        .filter(desk -> actor.may(Permission.KEEP_SOURCES, desk))
                        .sorted()
                        .map(desk -> new Wording.Choice(desk, desk))
                        .toList());
        return "sources";
    }

    @PostMapping(params = "do=enter")
    String enter(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable SourceKind kind,
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String aliases,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        var id = new UUID[1];
        return answer.to(
                "source-enter",
                () -> PATH + "/" + id[0],
                () -> id[0] = records.enter(
                                new SourceRecords.Wish(
                                        Objects.requireNonNullElse(name, ""), said("kind", kind), desk, lines(aliases)),
                                actor)
                        .source()
                        .id(),
                () -> show(null, null, actor, words, model));
    }

    static List<Wording.Choice> kinds(Wording words) {
        return words.choices(
                "source.kind.",
                Stream.of(SourceKind.values())
                        .filter(kind -> kind != SourceKind.UNNAMED)
                        .toList());
    }

    /** One a line. */
    static List<String> lines(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("\\R", -1))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    static <T> T said(String field, @Nullable T value) {
        if (value == null) throw new Invalid(field, "required", "must be chosen");
        return value;
    }

    private static String address(String q, @Nullable String cursor) {
        var address = UriComponentsBuilder.fromPath(PATH);
        if (!q.isEmpty()) address.queryParam("q", q);
        if (cursor != null) address.queryParam("cursor", cursor);
        return address.encode().build().toUriString();
    }
}
