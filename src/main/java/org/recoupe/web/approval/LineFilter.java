package org.recoupe.web.approval;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.WaitingVerdicts.Filter;
import org.recoupe.extraction.statement.ClaimClass;

/**
 * Which waiting verdicts are shown, as it stands in the address, so that it survives opening one, going back, and deciding.
 *
 * @param view {@code others} for those one had a hand in, {@code all}, or null for those one may decide
 * @param about what the claim is about
 */
record LineFilter(
        @Nullable String view,
        @Nullable String desk,
        Verdict.@Nullable Kind verdict,
        @Nullable ClaimClass about,
        @Nullable Boolean exception) {
    static final String OTHERS = "others";
    static final String ALL = "all";

    LineFilter {
        view = OTHERS.equals(view) || ALL.equals(view) ? view : null;
        desk = desk == null || desk.isBlank() ? null : desk;
    }

    Filter filter() {
        return new Filter(desk, verdict, about, exception, mine());
    }

    /** Whether anything is hidden by more than the view. */
    public boolean narrows() {
        return desk != null || verdict != null || about != null || exception != null;
    }

    private @Nullable Boolean mine() {
        if (view == null) return true;
        return view.equals(ALL) ? null : Boolean.FALSE;
    }

    /** As part of an address: empty, or from the question mark on. */
    public String query() {
        return written(fields());
    }

    /** The same with one field changed, or taken out. */
    String with(String name, @Nullable Object value) {
        var fields = fields();
        if (value == null) fields.remove(name);
        else fields.put(name, value.toString());
        return written(fields);
    }

    private Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "view", view);
        put(fields, "desk", desk);
        put(fields, "verdict", verdict);
        put(fields, "about", about);
        put(fields, "exception", exception);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) fields.put(name, Objects.toString(value));
    }

    private static String written(Map<String, String> fields) {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
