package org.recoupe.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Tomcat of its own: one that has no patience at all, and one that has plenty. */
class SlowBodiesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/bytes", "/form"})
    void whoever_does_not_send_it_in_time_is_hung_up_on(String path) throws Exception {
        var tomcat = serving(Duration.ZERO);
        try (var line = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            var beginning = head(path, 100_000) + "note=";
            line.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));

            var answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            // told so where the servlet reads the bytes itself; where Tomcat reads a form, it says nothing
            assertThat(answer).matches("(?s)|HTTP/1.1 400.*");
        } finally {
            stop(tomcat);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bytes", "/form"})
    void whoever_does_may_send_the_next_request_too(String path) throws Exception {
        var tomcat = serving(Duration.ofHours(1));
        try (var line = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            var twice = (head(path, 8) + "note=abc").repeat(2);
            line.getOutputStream().write(twice.getBytes(StandardCharsets.US_ASCII));
            line.shutdownOutput();

            var answer = new String(line.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
        } finally {
            stop(tomcat);
        }
    }

    private static String head(String path, int length) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    private static void stop(Tomcat tomcat) throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private Tomcat serving(Duration patience) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        var context = tomcat.addContext("", folder.toString());
        context.getPipeline().addValve(new SlowBodies(patience));
        serve(context, "/bytes", new Bytes());
        serve(context, "/form", new Form());
        tomcat.getConnector();
        tomcat.start();
        return tomcat;
    }

    private static void serve(Context context, String path, HttpServlet servlet) {
        Tomcat.addServlet(context, path, servlet);
        context.addServletMappingDecoded(path, path);
    }

    private static final class Bytes extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
        }
    }

    private static final class Form extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {
            assertThat(request.getParameter("note")).isNotNull();
        }
    }
}
