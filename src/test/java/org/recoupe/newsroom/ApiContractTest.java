package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document says of a door, counts there; and what counts there, it says. */
@NewsroomTest
class ApiContractTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Newsroom newsroom;
    private final RequestMappingHandlerMapping mappings;

    ApiContractTest(
            Newsroom newsroom, @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.newsroom = newsroom;
        this.mappings = mappings;
    }

    @Test
    void every_parameter_is_one_that_a_handler_reads() {
        var said = new HashMap<String, Set<String>>();
        newsroom.editor()
                .get("/v3/api-docs")
                .json()
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(way -> said.put(
                                way.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                parameters(way.getValue()))));

        assertThat(said).hasSizeGreaterThan(25).containsExactlyInAnyOrderEntriesOf(read());
    }

    @Test
    void every_variable_of_a_path_is_described() {
        newsroom.editor()
                .get("/v3/api-docs")
                .json()
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .valueStream()
                        .forEach(way -> assertThat(parameters(way).stream().filter(name -> name.startsWith("path ")))
                                .as(path.getKey())
                                .containsExactlyInAnyOrderElementsOf(VARIABLE.matcher(path.getKey())
                                        .results()
                                        .map(found -> "path " + found.group(1))
                                        .toList())));
    }

    private static Set<String> parameters(JsonNode way) {
        return way.path("parameters")
                .valueStream()
                .map(parameter -> parameter.get("in").asString() + " "
                        + parameter.get("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Set<String>> read() {
        var read = new HashMap<String, Set<String>>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> read.put(method + " " + path, read(handler)))));
        return read;
    }

    private static Set<String> read(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .map(ApiContractTest::read)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var own = Objects.requireNonNull(parameter.getParameterName());
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null) return "query " + (query.name().isEmpty() ? own : query.name());
        var path = parameter.getParameterAnnotation(PathVariable.class);
        if (path != null) return "path " + (path.name().isEmpty() ? own : path.name());
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) return "header " + (header.name().isEmpty() ? own : header.name());
        return "";
    }
}
