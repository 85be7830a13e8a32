package org.recoupe.web;

import java.util.List;
import java.util.stream.Stream;

/**
 * The one table of keys: the help dialog shows it, and the browser reads it from there. Single keys never complete a decision; they are
 * dead in fields, with modifiers and in dialogs, and can be switched off (WCAG 2.1.4).
 *
 * @param keys as one presses them: {@code j}, {@code g t}, {@code Ctrl+Enter}
 * @param does what a page's module answers to; the tail of {@code keys.does.…}
 * @param pages where it works, by the name of the page's own module; none means everywhere
 */
public record Shortcut(String keys, String does, List<String> pages) {
    public static final List<Shortcut> ALL = List.of(
            of("?", "help"),
            of("/", "search"),
            of("g t", "go-tasks"),
            of("g a", "go-articles"),
            of("g p", "go-approvals"),
            of("g h", "go-audit"),
            of("g d", "go-dashboard"),
            of("j", "next", "tasks", "articles", "article", "approvals", "approval", "search", "audit"),
            of("k", "previous", "tasks", "articles", "article", "approvals", "approval", "search", "audit"),
            of("a", "take", "tasks"),
            of("s", "later", "tasks"),
            of("x", "tick", "tasks", "approvals"),
            of(".", "show-new", "tasks", "approvals"),
            of("m", "mark", "article"),
            of("c", "split", "article"),
            of("h", "highlights", "article"),
            of("1", "verdict-1", "claim"),
            of("2", "verdict-2", "claim"),
            of("3", "verdict-3", "claim"),
            of("4", "verdict-4", "claim"),
            of("n", "note", "claim"),
            of("e", "evidence", "claim"),
            of("[", "previous-task", "claim", "approval"),
            of("]", "next-task", "claim", "approval"),
            of("r", "return", "approval"),
            of("Ctrl+Enter", "submit", "claim", "new-article", "approval"));

    private static Shortcut of(String keys, String does, String... pages) {
        return new Shortcut(keys, does, List.of(pages));
    }

    /** Those of one page, the general ones last. */
    public static List<Shortcut> on(String page) {
        return Stream.concat(
                        ALL.stream().filter(shortcut -> shortcut.pages().contains(page)),
                        ALL.stream().filter(Shortcut::isGeneral))
                .toList();
    }

    public boolean isGeneral() {
        return pages.isEmpty();
    }

    /** What is pressed one after the other. */
    public List<String> strokes() {
        return List.of(keys.split(" "));
    }
}
