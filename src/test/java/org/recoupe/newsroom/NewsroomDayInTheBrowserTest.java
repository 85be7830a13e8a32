package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job as people do it: in a browser, with forms, seeing on the page what they may and why not. */
@NewsroomTest
class NewsroomDayInTheBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Newsroom newsroom;

    NewsroomDayInTheBrowserTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void a_dispatch_is_pasted_corrected_accepted_checked_refused_approved_and_read_in_the_trail() {
        // sign-in shows the people of the trial newsroom
        var visitor = browser.window("fr-FR");
        visitor.navigate(newsroom.url() + "/sign-in");
        assertThat(visitor.locator("main").innerText()).contains("lea.morel");
        browser.isFitForEverybody(visitor);

        // given an editor who pastes a dispatch
        var editor = browser.signedIn(newsroom.url(), newsroom.person("lea.morel"));
        browser.isFitForEverybody(editor);
        editor.navigate(newsroom.url() + "/articles");
        browser.isFitForEverybody(editor);
        editor.navigate(newsroom.url() + "/articles/new");
        browser.isFitForEverybody(editor);
        editor.click("#recognised button[value=read]");
        assertThat(editor.locator("textarea[aria-invalid=true]").count())
                .as("the empty text is marked")
                .isEqualTo(1);
        browser.isFitForEverybody(editor);
        editor.fill("#new-article-title", "Explosion au port de Lamora");
        editor.fill("#new-article-text", Newsroom.dispatch());
        editor.fill("#new-article-publisher", "AFP");
        editor.click("button[value=bring]");
        untilRead(editor);
        var article = editor.url().replaceAll("[?#].*", "");

        // the text stands there as it was pasted, with the claims marked
        assertThat(editor.locator("article mark").count()).isGreaterThan(8);
        browser.isFitForEverybody(editor);

        // when the editor corrects a source
        var toll = claimLink(editor, "31 morts");
        toll.click();
        browser.isFitForEverybody(editor);
        openAndFill(editor, "#correct-source", "Observatoire velarien");
        button(editor, "correct").click();
        assertThat(editor.locator("main").innerText()).contains("Observatoire velarien");

        // and accepts
        button(editor, "accept").click();
        editor.navigate(article);
        assertThat(editor.locator("button[value=accept]").count()).isZero();

        // then a reviewer who is also a supervisor finds the claim, takes it and brings evidence
        var nadia = browser.signedIn(newsroom.url(), newsroom.person("nadia.roche"));
        nadia.navigate(article);
        claimLink(nadia, "Une explosion a ravagé").click();
        nadia.locator("a.btn.p[href*='/claims/']").first().click();
        var claim = nadia.url().replaceAll("[?#].*", "");
        browser.isFitForEverybody(nadia);
        button(nadia, "take").click();
        attach(nadia, "Hôpital de Lamora", "Entretien");
        attach(nadia, "Croissant-Rouge velarien", "Communiqué");
        assertThat(nadia.locator("#evidence").innerText()).contains("Hôpital de Lamora", "Croissant-Rouge velarien");
        browser.isFitForEverybody(nadia);

        // and proposes; what was forgotten is said beside the field, what was typed is kept
        nadia.check("#propose input[name=verdict][value=CONFIRMED]");
        nadia.fill("#propose-rationale", "Deux sources indépendantes concordent.");
        button(nadia, "propose").click();
        nadia.waitForSelector("#propose-missing[aria-invalid=true]");
        assertThat(nadia.inputValue("#propose-rationale")).isEqualTo("Deux sources indépendantes concordent.");
        nadia.check("#propose input[name=nothingMissing]");
        button(nadia, "propose").click();

        // then the page says before she clicks that she may not approve it, and the server refuses all the same
        nadia.locator("a[href$='/approval']").first().click();
        assertThat(nadia.locator("button[value=approve]").getAttribute("aria-disabled"))
                .isEqualTo("true");
        var why = nadia.locator("#eyes").innerText();
        assertThat(why).isNotBlank();
        browser.isFitForEverybody(nadia);
        // what aria-disabled asks people not to do, a script or a hasty hand does
        nadia.evaluate("document.querySelector('[data-yes]').click()");
        nadia.waitForSelector("[role=alert]:visible");
        assertThat(nadia.locator("button[value=approve]").count())
                .as("nothing was decided")
                .isEqualTo(1);
        browser.isFitForEverybody(nadia);

        // when another supervisor approves
        var paul = browser.signedIn(newsroom.url(), newsroom.person("paul.girard"));
        assertThat(paul.locator("main").innerText()).contains("Une explosion a ravagé");
        paul.navigate(claim + "/approval");
        browser.isFitForEverybody(paul);
        button(paul, "approve").click();
        paul.locator("[data-yes]").click();
        paul.waitForURL(url -> !url.startsWith(claim));
        paul.navigate(claim);
        assertThat(paul.locator("h1 ~ p, .head").first().innerText()).containsIgnoringCase("confirmé");

        // then the trail tells it, the refusal included
        var auditor = browser.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));
        auditor.navigate(claim + "/audit");
        var trail = auditor.locator("main").innerText();
        assertThat(trail).contains("Nadia Roche", "Paul Girard").containsIgnoringCase("intacte");
        browser.isFitForEverybody(auditor);
        auditor.navigate(newsroom.url() + "/audit");
        browser.isFitForEverybody(auditor);
        var report = auditor.locator("a[href*='report.csv']").getAttribute("href");
        assertThat((String) auditor.evaluate("url => fetch(url).then(answer => answer.text())", report))
                .startsWith("seq,")
                .contains("verdict-approved");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void what_is_not_there_or_not_allowed_is_said_on_a_page() {
        var reviewer = browser.signedIn(newsroom.url(), newsroom.person("sofia.marin"));
        var other = newsroom.claimInVerification().get("id").asString();
        assertThat(reviewer.navigate(newsroom.url() + "/claims/" + other).status())
                .isEqualTo(404);
        browser.isFitForEverybody(reviewer);
        assertThat(reviewer.navigate(newsroom.url() + "/claims/garbage").status())
                .isEqualTo(404);
        assertThat(reviewer.navigate(newsroom.url() + "/nowhere").status()).isEqualTo(404);
        assertThat(reviewer.navigate(newsroom.url() + "/articles/new").status()).isEqualTo(403);
        assertThat(reviewer.locator("main").innerText()).containsIgnoringCase("deskeur");
    }

    @Test
    void every_page_speaks_english_too_and_the_choice_stays_with_the_person() {
        var reviewer = browser.signedIn(newsroom.url(), newsroom.person("theo.lambert"));
        try {
            reviewer.locator("a[hreflang=en]").click();
            assertThat(reviewer.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(reviewer.locator("h1").innerText()).isEqualTo("To check");
            browser.isFitForEverybody(reviewer);
        } finally {
            reviewer.locator("a[hreflang=fr]").click();
        }
    }

    @Test
    void html_in_a_dispatch_stays_text() {
        var nasty = "<script>window.ran = true</script><img src=x onerror='window.ran = true'>";
        var article = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                nasty,
                                "text",
                                "Le ministre a affirmé lundi : \"" + nasty + "\". " + Newsroom.dispatch()));
        var id = newsroom.waitUntilRead(article.json().get("id").asString(), newsroom.editor());
        var editor = browser.signedIn(newsroom.url(), newsroom.person("lea.morel"));
        editor.navigate(newsroom.url() + "/articles/" + id);
        assertThat(editor.locator("h1").innerText()).isEqualTo(nasty);
        assertThat(editor.evaluate("window.ran")).isNull();
        assertThat(editor.locator("article.card").first().textContent()).contains(nasty);
    }

    private static Locator claimLink(Page page, String words) {
        return page.locator("#claims ol.list a, ol.list a")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    private static Locator button(Page page, String deed) {
        return page.locator("button[name=do][value=" + deed + "]").first();
    }

    private static void attach(Page page, String source, String title) {
        var claim = page.url().replaceAll("[?#].*", "");
        page.navigate(claim); // the same address with the same fragment would not be loaded again
        page.navigate(claim + "?add=SUPPORTS#add");
        page.fill("#attach-source", source);
        page.fill("#attach-weight", "Le sait de première main.");
        page.check("#attach [name=basis][value=OWN]");
        page.click("#attach-more > summary");
        page.fill("#attach-title", title);
        button(page, "attach").click();
        page.locator("#evidence article.ev")
                .filter(new Locator.FilterOptions().setHasText(source))
                .first()
                .waitFor();
    }

    /** Opens the folded form the field is in. */
    private static void openAndFill(Page page, String field, String value) {
        page.locator("details:has(" + field + ") > summary").first().click();
        page.locator(field).first().fill(value);
    }

    private static void untilRead(Page page) {
        // the page goes on by itself when the text has been read
        page.waitForURL("**/articles/*-*");
        page.waitForSelector("article mark");
    }
}
