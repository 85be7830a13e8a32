package org.recoupe.newsroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One sign-in to the pages, with its cookie; a person may have several at once. Follows no redirect: where it leads is the answer. */
class PageSession {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;
    private String token;

    PageSession(String url, String user, String password) {
        this.url = url;
        this.token = tokenOf(get("/sign-in").body());
        var in = post("/sign-in", Map.of("username", user, "password", password));
        if (in.statusCode() != 302
                || in.headers().firstValue("Location").orElse("").contains("error"))
            throw new AssertionError(user + " could not sign in: " + in.statusCode());
        this.token = tokenOf(get("/settings").body());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .GET());
    }

    /** Sends a form as a browser without scripts does. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        var form = Stream.concat(fields.entrySet().stream(), Stream.of(Map.entry("_csrf", token)))
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String tokenOf(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) throw new AssertionError("no form on the page:\n" + page);
        return found.group(1);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
