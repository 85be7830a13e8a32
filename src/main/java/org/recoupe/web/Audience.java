package org.recoupe.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Whom an answer is for: programs are answered in JSON, people by a page. The address alone says which. */
public final class Audience {
    private static final List<String> PROGRAMS = List.of("/api/", "/v3/api-docs", "/actuator", "/health");

    private Audience() {}

    /** Goes by the address as it was sent, which may be one that cannot be read at all; also on the way to an error page. */
    public static boolean isPrograms(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = failed == null ? request.getRequestURI() : failed.toString();
        return address != null && PROGRAMS.stream().anyMatch(address::startsWith);
    }
}
