package org.recoupe.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form that was refused, so that nothing is lost, and why it was refused.
 *
 * @param objection null as long as nothing was refused
 */
public record Typed(@Nullable Objection objection, Map<String, String[]> fields) {
    private static final List<String> LONG_TEXTS = List.of(
            "title",
            "quote",
            "note",
            "weight",
            "rationale",
            "missing",
            "exception",
            "grant",
            "reason",
            "passage",
            "anonymity");

    /** To each thing that speaks against a verdict a field of its own. */
    private static final String ANSWERS = "answers[";

    /** Never said again, whatever was wrong with it: who a confidential source is. */
    private static final Set<String> WITHHELD = Set.of("identity", "contact", "closeTo");

    /** What these were before somebody ticked that the source is confidential may have named it. */
    private static final Set<String> WITHHELD_IF_CONFIDENTIAL = Set.of("source", "title");

    static final Typed NOTHING = new Typed(null, Map.of());

    public Typed {
        var confidential = fields.containsKey("confidential");
        fields = fields.entrySet().stream()
                .filter(field -> !WITHHELD.contains(field.getKey()))
                .filter(field -> !confidential || !WITHHELD_IF_CONFIDENTIAL.contains(field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The objection to this form, or null. */
    public @Nullable Objection to(String form) {
        return objection != null && objection.form().equals(form) ? objection : null;
    }

    public @Nullable String value(String form, String field) {
        var values = to(form) == null ? null : fields.get(field);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** Whether that was among what was ticked. */
    public boolean ticked(String form, String field, Object value) {
        var values = to(form) == null ? null : fields.get(field);
        return values != null && List.of(values).contains(value.toString());
    }

    /** Which answer was typed to something, "" if none. */
    public String answer(String form, UUID about) {
        return Objects.requireNonNullElse(value(form, ANSWERS + about + "]"), "");
    }

    /** The texts that were typed, for when the form itself is gone. */
    public List<String> kept() {
        return Stream.concat(
                        LONG_TEXTS.stream().map(fields::get).filter(Objects::nonNull),
                        fields.entrySet().stream()
                                .filter(field -> field.getKey().startsWith(ANSWERS))
                                .map(Map.Entry::getValue))
                .flatMap(Stream::of)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** What is wrong with a field, as a code, or null. */
    public @Nullable String wrong(String form, String field) {
        var refused = to(form);
        return refused == null ? null : refused.fields().get(field);
    }

    /** The ids of what is said about a field, its hint and what is wrong with it, or null if nothing is. */
    public @Nullable String described(String form, String field, boolean hinted) {
        var id = form + "-" + field;
        var wrong = wrong(form, field) != null;
        if (!hinted && !wrong) return null;
        return (hinted ? id + "-h" : "") + (hinted && wrong ? " " : "") + (wrong ? id + "-e" : "");
    }
}
