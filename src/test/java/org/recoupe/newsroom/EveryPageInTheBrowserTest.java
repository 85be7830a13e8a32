package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** What every page owes every reader, whatever it shows: access, room, both languages, no complaint of the browser. */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageInTheBrowserTest {
    private final Newsroom newsroom;
    private final Map<String, Page> windows = new HashMap<>();

    @RegisterExtension
    static final Browser browser = new Browser();

    private String story;
    private String revised;
    private String claim;
    private String source;
    private String confidential;
    private String proposed;
    private String decided;

    EveryPageInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    /** A story with a claim that is held, one that waits for its second pair of eyes, and one that is decided. */
    @BeforeAll
    void a_newsroom_in_the_middle_of_its_day() {
        var held = newsroom.claimInVerification();
        claim = held.get("id").asString();
        story = held.get("article").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        newsroom.reviewer()
                .post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital de Lamora"));
        newsroom.reviewer()
                .post("/api/claims/" + claim + "/evidence", Newsroom.evidence("REFUTES", "Ministère velarien"));
        confidential = newsroom.confidentialPiece(claim);
        newsroom.supervisor()
                .post(
                        "/api/claims/" + claim + "/evidence/" + confidential + "/identity/requests",
                        Map.of("reason", "Le verdict repose sur elle"));
        proposed = newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString();
        var ready = newsroom.claimWithVerdict(newsroom.reviewer());
        decided = ready.get("id").asString();
        newsroom.supervisor()
                .post("/api/claims/" + decided + "/verdict/approval", Map.of("version", ready.get("version")));
        source = keptSource();
        var wire = UUID.randomUUID().toString();
        newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch());
        revised =
                newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch().replace("31 morts", "34 morts"));
    }

    /** On hold, with a grade that waits, a tie, one merged into it, a claim and a piece. */
    private String keptSource() {
        var paul = newsroom.supervisor();
        var ids = Stream.of("Vigie des pages", "Régie des pages", "La Vigie")
                .map(name -> paul.post(
                                "/api/sources", Map.of("name", name + " " + UUID.randomUUID(), "kind", "ORGANISATION"))
                        .json()
                        .get("id")
                        .asString())
                .toList();
        var path = "/api/sources/" + ids.get(0);
        paul.post(
                path + "/ties",
                Map.of("kind", "FUNDED_BY", "to", ids.get(1), "from", "2026-01-01", "reason", "budget"));
        paul.post("/api/sources/" + ids.get(2) + "/merge", Map.of("into", ids.get(0), "reason", "la même"));
        paul.post(path + "/grades", Map.of("grade", "A", "reason", "toujours exacte"));
        paul.post(path + "/competence", Map.of("matter", "crues", "reason", "la loi"));
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", ids.get(0)));
        paul.post(path + "/hold", Map.of("hold", true, "reason", "une erreur grave"));
        return ids.get(0);
    }

    /** A page and somebody who may see it. */
    record Shown(String person, String path) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Shown> pages() {
        return Stream.of(
                new Shown("karim.benali", "/tasks"),
                new Shown("karim.benali", "/tasks?view=late&priority=LOW&group=story"),
                new Shown("lea.morel", "/articles"),
                new Shown("lea.morel", "/articles/new"),
                new Shown("lea.morel", "/articles/{story}"),
                new Shown("lea.morel", "/articles/{story}?claim=2"),
                new Shown("karim.benali", "/claims/{claim}"),
                new Shown("karim.benali", "/claims/{proposed}"),
                new Shown("karim.benali", "/claims/{decided}"),
                new Shown("karim.benali", "/claims/{claim}/identity?evidence={confidential}"),
                new Shown("claire.vasseur", "/identities"),
                new Shown("karim.benali", "/claims/{claim}/process"),
                new Shown("karim.benali", "/processes"),
                new Shown("karim.benali", "/search?q=explosion"),
                new Shown("karim.benali", "/search?q=xyzzy"),
                new Shown("karim.benali", "/settings"),
                new Shown("paul.girard", "/absences"),
                new Shown("karim.benali", "/sources"),
                new Shown("karim.benali", "/sources?q=xyzzy"),
                new Shown("paul.girard", "/sources/{source}"),
                new Shown("lea.morel", "/articles/{story}/revisions"),
                new Shown("lea.morel", "/articles/{revised}/revisions"),
                new Shown("karim.benali", "/processes/claim-verification"),
                new Shown("karim.benali", "/processes/waiting?step=verify"),
                new Shown("paul.girard", "/dashboard/claims?figure=came-in"),
                new Shown("paul.girard", "/approvals"),
                new Shown("paul.girard", "/approvals/batch"),
                new Shown("paul.girard", "/claims/{proposed}/approval"),
                new Shown("paul.girard", "/dashboard"),
                new Shown("agnes.perrin", "/audit"),
                new Shown("agnes.perrin", "/claims/{decided}/audit"),
                new Shown("agnes.perrin", "/claims/{decided}/dossier"),
                new Shown("karim.benali", "/nowhere"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_fit_for_everybody_in_both_languages(Shown shown) {
        var page = open(shown);
        browser.isFitForEverybodyEverywhere(page);
        assertThat(page.locator("h1").count()).as("one heading").isEqualTo(1);
        var address = page.url();
        for (var language : List.of("en", "fr")) {
            page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page.content()).as("every message is there").doesNotContain("??");
            browser.fits(page, 390);
            browser.fits(page, 320);
        }
        page.setViewportSize(1440, 900);
        keepsItsOutlinesWithForcedColours(page);
        assertThat(browser.complaints()).isEmpty();
    }

    /** Parts of pages, streams and files; the second reading is looked at where one is drawn. */
    private static final Set<String> NO_PAGES_OF_THEIR_OWN = Set.of(
            "/",
            "/sign-in",
            "/events",
            "/events/reader",
            "/notices/{claim}",
            "/articles/{id}/card",
            "/claims/{id}/with",
            "/claims/{id}/changes",
            "/claims/{id}/second-reading",
            "/processes/{key}/{version:\\d{1,9}}.bpmn",
            "/processes/{key}/{version:\\d{1,9}}.dmn");

    @Test
    void no_page_is_left_out(
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        var visited = pages().map(shown -> PathContainer.parsePath(shown.path().replaceAll("\\?.*", "")))
                .toList();
        var left = mappings.getHandlerMethods().entrySet().stream()
                .filter(page -> page.getValue().getBeanType().isAnnotationPresent(org.recoupe.web.Page.class))
                .filter(page -> page.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(page -> page.getKey().getPathPatternsCondition().getPatterns().stream())
                .filter(pattern -> !NO_PAGES_OF_THEIR_OWN.contains(pattern.getPatternString()))
                .filter(pattern -> visited.stream().noneMatch(pattern::matches))
                .map(PathPattern::getPatternString);
        assertThat(left).isEmpty();
    }

    /** In kilobytes over the line, everything together, when nothing is kept from an earlier visit. */
    private static final Map<String, Integer> WEIGHTS = Map.of(
            "/tasks",
            60,
            "/articles/{story}",
            60,
            "/claims/{claim}",
            60,
            "/articles/new",
            60,
            "/claims/{claim}/process",
            115);

    @Test
    void the_first_load_is_light() {
        WEIGHTS.forEach((path, most) -> {
            var page = browser.signedIn(
                    newsroom.url(), newsroom.person(path.contains("new") ? "lea.morel" : "karim.benali"));
            var devtools = page.context().newCDPSession(page);
            devtools.send("Network.enable");
            devtools.send("Network.clearBrowserCache");
            page.navigate(newsroom.url() + at(path), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
            if (path.endsWith("process")) page.waitForSelector(".djs-container");
            var bytes = (Number)
                    page.evaluate(
                            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((n, e) => n + e.encodedBodySize, 0)");
            assertThat(bytes.longValue() / 1024).as(path).isBetween(5L, (long) most);
            page.context().close();
        });
    }

    @Test
    void the_help_opens_and_is_fit_too() {
        var page = open(new Shown("karim.benali", "/claims/{claim}"));
        page.keyboard().press("?");
        page.waitForSelector("#help[open]");
        browser.isFitForEverybodyEverywhere(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#help[open]").count()).isZero();
    }

    private static void keepsItsOutlinesWithForcedColours(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.ACTIVE)
                .setReducedMotion(ReducedMotion.REDUCE));
        @SuppressWarnings("unchecked")
        var bare = (List<String>) page.evaluate("""
                () => [...document.querySelectorAll('main mark.cl, main .chip, main .btn')].filter(e => {
                    if (!e.checkVisibility()) return false;
                    const s = getComputedStyle(e);
                    return s.borderStyle === 'none' && s.outlineStyle === 'none' && s.textDecorationLine === 'none';
                  }).map(e => e.outerHTML.slice(0, 120))""");
        assertThat(bare).isEmpty();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat((String) page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isNotEqualTo("none");
        var moving = (Boolean)
                page.evaluate("() => document.getAnimations().some(a => a.effect.getTiming().iterations === Infinity)");
        assertThat(moving)
                .as("something moves although less motion was asked for")
                .isFalse();
    }

    @Test
    void single_keys_are_dead_in_fields_and_with_modifiers() {
        var page = open(new Shown("karim.benali", "/claims/{claim}"));
        var field = page.locator("textarea:visible").first();
        field.focus();
        page.keyboard().type("?gt");
        page.waitForTimeout(300);
        assertThat(page.locator("#help[open]").count()).isZero();
        assertThat(field.inputValue()).endsWith("?gt");
        page.keyboard().press("Escape");
        page.keyboard().press("Alt+?");
        assertThat(page.locator("#help[open]").count()).isZero();
        page.keyboard().press("g");
        page.keyboard().press("a");
        page.waitForURL("**/articles");
    }

    private Page open(Shown shown) {
        var page = windows.computeIfAbsent(
                shown.person(), user -> browser.signedIn(newsroom.url(), newsroom.person(user)));
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.navigate(newsroom.url() + at(shown.path()));
        return page;
    }

    private String at(String path) {
        return path.replace("{story}", story)
                .replace("{revised}", revised)
                .replace("{claim}", claim)
                .replace("{confidential}", confidential)
                .replace("{source}", source)
                .replace("{proposed}", proposed)
                .replace("{decided}", decided);
    }
}
