package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.newsroom.Browser;
import org.recoupe.newsroom.Desk;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/**
 * Scripts where words should be, in every text that people and programs can bring in, read on every page that shows it. A browser is the
 * judge: nothing of it may become part of the page, run, or ask for anything. Each way in also makes an element {@code x-hit}, so that it
 * is seen even where the policy would stop the script.
 */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptsInWordsTest {
    private static final List<String> WAYS_IN = List.of(
            "<script>hit()</script><x-hit>",
            "\"><x-hit autofocus onfocus=hit() tabindex=1>",
            "'><x-hit onmouseover='hit()'>",
            "` onload=hit() x=`<x-hit>",
            "<img src=/hit onerror=hit()><x-hit>",
            "<svg/onload=hit()><x-hit></svg>",
            "<svg><animate onbegin=hit() attributeName=x dur=1s></svg><x-hit>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;x-hit&gt;\">",
            "</textarea><x-hit></title><x-hit></style><x-hit></script><x-hit>",
            "<!--><x-hit>-->",
            "<iframe srcdoc='<script>parent.hit()</script>'></iframe><x-hit>",
            "<a href=\"javascript:hit()\">x</a><x-hit>",
            "<base href=//evil.example/><x-hit>",
            "<meta http-equiv=refresh content='0;url=/hit'><x-hit>",
            "<form action=/hit><button formaction=/hit>x</button></form><x-hit>",
            "<x-hit hx-get=/hit hx-trigger=load></x-hit>",
            "<x-hit hx-on:load=hit() data-hx-get=/hit data-hx-trigger=load></x-hit>",
            "<template><x-hit></template><x-hit>",
            "<details open ontoggle=hit()><x-hit>",
            "&lt;x-hit&gt;&#60;x-hit&#62;\\u003cx-hit\\u003e%3Cx-hit%3E",
            "\uff1cx-hit\uff1e\u2028\u2029</x-hit><x-hit/",
            "[[${7*191}]] [(${7*191})] ${7*191} #{7*191} *{7*191} __${7*191}__::.x {{7*191}} <%= 7*191 %>");

    /** What a template would make of the last of them. */
    private static final String EVALUATED = Integer.toString(7 * 191);

    private static final String ALL = String.join(" ", WAYS_IN);

    private final Newsroom newsroom;
    private final Map<String, Page> windows = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @RegisterExtension
    static final Browser browser = new Browser();

    private String story = "";
    private String open = "";
    private String returned = "";
    private String proposed = "";
    private String decided = "";
    private String doubted = "";
    private String declined = "";

    ScriptsInWordsTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @BeforeAll
    void bring() {
        var editor = newsroom.editor();
        var answer = editor.post(
                "/api/articles",
                Map.of(
                        "title",
                        ALL.substring(0, 480),
                        "text",
                        Newsroom.dispatch() + "\n\nSelon " + ALL + ", tout va bien, a indiqué la police.\n\n"
                                + String.join("\n\n", WAYS_IN),
                        "publisher",
                        WAYS_IN.get(1),
                        "externalId",
                        WAYS_IN.get(1) + System.nanoTime(),
                        "url",
                        "https://example.org/?q=" + "\"><x-hit>".replace("\"", "%22")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        story = newsroom.waitUntilRead(answer.json().get("id").asString(), editor);
        editor.post("/api/articles/" + story + "/accept", Map.of());
        var claims = newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .map(claim -> claim.get("id").asString())
                .toList();
        assertThat(claims).hasSizeGreaterThanOrEqualTo(6);
        open = worked(claims.get(0));
        proposed = proposed(worked(claims.get(1)));
        returned = proposed(worked(claims.get(2)));
        newsroom.supervisor()
                .post(
                        "/api/claims/" + returned + "/verdict/return",
                        Map.of("version", version(returned), "reason", ALL));
        decided = proposed(worked(claims.get(3)));
        done(newsroom.supervisor()
                .post("/api/claims/" + decided + "/verdict/approval", Map.of("version", version(decided))));
        done(newsroom.supervisor().post("/api/claims/" + decided + "/reopen", Map.of("reason", ALL)));
        doubted = doubted(proposed(worked(claims.get(4))));
        declined = doubted(proposed(worked(claims.get(5))));
        var request = newsroom.claim(declined).get("request").get("id").asString();
        done(newsroom.supervisor()
                .post("/api/claims/" + declined + "/reopening/" + request + "/decline", Map.of("reason", ALL)));
    }

    private String doubted(String claim) {
        var path = "/api/claims/" + claim;
        done(newsroom.supervisor().post(path + "/verdict/approval", Map.of("version", version(claim))));
        done(newsroom.otherReviewer().post(path + "/reopening", Map.of("reason", ALL)));
        return claim;
    }

    private String worked(String claim) {
        var reviewer = newsroom.reviewer();
        var path = "/api/claims/" + claim;
        done(newsroom.editor().put(path + "/source", Map.of("source", WAYS_IN.get(1))));
        done(reviewer.post(path + "/take", Map.of()));
        var last = "";
        for (var way : WAYS_IN.subList(0, 6)) {
            var piece = new HashMap<String, Object>(Newsroom.evidence("SUPPORTS", way));
            piece.putAll(
                    Map.of("title", way, "quote", ALL, "note", ALL, "url", "https://example.org/#%22%3E%3Cx-hit%3E"));
            var evidence = reviewer.post(path + "/evidence", piece);
            done(evidence);
            last = evidence.json().get("evidence").get(0).get("id").asString();
        }
        done(reviewer.post(path + "/evidence/" + last + "/withdraw", Map.of("reason", ALL)));
        return claim;
    }

    private String proposed(String claim) {
        done(newsroom.reviewer()
                .put(
                        "/api/claims/" + claim + "/verdict",
                        Map.of("verdict", "UNVERIFIED", "rationale", ALL, "missing", ALL, "version", version(claim))));
        return claim;
    }

    private int version(String claim) {
        return newsroom.claim(claim).get("version").asInt();
    }

    private static void done(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
    }

    /** A page, who looks at it, and whether words of ours must stand on it. */
    record Shown(String person, String path, boolean shows) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Shown> pages() {
        var word = URLEncoder.encode(WAYS_IN.get(1), StandardCharsets.UTF_8);
        return Stream.of(
                new Shown("karim.benali", "/tasks", true),
                new Shown("karim.benali", "/tasks?view=all&q=" + word + "&who=" + word, false),
                new Shown("lea.morel", "/articles", true),
                new Shown("lea.morel", "/articles?q=" + word + "&status=" + word, true),
                new Shown("lea.morel", "/articles/{story}", true),
                new Shown("lea.morel", "/articles/{story}?claim=2&look=" + word, true),
                new Shown("lea.morel", "/articles/{story}/revisions", true),
                new Shown("lea.morel", "/articles/new?look=" + word + "&title=" + word, false),
                new Shown("karim.benali", "/claims/{open}", true),
                new Shown("karim.benali", "/claims/{returned}", true),
                new Shown("karim.benali", "/claims/{decided}", true),
                new Shown("karim.benali", "/claims/{doubted}", true),
                new Shown("paul.girard", "/claims/{doubted}", true),
                new Shown("karim.benali", "/claims/{declined}", true),
                new Shown("karim.benali", "/claims/{declined}/audit", true),
                new Shown("karim.benali", "/claims/{open}/process", false),
                new Shown("karim.benali", "/claims/{decided}/audit", true),
                new Shown("karim.benali", "/search?q=" + word, true),
                new Shown("karim.benali", "/search?q=port&in=" + word + "&source=" + word, false),
                new Shown("paul.girard", "/approvals", true),
                new Shown("paul.girard", "/approvals/batch?claim=" + word, false),
                new Shown("paul.girard", "/claims/{proposed}/approval", true),
                new Shown("paul.girard", "/claims/{proposed}", true),
                new Shown("paul.girard", "/dashboard?period=" + word, false),
                new Shown("paul.girard", "/dashboard/claims?figure=came-in&desk=" + word, false),
                new Shown("agnes.perrin", "/audit", true),
                new Shown("agnes.perrin", "/audit?actor=" + word + "&desk=" + word, true),
                new Shown("agnes.perrin", "/claims/{decided}/audit", true),
                new Shown("agnes.perrin", "/nowhere/" + "x-hit?" + word, false),
                new Shown("agnes.perrin", "/sign-in?error=" + word, false));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void words_stay_words(Shown shown) {
        var page = window(shown.person());

        page.navigate(newsroom.url() + at(shown.path()));

        isUnharmed(page);
        if (shown.shows()) {
            readOn(page);
            assertThat(page.content()).as("it is shown at all").contains("&lt;x-hit");
        }
    }

    /** What others left waiting may stand before it. */
    private void readOn(Page page) {
        var more = page.locator("main nav a[rel=next]");
        while (!page.content().contains("&lt;x-hit") && more.count() > 0) {
            more.click();
            page.waitForLoadState(LoadState.LOAD);
            isUnharmed(page);
        }
    }

    @Test
    void what_was_refused_comes_back_as_words() {
        var page = window("lea.morel");
        page.navigate(newsroom.url() + "/articles/new");
        page.evaluate("""
                words => {
                  window.isBefore = true;
                  const form = document.querySelector('form[action$="/articles/new"], main form[method=post]');
                  for (const field of form.querySelectorAll('input[type=text], input:not([type]), input[type=url], textarea'))
                    field.value = words;
                  form.noValidate = true;
                  const how = document.createElement('input');
                  how.name = 'do'; how.value = 'bring'; how.type = 'hidden';
                  form.append(how);
                  HTMLFormElement.prototype.submit.call(form);
                }""", ALL);
        page.waitForFunction("() => !window.isBefore && document.readyState === 'complete'");

        isUnharmed(page);
        assertThat(page.content()).contains("&lt;x-hit");
    }

    @Test
    void a_note_and_a_draft_are_words() {
        var reviewer = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var address = "/claims/" + open;
        var token = reviewer.token(address);
        for (var form : List.of(
                Map.of("do", "note", "note", ALL),
                Map.of("do", "save-draft", "rationale", ALL, "missing", ALL, "exception", ALL))) {
            var fields = new HashMap<>(form);
            fields.put("_csrf", token);
            assertThat(reviewer.form(address, fields).statusCode())
                    .as(form.get("do"))
                    .isLessThan(400);
        }
        var page = window("karim.benali");
        page.navigate(newsroom.url() + address);

        isUnharmed(page);
        assertThat(page.locator("#notes, main").first().innerText()).contains("<script>hit()</script>");
    }

    /** Else none of the above would prove anything. */
    @Test
    void where_words_are_not_kept_as_words_each_way_in_is_seen() {
        for (var way : WAYS_IN.subList(0, 7)) {
            var page = browser.window("fr-FR");
            page.setContent("<script>function hit() { window.hasHit = true; }</script><p title=\"" + way + "\">" + way
                    + "</p>");
            assertThat((Boolean) page.evaluate(HARM)).as(way).isTrue();
            page.context().close();
        }
        browser.complaints();
    }

    private static final String HARM = """
            () => window.hasHit === true
              || document.querySelector('x-hit, [onerror], [onload], [onfocus], [srcdoc], base, [href^="javascript:"], [src="/hit"]') !== null
              || [...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^(on|hx-on)/.test(a.name) || a.value === '/hit'))
            """;

    private void isUnharmed(Page page) {
        assertThat((Boolean) page.evaluate(HARM)).as("part of " + page.url()).isFalse();
        assertThat(page.locator("body").innerText())
                .as("evaluated on " + page.url())
                // by itself: a link of the chain may have these digits among its own
                .doesNotContainPattern("\\b" + EVALUATED + "\\b");
        assertThat(asked).as("asked for by " + page.url()).isEmpty();
        assertThat(browser.complaints()).as(page.url()).isEmpty();
    }

    private Page window(String user) {
        return windows.computeIfAbsent(user, name -> {
            var page = browser.signedIn(newsroom.url(), newsroom.person(name));
            page.onRequest(request -> {
                if (request.url().endsWith("/hit") || request.url().contains("evil.example")) asked.add(request.url());
            });
            page.onDialog(dialog -> asked.add(dialog.message()));
            return page;
        });
    }

    private String at(String path) {
        return path.replace("{story}", story)
                .replace("{open}", open)
                .replace("{returned}", returned)
                .replace("{proposed}", proposed)
                .replace("{decided}", decided)
                .replace("{doubted}", doubted)
                .replace("{declined}", declined);
    }
}
