package org.recoupe.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.api.ProblemOfStatus;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers what no filter and no handler ever sees: what Tomcat itself cannot read or does not do, and an error page that broke. In the
 * words of the other error pages, but with nothing around them.
 */
final class LastWord extends ErrorReportValve {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
            <body><main><h1>%2$s</h1><p>%s</p><p><a href="/tasks">%s</a></p></main></body></html>
            """;

    private final ProblemOfStatus problems;
    private final MessageSource words;

    private LastWord(ProblemOfStatus problems, MessageSource words) {
        this.problems = problems;
        this.words = words;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
            super.invoke(request, response);
            return;
        }
        // refused before it came here; that it is HTTP nobody speaks is a fault of whoever sent it
        response.setSuspended(false);
        if (response.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        report(request, response, null);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) return;
        var known = HttpStatus.resolve(response.getStatus());
        var status = known == null ? HttpStatus.BAD_REQUEST : known;
        try {
            if (Audience.isPrograms(request)) problems.write(status, response);
            else write(status, language(request), response);
            response.finishResponse();
        } catch (IOException gone) {
            // whoever asked has hung up
        }
    }

    /** Without Tomcat's own reading of that header, which breaks on one it has only read half of. */
    private static Locale language(Request request) {
        var asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return asked != null && asked.strip().startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
    }

    private void write(HttpStatus status, Locale locale, Response response) throws IOException {
        var key = "problem." + Problem.of(status).key();
        var page = PAGE.formatted(
                locale.getLanguage(), say(key, locale), say(key + ".text", locale), say("back-to-tasks", locale));
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }

    private String say(String key, Locale locale) {
        return HtmlUtils.htmlEscape(words.getMessage(key, null, locale));
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {
        /** Last, so that it stands in place of the one Spring puts there. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> lastWord(
                ProblemOfStatus problems, MessageSource words) {
            return tomcat -> tomcat.addContextCustomizers(context -> {
                var host = (StandardHost) context.getParent();
                var valves = host.getPipeline();
                Arrays.stream(valves.getValves())
                        .filter(ErrorReportValve.class::isInstance)
                        .forEach(valves::removeValve);
                valves.addValve(new LastWord(problems, words));
                // or Tomcat puts one of its own there, too
                host.setErrorReportValveClass(LastWord.class.getName());
            });
        }
    }
}
