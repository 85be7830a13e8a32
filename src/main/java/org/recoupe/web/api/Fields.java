package org.recoupe.web.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Days;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The body of a write, read field by field so that everything that is wrong with it can be said at once; mapping it to a class would
 * stop at the first wrong type.
 */
final class Fields {
    private final JsonNode body;
    private final List<Invalid.Field> wrong = new ArrayList<>();

    /** @param body null for a request without one, which then has no fields */
    Fields(@Nullable JsonNode body) {
        if (body != null && !body.isObject()) throw new Invalid("", "wrong-type", "must be a JSON object");
        this.body = body == null ? JsonNodeFactory.instance.objectNode() : body;
    }

    /** Text, "" if it is missing: whoever is handed it says whether it may be. */
    String text(String name) {
        var value = optionalText(name);
        return value == null ? "" : value;
    }

    @Nullable
    String optionalText(String name) {
        var value = given(name);
        if (value == null) return null;
        if (!value.isString()) {
            refuse(name, "wrong-type", "must be text");
            return null;
        }
        return value.asString();
    }

    boolean has(String name) {
        return given(name) != null;
    }

    /** One of the words; a stand-in if it is missing or unknown, which {@link #make} then refuses. */
    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        var found = maybeOneOf(name, type);
        if (found != null) return found;
        refuse(name, "required", "one of " + Arrays.toString(type.getEnumConstants()));
        return type.getEnumConstants()[0];
    }

    <E extends Enum<E>> @Nullable E maybeOneOf(String name, Class<E> type) {
        var word = optionalText(name);
        if (word == null) return null;
        var found = Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(word))
                .findFirst();
        if (found.isEmpty()) refuse(name, "unknown-value", "one of " + Arrays.toString(type.getEnumConstants()));
        return found.orElse(null);
    }

    /** A whole number; a stand-in if it is missing, which {@link #make} then refuses. */
    int number(String name) {
        var value = maybeNumber(name);
        if (value != null) return value;
        refuse(name, "required", "must be given");
        return 0;
    }

    @Nullable
    Integer maybeNumber(String name) {
        var value = given(name);
        if (value == null) return null;
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            refuse(name, "wrong-type", "must be a whole number");
            return null;
        }
        return value.asInt();
    }

    boolean flag(String name) {
        var value = given(name);
        if (value == null) return false;
        if (!value.isBoolean()) {
            refuse(name, "wrong-type", "must be true or false");
            return false;
        }
        return value.asBoolean();
    }

    @Nullable
    UUID id(String name) {
        var word = optionalText(name);
        return word == null ? null : id(name, word);
    }

    List<UUID> ids(String name) {
        var value = given(name);
        if (value == null || !value.isArray()) {
            refuse(name, value == null ? "required" : "wrong-type", "must be a list of ids");
            return List.of();
        }
        var ids = new ArrayList<UUID>();
        for (var one : value) {
            var id = one.isString() ? id(name, one.asString()) : null;
            if (id == null) refuse(name, "wrong-type", "must be a list of ids");
            else ids.add(id);
        }
        return ids;
    }

    /** A known source's id or a name, as text or as {id} or {name}. */
    String source(String name) {
        var value = given(name);
        if (value == null || !value.isObject()) return text(name);
        var inner = new Fields(value);
        if (!inner.has("id") && !inner.has("name")) refuse(name, "required", "must have an id or a name");
        var idOrName = inner.has("id") ? inner.text("id") : inner.text("name");
        inner.wrong.forEach(field -> refuse(name, field.code(), field.detail()));
        return idOrName;
    }

    /** Each by its id or name. */
    List<String> sources(String name) {
        var value = given(name);
        if (value == null || !value.isArray()) {
            refuse(name, value == null ? "required" : "wrong-type", "must be a list of ids or names");
            return List.of();
        }
        var sources = new ArrayList<String>();
        for (var one : value) {
            if (one.isString()) sources.add(one.asString());
            else refuse(name, "wrong-type", "must be a list of ids or names");
        }
        return sources;
    }

    /** What is made of each element of a list of objects; none if the list is missing. */
    <T> List<T> each(String name, Function<Fields, @Nullable T> maker) {
        var value = given(name);
        if (value == null) return List.of();
        if (!value.isArray()) {
            refuse(name, "wrong-type", "must be a list of objects");
            return List.of();
        }
        var made = new ArrayList<T>();
        for (var one : value) {
            if (!one.isObject()) {
                refuse(name, "wrong-type", "must be a list of objects");
                continue;
            }
            var inner = new Fields(one);
            var element = maker.apply(inner);
            inner.wrong.forEach(field -> refuse(name, field.code(), field.name() + ": " + field.detail()));
            if (element != null) made.add(element);
        }
        return made;
    }

    /** What is made of an object within; null if it is missing. */
    <T> @Nullable T maybe(String name, Function<Fields, T> maker) {
        var value = given(name);
        if (value == null) return null;
        if (!value.isObject()) {
            refuse(name, "wrong-type", "must be an object");
            return null;
        }
        var inner = new Fields(value);
        try {
            return inner.make(() -> maker.apply(inner));
        } catch (Invalid within) {
            within.fields().forEach(field -> refuse(name, field.code(), field.name() + ": " + field.detail()));
            return null;
        }
    }

    /** Words, or true or false; "" if they are missing. */
    String word(String name) {
        var value = given(name);
        if (value == null) return "";
        if (value.isString() || value.isBoolean()) return value.asString();
        refuse(name, "wrong-type", "must be true, false or a text");
        return "";
    }

    /** Several words; null if they are missing. */
    @Nullable
    List<String> texts(String name) {
        var value = given(name);
        if (value == null) return null;
        if (value.isArray() && value.valueStream().allMatch(JsonNode::isString))
            return value.valueStream().map(JsonNode::asString).toList();
        refuse(name, "wrong-type", "must be a list of texts");
        return List.of();
    }

    /** A day, such as 2026-03-01. */
    @Nullable
    LocalDate day(String name) {
        var word = optionalText(name);
        if (word == null || word.isEmpty()) return null;
        try {
            return Days.day(word);
        } catch (DateTimeException e) {
            refuse(name, "bad-date", "must be a day, such as 2026-03-01");
            return null;
        }
    }

    /** Yes or no, which must be said. */
    boolean yesOrNo(String name) {
        if (given(name) == null) refuse(name, "required", "true or false");
        return flag(name);
    }

    @Nullable
    Language language(String name) {
        var word = optionalText(name);
        if (word == null || word.isEmpty()) return null;
        var code = word.toLowerCase(Locale.ROOT);
        if (code.matches("[a-z]{2}(-[a-z0-9]{2,8})*")) return new Language(code.substring(0, 2));
        refuse(name, "unknown-value", "must be a language tag such as fr or en");
        return null;
    }

    /** ISO 8601 with its zone. */
    @Nullable
    OffsetDateTime time(String name) {
        var word = optionalText(name);
        if (word == null || word.isEmpty()) return null;
        try {
            return Days.time(word);
        } catch (DateTimeException e) {
            refuse(name, "bad-date", "must be a time with its zone, such as 2026-03-01T18:47:00+01:00");
            return null;
        }
    }

    private @Nullable UUID id(String name, String word) {
        var id = Ids.parse(word);
        if (id == null) refuse(name, "unknown-value", "must be an id");
        return id;
    }

    private @Nullable JsonNode given(String name) {
        var value = body.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Notes that a field cannot be taken. */
    void refuse(String name, String code, String detail) {
        if (wrong.stream().noneMatch(field -> field.name().equals(name)))
            wrong.add(new Invalid.Field(name, code, detail));
    }

    /** Text that must be there. */
    String required(String name) {
        var word = text(name);
        if (word.isBlank()) refuse(name, "required", "must not be empty");
        return word;
    }

    /** @throws Invalid if anything noted so far cannot be taken */
    void orRefuse() {
        if (!wrong.isEmpty()) throw new Invalid(wrong);
    }

    /**
     * What is made of the fields, unless they could not be read or what is made refuses them: then everything wrong is said together.
     *
     * @throws Invalid
     */
    <T> T make(Supplier<T> maker) {
        try {
            var made = maker.get();
            if (wrong.isEmpty()) return made;
        } catch (Invalid more) {
            more.fields().forEach(field -> refuse(field.name(), field.code(), field.detail()));
        }
        throw new Invalid(wrong);
    }
}
