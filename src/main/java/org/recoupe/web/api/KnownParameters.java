package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.recoupe.kernel.Invalid;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A misspelt filter is refused: who passes over it answers another question than was asked, and a register would look complete. */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // a page's language may be asked for at any address, and is answered before
        registry.addInterceptor(this).order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var reads = Set.of("GET", "HEAD").contains(request.getMethod());
        if (reads && handler instanceof HandlerMethod door && isProgramsDoor(door)) refuseUnknown(request, known(door));
        return true;
    }

    private static boolean isProgramsDoor(HandlerMethod door) {
        return door.getBeanType().getPackage().equals(KnownParameters.class.getPackage());
    }

    private static void refuseUnknown(HttpServletRequest request, List<String> known) {
        var wrong = Collections.list(request.getParameterNames()).stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Invalid.Field(name, "unknown-parameter", "leave it out; known here: " + known))
                .toList();
        if (!wrong.isEmpty()) throw new Invalid(wrong);
    }

    private static List<String> known(HandlerMethod door) {
        return Arrays.stream(door.getMethod().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                .map(Parameter::getName)
                .toList();
    }
}
