package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletRequest;
import org.recoupe.web.Audience;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Requests to the API that no handler took: they get a problem, not a page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NothingHere {
    private final Problems problems;

    NothingHere(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler({
        NoHandlerFoundException.class,
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        HttpMediaTypeNotAcceptableException.class
    })
    ResponseEntity<ProblemDetail> on(Exception e, HttpServletRequest request) throws Exception {
        if (!Audience.isPrograms(request)) throw e; // a page's own business
        return Problems.answer(problems.of(e));
    }
}
