package org.recoupe.newsroom;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whether a supervisor gets through forty verdicts in an hour and still reads them: how many keys and how long a wait each takes, how
 * many words stand on the page, and how long reading them takes. Run by name; it proves nothing by itself.
 */
@NewsroomTest
class HourOfVerdictsFigures {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final int VERDICTS = 40;
    /** Words a minute, silently, of non-fiction: Brysbaert (2019), How many words do we read per minute?, J. of Memory and Language 109. */
    private static final double READ_A_MINUTE = 238;
    /** A key and the time to decide that it is the right one: operators K and M of Card, Moran and Newell (1980). */
    private static final double SECONDS_A_KEY = 0.28 + 1.35;

    private final Newsroom newsroom;

    HourOfVerdictsFigures(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void forty_verdicts() {
        for (var i = 0; i < VERDICTS; i++) propose();
        var supervisor = browser.signedIn(newsroom.url(), newsroom.person("paul.girard"));
        supervisor.navigate(newsroom.url() + "/approvals");
        supervisor.locator("a.claim").first().click();
        var words = new ArrayList<Double>();
        var waits = new ArrayList<Double>();
        for (var i = 0; i < VERDICTS; i++) {
            supervisor.waitForSelector("html.has-js [data-approve]:not([aria-disabled=true])");
            words.add(((Number)
                            supervisor.evaluate(
                                    "document.querySelector('main').innerText.split(/\\s+/).filter(w => /\\p{L}|\\d/u.test(w)).length"))
                    .doubleValue());
            waits.add(decide(supervisor));
        }
        var reading = median(words) / READ_A_MINUTE * 60;
        var each = reading + 2 * SECONDS_A_KEY + median(waits) / 1000;
        System.out.printf(
                Locale.ROOT,
                "%d verdicts: 2 key strokes each; from the decision to the next page %.0f ms (95 %%: %.0f); %.0f words on the page "
                        + "(95 %%: %.0f), read whole in %.0f s; so %.0f s each, %.0f an hour%n",
                VERDICTS,
                median(waits),
                waits.stream().sorted().toList().get(VERDICTS * 95 / 100),
                median(words),
                words.stream().sorted().toList().get(VERDICTS * 95 / 100),
                reading,
                each,
                3600 / each);
    }

    private static double decide(Page page) {
        var before = page.url();
        page.keyboard().press("Control+Enter");
        page.waitForSelector("#confirm[open]");
        var start = System.nanoTime();
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.equals(before));
        page.waitForSelector("html.has-js");
        return (System.nanoTime() - start) / 1e6;
    }

    private void propose() {
        var claim = newsroom.claimInVerification().get("id").asString();
        var reviewer = newsroom.reviewer();
        reviewer.post("/api/claims/" + claim + "/take", Map.of());
        for (var source : List.of("Hôpital nord", "Mairie de Lamora"))
            reviewer.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", source));
        reviewer.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict", "CONFIRMED",
                        "rationale",
                                "L’hôpital et la mairie le disent chacun de leur côté, le premier après avoir compté.",
                        "missing", "",
                        "version", newsroom.claim(claim).get("version").asInt()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
