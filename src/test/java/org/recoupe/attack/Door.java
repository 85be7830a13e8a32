package org.recoupe.attack;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.lang.reflect.RecordComponent;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.recoupe.kernel.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;

/**
 * A way into the running application, as it is mapped there.
 *
 * @param path with its {variables}
 * @param params what must stand in the form, such as {@code do=take}
 * @param fields what the handler reads besides, by name
 * @param body the handler reads JSON
 */
record Door(String method, String path, List<String> params, List<Field> fields, boolean body) {

    /** Where a handler looks for it. */
    enum Place {
        PARAMETER,
        HEADER,
        PATH
    }

    /** Something a handler reads. */
    record Field(String name, Class<?> type, Place place) {}

    static Door plain(String method, String path) {
        return new Door(method, path, List.of(), List.of(), false);
    }

    /** For programs, which are answered in problems and not in pages. */
    boolean isForPrograms() {
        return isForPrograms(path);
    }

    static boolean isForPrograms(String path) {
        return Stream.of("/api/", "/v3/", "/actuator", "/health").anyMatch(path::startsWith);
    }

    static Stream<Door> of(RequestMappingInfo mapping, HandlerMethod handler) {
        var methods = mapping.getMethodsCondition().getMethods();
        var params = mapping.getParamsCondition().getExpressions().stream()
                .map(Object::toString)
                .toList();
        var fields = new LinkedHashSet<Field>();
        var body = false;
        for (var parameter : handler.getMethodParameters()) {
            body |= parameter.hasParameterAnnotation(RequestBody.class) || isBody(parameter);
            fields.addAll(fields(parameter));
        }
        var json = body;
        return mapping.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Door(method.name(), path, params, List.copyOf(fields), json)));
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.getParameterType() == JsonNode.class;
    }

    private static List<Field> fields(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        var type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestHeader.class)) {
            var said = Objects.requireNonNull(parameter.getParameterAnnotation(RequestHeader.class));
            return List.of(new Field(name(said.name(), parameter), type, Place.HEADER));
        }
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            var said = Objects.requireNonNull(parameter.getParameterAnnotation(PathVariable.class));
            return List.of(new Field(name(said.name(), parameter), type, Place.PATH));
        }
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            if (Map.class.isAssignableFrom(type)) return List.of();
            var said = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
            var one = List.class.isAssignableFrom(type)
                    ? Objects.requireNonNullElse(
                            ResolvableType.forMethodParameter(parameter)
                                    .getGeneric()
                                    .resolve(),
                            String.class)
                    : type;
            return List.of(new Field(name(said.name(), parameter), one, Place.PARAMETER));
        }
        return isBound(type) ? properties(type) : List.of();
    }

    /** Filled from the form, field by field. */
    private static boolean isBound(Class<?> type) {
        return type.getName().startsWith("org.recoupe.web.")
                && type != org.recoupe.web.Wording.class
                && type != org.recoupe.web.Answer.class
                && !type.getSimpleName().equals("Reader")
                && !Model.class.isAssignableFrom(type)
                && !ServletRequest.class.isAssignableFrom(type)
                && !ServletResponse.class.isAssignableFrom(type)
                && !Principal.class.isAssignableFrom(type)
                && type != Actor.class;
    }

    private static List<Field> properties(Class<?> type) {
        var found = new ArrayList<Field>();
        if (type.isRecord()) {
            for (RecordComponent part : type.getRecordComponents()) {
                found.add(new Field(part.getName(), part.getType(), Place.PARAMETER));
                // a form within the form
                if (part.getType().isRecord() && isBound(part.getType()))
                    properties(part.getType())
                            .forEach(inner -> found.add(
                                    new Field(part.getName() + "." + inner.name(), inner.type(), inner.place())));
            }
            return found;
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().startsWith("set") && method.getParameterCount() == 1)
                .forEach(method -> found.add(new Field(
                        method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                                + method.getName().substring(4),
                        method.getParameterTypes()[0],
                        Place.PARAMETER)));
        return found;
    }

    private static String name(String said, MethodParameter parameter) {
        return said.isEmpty() ? String.valueOf(parameter.getParameterName()) : said;
    }
}
