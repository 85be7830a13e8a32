package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.search.Found;
import org.recoupe.search.Search;
import org.recoupe.search.Wanted;

/** What is on one's desks can be found by its words, and only that; what one likes about the pages follows from machine to machine. */
@NewsroomTest
class SearchInTheBrowserTest {
    private static final String STORY = """
            Une inondation a touché la vallée, selon la mairie de Tournelune. "Deux cents habitants ont été évacués de l'hôpital", a déclaré la mairie de Tournelune. \
            La mairie de Tournelune affirme que le pont <b>neuf</b> tient bon.
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    private static String article;

    private final Newsroom newsroom;
    private final Search search;

    SearchInTheBrowserTest(Newsroom newsroom, Search search) {
        this.newsroom = newsroom;
        this.search = search;
    }

    @BeforeEach
    void aStoryOfTournelune() {
        if (article != null) return;
        var answer = newsroom.editor()
                .post("/api/articles", Map.of("title", "Tournelune sous les eaux", "text", STORY, "publisher", "AFP"));
        article = newsroom.waitUntilRead(answer.json().get("id").asString(), newsroom.editor());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "évacués tournelune",
                "evacues Tournelune",
                "ÉVACUÉE tournelune",
                "habitant évacuer tournelune",
                "\"mairie de Tournelune\"",
                "tournelune -barrage",
                "tournelune or nullepart"
            })
    void accents_case_and_endings_do_not_matter(String words) {
        assertThat(find(words, onDesk("international")).hits()).isNotEmpty();
    }

    @Test
    void quotation_marks_and_minus_mean_what_they_say() {
        assertThat(find("\"vallée inondation\"", onDesk("international")).hits())
                .isEmpty();
        assertThat(find("introuvablexyz OU tournelune", onDesk("international")).hits())
                .isNotEmpty();
        assertThat(find("introuvablexyz ou tournelune", onDesk("international")).hits())
                .isEmpty();
        assertThat(find("tournelune -évacués", onDesk("international")).hits())
                .noneMatch(hit -> text(hit).contains("évacués"));
    }

    @Test
    void while_one_types_the_last_word_may_go_on() {
        var typing = new Wanted("tournel", true, null, null, null, null, null, 0);
        assertThat(search.find(typing, onDesk("international")).hits()).isNotEmpty();
        assertThat(find("tournel", onDesk("international")).hits()).isEmpty();
    }

    @Test
    void another_desk_neither_finds_nor_counts_it() {
        var here = find("tournelune", onDesk("international"));
        assertThat(here.facets().kinds()).containsKeys(Wanted.Kind.CLAIM, Wanted.Kind.ARTICLE, Wanted.Kind.SOURCE);
        var elsewhere = find("tournelune", onDesk("politique"));
        assertThat(elsewhere.total()).isZero();
        assertThat(elsewhere.facets().desks()).isEmpty();
        assertThat(search.named(article, onDesk("politique"))).isEmpty();
        assertThat(search.named(article, onDesk("international"))).isPresent();
    }

    @Test
    void what_changes_is_found_as_it_now_stands() {
        var reviewer = onDesk("international");
        var before = find("inondation tournelune", reviewer);
        assertThat(before.facets().states()).isNotEmpty();
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        assertThat(find("tournelune", reviewer).facets().states()).containsKey("ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((( \\ & | ! :* ' \" <b>",
                "%00",
                "le la les",
                "\uD83D\uDE00",
                "C-99999",
                "C-999999",
                "C-0",
                "0",
                "C--1",
                "C-99999999999999999999",
                "C-١٢",
                "99999999999999999999",
                "or",
                "-",
                "\"",
                ":*",
                "a!b & c:*",
                "!!!a"
            })
    void no_question_is_an_error(String words) {
        var page = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        for (var more :
                new String[] {"", "&typing=1", "&kind=zebra&period=never&page=-7&source=x&state=%00&desk=%27"}) {
            var answer = page.request().get(newsroom.url() + "/search?q=" + encoded(words) + more);
            assertThat(answer.status()).as(words + more).isEqualTo(200);
        }
        page.context().close();
    }

    @Test
    void one_finds_by_key_sees_why_narrows_and_goes_there() {
        var page = browser.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        page.waitForSelector("html.has-js");
        page.keyboard().press("/");
        page.keyboard().type("tournelune pont");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/search?q="));
        assertThat(page.locator(".hit mark").first().innerText()).isNotBlank();
        // what looks like markup in a text stays text
        assertThat(page.locator(".hit b, .hit .go b").count()).isZero();
        browser.isFitForEverybody(page);

        // when more is typed, more is asked
        page.fill("#search-q", "tournel");
        page.waitForFunction("() => location.search.includes('q=tournel') && !location.search.includes('pont')");
        assertThat(page.locator(".hit").count()).isGreaterThan(1);

        // when it is narrowed, the address says so
        page.locator(".facets a[href*='kind=article']").click();
        page.waitForURL(url -> url.contains("kind=article"));
        page.fill("#search-q", "tournelune");
        page.locator(".search-f button").click();
        page.waitForURL(url -> url.contains("q=tournelune"));
        assertThat(page.locator(".facets a[aria-current]").count()).isEqualTo(1);
        page.locator("h1").click(new Locator.ClickOptions().setForce(true));
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/articles/" + article);

        // nothing found, and an id
        page.navigate(newsroom.url() + "/search?q=zzzzzz");
        browser.isFitForEverybody(page);
        page.navigate(newsroom.url() + "/search?q=" + article);
        assertThat(page.url()).endsWith("/articles/" + article);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void settings_hold_on_another_machine_and_are_taken_back() {
        var here = browser.signedIn(newsroom.url(), newsroom.person("theo.lambert"));
        here.navigate(newsroom.url() + "/settings");
        browser.isFitForEverybody(here);
        here.check("input[name=language][value=en]");
        here.check("input[name=theme][value=dark]");
        here.check("input[name=density][value=compact]");
        here.uncheck("input[name=keys]");
        here.click("button[value=save]");
        assertThat(here.locator("#toasts").innerText()).contains("Your settings are saved");

        here.focus("#toasts form button"); // so long it stays

        // then on another machine, too
        var there = browser.signedIn(newsroom.url(), newsroom.person("theo.lambert"));
        assertThat(there.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(there.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        assertThat(there.locator("html").getAttribute("data-density")).isEqualTo("compact");
        there.waitForSelector("html.has-js");
        there.keyboard().press("/");
        assertThat(there.evaluate("document.activeElement.id")).isNotEqualTo("search-q");
        browser.isFitForEverybody(there);

        // and when it is taken back, all is as before
        here.click("#toasts form button");
        here.waitForSelector("html[lang=fr]");
        assertThat(here.locator("input[name=keys]").isChecked()).isTrue();
        here.waitForSelector("html.has-js");
        here.keyboard().press("/");
        assertThat(here.evaluate("document.activeElement.id")).isEqualTo("search-q");
        assertThat(browser.complaints()).isEmpty();
    }

    private Found find(String words, Actor reader) {
        return search.find(new Wanted(words, false, null, null, null, null, null, 0), reader);
    }

    private static Actor onDesk(String desk) {
        return new Actor("somebody", Set.of(Role.REVIEWER), Set.of(desk));
    }

    private static String text(Found.Hit hit) {
        return hit.words().stream().map(Found.Piece::text).reduce("", String::concat);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words.replace("%00", "\u0000"), StandardCharsets.UTF_8);
    }
}
