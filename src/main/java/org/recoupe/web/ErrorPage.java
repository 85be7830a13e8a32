package org.recoupe.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.api.ProblemOfStatus;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is shown when there is no page to show, and what programs read then: never a stack trace. Which of the two, the address that was
 * asked for says, whatever the asker would accept.
 */
@Controller
class ErrorPage implements ErrorController {
    private static final String PATH = "/error";

    private final ProblemOfStatus problems;

    ErrorPage(ProblemOfStatus problems) {
        this.problems = problems;
    }

    @RequestMapping(PATH)
    @Nullable
    ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = status(request);
        if (!Audience.isPrograms(request)) {
            var problem = request.getAttribute(DatabaseAway.NO_ROOM) == null
                    ? Problem.of(status)
                    : Problem.of(status, "no-room");
            return new ModelAndView("error", Map.of("problem", problem), status);
        }
        problems.write(status, response);
        return null;
    }

    /** Whoever asks for this page itself asks for one that is not there. */
    private static HttpStatus status(HttpServletRequest request) {
        if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
            return HttpStatus.NOT_FOUND;
        }
        var known = HttpStatus.resolve(code);
        return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
    }

    /** Answers from a filter, in place of whatever the rest of the {@link FilterChain} would have done. */
    static void answer(HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // Tomcat has said so itself, or nobody listens any more
        if (response.isCommitted()) return;
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        response.setStatus(status.value());
        request.getRequestDispatcher(PATH).forward(new NothingSent(request), response);
    }

    /** Behind it nobody tries once more to read what could not be read. */
    private static final class NothingSent extends HttpServletRequestWrapper {
        NothingSent(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getQueryString() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
