package org.recoupe.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.api.ProblemOfStatus;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.RequestPath;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.StandardMultipartHttpServletRequest;

/**
 * What cannot be read is refused once, before anybody acts on half of it: an announced type that is none, an accepted one neither, an address
 * or parameters with broken escapes or half characters, a form whose parts break off. Tomcat reads parameters only when somebody first asks for one, and then throws at
 * whoever that happens to be; here somebody asks who has an answer.
 */
final class Legible extends OncePerRequestFilter {
    /** After whoever reads forms that are too large to their end, before whoever counts failures by the name in the form. */
    private static final int BEFORE_LIMITS_AND_SECURITY = -175;

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;
    private static final MediaType PARTS = MediaType.MULTIPART_FORM_DATA;
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final ProblemOfStatus problems;

    private Legible(ProblemOfStatus problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest legible;
        try {
            legible = read(request);
        } catch (Illegible refused) {
            if (Audience.isPrograms(request)) problems.write(refused.status, response);
            else ErrorPage.answer(refused.status, request, response);
            return;
        }
        // whoever broke off while it was read has been answered by Tomcat, which tells nobody
        if (!response.isCommitted()) chain.doFilter(legible, response);
    }

    /** Why it cannot be read. */
    private static final class Illegible extends Exception {
        private final transient HttpStatus status;

        Illegible(HttpStatus status) {
            super(status.toString(), null, false, false);
            this.status = status;
        }
    }

    private static HttpServletRequest read(HttpServletRequest request) throws Illegible {
        if (!isAddress(request)) throw new Illegible(HttpStatus.BAD_REQUEST);
        if (!accepts(request)) throw new Illegible(HttpStatus.NOT_ACCEPTABLE);
        var type = type(request);
        if (type != null && !(Audience.isPrograms(request) ? fitsPrograms(type, request) : fitsPages(type, request)))
            throw new Illegible(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        try {
            var names = request.getParameterMap().keySet();
            // no name has one; in a value, whoever reads it says beside which field, or passes over it
            if (names.stream().anyMatch(name -> name.indexOf('\0') >= 0)) throw new Illegible(HttpStatus.BAD_REQUEST);
            // as Spring would later, where nobody has an answer: names and encodings of the parts are read, too
            return PARTS.equalsTypeAndSubtype(type) ? new StandardMultipartHttpServletRequest(request) : request;
        } catch (InvalidParameterException broken) {
            throw new Illegible(
                    broken.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                            ? HttpStatus.CONTENT_TOO_LARGE
                            : HttpStatus.BAD_REQUEST);
        } catch (MaxUploadSizeExceededException tooMuch) {
            throw new Illegible(HttpStatus.CONTENT_TOO_LARGE);
        } catch (MultipartException | IllegalArgumentException broken) {
            throw new Illegible(HttpStatus.BAD_REQUEST);
        }
    }

    /** "/tasks;%": Spring takes its segments apart later, where nobody has an answer. */
    private static boolean isAddress(HttpServletRequest request) {
        try {
            RequestPath.parse(request.getRequestURI(), request.getContextPath());
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    /** "Accept: ,": whoever asks for a type takes each word for one. */
    private static boolean accepts(HttpServletRequest request) {
        for (var said : Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))
            if (!said.isBlank() && MimeTypeUtils.tokenize(said).stream().anyMatch(String::isBlank)) return false;
        return true;
    }

    private static @Nullable MediaType type(HttpServletRequest request) throws Illegible {
        var said = request.getContentType();
        try {
            return said == null ? null : MediaType.parseMediaType(said);
        } catch (InvalidMediaTypeException none) {
            throw new Illegible(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** They send JSON, which the handlers see to; and where there is no body, it may be called a form. */
    private static boolean fitsPrograms(MediaType type, HttpServletRequest request) {
        return type.isConcrete()
                && !type.getType().equals(PARTS.getType())
                && (!FORM.equalsTypeAndSubtype(type) || isEmpty(request));
    }

    private static boolean fitsPages(MediaType type, HttpServletRequest request) {
        if (!type.getType().equals(PARTS.getType())) return type.isConcrete();
        return PARTS.equalsTypeAndSubtype(type) && !READS.contains(request.getMethod());
    }

    private static boolean isEmpty(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {
        @Bean
        FilterRegistrationBean<Legible> legible(ProblemOfStatus problems) {
            var registration = new FilterRegistrationBean<>(new Legible(problems));
            registration.setOrder(BEFORE_LIMITS_AND_SECURITY);
            return registration;
        }
    }
}
