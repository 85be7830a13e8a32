package org.recoupe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which relations a piece of SQL or JPQL names where one stands: after from, join, into, update and the like. A name in capitals and small
 * letters is an entity's ({@code ClaimLink} is {@code claim_link}); names that the piece gives by itself ("with line as") are left out.
 */
final class SqlNames {
    private static final Pattern COMMENTS = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WORDS = Pattern.compile(
            "'(?:[^']|'')*'|\"[^\"]+\"(?:\\.\"[^\"]+\")?|%(?:\\d+\\$)?s|::?[A-Za-z_]\\w*|\\u0001|[A-Za-z_][\\w.$]*|[(),;]");
    private static final Pattern GIVEN = Pattern.compile(
            "(?:\\bwith\\s+(?:recursive\\s+)?|,\\s*)([a-z_]\\w*)\\s*(?:\\([^()]*\\)\\s*)?\\bas\\s+(?:not\\s+)?(?:materialized\\s+)?\\(",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> BEFORE_A_NAME =
            Set.of("from", "join", "into", "update", "using", "truncate", "table");
    private static final Set<String> PASSED_OVER = Set.of("only", "lateral", "table", "if", "exists");
    /** What ends a list of relations, so that a comma after it parts something else. */
    private static final Set<String> ENDS_A_LIST = Set.of(
            "select",
            "where",
            "group",
            "order",
            "having",
            "limit",
            "offset",
            "union",
            "set",
            "returning",
            "window",
            "values",
            "as");

    private static final Set<String> NO_RELATION_FROM = Set.of("extract", "substring", "trim", "overlay", "position");
    /** "is distinct from", "for update", "on conflict do update", "before update on". */
    private static final Set<String> NOT_AFTER = Set.of("distinct", "for", "do", "key", "before", "after", "or", "on");

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern TELLS_SQL = Pattern.compile(
            "\\bselect\\b|\\bdelete from\\b|\\binsert into\\b|\\bupdate\\b.*\\bset\\b|\\bwhere\\b|\\bjoin\\b",
            Pattern.DOTALL);

    private final Set<String> found = new LinkedHashSet<>();
    private boolean hidden;

    private SqlNames(String piece) {
        var sql = COMMENTS.matcher(piece).replaceAll(" ");
        read(WORDS.matcher(sql).results().map(MatchResult::group).toList());
        GIVEN.matcher(sql)
                .results()
                .forEach(given -> found.remove(given.group(1).toLowerCase(Locale.ROOT)));
        hidden &= TELLS_SQL.matcher(sql).find();
    }

    static SqlNames in(String piece) {
        return new SqlNames(piece);
    }

    Set<String> found() {
        return found;
    }

    /** Whether a relation is named somewhere else than in this piece: "from %s". Then "from" is to go with the name. */
    boolean hidesOne() {
        return hidden;
    }

    private static final class Level {
        private final String opened;
        private boolean listing;

        Level(String opened) {
            this.opened = opened;
        }
    }

    private void read(List<String> words) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(""));
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i).toLowerCase(Locale.ROOT);
            var before = i == 0 ? "" : words.get(i - 1).toLowerCase(Locale.ROOT);
            var level = levels.element();
            if (word.equals("(")) {
                levels.push(new Level(before));
            } else if (word.equals(")")) {
                if (levels.size() > 1) levels.pop();
            } else if (BEFORE_A_NAME.contains(word)
                    && !NOT_AFTER.contains(before)
                    && !NO_RELATION_FROM.contains(level.opened)) {
                level.listing = word.equals("from") || word.equals("using");
                name(words, i + 1, !word.equals("update") && !word.equals("table") && !word.equals("using"));
            } else if (word.equals(",") && level.listing) {
                name(words, i + 1, false);
            } else if (ENDS_A_LIST.contains(word) && !word.equals("as")) {
                level.listing = false;
            }
        }
    }

    private void name(List<String> words, int at, boolean mustFollow) {
        var i = at;
        while (i < words.size() && PASSED_OVER.contains(words.get(i).toLowerCase(Locale.ROOT))) i++;
        if (i == words.size()) {
            hidden |= mustFollow;
            return;
        }
        var word = words.get(i);
        if (word.startsWith("%") || word.equals("\u0001")) hidden = true;
        else if (Character.isLetter(word.charAt(0)) || word.charAt(0) == '_' || word.charAt(0) == '"')
            found.add(plain(word));
    }

    private static String plain(String word) {
        var unquoted = word.replace("\"", "");
        var name = unquoted.substring(unquoted.lastIndexOf('.') + 1);
        return CAPITAL.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
