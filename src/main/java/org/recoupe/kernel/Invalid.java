package org.recoupe.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was sent in cannot be taken as it is. Names every field at once. */
public final class Invalid extends RuntimeException {
    private final List<Field> fields;

    /**
     * @param name of the field as the sender named it
     * @param code stable word for what is wrong: {@code required}, {@code too-long}, {@code bad-text}, {@code bad-url} …
     */
    public record Field(String name, String code, String detail) {}

    public Invalid(List<Field> fields) {
        super(fields.toString());
        this.fields = List.copyOf(fields);
    }

    public Invalid(String field, String code, String detail) {
        this(List.of(new Field(field, code, detail)));
    }

    public List<Field> fields() {
        return fields;
    }

    /** Collects what is wrong with a form, then refuses it whole. */
    public static final class Check {
        private static final Pattern LONE_SURROGATE =
                Pattern.compile("[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");
        private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]+([/?#]\\S*)?");

        private final List<Field> wrong = new ArrayList<>();

        /** Text that must be there. */
        public Check required(String field, @Nullable String value, int longest) {
            if (value == null || value.isBlank()) return add(field, "required", "must not be empty");
            return optional(field, value, longest);
        }

        /** Text that may be missing, but if it is there must be storable and of reasonable length (in UTF-16 units). */
        public Check optional(String field, @Nullable String value, int longest) {
            if (value == null) return this;
            if (value.length() > longest) return add(field, "too-long", "at most " + longest + " characters");
            if (value.indexOf('\0') >= 0) return add(field, "bad-text", "must not contain NUL");
            if (LONE_SURROGATE.matcher(value).find()) return add(field, "bad-text", "contains half a character");
            return this;
        }

        /** A web address, http or https, or nothing. */
        public Check url(String field, @Nullable String value) {
            optional(field, value, 2000);
            if (value == null || value.isEmpty() || WEB_ADDRESS.matcher(value).matches()) return this;
            return add(field, "bad-url", "must be an http or https address");
        }

        public Check that(boolean holds, String field, String code, String detail) {
            return holds ? this : add(field, code, detail);
        }

        public Check add(String field, String code, String detail) {
            if (wrong.stream().noneMatch(other -> other.name().equals(field)))
                wrong.add(new Field(field, code, detail));
            return this;
        }

        /** @throws Invalid if anything was wrong */
        public void orRefuse() {
            if (!wrong.isEmpty()) throw new Invalid(wrong);
        }
    }
}
