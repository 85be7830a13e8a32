package org.recoupe.newsroom;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a browser on a slow line makes of a running trial newsroom: bytes, largest paint, shifts, and from key to next row. No test of
 * the build: {@code mvn test -Dtest=BrowserFigures -Drecoupe.url=http://127.0.0.1:8080 -Drecoupe.user=… -Drecoupe.password=…}.
 */
class BrowserFigures {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final double BYTES_A_SECOND = 1.6e6 / 8;
    private static final int ROUND_TRIP_MS = 150;
    private static final int SLOWER = 4;
    private static final int KEYS = 20;
    private static final String OBSERVE = """
            window.lcp = 0; window.cls = 0;
            new PerformanceObserver(l => l.getEntries().forEach(e => window.lcp = e.startTime)).observe({type: 'largest-contentful-paint', buffered: true});
            new PerformanceObserver(l => l.getEntries().forEach(e => window.cls += e.hadRecentInput ? 0 : e.value)).observe({type: 'layout-shift', buffered: true});""";
    private static final String BYTES =
            "[performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')].reduce((n, e) => n + e.encodedBodySize, 0)";
    private static final String KEY_TO_ROW = """
            async keys => {
              const times = [];
              for (let i = 0; i < keys; i++) {
                const before = document.activeElement, start = performance.now();
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'j', bubbles: true, cancelable: true}));
                while (document.activeElement === before && performance.now() - start < 2000) await new Promise(requestAnimationFrame);
                times.push(performance.now() - start);
              }
              return times.sort((a, b) => a - b)[keys >> 1];
            }""";

    @Test
    void figures() {
        var url = System.getProperty("recoupe.url");
        if (url == null) throw new IllegalStateException("-Drecoupe.url=… says which newsroom");
        var page = browser.window("fr-FR");
        page.addInitScript(OBSERVE);
        page.navigate(url + "/sign-in");
        page.fill("#username", System.getProperty("recoupe.user"));
        page.fill("#password", System.getProperty("recoupe.password"));
        page.click("main form.card button[type=submit]");
        page.waitForURL("**/tasks");
        System.out.println("| page | bytes over the line | largest paint ms | shifts |\n| --- | ---: | ---: | ---: |");
        for (var path : List.of("/tasks", "/articles", "/search?q=pont", "/audit", "/settings"))
            measure(page, url, path);
        page.navigate(url + "/tasks");
        page.waitForSelector("html.has-js");
        page.locator("main a").first().focus();
        System.out.printf(
                Locale.ROOT,
                "key to next row, median of %d: %.0f ms%n",
                KEYS,
                ((Number) page.evaluate(KEY_TO_ROW, KEYS)).doubleValue());
    }

    private static void measure(Page page, String url, String path) {
        var devtools = page.context().newCDPSession(page);
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", ROUND_TRIP_MS);
        line.addProperty("downloadThroughput", BYTES_A_SECOND);
        line.addProperty("uploadThroughput", BYTES_A_SECOND / 2);
        devtools.send("Network.enable");
        devtools.send("Network.clearBrowserCache");
        devtools.send("Network.emulateNetworkConditions", line);
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
        page.navigate(url + path);
        page.waitForTimeout(2500);
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %d | %.0f | %.4f |%n",
                path,
                ((Number) page.evaluate(BYTES)).longValue(),
                ((Number) page.evaluate("window.lcp")).doubleValue(),
                ((Number) page.evaluate("window.cls")).doubleValue());
        processor.addProperty("rate", 1);
        devtools.send("Emulation.setCPUThrottlingRate", processor);
        line.addProperty("latency", 0);
        line.addProperty("downloadThroughput", -1);
        line.addProperty("uploadThroughput", -1);
        devtools.send("Network.emulateNetworkConditions", line);
        devtools.detach();
    }
}
