package org.recoupe.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A form with a file that is far too large is read to its end and thrown away, so that the browser listens to why it was refused instead
 * of finding the connection cut; files a little too large are answered beside the form.
 */
final class OversizedForm extends OncePerRequestFilter {
    private static final String FORM = "/articles/new";
    /** Before the security filters, which look for a token in the form. */
    private static final int BEFORE_SECURITY = -200;
    /** Whoever sends more than this has stopped expecting an answer. */
    private static final long LISTENED_TO = 1L << 30;

    private final long largest;

    private OversizedForm(long largest) {
        this.largest = largest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (largest < 0 || request.getContentLengthLong() <= largest) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() <= LISTENED_TO) {
            var thrownAway = new byte[1 << 16];
            var body = request.getInputStream();
            while (body.read(thrownAway) >= 0) continue;
        }
        ErrorPage.answer(HttpStatus.CONTENT_TOO_LARGE, request, response);
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {
        @Bean
        FilterRegistrationBean<OversizedForm> oversizedForms(MultipartConfigElement multipart) {
            var registration = new FilterRegistrationBean<>(new OversizedForm(multipart.getMaxRequestSize()));
            registration.addUrlPatterns(FORM);
            registration.setOrder(BEFORE_SECURITY);
            return registration;
        }
    }
}
