package org.recoupe.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.recoupe.trial.TrialPerson;

/** A session at the pages without a browser: sends what no browser would, and keeps its cookies. */
class Visit {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String url;

    Visit(String url) {
        this.url = url;
    }

    static Visit signedIn(String url, TrialPerson person) {
        var visit = new Visit(url);
        var answer = visit.signIn(person.user(), person.password());
        if (!answer.headers().firstValue("Location").orElse("").endsWith("/tasks"))
            throw new AssertionError("not signed in: " + answer);
        return visit;
    }

    /** By the form, with its token. */
    HttpResponse<String> signIn(String user, String password) {
        return form("/sign-in", Map.of("username", user, "password", password, "_csrf", token("/sign-in")));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** The page's own token, as its forms send it. */
    String token(String page) {
        var found = TOKEN.matcher(get(page).body());
        if (!found.find()) throw new AssertionError("no token on " + page);
        return found.group(1);
    }

    /** As a form sends it; nothing is added. */
    HttpResponse<String> form(String path, Map<String, String> fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html,*/*;q=0.8");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What names the session. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
