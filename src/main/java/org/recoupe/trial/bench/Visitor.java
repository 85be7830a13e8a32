package org.recoupe.trial.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Somebody of the trial newsroom who signs in by the form and opens pages, as a browser does: one after the other. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    private Visitor(String url) {
        this.url = url;
    }

    public record Answer(int status, String body, long nanos) {
        /** The first match's first group. */
        public Optional<String> first(String pattern) {
            var match = Pattern.compile(pattern, Pattern.DOTALL).matcher(body);
            return match.find() ? Optional.of(match.group(1)) : Optional.empty();
        }
    }

    /** Nobody in particular. */
    public static Visitor stranger(String url) {
        return new Visitor(url);
    }

    /** The trial newsroom shows its passwords on the sign-in page. */
    public static Visitor signedIn(String url, String user) throws IOException, InterruptedException {
        var visitor = new Visitor(url);
        var door = visitor.get("/sign-in");
        var password = door.first("name=\"username\" value=\"" + Pattern.quote(user)
                        + "\"[^>]*>\\s*<input[^>]*name=\"password\" value=\"([^\"]+)\"")
                .orElseThrow(() -> new IOException("the sign-in page does not introduce " + user));
        var token = TOKEN.matcher(door.body());
        if (!token.find()) throw new IOException("the sign-in form has no token");
        visitor.post(
                "/sign-in",
                "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1)));
        if (visitor.get("/tasks").status() != 200) throw new IOException(user + " could not sign in");
        return visitor;
    }

    /** With its whole body read. */
    public Answer get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path)).GET().build();
        var start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body(), System.nanoTime() - start);
    }

    private void post(String path, String form) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
