package org.recoupe.newsroom;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.env.Environment;

/** The list in which reviewers live: by keyboard, by mouse, by plain forms, and while others work on it. */
@NewsroomTest
class TasksInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;
    private final Environment settings;
    private String story = "";

    TasksInTheBrowserTest(Newsroom newsroom, Environment settings) {
        this.newsroom = newsroom;
        this.settings = settings;
    }

    /** The database is shared: each test looks at a story of its own. */
    @BeforeEach
    void a_story_of_its_own() {
        story = newsroom.readStory();
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
    }

    @Test
    void filters_stand_in_the_address_and_survive_opening_going_back_and_reloading() {
        var page = list("karim.benali", "");
        var whole = rows(page).count();
        var high = page.locator("#facet-priority-high");
        var counted = Integer.parseInt(
                page.locator("label:has(#facet-priority-high) .c").innerText());
        assertThat(counted).isBetween(1, whole - 1);

        // when one priority is ticked, without a new page
        page.evaluate("window.same = true");
        high.check();
        assertThat(rows(page)).hasCount(counted);
        assertThat(page).hasURL(Pattern.compile("priority=high"));
        assertThat((Boolean) page.evaluate("window.same")).isTrue();
        assertThat(high).isFocused();

        // then it is still so after opening a task and coming back, and after a reload
        rows(page).first().locator(".claim").click();
        assertThat(page).hasURL(Pattern.compile("/claims/"));
        page.goBack();
        assertThat(rows(page)).hasCount(counted);
        assertThat(page.locator("#facet-priority-high")).isChecked();
        page.reload();
        assertThat(rows(page)).hasCount(counted);
        page.locator("#chosen a")
                .filter(new Locator.FilterOptions().setHasText("Haute"))
                .click();
        assertThat(rows(page)).hasCount(whole);
        browser.isFitForEverybody(page);

        // and what hides everything says so
        page.navigate(page.url() + "&about=statement&due=late");
        assertThat(page.locator(".empty")).containsText("Effacer les filtres");
        assertThat(page.locator("#preview")).isHidden();
        browser.isFitForEverybody(page);

        page.navigate(newsroom.url() + "/tasks?group=story&story=" + story);
        assertThat(page.locator("h3.story")).hasCount(1);
        browser.isFitForEverybody(page);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void without_a_connection_nothing_is_sent_and_the_list_stays() {
        var page = list("ines.fontaine", "");
        var first = rows(page).nth(0).getAttribute("id");
        page.context().setOffline(true);
        lateWordOfTheStream(page);
        claim(page, first).focus();
        page.keyboard().press("a");
        assertThat(page.locator("#toasts [data-unsent]")).containsText("rien n’a été envoyé");
        claim(page, first).click();
        assertThat(row(page, first)).not().containsText("à vous");

        // when it is back, the word goes away and the same key does it
        page.context().setOffline(false);
        assertThat(page.locator("#toasts [data-unsent]")).hasCount(0);
        isTakenByKey(page, first);
        page.context().close();
        browser.complaints(); // the browser's own, of the cut
    }

    /** What the tab that listens had still to tell when the line went. */
    private static void lateWordOfTheStream(Page page) {
        page.evaluate("new BroadcastChannel('recoupe-live').postMessage({ offline: null })");
    }

    /** Given a database that finds its disk full. */
    @Test
    void what_the_server_cannot_save_is_said_in_place_and_can_be_done_again() throws SQLException {
        var page = list("ines.fontaine", "");
        var first = rows(page).nth(0).getAttribute("id");
        try (var full = new FullDisk(settings, rows(page).nth(0).getAttribute("data-key"))) {
            claim(page, first).focus();
            page.keyboard().press("a");
            assertThat(page.locator("#toasts [data-unsent]"))
                    .containsText("La base de données ne répond pas. Ce qui est écrit ici y reste");
            assertThat(row(page, first)).not().containsText("à vous");
            browser.isFitForEverybody(page);
        }

        isTakenByKey(page, first);
        assertThat(page.locator("#toasts [data-unsent]")).hasCount(0);
        assertThat(browser.complaints()).allMatch(word -> word.contains("503"));
    }

    /** As some proxies do. */
    @Test
    void where_only_the_live_stream_is_held_back_forms_are_sent_all_the_same() {
        var page = list("ines.fontaine", "");
        page.route(Pattern.compile("/events(\\?.*)?$"), Route::abort);
        page.reload();
        page.waitForSelector("#connection:not([hidden])");
        var first = rows(page).nth(0).getAttribute("id");
        isTakenByKey(page, first);
        page.navigate("about:blank"); // or else the stream knocks again while the browser is closed
        page.context().close();
        browser.complaints(); // the browser's own, of the stream
    }

    @Test
    void keys_move_the_real_focus_take_and_put_off() {
        var page = list("ines.fontaine", "");
        var first = rows(page).nth(0).getAttribute("id");
        var second = rows(page).nth(1).getAttribute("id");
        page.keyboard().press("j");
        page.keyboard().press("j");
        assertThat(claim(page, second)).isFocused();
        assertThat(page.locator("#preview h2")).containsText(number(page, second));
        page.keyboard().press("k");
        assertThat(claim(page, first)).isFocused();
        assertThat(page.locator("#preview h2")).containsText(number(page, first));
        assertThat(page).hasURL(Pattern.compile("claim="));

        // taking stays in the list and goes on to the next row
        page.keyboard().press("a");
        assertThat(row(page, first)).containsText("à vous");
        assertThat(claim(page, second)).isFocused();
        toast(page).locator("button").click();
        assertThat(row(page, first)).not().containsText("à vous");

        // putting off asks until when, and can be taken back
        claim(page, second).focus();
        page.keyboard().press("s");
        page.keyboard().press("Enter");
        assertThat(row(page, second)).hasCount(0);
        assertThat(toast(page)).containsText("reportée");
        page.navigate(newsroom.url() + "/tasks?view=later&story=" + story);
        assertThat(row(page, second)).containsText("reportée au");
        browser.isFitForEverybody(page);
        page.locator("#work button[name=resume]").first().click();
        assertThat(page.locator(".empty")).isVisible();
        page.navigate(newsroom.url() + "/tasks?story=" + story);
        assertThat(row(page, second)).isVisible();

        // nothing of this in a field
        page.locator("#facets input").first().focus();
        page.keyboard().press("x");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void several_are_set_aside_together_or_not_at_all_and_brought_back() {
        var page = list("karim.benali", "");
        var ids = rows(page).all().stream()
                .map(row -> row.getAttribute("id"))
                .limit(3)
                .toList();
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.locator("#" + ids.get(1) + " input[name=tick]").check();
        assertThat(page.locator("[data-ticked]")).hasText("2");

        // without a reason nothing happens, and the ticks are kept
        page.locator("#bulk summary").nth(1).click();
        page.locator("#bulk button[value=set-aside]").click();
        assertThat(page.locator("#desk [role=alert]").first()).isVisible();
        assertThat(page.locator("input[name=tick]:checked")).hasCount(2);
        browser.isFitForEverybody(page);

        page.selectOption("#set-aside-all-reason", "SUPERSEDED");
        page.locator("#bulk button[value=set-aside]").click();
        assertThat(row(page, ids.get(0))).hasCount(0);
        assertThat(row(page, ids.get(1))).hasCount(0);
        assertThat(claim(page, ids.get(2))).isFocused();
        var left = rows(page).count();

        toast(page).locator("button").click();
        assertThat(rows(page)).hasCount(left + 2);

        // one that somebody else holds: none of them is taken, and the page says which
        var both = rows(page).all().stream()
                .map(row -> row.getAttribute("id"))
                .limit(2)
                .toList();
        for (var id : both) page.locator("#" + id + " input[name=tick]").check();
        newsroom.otherReviewer()
                .post("/api/claims/" + row(page, both.get(1)).getAttribute("data-key") + "/take", Map.of());
        page.locator("#bulk button[value=take]").click();
        assertThat(page.locator("#desk [role=alert]").first()).containsText("Ines Fontaine a pris C-");
        assertThat(row(page, both.get(0))).not().containsText("à vous");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_others_do_changes_in_place_and_what_is_new_waits_to_be_asked_for() {
        var page = list("karim.benali", "");
        page.waitForTimeout(1000);
        var first = rows(page).nth(0).getAttribute("id");
        var taken = rows(page).nth(1).getAttribute("id");
        var order = ids(page);
        claim(page, first).focus();
        page.locator("#" + first + " input[name=tick]").check();
        page.locator("#" + first + " input[name=tick]").focus();

        // when a colleague takes one in another browser
        var ines = list("ines.fontaine", "");
        row(ines, taken).locator("button[name=take]").first().click();
        assertThat(row(ines, taken)).containsText("à vous");

        // then it changes here, in place, and hand and tick are where they were
        assertThat(row(page, taken)).containsText("chez Ines Fontaine");
        assertThat(page.locator("#" + first + " input[name=tick]")).isFocused();
        assertThat(page.locator("#" + first + " input[name=tick]")).isChecked();

        // when a claim comes back into the queue, it is announced and the list does not move
        var aside = newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("SET_ASIDE"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        newsroom.reviewer().post("/api/claims/" + aside + "/select", Map.of());
        assertThat(page.locator("[data-news]")).containsText("1 nouvelle tâche");
        assertThat(ids(page)).isEqualTo(order);
        page.keyboard().press(".");
        assertThat(page.locator("[data-key='" + aside + "']")).hasCount(1);
        assertThat(page.locator("[data-news]")).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_was_done_is_said_to_the_one_who_did_it_and_not_to_a_look_the_page_takes_by_itself() {
        var page = list("ines.fontaine", "");
        var address = page.url();
        page.evaluate("""
                async () => {
                  const work = document.querySelector('#work');
                  const data = new URLSearchParams(new FormData(work, work.querySelector('button[name=take]')));
                  await fetch(location, { method: 'POST', body: data, redirect: 'manual' });
                  const look = await fetch(location, { headers: { 'X-Live': 'true' } });
                  if ((await look.text()).includes('data-toast')) throw new Error('the look has heard it');
                }""");
        page.navigate(address);
        assertThat(toast(page)).containsText("pris");
    }

    @Test
    void everything_is_plain_links_and_forms() {
        var page = browser.withoutScripts("fr-FR");
        var karim = newsroom.person("karim.benali");
        page.navigate(newsroom.url() + "/sign-in");
        page.fill("#username", karim.user());
        page.fill("#password", karim.password());
        page.click("main form.card button[type=submit]");
        page.navigate(newsroom.url() + "/tasks?story=" + story);
        var whole = rows(page).count();
        page.check("#facet-priority-high");
        page.click("#facets button");
        assertThat(page.url()).contains("priority=high").contains("story=" + story);
        assertThat(rows(page).count()).isLessThan(whole);

        var first = rows(page).first().getAttribute("id");
        row(page, first).locator("button[name=take]").first().dispatchEvent("click");
        assertThat(row(page, first)).containsText("à vous");
        assertThat(page.url()).contains("priority=high");
        toastInThePage(page).locator("button").click();
        assertThat(row(page, first)).not().containsText("à vous");

        row(page, first).locator(".pop-d > summary").click();
        row(page, first).locator("button[name=later]").first().click();
        assertThat(row(page, first)).hasCount(0);
        toastInThePage(page).locator("button").click();
        assertThat(row(page, first)).hasCount(1);
    }

    @Test
    void what_somebody_invents_is_refused_without_an_error() {
        var page = list("sofia.marin", "");
        assertThat(rows(page)).hasCount(0);
        for (var address : List.of(
                "?view=x&due=x&priority=%00&who=%27&story=x&claim=x&seen=x",
                "?who={x}&about=" + "y".repeat(500), "?story=" + UUID.randomUUID())) {
            assertThat(page.navigate(newsroom.url() + "/tasks" + address).status())
                    .as(address)
                    .isIn(200, 400, 422);
        }
    }

    private Page list(String user, String more) {
        var page = browser.signedIn(newsroom.url(), newsroom.person(user));
        page.navigate(newsroom.url() + "/tasks?story=" + story + more);
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("[data-row]");
    }

    private static List<String> ids(Page page) {
        return rows(page).all().stream().map(row -> row.getAttribute("id")).toList();
    }

    private static Locator row(Page page, String id) {
        return page.locator("#" + id);
    }

    private static Locator claim(Page page, String id) {
        return page.locator("#" + id + " .claim");
    }

    private static String number(Page page, String id) {
        return page.locator("#" + id + " .id.see").innerText();
    }

    private static void isTakenByKey(Page page, String row) {
        claim(page, row).focus();
        page.keyboard().press("a");
        assertThat(row(page, row)).containsText("à vous");
    }

    private static Locator toast(Page page) {
        return page.locator("#toasts [data-toast]");
    }

    private static Locator toastInThePage(Page page) {
        return page.locator("main [data-toast]");
    }
}
