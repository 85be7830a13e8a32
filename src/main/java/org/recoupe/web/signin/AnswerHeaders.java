package org.recoupe.web.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.recoupe.web.Audience;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * What every answer tells the browser. Said by Tomcat's outermost valve, so that it also goes out with what no filter ever sees, such as
 * an address that cannot be read.
 */
final class AnswerHeaders extends ValveBase {
    private static final String PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; connect-src 'self'; form-action %s; base-uri 'none'; frame-ancestors 'none'";
    /** What programs are answered is nothing for a browser to run, load or send. */
    private static final String DATA =
            "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(),"
                    + " usb=(), serial=(), hid=(), midi=()";

    private final List<HeaderWriter> headers;

    private AnswerHeaders(List<HeaderWriter> headers) {
        super(true);
        this.headers = headers;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        headers.forEach(header -> header.writeHeaders(request, response));
        getNext().invoke(request, response);
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {
        /** After the valve that reads what a proxy says, or nobody behind one would be told to keep to TLS. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> headersOfEveryAnswer(SignIn signIn) {
            return tomcat -> tomcat.addEngineValves(new AnswerHeaders(writers(signIn)));
        }
    }

    static List<HeaderWriter> writers(SignIn signIn) {
        // browsers hold a form to this also where its answer leads on, as the way out does
        var formTargets = ("'self' " + signIn.formTarget()).strip();
        return List.of(
                new DelegatingRequestMatcherHeaderWriter(
                        Audience::isPrograms, new ContentSecurityPolicyHeaderWriter(DATA)),
                new DelegatingRequestMatcherHeaderWriter(
                        request -> !Audience.isPrograms(request),
                        new ContentSecurityPolicyHeaderWriter(PAGES.formatted(formTargets))),
                new HstsHeaderWriter(),
                new XContentTypeOptionsHeaderWriter(),
                // for browsers that do not know frame-ancestors
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN),
                new PermissionsPolicyHeaderWriter(PERMISSIONS),
                openedBy(CrossOriginOpenerPolicy.SAME_ORIGIN),
                loadedBy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static HeaderWriter openedBy(CrossOriginOpenerPolicy policy) {
        var writer = new CrossOriginOpenerPolicyHeaderWriter();
        writer.setPolicy(policy);
        return writer;
    }

    private static HeaderWriter loadedBy(CrossOriginResourcePolicy policy) {
        var writer = new CrossOriginResourcePolicyHeaderWriter();
        writer.setPolicy(policy);
        return writer;
    }
}
