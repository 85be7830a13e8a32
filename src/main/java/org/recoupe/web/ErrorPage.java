package org.recoupe.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser shows when there is no page to show: never a stack trace. */
@Component
class ErrorPage implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var problem =
                request.getAttribute(DatabaseAway.NO_ROOM) == null ? Problem.of(status) : Problem.of(status, "no-room");
        return new ModelAndView("error", Map.of("problem", problem), status);
    }
}
